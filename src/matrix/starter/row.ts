import type { CellValue } from "../../values/cell";
import type { TableCells } from "../read-rows";
import { schemaOf, type TableName } from "../tables";

/** One row of a table by header; what is left out is blank. Dates are days (numbers), codes are text. */
export type Fields = Readonly<Record<string, CellValue>>;

/**
 * Rows of a table in the order of its headers.
 * @throws where a field is no column of the table
 */
export function tableOf(name: TableName, rows: readonly Fields[]): TableCells {
  const headers = schemaOf(name).columns.map((column) => column.header);
  const known = new Set(headers);
  return {
    headers,
    rows: rows.map((fields) => {
      for (const header of Object.keys(fields)) {
        if (!known.has(header)) throw new Error(`the table ${name} has no column "${header}"`);
      }
      return headers.map((header) => fields[header] ?? "");
    }),
    firstRow: 2,
  };
}
