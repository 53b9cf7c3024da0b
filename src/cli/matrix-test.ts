import { runMatrixTests } from "../checks/matrix-tests/run";
import { compiledAt, matrixCellsAt, referenceAt } from "./inputs";
import type { MatrixOptions } from "./matrix-options";
import { testsJson, testsText } from "./reports/tests";
import { Exit, type Terminal } from "./terminal";

/** Checks the example lines of a matrix, and tells which of its tests do not pass. */
export async function testCommand(
  { path, format, asOf, reference: folder }: MatrixOptions,
  terminal: Terminal,
): Promise<Exit> {
  const cells = await matrixCellsAt(path);
  const matrix = compiledAt(path, cells, terminal);
  const reference = await referenceAt(folder, terminal);
  const results = runMatrixTests(cells.MatrixTests, { matrix, reference, asOf });
  const tested = { path, matrix, asOf, results };
  terminal.out(format === "json" ? testsJson(tested) : testsText(tested));
  return results.every(({ outcome }) => outcome.kind === "passed") ? Exit.fine : Exit.errors;
}
