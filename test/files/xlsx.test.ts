import fc from "fast-check";
import { UnusableFile } from "../../src/files/problem";
import { readWorkbook } from "../../src/files/xlsx-read";
import { DATE_FORMAT, TEXT_FORMAT, writeWorkbook, type SheetToWrite } from "../../src/files/xlsx-write";
import type { CellValue, Cells } from "../../src/values/cell";
import { utf8, workbookOf, zipOf } from "./archive";

const cellsOf = async (bytes: Uint8Array): Promise<Cells> =>
  (await readWorkbook(bytes, "a.xlsx")).sheets[0]?.cells ?? [];
const written = (rows: Cells, columns: SheetToWrite["columns"] = []): Promise<Uint8Array> =>
  writeWorkbook({ sheets: [{ name: "A", rows, columns }] });

/** Text that XML can hold: no half of a surrogate pair. */
const text = fc.string({ unit: "binary", minLength: 1 }).filter((each) => !/\p{Surrogate}/u.test(each));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n));
const value: fc.Arbitrary<CellValue> = fc.oneof(text, number, fc.boolean(), fc.constant(null));

describe("a workbook", () => {
  it("reads back what was written", async () => {
    // The last column is never blank, so that every row keeps its width.
    const rows = fc.array(fc.tuple(value, value, text), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => expect(await cellsOf(await written(cells))).toEqual(cells)),
      { numRuns: 60 },
    );
  });

  it("keeps dates and times as serial numbers of the 1900 system", async () => {
    const serial = fc.integer({ min: 61, max: 2_958_465 });
    const minute = fc.integer({ min: 0, max: 1439 });
    await fc.assert(
      fc.asyncProperty(serial, minute, async (day, time) => {
        const [row = []] = await cellsOf(
          await written(
            [[day, day + time / 1440, time / 1440]],
            [DATE_FORMAT, "yyyy-mm-dd h:mm", "h:mm"].map((format) => ({ format })),
          ),
        );
        expect(row[0]).toBe(day);
        expect(row[1]).toBeCloseTo(day + time / 1440, 8);
        expect(row[2]).toBeCloseTo(time / 1440, 8);
      }),
      { numRuns: 40 },
    );
  });

  it("reads values of formulas, errors as text, and dates by their format alone", async () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>NA()</f><v>#N/A</v></c><c r="C1" s="1"><v>46309</v></c><c r="D1" s="2"><v>0.375</v></c><c r="E1" t="inlineStr"><is><t>00100</t></is></c><c r="F1"><f>PAYER.VERSION()</f></c></row>';
    expect(await cellsOf(workbookOf(rows))).toEqual([[2, "#N/A", 46309, 0.375, "00100", null]]);
  });

  it("counts the days of the 1904 system as those of 1900, and leaves times alone", async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>44847</v></c><c r="B1" s="2"><v>0.375</v></c></row>';
    expect(await cellsOf(workbookOf(rows, { date1904: true }))).toEqual([[46309, 0.375]]);
  });

  it("keeps rows where they stand", async () => {
    expect(await cellsOf(workbookOf('<row r="3"><c r="B3"><v>1</v></c></row>'))).toEqual([
      [null, null],
      [null, null],
      [null, 1],
    ]);
  });

  it("writes text as text, tables with their area, names and properties", async () => {
    const sheet: SheetToWrite = {
      name: "My sheet",
      rows: [
        ["Code", "Note"],
        ["00100", "=HYPERLINK(1)"],
      ],
      columns: [{ format: TEXT_FORMAT, width: 10, help: "what it is", choices: { words: ["a", "b"] } }, {}],
      header: true,
      table: "Codes",
    };
    const empty: SheetToWrite = {
      name: "Empty",
      rows: [["A", "B"]],
      columns: [{}, {}],
      header: true,
      table: "Nothing",
      hidden: true,
    };
    const workbook = await readWorkbook(
      await writeWorkbook({ sheets: [sheet, empty], properties: { Format: 1 } }),
      "a.xlsx",
    );
    expect(workbook.sheets[0]?.cells).toEqual([
      ["Code", "Note"],
      ["00100", "=HYPERLINK(1)"],
    ]);
    expect(workbook.tables).toEqual([
      { name: "Codes", sheet: "My sheet", firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 },
      { name: "Nothing", sheet: "Empty", firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 },
    ]);
    expect(workbook.sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(workbook.properties).toEqual({ Format: 1 });
  });

  it("is the same file when it is written at the same time", async () => {
    const workbook = { sheets: [{ name: "A", rows: [[1]], columns: [] }], written: new Date(Date.UTC(2026, 0, 1)) };
    expect(await writeWorkbook(workbook)).toEqual(await writeWorkbook(workbook));
  });
});

describe("a file that is no workbook, or no good one", () => {
  const whole = workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>');
  const huge = new Uint8Array(51_000_000);

  it.each([
    ["empty", new Uint8Array(0), /a\.xlsx: the file is empty/],
    ["text", utf8("Payer,DOS\n"), /a\.xlsx: is no Excel workbook/],
    [
      "an old workbook",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /a\.xlsx: is an old \.xls workbook, or protected/,
    ],
    ["cut off", whole.slice(0, whole.length - 200), /a\.xlsx: the workbook is damaged or was cut off/],
    [
      "another archive",
      zipOf([{ name: "readme.txt", data: "hello" }]),
      /a\.xlsx: is an archive, but no Excel workbook/,
    ],
    ["a bomb", zipOf([{ name: "xl/worksheets/sheet1.xml", data: huge }]), /a\.xlsx: the workbook is too large to read/],
    ["larger than its directory says", workbookLying(), /a\.xlsx: the workbook is damaged/],
    [
      "a cell at the far end",
      workbookOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      /a\.xlsx: a sheet is larger than can be read/,
    ],
    [
      "a cell beyond every end",
      workbookOf('<row r="9999999"><c r="A9999999"><v>1</v></c></row>'),
      /a\.xlsx: a sheet is larger than can be read/,
    ],
  ])("says so: %s", async (_, bytes, message) => {
    await expect(readWorkbook(bytes, "a.xlsx")).rejects.toThrow(UnusableFile);
    await expect(readWorkbook(bytes, "a.xlsx")).rejects.toThrow(message);
  });
});

/** A workbook whose directory states fewer bytes than a part unpacks to. */
function workbookLying(): Uint8Array {
  return zipOf([{ name: "[Content_Types].xml", data: "<Types/>".repeat(1000), stated: 10 }]);
}
