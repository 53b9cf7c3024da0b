import { bundledReference } from "../../src/codes/reference/bundled";
import { isVisitCode } from "../../src/codes/families";
import { compareResults, isUnchanged } from "../../src/checks/compare-results";
import { runChecks, type CheckResult } from "../../src/checks/engine";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../src/claims/sheet";
import { compileMatrix, type Matrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import type { TableName } from "../../src/matrix/tables";
import type { Cells } from "../../src/values/cell";
import { parseDay } from "../../src/values/day";
import { withRows } from "./case-file";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Charge", "Dx", "POS", "Auth"];

function sheetOf(rows: Cells): ClaimSheet {
  const sheet = readClaims([HEADERS, ...rows], { name: "lines", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

const matrixWith = (...rows: { table: TableName; cells: Record<string, string> }[]): Matrix =>
  compileMatrix(withRows(starterTables(), rows));

const check = (sheet: ClaimSheet, matrix: Matrix): CheckResult =>
  runChecks({ sheet, matrix, reference: bundledReference(), asOf: parseDay("2026-11-23") });

const ACME = {
  table: "Payers" as const,
  cells: { "Payer ID": "ACME", Name: "Acme Health", Kind: "Commercial", Edits: "NCCI", Aliases: "Acme PPO" },
};
const auth = (requirement: string, codes = "99214") => ({
  table: "PriorAuth" as const,
  cells: { "Rule ID": "PA-9000", Payer: "ACME", Codes: codes, Requirement: requirement },
});

const SHEET = sheetOf([
  ["ACME", "P1", "2026-10-14", "99214", "", 1, "$100", "C34.11", "11", ""],
  ["Acme PPO", "P2", "2026-10-14", "99214", "", 1, "$300", "C34.11", "11", ""],
  ["Medicare", "P3", "2026-10-14", "99214", "", 1, "$700", "C34.11", "11", ""],
]);

const compare = (before: Matrix, after: Matrix, sheet = SHEET) =>
  compareResults(check(sheet, before), check(sheet, after), sheet, after.payers);

const ofCheck = <T extends { readonly check: string }>(changes: readonly T[], id: string): T[] =>
  changes.filter((change) => change.check === id);

test("the same matrix changes nothing, with the money at risk told on both sides", () => {
  const matrix = matrixWith(ACME, auth("Required"));
  const change = compare(matrix, matrix);
  expect(isUnchanged(change)).toBe(true);
  expect(change.lines).toEqual([]);
  expect(change.amountBefore).toBe(change.amountAfter);
  expect(change.amountBefore).toBe(check(SHEET, matrix).summary.amountAtRisk);
});

test("a rule that begins to ask for an authorisation: the lines that now lack one, the most money first, in the payer's name", () => {
  const change = compare(matrixWith(ACME, auth("Not required")), matrixWith(ACME, auth("Required")));
  expect(ofCheck(change.newlyFound, "AUTH-01")).toMatchObject([
    { line: 2, lines: [2], severity: "error", payer: "Acme Health", amount: 30_000 },
    { line: 1, lines: [1], severity: "error", payer: "Acme Health", amount: 10_000 },
  ]);
  expect(ofCheck(change.noLongerFound, "AUTH-01")).toEqual([]);
  expect(change.lines).toEqual([1, 2]);
  expect(change.amountAfter - change.amountBefore).toBe(40_000);
});

test("the other way round they are no longer found", () => {
  const change = compare(matrixWith(ACME, auth("Required")), matrixWith(ACME, auth("Not required")));
  expect(ofCheck(change.noLongerFound, "AUTH-01").map(({ line }) => line)).toEqual([2, 1]);
  expect(change.newlyFound).toEqual([]);
});

test("a rule that goes leaves its lines not checked, each for itself and without the count of the group", () => {
  const change = compare(matrixWith(ACME, auth("Not required")), matrixWith(ACME, auth("Not required", "99215")));
  const lost = ofCheck(change.newlyNotChecked, "AUTH-01");
  expect(lost.map(({ line, severity, amount }) => ({ line, severity, amount }))).toEqual([
    { line: 2, severity: null, amount: 30_000 },
    { line: 1, severity: null, amount: 10_000 },
  ]);
  for (const { message } of lost) expect(message).not.toMatch(/^\d+ lines?:/);
  const back = compare(matrixWith(ACME, auth("Not required", "99215")), matrixWith(ACME, auth("Not required")));
  expect(ofCheck(back.newlyChecked, "AUTH-01").map(({ line }) => line)).toEqual([2, 1]);
  expect(back.newlyNotChecked).toEqual([]);
});

test("a group of not checked lines that grows tells only the lines that joined it", () => {
  const one = { ...auth("Not required"), cells: { ...auth("Not required").cells, Diagnoses: "C34.11" } };
  const sheet = sheetOf([
    ["ACME", "P1", "2026-10-14", "99214", "", 1, 100, "C50.911", "11", ""],
    ["ACME", "P2", "2026-10-14", "99214", "", 1, 300, "C34.11", "11", ""],
  ]);
  const narrower = { ...one, cells: { ...one.cells, Diagnoses: "C18" } };
  const change = compare(matrixWith(ACME, one), matrixWith(ACME, narrower), sheet);
  expect(ofCheck(change.newlyNotChecked, "AUTH-01").map(({ line }) => line)).toEqual([2]);
});

test("another severity is another result", () => {
  const setting = { table: "CheckSettings" as const, cells: { Check: "AUTH-01", Payer: "ACME", Severity: "warning" } };
  const change = compare(matrixWith(ACME, auth("Required")), matrixWith(ACME, auth("Required"), setting));
  expect(ofCheck(change.newlyFound, "AUTH-01").map(({ severity }) => severity)).toEqual(["warning", "warning"]);
  expect(ofCheck(change.noLongerFound, "AUTH-01").map(({ severity }) => severity)).toEqual(["error", "error"]);
});

test("a finding that is told once for many lines is compared line by line", () => {
  const [finding] = check(SHEET, matrixWith(ACME)).findings;
  if (!finding) throw new Error("the sheet has no finding to take as a pattern");
  const once = (lines: readonly number[]) => ({ ...finding, check: "ADM-06" as const, lines, denied: lines });
  const change = compareResults(
    { findings: [once([1, 2])], notChecked: [] },
    { findings: [once([2, 3])], notChecked: [] },
    SHEET,
    matrixWith(ACME).payers,
  );
  expect(change.newlyFound).toMatchObject([{ line: 3, amount: 70_000 }]);
  expect(change.noLongerFound).toMatchObject([{ line: 1, amount: 10_000 }]);
  expect(change.lines).toEqual([1, 3]);
});
