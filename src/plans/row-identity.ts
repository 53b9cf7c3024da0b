import { isTableName, schemaOf } from "../matrix/tables";
import { isBlank, textOf, type CellValue } from "../values/cell";
import type { RowCells } from "./operations";

const ID_COLUMN = "Rule ID";

/**
 * The column by whose cells the rows of a table are known; `null` where rows are known by their content alone. MatrixLog has a
 * column of the same header, which names the rule that a row speaks of.
 * @example idColumn("PriorAuth") //=> "Rule ID"
 */
export function idColumn(table: string): string | null {
  return isTableName(table) && schemaOf(table).isRules ? ID_COLUMN : null;
}

/** The Rule ID of a row; "" where it has none, or rows of that table have no id. */
export function idOf(table: string, cells: RowCells): string {
  const column = idColumn(table);
  return column === null ? "" : textOf(cells[column]);
}

/** Whether two cells say the same: Excel makes a number of a text that looks like one. */
export function sameCell(a: CellValue, b: CellValue): boolean {
  return a === b || (isBlank(a) && isBlank(b)) || textOf(a) === textOf(b);
}
