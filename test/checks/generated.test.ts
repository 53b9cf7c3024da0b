// Claims that a generator makes from regimens: correct ones have no error and no warning, and made-up ones no surprise.
import { runChecks, type CheckResult } from "../../src/checks/engine";
import { isVisitCode } from "../../src/codes/families";
import { FIELDS, REQUIRED_FIELDS, type Field } from "../../src/claims/fields";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { authorise } from "../../src/cli/sample/ledger";
import { treatmentDay, type SampleDay, type SampleLine } from "../../src/cli/sample/days";
import { PAYERS, type PayerName } from "../../src/cli/sample/practice";
import { seeded } from "../../src/values/seeded";
import { REGIMENS, type RegimenName } from "../../src/cli/sample/regimens";
import { bundledReference } from "../../src/codes/reference/bundled";
import { compileMatrix, type MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { headersOf } from "../../src/matrix/tables";
import type { CellValue } from "../../src/values/cell";
import { day } from "../day";

const AS_OF = day("2026-11-23");
const starter = starterTables();
const reference = bundledReference();
const REGIMEN_NAMES = Object.keys(REGIMENS) as RegimenName[];
const PAYER_NAMES = Object.keys(PAYERS) as PayerName[];

/** What correct coding asks of a regimen: Medicare takes G0498 for the pump, other payers 96416, and a port flush stands alone. */
function isCorrect(regimen: RegimenName, payer: PayerName): boolean {
  const gives = (code: string): boolean => REGIMENS[regimen].given.some((given) => given.code === code);
  return payer === "medicare" ? !gives("96416") : !gives("G0498");
}
const standsAlone = (regimen: RegimenName): boolean => regimen === "portFlush";

/** Every regimen with every payer that it is right for. */
const PLANS = REGIMEN_NAMES.flatMap((regimen) =>
  PAYER_NAMES.filter((payer) => isCorrect(regimen, payer)).map((payer) => ({ regimen, payer })),
);

/** Treatment days of patients of their own, on weekdays of the last two months. */
function days(count: number, seed: number): SampleDay[] {
  const next = seeded(seed);
  return Array.from({ length: count }, (_, i) => {
    const { regimen, payer } = PLANS[i % PLANS.length] as (typeof PLANS)[number];
    const alone = standsAlone(regimen);
    const monday = day("2026-09-28") + 7 * Math.floor(next() * 7);
    const plan = {
      id: `P-${10_000 + i}`,
      payer,
      doctor: next() < 0.5 ? ("alder" as const) : ("birch" as const),
      labs: !alone && next() < 0.4,
      ...(!alone && next() < 0.4 ? { visit: next() < 0.5 ? "99214" : "99213" } : {}),
    };
    return treatmentDay(
      plan,
      REGIMENS[regimen],
      monday + Math.floor(next() * 5),
      8 * 60 + 15 * Math.floor(next() * 24),
    );
  });
}

const cellsOf = (lines: readonly SampleLine[], fields: readonly Field[] = FIELDS): CellValue[][] => [
  [...fields],
  ...lines.map((line) => fields.map((field): CellValue => line[field] ?? "")),
];

function check(cells: CellValue[][], matrix: MatrixCells) {
  const sheet = readClaims(cells, { name: "made", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return { sheet, result: runChecks({ sheet, matrix: compileMatrix(matrix), reference, asOf: AS_OF }) };
}

/** The lines of correct encounters, and the starter with the authorisations that they need. */
function correct(count: number, seed: number): { readonly lines: readonly SampleLine[]; readonly matrix: MatrixCells } {
  const { days: made, ledger } = authorise(days(count, seed), compileMatrix(starter));
  const headers = headersOf("Authorizations");
  const rows = ledger.map((row) => headers.map((header): CellValue => row[header] ?? ""));
  return {
    lines: made.flatMap(({ lines }) => lines),
    matrix: { ...starter, Authorizations: { headers, rows, firstRow: 2 } },
  };
}

const errorsAndWarnings = ({ findings }: CheckResult): string[] =>
  findings.filter(({ severity }) => severity !== "info").map(({ check: id, message }) => `${id} ${message}`);

test("1,000 correct encounters: no error and no warning", () => {
  const { lines, matrix } = correct(1_000, 1);
  const { result } = check(cellsOf(lines), matrix);
  expect(result.summary.encounters).toBeGreaterThanOrEqual(1_000);
  expect(errorsAndWarnings(result)).toEqual([]);
});

/**
 * Without such a column it is not known who rendered a service, and lines of nobody are one practitioner's (checks.md A10); a row of the matrix may
 * ask for clock times, whether the sheet has a column for them or not (INF-16).
 */
const TOLD_WITHOUT: { readonly [F in Field]?: RegExp } = {
  "Rendering NPI": /^ADM-02 /,
  Start: /^INF-16 /,
  Stop: /^INF-16 /,
};

const NEEDED: readonly Field[] = REQUIRED_FIELDS;

test.each(FIELDS.filter((field) => !NEEDED.includes(field)))(
  "correct encounters of a sheet without the column %s: not checked at most",
  (left) => {
    const { lines, matrix } = correct(300, 4);
    const { result } = check(
      cellsOf(
        lines,
        FIELDS.filter((field) => field !== left),
      ),
      matrix,
    );
    expect(errorsAndWarnings(result).filter((told) => !TOLD_WITHOUT[left]?.test(told))).toEqual([]);
  },
);

/** Values that a cell may hold by accident. */
const ACCIDENTS: readonly CellValue[] = [
  "",
  0,
  -1,
  1e9,
  "x",
  "#N/A",
  "99213",
  "J9271",
  "59,25",
  "2026-13-45",
  true,
  "  ",
  46_000.5,
];

test("100,000 made lines with accidents in their cells: no exception, no NaN, every row accounted for", () => {
  const next = seeded(2);
  const lines = days(4_000, 3).flatMap((made) => made.lines);
  const rows = Array.from({ length: 100_000 }, (_, i): SampleLine => {
    const line: SampleLine = { ...(lines[i % lines.length] as SampleLine), Patient: `P-${Math.floor(i / 9)}` };
    if (next() < 0.2) {
      const field = FIELDS[Math.floor(next() * FIELDS.length)] as Field;
      line[field] = ACCIDENTS[Math.floor(next() * ACCIDENTS.length)];
    }
    return line;
  });
  const { sheet, result } = check(cellsOf(rows), starter);
  const { summary } = result;
  expect(sheet.lines.length + sheet.unusable.length).toBe(100_000);
  expect(summary.clean + summary.error + summary.warning + summary.info + summary.notChecked).toBe(100_000);
  expect(Object.values(summary).every(Number.isSafeInteger)).toBe(true);
  expect(result.findings.filter(({ amount }) => !Number.isSafeInteger(amount))).toEqual([]);
  expect(result.findings.filter(({ message }) => /NaN|undefined|Infinity|\[object/.test(message))).toEqual([]);
  expect(result.notChecked.filter(({ message }) => /NaN|undefined|Infinity|\[object/.test(message))).toEqual([]);
});
