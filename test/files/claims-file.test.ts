import { isPicksProblem, picksOfJson } from "../../src/claims/mapping/picks-file";
import { readClaimsFile } from "../../src/files/claims-file";
import { UnusableFile } from "../../src/files/problem";
import { writeWorkbook, type SheetToWrite } from "../../src/files/xlsx-write";
import { utf8 } from "./archive";

const HEADERS = ["Payer", "Patient", "DOS", "CPT"];
const isVisit = () => false;
const sheet = (name: string, rows: SheetToWrite["rows"], hidden = false): SheetToWrite => ({
  name,
  rows,
  columns: [],
  hidden,
});
const workbook = writeWorkbook({
  sheets: [
    sheet("Notes", [["Our practice"], ["Report of October"]]),
    sheet("Old claims", [HEADERS, ["Acme", "P1", 46300, "99213"]], true),
    sheet("October", [["Claims"], [], HEADERS, ["Acme", "P1", 46309, 96413], [], ["Acme", "P2", 46310, "00100"]]),
    sheet("November", [HEADERS, ["Acme", "P3", 46340, "96415"]]),
  ],
});

describe("a claim file", () => {
  it("is read from the first visible sheet that holds claim lines", async () => {
    const claims = await readClaimsFile(await workbook, "claims.xlsx", { isVisit });
    expect([claims.name, claims.headerRow]).toEqual(["October", 3]);
    expect(claims.lines.map(({ index, row, code, dos }) => [index, row, code, dos])).toEqual([
      [1, 4, "96413", 46309],
      [3, 6, "00100", 46310],
    ]);
  });

  it("is read from the sheet that is named, in any case, hidden or not", async () => {
    const read = async (name: string) =>
      (await readClaimsFile(await workbook, "claims.xlsx", { isVisit, sheet: name })).lines[0]?.code;
    expect(await read("november")).toBe("96415");
    expect(await read("Old claims")).toBe("99213");
  });

  it("says which sheets there are where the named one is missing", async () => {
    const read = readClaimsFile(await workbook, "claims.xlsx", { isVisit, sheet: "December" });
    await expect(read).rejects.toThrow(
      /claims\.xlsx, sheet "December": there is no sheet of this name\. The file has: Notes, Old claims, October, November/,
    );
  });

  it("takes headers that a map names", async () => {
    const picks = picksOfJson({ Payer: "Ins", CPT: "Proc" });
    if (isPicksProblem(picks)) throw new Error(picks.problem);
    const claims = await readClaimsFile(utf8("Ins;Patient;DOS;Proc\nAcme;P1;2026-10-14;96413\n"), "c.csv", {
      isVisit,
      picks,
    });
    expect(claims.lines.map((line) => [line.payer, line.code])).toEqual([["Acme", "96413"]]);
    expect(claims.mapping).toMatchObject({ Payer: "Ins", CPT: "Proc" });
  });

  it("tells a workbook from text by its content", async () => {
    expect((await readClaimsFile(await workbook, "claims.csv", { isVisit })).name).toBe("October");
    await expect(readClaimsFile(utf8("a,b"), "claims.xlsx", { isVisit })).rejects.toThrow(
      /claims\.xlsx: is no Excel workbook/,
    );
  });

  it.each([
    ["without a header row", utf8("1,2,3\n4,5,6\n"), /c\.csv: No claim lines: the sheet "c\.csv" has no header row/],
    [
      "with a header that lacks a field",
      utf8("Payer,Patient,CPT\nA,P,1\n"),
      /row 1 of the sheet "c\.csv" has headers, but not DOS/,
    ],
    ["that is empty", utf8(""), /c\.csv: The sheet "c\.csv" is empty/],
  ])("is refused %s", async (_, bytes, message) => {
    await expect(readClaimsFile(bytes, "c.csv", { isVisit })).rejects.toThrow(UnusableFile);
    await expect(readClaimsFile(bytes, "c.csv", { isVisit })).rejects.toThrow(message);
  });

  it("is refused where no sheet holds claim lines", async () => {
    const bytes = await writeWorkbook({ sheets: [sheet("Notes", [["Our practice"]]), sheet("More", [])] });
    await expect(readClaimsFile(bytes, "c.xlsx", { isVisit })).rejects.toThrow(
      /c\.xlsx, sheet "Notes": No claim lines/,
    );
  });

  it("reads the other rows where one cannot be read", async () => {
    const claims = await readClaimsFile(
      utf8("Payer,Patient,DOS,CPT\nA,P,14.10.2026,99213\nA,P,2026-10-14,#N/A\nA,P,2026-10-14,99213\n"),
      "c.csv",
      { isVisit },
    );
    expect(claims.lines.map((line) => line.index)).toEqual([3]);
    expect(claims.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, "DOS"],
      [3, "CPT"],
    ]);
  });
});
