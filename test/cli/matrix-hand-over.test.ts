import { existsSync, readFileSync } from "node:fs";
import { matrixCommand } from "../../src/cli/matrix-command";
import { matrixWorkbookBytes } from "../../src/cli/matrix-workbook";
import { readMatrixWorkbook } from "../../src/files/matrix-files";
import { readWorkbook } from "../../src/files/xlsx-read";
import { diffMatrices } from "../../src/matrix/diff";
import { starterTables } from "../../src/matrix/starter";
import { tableOf } from "../../src/matrix/starter/row";
import { TABLES_WITHOUT_PATIENTS } from "../../src/matrix/tables";
import { done, scratch } from "./recorder";

const files = scratch();
afterAll(() => files.remove());
const handOver = (...args: string[]) => done(matrixCommand, ["hand-over", ...args]);

const cells = {
  ...starterTables(),
  Authorizations: tableOf("Authorizations", [
    { "Auth Number": "A1", Payer: "MEDICARE", Patient: "Doe, Jane", Codes: "*" },
  ]),
  MatrixTests: tableOf("MatrixTests", [
    { Test: "Roe", Payer: "MEDICARE", Lines: "DOS 2026-10-14; CPT 99214", Expect: "none" },
  ]),
};
const matrix = matrixWorkbookBytes(cells).then((bytes) => files.write("matrix.xlsx", bytes));

describe("the hand-over from a terminal", () => {
  it("is a workbook with a sheet for each payer and the tables without patients", async () => {
    const out = files.at("out/hand-over.xlsx");
    const { status, notes } = await handOver(await matrix, out);
    expect([status, notes]).toEqual([0, expect.stringMatching(/Written to .*: 4 payers/)]);
    const workbook = await readWorkbook(readFileSync(out), out);
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual([
      "About",
      "MEDICARE",
      "EXAMPLE-COMMERCIAL",
      "EXAMPLE-MEDICAID",
      "EXAMPLE-ADVANTAGE",
      ...TABLES_WITHOUT_PATIENTS,
    ]);
    expect(workbook.tables.map((table) => table.name)).toEqual([...TABLES_WITHOUT_PATIENTS]);
    expect(workbook.sheets[1]?.cells[0]?.[0]).toBe("What Medicare Part B wants");
    expect(JSON.stringify(workbook.sheets)).not.toMatch(/Doe|Roe|Jane/);
  });

  it("holds the same rules: it reads back as a matrix", async () => {
    const out = files.at("again.xlsx");
    await handOver(await matrix, out);
    expect(diffMatrices(cells, await readMatrixWorkbook(readFileSync(out), out))).toMatchObject({
      rows: [],
      missing: [],
    });
  });

  it("of one payer, by its id or another of its names", async () => {
    const out = files.at("one.xlsx");
    expect((await handOver(await matrix, out, "--payer", "Medicare Part B", "--as-of", "2027-01-01")).status).toBe(0);
    const { sheets } = await readWorkbook(readFileSync(out), out);
    expect(sheets.slice(0, 3).map((sheet) => sheet.name)).toEqual(["About", "MEDICARE", "Payers"]);
    expect(sheets[1]?.cells[1]?.slice(0, 2)).toEqual(["As of", "1 Jan 2027"]);
  });

  it("does not write over a file, unless it is forced to", async () => {
    const own = files.write("own.xlsx", "my own");
    expect((await handOver(await matrix, own)).notes).toMatch(/own\.xlsx: is there already/);
    expect(readFileSync(own, "utf8")).toBe("my own");
    expect((await handOver(await matrix, own, "--force")).status).toBe(0);
  });

  it.each([
    [[], /Name the matrix and the file to write/],
    [["matrix.xlsx"], /Name the file to write too/],
    [["matrix.xlsx", "out.pdf"], /"out\.pdf" is no name of a workbook: end it in \.xlsx/],
    [["nowhere", "out.xlsx"], /nowhere: there is no such file or folder/],
    [["matrix.xlsx", "out.xlsx", "--payer", "Nobody"], /--payer Nobody is no payer of .*: it has MEDICARE, /],
    [["matrix.xlsx", "out.xlsx", "--format", "json"], /hand-over takes no --format/],
  ])("%j ends with 2 and writes nothing", async (args, message) => {
    await matrix;
    const { status, notes } = await handOver(...args.map((arg) => (/\.xlsx$/.test(arg) ? files.at(arg) : arg)));
    expect([status, notes]).toEqual([2, expect.stringMatching(message)]);
    expect(existsSync(files.at("out.xlsx"))).toBe(false);
  });
});
