import { loadEngine } from "../../checks/load";
import type { TestResult } from "../../checks/matrix-tests/run";
import type { Matrix, MatrixCells } from "../../matrix/matrix";
import { isBlank } from "../../values/cell";
import type { FailedTest } from "./desk-state";
import type { Pane } from "./pane";

/** The tests that fail in one matrix and hold in another. */
export async function failedTests(
  { store, parts }: Pick<Pane, "store" | "parts">,
  before: { readonly cells: MatrixCells; readonly matrix: Matrix },
  after: { readonly cells: MatrixCells; readonly matrix: Matrix },
): Promise<readonly FailedTest[]> {
  const table = after.cells.MatrixTests;
  if (!table || table.rows.every((row) => row.every(isBlank))) return [];
  const { runMatrixTests } = await loadEngine();
  const { asOf } = store.state();
  const input = { reference: await parts.reference(before.matrix), asOf };
  const held = new Set(
    runMatrixTests(table, { matrix: before.matrix, ...input })
      .filter(({ outcome }) => outcome.kind === "passed")
      .map(({ test }) => test.row),
  );
  await parts.pace.breathe();
  return runMatrixTests(table, { matrix: after.matrix, ...input }).flatMap((result) =>
    held.has(result.test.row) ? failureOf(result) : [],
  );
}

function failureOf({ test, outcome }: TestResult): FailedTest[] {
  switch (outcome.kind) {
    case "passed":
      return [];
    case "failed":
      return [{ name: test.name, message: outcome.missed.join("; ") }];
    case "unreadable":
      return [{ name: test.name, message: outcome.message }];
  }
}
