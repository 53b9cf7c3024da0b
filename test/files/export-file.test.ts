import { readExport } from "../../src/files/export-file";
import { DATE_FORMAT, writeWorkbook, type SheetToWrite } from "../../src/files/xlsx-write";
import type { Cells } from "../../src/values/cell";
import { utf8, workbookOf } from "./archive";

const DAY = 46309;

const workbook = (...sheets: readonly SheetToWrite[]): Promise<Uint8Array> => writeWorkbook({ sheets: [...sheets] });
const sheet = (name: string, rows: Cells, more: Partial<SheetToWrite> = {}): SheetToWrite => ({
  name,
  rows,
  columns: [],
  ...more,
});

/** UTF-16 with its mark, as some systems write "Unicode text". */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  [...text].forEach((character, i) =>
    bytes.set([character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8], 2 + 2 * i),
  );
  return bytes;
}

describe("an export of separated text", () => {
  const rows = [
    ["Patient", "DOS", "CPT", "Note"],
    ["Müller", "10/14/2026", "00100", "=1+1"],
  ];
  const lines = (delimiter: string): string => rows.map((row) => row.join(delimiter)).join("\r\n");

  it.each([
    ["commas", utf8(lines(","))],
    ["semicolons", utf8(lines(";"))],
    ["tabs", utf8(lines("\t"))],
    ["windows-1252", Uint8Array.from(lines(";"), (character) => character.charCodeAt(0))],
    ["UTF-16", utf16(lines("\t"))],
  ])("with %s is one sheet of text, named after the file", async (_, bytes) => {
    expect(await readExport(bytes, "claims oct.csv")).toEqual([
      { name: "claims oct", cells: rows, rows: 2, columns: 4, formats: [] },
    ]);
  });

  it("keeps blank rows between and drops those at the end", async () => {
    const [read] = await readExport(utf8("CPT,Units,\n\n96413,1,\n\n,,\n"), "a.txt");
    expect(read).toMatchObject({ rows: 3, columns: 2 });
    expect(read?.cells[2]).toEqual(["96413", "1"]);
  });

  it.each([
    ["an empty file", utf8(""), /^a\.csv: holds no rows/],
    ["an open quote", utf8('CPT\n"96413'), /^a\.csv, row 2: a quote/],
    [
      "a cell beyond Excel's limit",
      utf8(`CPT,Note\n96413,${"x".repeat(32_768)}`),
      /^a\.csv, row 2, column "B": holds 32,768 characters/,
    ],
    ["no text", Uint8Array.of(1, 0, 2, 0), /^a\.csv: holds no text/],
  ])("with %s is refused, with its place", async (_, bytes, message) => {
    await expect(readExport(bytes, "a.csv")).rejects.toThrow(message);
  });

  it("with more rows than a sheet takes is refused", async () => {
    const bytes = utf8("1\n".repeat(1_048_577));
    await expect(readExport(bytes, "year.csv")).rejects.toThrow(/^year\.csv: has 1,048,577 rows/);
  });
});

describe("an export in a workbook", () => {
  it("has its dates as serial numbers with a date's format, and codes as they are", async () => {
    const rows = [
      ["DOS", "CPT", "Start"],
      [DAY, "00100", DAY + 0.5],
      [DAY + 1, 99213, 0.375],
    ];
    const columns = [{ format: DATE_FORMAT }, {}, { format: "yyyy-mm-dd h:mm" }];
    const [read] = await readExport(await workbook(sheet("Oct", rows, { columns })), "a.xlsx");
    expect(read).toEqual({
      name: "Oct",
      cells: rows,
      rows: 3,
      columns: 3,
      formats: [
        { column: 0, row: 1, rows: 2, format: "m/d/yyyy" },
        { column: 2, row: 1, rows: 1, format: "m/d/yyyy h:mm" },
        { column: 2, row: 2, rows: 1, format: "h:mm" },
      ],
    });
  });

  it("of the 1904 system has the days that Excel shows", async () => {
    const bytes = workbookOf('<row r="1"><c r="A1" s="1"><v>44847</v></c></row>', { date1904: true });
    const [read] = await readExport(bytes, "mac.xlsx");
    expect(read).toMatchObject({ cells: [[44847 + 1462]], formats: [{ column: 0, row: 0, rows: 1 }] });
  });

  it("offers every sheet that holds something, hidden ones only where no other does", async () => {
    const hidden = sheet("Lists", [["a"]], { hidden: true });
    const names = async (...sheets: readonly SheetToWrite[]): Promise<string[]> =>
      (await readExport(await workbook(...sheets), "a.xlsx")).map(({ name }) => name);
    expect(await names(sheet("Oct", [["CPT"]]), sheet("Empty", []), sheet("Nov", [["CPT"]]), hidden)).toEqual([
      "Oct",
      "Nov",
    ]);
    expect(await names(sheet("Empty", []), hidden)).toEqual(["Lists"]);
  });

  it("that is damaged or empty is refused, by its name", async () => {
    await expect(readExport(utf8("nonsense"), "a.xlsx")).rejects.toThrow(/^a\.xlsx: is no Excel workbook/);
    await expect(readExport(await workbook(sheet("Oct", [])), "b.xlsx")).rejects.toThrow(/^b\.xlsx: holds no rows/);
  });
});
