import type { Reference } from "../../codes/reference/reference";
import type { Matrix } from "../../matrix/matrix";
import { readRows, type TableCells } from "../../matrix/read-rows";
import type { MatrixIssue } from "../../matrix/rules";
import type { Day } from "../../values/day";
import type { Severity } from "../check-info";
import { runChecks } from "../engine";
import type { CheckId } from "../ids";
import { missed, readExpected } from "./expect";
import { readTestLines } from "./lines";

/** One row of `MatrixTests`. */
export interface MatrixTest {
  /** Row in its sheet or file, 1-based; 0 for the table as a whole. */
  readonly row: number;
  /** Its name; the table and row where it has none. */
  readonly name: string;
  readonly payer: string;
  readonly lines: string;
  readonly expect: string;
}

/** Something that the checks said of a test's lines. */
export interface FoundInTest {
  readonly check: CheckId;
  readonly severity: Severity;
  /** Position of the test's line to fix first. */
  readonly line: number;
  readonly message: string;
}

/** How a test came out. */
export type TestOutcome =
  | { readonly kind: "passed" }
  /** What was missed, in words, and everything that was found instead. */
  | { readonly kind: "failed"; readonly missed: readonly string[]; readonly found: readonly FoundInTest[] }
  /** A cell that cannot be read: its column, and what to do. */
  | { readonly kind: "unreadable"; readonly column: string; readonly message: string };

export interface TestResult {
  readonly test: MatrixTest;
  readonly outcome: TestOutcome;
}

/** What tests are run against. */
export interface TestInput {
  readonly matrix: Matrix;
  readonly reference: Reference;
  /** The day of the check, where a test does not say one. */
  readonly asOf: Day | null;
}

/**
 * Runs every test of a matrix: its lines are checked as a claim sheet of their own, and what is found is compared with what is expected.
 * @param table the table `MatrixTests`; none has no tests
 * @example runMatrixTests(cells.MatrixTests, { matrix, reference, asOf }).every(({ outcome }) => outcome.kind === "passed")
 */
export function runMatrixTests(table: TableCells | undefined, input: TestInput): TestResult[] {
  if (!table) return [];
  const issues: MatrixIssue[] = [];
  const tests = readRows("MatrixTests", table, issues, (r): MatrixTest => ({
    row: r.row,
    name: r.text("Test") || r.id,
    payer: r.text("Payer"),
    lines: r.text("Lines"),
    expect: r.text("Expect"),
  }));
  const unreadable = issues
    .filter((issue) => issue.row > 0 || issue.column === "Lines" || issue.column === "Expect")
    .map(({ row, rule, column, message }): TestResult => ({
      test: { row, name: rule || "MatrixTests", payer: "", lines: "", expect: "" },
      outcome: { kind: "unreadable", column, message },
    }));
  if (unreadable.some(({ test }) => test.row === 0)) return unreadable;
  return [...unreadable, ...tests.map((test) => ({ test, outcome: runMatrixTest(test, input) }))].sort(
    (a, b) => a.test.row - b.test.row,
  );
}

/** Runs one test. */
export function runMatrixTest(test: Pick<MatrixTest, "payer" | "lines" | "expect">, input: TestInput): TestOutcome {
  const lines = readTestLines(test.lines, test.payer);
  if (lines.kind === "fault") return { kind: "unreadable", column: "Lines", message: lines.message };
  const { sheet, bad } = lines;
  const expected = readExpected(test.expect, sheet.lines.length);
  if (typeof expected === "string") return { kind: "unreadable", column: "Expect", message: expected };
  // A slip of the keyboard is told, unless the test is about such a slip.
  const [slip] = bad;
  if (slip && !expected.some((each) => each.kind === "found" && each.check === "ADM-04"))
    return { kind: "unreadable", column: "Lines", message: `line ${slip.line}: ${slip.message}` };
  const result = runChecks({
    sheet,
    matrix: input.matrix,
    reference: input.reference,
    asOf: lines.asOf ?? input.asOf,
  });
  const faults = expected.flatMap((each) => missed(each, result) ?? []);
  if (faults.length === 0) return { kind: "passed" };
  const found = result.findings.map(({ check, severity, lines: [line = 0], message }) => ({
    check,
    severity,
    line,
    message,
  }));
  return { kind: "failed", missed: faults, found };
}
