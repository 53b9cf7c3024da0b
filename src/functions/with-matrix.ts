import { bundledReference } from "../codes/reference/bundled";
import type { Knowledge } from "../checks/answers/answer";
import type { Matrix } from "../matrix/matrix";
import { textOf } from "../values/cell";
import { oneValue } from "./arguments";
import { argumentError, noAnswer } from "./errors";
import { loadedMatrix, matrixOfRevision, revisionIn } from "./store";

/**
 * Runs a function against the matrix that its first argument names: at once where it is in memory, else after the one load.
 * @throws `#VALUE!` where the argument is not the cell PolicyMatrix; `#N/A` where the matrix cannot be found
 */
export function withMatrix<T>(argument: unknown, run: (knowledge: Knowledge) => T): T | Promise<T> {
  const value = oneValue(argument, "matrix");
  const revision = revisionIn(value);
  if (revision === null) {
    throw argumentError(
      "matrix",
      `"${textOf(value).slice(0, 40)}" is not the cell PolicyMatrix. Write PolicyMatrix as the first argument; if it shows #NAME?, create the matrix from the Home tab`,
    );
  }
  const matrix = matrixOfRevision(revision);
  if (matrix) return run(knowledgeOf(matrix));
  return loadedMatrix(revision).then((loaded) => {
    if (!loaded)
      throw noAnswer(`the matrix ${revision} is not in this workbook any more. Recalculate the workbook (Ctrl+Alt+F9)`);
    return run(knowledgeOf(loaded));
  });
}

function knowledgeOf(matrix: Matrix): Knowledge {
  return { matrix, reference: bundledReference(), asOf: null };
}
