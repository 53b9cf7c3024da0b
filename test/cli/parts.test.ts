import fc from "fast-check";
import { bundledReference } from "../../src/codes/reference/bundled";
import { isVisitCode } from "../../src/codes/families";
import { CHECKS } from "../../src/checks/catalogue";
import { runChecks } from "../../src/checks/engine";
import { checkFile, explainInFile, type CheckingWith } from "../../src/cli/check-file";
import { toldOf } from "../../src/cli/reports/checked";
import { csvReport } from "../../src/cli/reports/csv";
import { jsonReport } from "../../src/cli/reports/json";
import { textReport } from "../../src/cli/reports/text";
import type { Told } from "../../src/cli/reports/checked";
import { sample } from "../../src/cli/sample/workbook";
import { readClaimsFile } from "../../src/files/claims-file";
import { writeCsv } from "../../src/files/csv";
import { compileMatrix } from "../../src/matrix/matrix";
import type { CellValue } from "../../src/values/cell";
import { isoOf } from "../../src/values/day";
import { day } from "../day";
import { utf8 } from "../files/archive";
import { scratch } from "./recorder";

const files = scratch();
afterAll(() => files.remove());

const { lines, matrix: cells } = sample();
const matrix = compileMatrix(cells);
const reference = bundledReference();
const asOf = day("2026-11-23");

const HEADERS = [...new Set(lines.flatMap((line) => Object.keys(line)))];
const DATES = new Set(["DOS", "Last Visit"]);
/** The sample's lines as an export has them: dates as text. */
const ROWS: readonly (readonly CellValue[])[] = lines.map((line) => {
  const said: Readonly<Record<string, CellValue>> = line;
  return HEADERS.map((header) => {
    const value = said[header];
    return DATES.has(header) && typeof value === "number" ? isoOf(value) : value;
  });
});
const at = (header: string): number => HEADERS.indexOf(header);
const changed = (row: readonly CellValue[], values: Readonly<Record<string, CellValue>>): readonly CellValue[] =>
  row.map((value, i) => values[HEADERS[i] ?? ""] ?? value);

const using = (rowsPerPart: number): CheckingWith => ({
  matrix,
  reference,
  asOf,
  rowsPerPart,
  reading: { isVisit: isVisitCode, isPayer: (text) => matrix.payers.find(text) !== undefined },
  terminal: { note: () => undefined },
});

/** The file checked with all its lines at once. */
async function whole(path: string, text: string): Promise<Told> {
  const sheet = await readClaimsFile(utf8(text), path, using(1).reading);
  const result = runChecks({ sheet, matrix, reference, asOf });
  return toldOf({ claims: path, sheet, matrix, reference, asOf, result });
}

const reportsOf = (told: Told) => ({
  json: [...jsonReport(told)].join(""),
  text: [...textReport(told)].join(""),
  csv: [...csvReport([told])].join(""),
});

let written = 0;

async function expectSame(rows: readonly (readonly CellValue[])[], rowsPerPart: number): Promise<void> {
  const text = writeCsv([["Report of October"], HEADERS, ...rows]);
  const path = files.write(`parts-${++written}.csv`, text);
  const parts = await checkFile(path, using(rowsPerPart));
  expect(reportsOf(parts)).toEqual(reportsOf(await whole(path, text)));
}

/** What is not as it should be, in rows that stand between the sample's. */
const [row = []] = ROWS;
const other = ROWS[40] ?? [];
const ODD: readonly (readonly CellValue[])[] = [
  changed(row, { Payer: "Nobody's Plan", Patient: "X1", Claim: "X1" }),
  changed(other, { Payer: "Nobody's Plan", Patient: "X2", Claim: "X2" }),
  changed(row, { Payer: "Another Plan", Patient: "X3", Claim: "X3" }),
  changed(row, { DOS: "soon" }),
  changed(other, { CPT: "9921" }),
  changed(row, { Patient: " " }),
  changed(other, { Patient: " ", DOS: "never" }),
  changed(row, { Patient: " ", Claim: " " }),
  changed(other, { Payer: " ", Claim: " " }),
  changed(row, { "Rendering NPI": "123", Charge: "much" }),
  changed(other, { Claim: "C-0001" }),
  HEADERS,
  HEADERS.map((_, i) => (i === 0 ? "Total" : i === at("Charge") ? 100 : "")),
  HEADERS.map(() => ""),
];

describe("a file that is checked part by part", () => {
  it("says the same in every report, however many rows a part has and in whatever order they stand", async () => {
    const any = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...ROWS) },
      { weight: 1, arbitrary: fc.constantFrom(...ODD) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 30 }), expectSame),
      { numRuns: 40 },
    );
  }, 60_000);

  it("says the same of the whole sample, with everything that may be odd in it", async () => {
    const rows = ROWS.flatMap((own, i) => (i % 50 === 0 ? [own, ODD[(i / 50) % ODD.length] ?? own] : [own]));
    await expectSame(rows, 25);
    await expectSame([...rows, HEADERS.map((_, i) => (i === at("Units") ? "1" : ""))], 100);
  }, 60_000);

  it("tells a total at the end by its sums, and counts pointers from 0 where any row does", async () => {
    const header = "Payer,Patient,DOS,CPT,Units,Charge,Dx,Dx Pointer\n";
    const rows = Array.from({ length: 40 }, (_, i) => `Medicare Part B,P${i},2026-10-14,99214,1,200,C34.11;Z51.11,1\n`);
    const text = `${header}${rows.join("")}Medicare Part B,P1,2026-10-15,99213,1,100,C34.11;Z51.11,0\n,,,,41,8100,,\n`;
    const path = files.write("total.csv", text);
    const parts = await checkFile(path, using(5));
    expect(parts.sheet.skipped).toEqual([{ row: 43, kind: "total" }]);
    expect(reportsOf(parts)).toEqual(reportsOf(await whole(path, text)));
  });

  it("explains a line from its part", async () => {
    const text = writeCsv([HEADERS, ...ROWS.slice(0, 200)]);
    const path = files.write("explain.csv", text);
    for (const line of [1, 77, 200])
      expect(await explainInFile(path, line, using(10))).toBe(await explainInFile(path, line, using(1000)));
    expect(await explainInFile(path, 201, using(10))).toBeNull();
  });

  it("needs no line of another part: what is told once for many lines is not silenced by other findings", () => {
    const once = CHECKS.filter((check) => check.once);
    expect(once.length).toBeGreaterThan(0);
    const silenced = new Set(CHECKS.flatMap(({ silences = [] }) => silences));
    expect(once.filter(({ id }) => silenced.has(id))).toEqual([]);
  });
});
