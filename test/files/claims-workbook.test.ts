import fc from "fast-check";
import { claimParts } from "../../src/files/claims-parts";
import { readClaimsFile, type ReadClaimsFileOptions } from "../../src/files/claims-file";
import { openClaimsWorkbook, type ReadingProgress } from "../../src/files/claims-workbook";
import { UnusableFile } from "../../src/files/problem";
import { readWorkbook } from "../../src/files/xlsx-read";
import { columnLetters, type CellValue } from "../../src/values/cell";
import type { RowsOfFile } from "../../src/files/claims-parts";
import { partsOfWorkbook, workbookOf, zipOf, type MadeWorkbook } from "./archive";

// Many workbooks are made and read: a busy machine takes its time.
jest.setTimeout(60_000);

const FILE = "claims.xlsx";
const reading: ReadClaimsFileOptions = { isVisit: () => false };

/** The rows of a workbook as they come row by row, and what was told on the way. */
async function streamed(
  bytes: Uint8Array,
  options: Omit<ReadClaimsFileOptions, "isVisit"> = {},
): Promise<RowsOfFile & { readonly told: readonly ReadingProgress[] }> {
  const steps = openClaimsWorkbook(bytes, FILE, options);
  const told: ReadingProgress[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { ...step.value, told };
    told.push(step.value);
  }
}

const rowsOf = async (bytes: Uint8Array): Promise<CellValue[][]> =>
  [...(await streamed(bytes)).rows.all()].map((row) => [...row]);
const wholeOf = async (bytes: Uint8Array): Promise<readonly (readonly CellValue[])[]> =>
  (await readWorkbook(bytes, FILE)).sheets[0]?.cells ?? [];

/** Read as a whole, dates go through Date: their last digits are not those of the file. */
const toTheSecond = (value: CellValue): CellValue =>
  typeof value === "number" && value > 1e-6 && value < 1e5 ? Number(value.toFixed(9)) : value;

/** Rows without the blanks behind their last cell, and without blank rows at the end. */
function trimmed(rows: readonly (readonly CellValue[])[]): CellValue[][] {
  const cut = rows.map((row) => row.map(toTheSecond).slice(0, row.findLastIndex((value) => value !== null) + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const word = fc.constantFrom("Acme", "00100", "R&D <x>", "é", "C34.11, Z51.11", "=1+1", "_x0041_", "5", " a ");
const serial = fc.oneof(
  fc.integer({ min: 1, max: 80_000 }),
  fc.integer({ min: 0, max: 1439 }).map((minute) => minute / 1440),
  fc.integer({ min: 40_000 * 1440, max: 50_000 * 1440 }).map((minute) => minute / 1440),
);

/** A cell's XML behind its name. */
const cell: fc.Arbitrary<string> = fc.oneof(
  word.map((text) => ` t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`),
  word.map((text) => ` t="inlineStr"><is><r><t>${escaped(text)}</t></r><r><rPr/><t>!</t></r></is></c>`),
  fc.integer({ min: 0, max: 2 }).map((at) => ` t="s"><v>${at}</v></c>`),
  word.map((text) => ` t="str"><f>A1&amp;"x"</f><v>${escaped(text)}</v></c>`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => `><v>${n === 0 ? 0 : n}</v></c>`),
  fc.tuple(fc.integer({ min: 0, max: 3 }), serial).map(([style, n]) => ` s="${style}"><v>${n}</v></c>`),
  fc.boolean().map((yes) => ` t="b"><v>${yes ? 1 : 0}</v></c>`),
  fc.constant(` t="e"><v>#N/A</v></c>`),
  fc.constant("><f>PAYER.VERSION()</f></c>"),
  fc.constant(' s="1"></c>'),
);
const STRINGS =
  '<si><t>Medicare Part B</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t xml:space="preserve"> x &amp; y</t></si>';

/** Rows with gaps between them, and cells with gaps between them. */
const rows = fc.array(
  fc.record({ skip: fc.integer({ min: 1, max: 3 }), cells: fc.array(fc.option(cell), { minLength: 1, maxLength: 5 }) }),
  { minLength: 1, maxLength: 12 },
);

function xmlOf(made: readonly { readonly skip: number; readonly cells: readonly (string | null)[] }[]): string {
  let at = 0;
  return made
    .map(({ skip, cells }) => {
      at += skip;
      const own = cells.map((each, i) => (each === null ? "" : `<c r="${columnLetters(i)}${at}"${each}`));
      return `<row r="${at}">${own.join("")}</row>`;
    })
    .join("");
}

describe("the rows of a workbook, read one after the other", () => {
  it("hold what a workbook holds that is read as a whole, in either date system", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (made, date1904) => {
        const bytes = workbookOf(xmlOf(made), { strings: STRINGS, date1904 });
        expect(trimmed(await rowsOf(bytes))).toEqual(trimmed(await wholeOf(bytes)));
      }),
      { numRuns: 200 },
    );
  });

  it("reads text, runs, formulas' results, errors, and dates by their format alone", async () => {
    const made = workbookOf(
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" s="3"><v>46309</v></c><c r="D2" s="2"><v>0.375</v></c><c r="E2" t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>00100</t></is></c></row>',
      { strings: STRINGS },
    );
    expect(await rowsOf(made)).toEqual([[], ["two runs", null, 46309, 0.375, "#N/A", "00100"]]);
    const older = workbookOf('<row r="1"><c r="A1" s="1"><v>44847</v></c><c r="B1" s="2"><v>0.375</v></c></row>', {
      date1904: true,
    });
    expect(await rowsOf(older)).toEqual([[46309, 0.375]]);
  });

  const line = (row: number, values: readonly string[]): string =>
    `<row r="${row}">${values.map((text, i) => `<c r="${columnLetters(i)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
  const HEADERS = ["Payer", "Patient", "DOS", "CPT"];
  const claims = (first: number, patient: string): string =>
    line(first, HEADERS) + line(first + 1, ["Acme", patient, "2026-10-14", "96413"]);

  it("are those of the visible sheet whose columns say the most, under its titles", async () => {
    const bytes = workbookOf(line(1, ["Our practice"]), {
      more: [
        ["October", line(1, ["Charges"]) + claims(4, "P1")],
        ["November", claims(1, "P2")],
      ],
    });
    const notes: string[] = [];
    const found = await streamed(bytes, { note: (text) => void notes.push(text) });
    expect([found.sheet, [...found.rows.all()][4]]).toEqual(["October", ["Acme", "P1", "2026-10-14", "96413"]]);
    expect(notes).toEqual([expect.stringMatching(/"October" is read\. Claim lines stand on "November" too/)]);
    expect((await streamed(bytes, { sheet: "november" })).sheet).toBe("November");
    await expect(streamed(bytes, { sheet: "May" })).rejects.toThrow(/The file has: Sheet1, October, November/);
  });

  it("tells how far it is, up to all of it", async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => line(i + 2, ["Acme", `P${i}`, "2026-10-14", "96413"]));
    const { told } = await streamed(workbookOf(line(1, HEADERS) + many.join("")));
    expect(told.length).toBeGreaterThan(5);
    expect(told.at(-1)?.done).toBe(told.at(-1)?.of);
  });

  it("makes the same claim lines as reading the workbook whole", async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      i % 9 === 8 ? "" : line(i + 4, ["Acme", `P${i % 7}`, i === 5 ? "soon" : "2026-10-14", i % 2 ? "96413" : "J9271"]),
    );
    const bytes = workbookOf(line(1, ["Charges"]) + line(3, HEADERS) + many.join(""));
    const survey = claimParts(await streamed(bytes), reading);
    let step = survey.next();
    while (!step.done) step = survey.next();
    const parts = step.value;
    const lines = parts.parts(5).flatMap((part) => parts.read(part).lines);
    const whole = await readClaimsFile(bytes, FILE, reading);
    expect(lines.sort((a, b) => a.index - b.index)).toEqual(whole.lines);
    expect(parts.facts.headerRow).toBe(3);
  });

  const damagedParts = (rowsXml: string, options: MadeWorkbook = {}) => workbookOf(rowsXml, options);
  const SHEET = "xl/worksheets/sheet1.xml";
  it.each([
    [
      "a cell points to a text that is not there",
      damagedParts('<row r="7"><c r="C7" t="s"><v>9</v></c></row>', { strings: STRINGS }),
      /claims\.xlsx, sheet "Sheet1", row 7, column "C": the cell points to a text that the workbook does not hold/,
    ],
    [
      "rows are out of order",
      damagedParts(line(3, HEADERS) + line(2, HEADERS)),
      /claims\.xlsx, sheet "Sheet1", row 4: the rows are out of order/,
    ],
    [
      "a sheet ends before it should",
      damagedParts("", {
        instead: { [SHEET]: `<worksheet><sheetData>${line(1, HEADERS)}${line(2, HEADERS)}<row r="3"><c` },
      }),
      /claims\.xlsx, sheet "Sheet1", row 3: .*sheet1\.xml ends before it should: the workbook is damaged/,
    ],
    ["a sheet is missing", damagedParts("", { instead: { [SHEET]: null } }), /sheet "Sheet1": the workbook is damaged/],
    [
      "a cell stands outside of any sheet",
      damagedParts('<row r="1048577"><c><v>1</v></c></row>'),
      /sheet "Sheet1": a sheet is larger than can be read/,
    ],
    [
      "a part unpacks to more than is said",
      zipOf(partsOfWorkbook(line(1, HEADERS)).map((part) => (part.name === SHEET ? { ...part, stated: 10 } : part))),
      /sheet1\.xml unpacks to more than the archive says/,
    ],
    [
      "a part says that it unpacks to gigabytes",
      zipOf(partsOfWorkbook(line(1, HEADERS)).map((part) => (part.name === SHEET ? { ...part, stated: 3e9 } : part))),
      /the workbook is too large to read: a part of it unpacks to 3,000 MB/,
    ],
    ["it is another archive", zipOf([{ name: "a.txt", data: "a" }]), /is an archive, but no Excel workbook/],
  ])("says where it is damaged: %s", async (_, bytes, message) => {
    await expect(streamed(bytes)).rejects.toThrow(UnusableFile);
    await expect(streamed(bytes)).rejects.toThrow(message);
  });

  it("is refused where it was cut off anywhere", async () => {
    const bytes = workbookOf(claims(1, "P1"), { strings: STRINGS });
    for (let end = 4; end < bytes.length; end += 97)
      await expect(streamed(bytes.slice(0, end))).rejects.toThrow(UnusableFile);
  });

  it("is refused where a byte of the packed sheet was changed: what is read has the checksum that was stated", async () => {
    const bytes = workbookOf(claims(1, "P1"));
    const at = Buffer.from(bytes).indexOf(SHEET) + SHEET.length;
    for (let i = at; i < at + 60; i += 7) {
      const changed = bytes.slice();
      changed[i] = (changed[i] ?? 0) ^ 0x10;
      await expect(streamed(changed)).rejects.toThrow(UnusableFile);
    }
  });
});
