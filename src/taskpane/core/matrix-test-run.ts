import { loadEngine } from "../../checks/load";
import type { MatrixTest, TestOutcome, TestResult } from "../../checks/matrix-tests/run";
import { addRow, correct, removeRow } from "../../matrix/edit/rules";
import type { EditOutcome, RowValues } from "../../matrix/edit/edit";
import type { MatrixCells } from "../../matrix/matrix";
import { cellsByHeader } from "./row-values";
import type { Pane } from "./pane";

/** What a test is made of, as typed. */
export interface TestFields {
  readonly name: string;
  readonly payer: string;
  readonly lines: string;
  readonly expect: string;
  readonly note: string;
}

export const NO_TEST: TestFields = { name: "", payer: "", lines: "", expect: "", note: "" };

/** Which results are shown. */
export type TestShow = "all" | TestOutcome["kind"];

/** How the tests of a matrix came out. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly unreadable: number;
}

/** Runs all tests of the matrix that is loaded, against the national tables at hand, as of the pane's day. */
export async function runTests({ store, parts }: Pane): Promise<readonly TestResult[]> {
  const { loaded, asOf } = store.state();
  if (!loaded) return [];
  const { cells, matrix } = loaded;
  const { runMatrixTests } = await loadEngine();
  return runMatrixTests(cells.MatrixTests, { matrix, reference: await parts.reference(matrix), asOf });
}

/** How one test would come out that is not saved yet. */
export async function runTest({ store, parts }: Pane, fields: TestFields): Promise<TestOutcome | null> {
  const { loaded, asOf } = store.state();
  if (!loaded) return null;
  const { matrix } = loaded;
  const { runMatrixTest } = await loadEngine();
  return runMatrixTest(fields, { matrix, reference: await parts.reference(matrix), asOf });
}

/** What failed first, then what cannot be read, then what passed; each in the order of its rows. */
export function orderedResults(results: readonly TestResult[]): TestResult[] {
  return [...results].sort((a, b) => ORDER[a.outcome.kind] - ORDER[b.outcome.kind] || a.test.row - b.test.row);
}

const ORDER: Readonly<Record<TestOutcome["kind"], number>> = { failed: 0, unreadable: 1, passed: 2 };

export function testCounts(results: readonly TestResult[]): TestCounts {
  const counts = { passed: 0, failed: 0, unreadable: 0 };
  for (const { outcome } of results) counts[outcome.kind]++;
  return counts;
}

/** A test of the table as a form shows it. */
export function fieldsOf({ row }: Pick<MatrixTest, "row">, cells: MatrixCells): TestFields {
  const text = cellsByHeader(cells, "MatrixTests", row);
  return {
    name: text("Test"),
    payer: text("Payer"),
    lines: text("Lines"),
    expect: text("Expect"),
    note: text("Note"),
  };
}

const valuesOf = ({ name, payer, lines, expect, note }: TestFields): RowValues => ({
  Test: name.trim(),
  Payer: payer.trim(),
  Lines: lines.trim(),
  Expect: expect.trim(),
  Note: note.trim(),
});

/**
 * The edit that saves a test.
 * @param row of the test in its sheet, 1-based; 0 for a new one
 * @param reason why a test is changed; a new one needs none
 */
export function testEdit(cells: MatrixCells, row: number, fields: TestFields, reason: string): EditOutcome {
  if (fields.name.trim() === "") {
    return {
      kind: "fault",
      column: "Test",
      message: "Test is blank. Give the test a name, such as Keytruda wants an authorisation",
    };
  }
  const values = valuesOf(fields);
  return row === 0 ? addRow(cells, "MatrixTests", values) : correct(cells, "MatrixTests", row, values, reason);
}

/** The edit that takes a test out. */
export function removeTest(cells: MatrixCells, row: number, reason: string): EditOutcome {
  return removeRow(cells, "MatrixTests", row, reason);
}
