import { isTableName, TABLE_NAMES } from "../../matrix/tables";
import { textOf } from "../../values/cell";
import { cellsOf, oneValue, requiredText } from "../arguments";
import { argumentError, noAnswer } from "../errors";
import { PRACTICE, practiceText } from "../practice";
import { keepMatrix, keepTable } from "../store";

/* The two functions of the add-in's hidden sheet, which read the matrix. */

/**
 * Reads one table of the matrix, and answers with a stamp of its content. The add-in writes this formula on its hidden sheet.
 * @customfunction TABLE
 * @helpurl help/table.html
 * @param {any} name The table's name, such as "PriorAuth".
 * @param {any[][]} table The whole table with its headers, such as PriorAuth[#All].
 * @returns {string} A stamp such as "PriorAuth · 112 rules · 9c41d2f00a7be513".
 */
export function table(name: unknown, table: unknown): string {
  const said = requiredText(oneValue(name, "name"), "name");
  if (!isTableName(said))
    throw argumentError("name", `"${said}" is not a table of the matrix: ${TABLE_NAMES.join(", ")}`);
  return keepTable(said, cellsOf(table));
}

/**
 * Combines the stamps of the tables into the matrix, or answers with the practice's matrix where a workbook has none. The one cell that uses it is named PolicyMatrix.
 * @customfunction MATRIX
 * @helpurl help/matrix.html
 * @param {any[][]} stamps The cells that hold TABLE formulas; or "practice", for the matrix last published on this computer.
 * @param {any} [revision] With "practice": the revision that the pane found. Excel calculates anew when it changes.
 * @returns {string} The matrix, such as "Matrix 3f9c2a71d04b88e6 · 6 payers · 412 rules".
 */
export function matrix(stamps: unknown, revision?: unknown): string | Promise<string> {
  oneValue(revision, "revision");
  const cells = cellsOf(stamps).flat();
  if (cells.length === 1 && textOf(cells[0]).toLowerCase() === PRACTICE) return practiceText();
  if (cells.every((cell) => !textOf(cell).includes(" · "))) {
    throw noAnswer(
      'none of the cells holds a TABLE stamp. Give the cells with the TABLE formulas, or "practice" for the matrix published on this computer',
    );
  }
  return keepMatrix(cells);
}
