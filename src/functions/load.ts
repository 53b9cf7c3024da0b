import { readMatrix } from "../excel/read-matrix";
import { compileMatrix, type Matrix } from "../matrix/matrix";
import { practiceMatrix } from "./practice";

/**
 * Reads the matrices that a formula can mean before any TABLE or MATRIX has run: the workbook has just opened. Where one of them cannot be
 * read, the other still answers.
 */
export async function loadMatrices(): Promise<readonly Matrix[]> {
  const read = await Promise.allSettled([workbookMatrix(), practiceMatrix()]);
  const found = read.flatMap((each) => (each.status === "fulfilled" && each.value ? [each.value] : []));
  const failed = read.find((each) => each.status === "rejected");
  if (found.length === 0 && failed) throw failed.reason;
  return found;
}

async function workbookMatrix(): Promise<Matrix | null> {
  const { cells } = await readMatrix();
  return Object.keys(cells).length === 0 ? null : compileMatrix(cells);
}
