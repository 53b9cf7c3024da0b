import type { Knowledge } from "../checks/answers/answer";
import type { Matrix } from "../matrix/matrix";
import { referenceFor } from "../storage/reference-for";
import { textOf } from "../values/cell";
import { oneValue } from "./arguments";
import { argumentError, noAnswer, waitFor } from "./errors";
import { loadedMatrix, matrixOfRevision, revisionIn } from "./store";

/**
 * Runs a function against the matrix that its first argument names, and the national tables that the matrix names: at once where both are
 * in memory, else after the one load of each.
 * @throws `#VALUE!` where the argument is not the cell PolicyMatrix; `#N/A` where the matrix cannot be found
 */
export function withMatrix<T>(argument: unknown, run: (knowledge: Knowledge) => T | Promise<T>): T | Promise<T> {
  const value = oneValue(argument, "matrix");
  const revision = revisionIn(value);
  if (revision === null) {
    throw argumentError(
      "matrix",
      `"${textOf(value).slice(0, 40)}" is not the cell PolicyMatrix. Write PolicyMatrix as the first argument; if it shows #NAME?, create the matrix from the Home tab`,
    );
  }
  const matrix = matrixOfRevision(revision);
  if (matrix) return withReference(matrix, run);
  return waitFor("the matrix", loadedMatrix(revision)).then((loaded) => {
    if (!loaded)
      throw noAnswer(
        `the matrix ${revision} is neither in this workbook nor the one published on this computer. Recalculate the workbook (Ctrl+Alt+F9)`,
      );
    return withReference(loaded, run);
  });
}

function withReference<T>(matrix: Matrix, run: (knowledge: Knowledge) => T | Promise<T>): T | Promise<T> {
  const reference = referenceFor(matrix.referenceSets);
  return reference instanceof Promise
    ? reference.then((loaded) => run({ matrix, reference: loaded, asOf: null }))
    : run({ matrix, reference, asOf: null });
}
