import { compileMatrix, type Matrix } from "../matrix/matrix";
import { noAnswer } from "./errors";
import { keepCompiled, matrixOfRevision, matrixText } from "./store";

/** What `MATRIX` is given for the practice's matrix. */
export const PRACTICE = "practice";

/** What reads the storage comes when a workbook first asks for the practice's matrix: the practice's own workbook never does. */
const loadStorage = async () => {
  const [practice, { wordsOfFailure }] = await Promise.all([
    import(/* webpackChunkName: "storage" */ "../storage/practice-matrix"),
    import(/* webpackChunkName: "storage" */ "../storage/database"),
  ]);
  return { ...practice, wordsOfFailure };
};

/** The matrix that was published last on this computer; `null` where none was. Its rows are read once for each revision. */
export async function practiceMatrix(): Promise<Matrix | null> {
  const { publishedInfo, publishedMatrix } = await loadStorage();
  const info = await publishedInfo();
  if (!info) return null;
  const known = matrixOfRevision(info.revision);
  if (known) return known;
  const published = await publishedMatrix();
  if (!published) return null;
  const matrix = compileMatrix(published.cells);
  keepCompiled(matrix);
  return matrix;
}

/**
 * The text of the cell `PolicyMatrix` in a workbook without a matrix of its own.
 * @throws `#N/A` where none was published on this computer, or it cannot be read
 */
export async function practiceText(): Promise<string> {
  let matrix: Matrix | null;
  try {
    matrix = await practiceMatrix();
  } catch (error) {
    throw noAnswer(`the matrix published on this computer cannot be read: ${await reasonOf(error)}`);
  }
  if (matrix) return matrixText(matrix);
  throw noAnswer(
    "no matrix was published on this computer. Open the workbook that has the matrix, open its pane once, and recalculate here (Ctrl+Alt+F9)",
  );
}

async function reasonOf(error: unknown): Promise<string> {
  try {
    return (await loadStorage()).wordsOfFailure(error);
  } catch {
    return "a part of the add-in could not be loaded. Look whether this computer is online, then try again";
  }
}
