import type { TableName } from "../../matrix/tables";
import { isBlank, textOf } from "../../values/cell";
import type { RowRef } from "./matrix-place";
import type { PaneState } from "./state";

/** The table of the matrix that stands on a sheet, if one does. */
export function matrixTableOn(loaded: PaneState["loaded"], sheetId: string): TableName | null {
  for (const [name, place] of loaded?.places ?? []) if (place.sheet.id === sheetId) return name;
  return null;
}

/** The row of a matrix table that stands in a row of a sheet; `null` for the header, a blank row, and other sheets. */
export function matrixRowAt(loaded: PaneState["loaded"], sheetId: string, row: number): RowRef | null {
  const table = matrixTableOn(loaded, sheetId);
  const cells = table && loaded?.cells[table];
  const values = cells ? cells.rows[row - cells.firstRow] : undefined;
  if (!table || !cells || !values || values.every(isBlank)) return null;
  const at = cells.headers.findIndex((header) => textOf(header) === "Rule ID");
  return { table, row, ruleId: at < 0 ? "" : textOf(values[at]) };
}
