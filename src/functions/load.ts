import { readMatrix } from "../excel/read-matrix";
import { compileMatrix, type Matrix } from "../matrix/matrix";

/** Reads the workbook's matrix for formulas that need it before any TABLE formula has run: the workbook has just opened. */
export async function loadWorkbookMatrix(): Promise<Matrix | null> {
  const { cells } = await readMatrix();
  return Object.keys(cells).length === 0 ? null : compileMatrix(cells);
}
