import type { MatrixCells } from "../../matrix/matrix";
import type { TableName } from "../../matrix/tables";
import { folded, textOf } from "../../values/cell";

/**
 * The cells of one row as text, by header in any case; "" where the row or the column is not there.
 * @param row in its sheet or file, 1-based
 * @example cellsByHeader(cells, "Payers", 2)("Payer ID") //=> "MEDICARE"
 */
export function cellsByHeader(cells: MatrixCells, table: TableName, row: number): (header: string) => string {
  const found = cells[table];
  const values = found?.rows[row - found.firstRow];
  return (header) => {
    const at = found?.headers.findIndex((each) => folded(textOf(each)) === folded(header)) ?? -1;
    return at < 0 ? "" : textOf(values?.[at]);
  };
}
