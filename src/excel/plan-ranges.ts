import type { AddTable, CellArea, CellPlace } from "../plans/operations";
import type { Cells } from "../values/cell";

/** The number format of a cell that holds text, whatever it looks like. */
export const TEXT_FORMAT = "@";

/** Rows below a new table that are prepared for the ones to come: text stays text, and the drop-downs are there. */
export const SPARE_ROWS = 200;

/** The cells that a new table takes: its header, its rows, and one blank row where it has none. */
export function tableArea({ at, columns, rows }: AddTable): CellArea {
  return { ...at, rows: 1 + Math.max(1, rows.length), columns: columns.length };
}

/** The cells below the header that get formats and drop-downs. */
export function preparedArea(operation: AddTable): CellArea {
  const area = tableArea(operation);
  return { ...area, row: area.row + 1, rows: area.rows - 1 + SPARE_ROWS };
}

/** The range of an area; its sheet must be there when the request runs. */
export function rangeOf(context: Excel.RequestContext, area: CellArea): Excel.Range {
  return context.workbook.worksheets
    .getItem(area.sheet)
    .getRangeByIndexes(area.row, area.column, area.rows, area.columns);
}

/** The range of one cell. */
export function cellOf(context: Excel.RequestContext, { sheet, row, column }: CellPlace): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getCell(row, column);
}

/** The width of so many characters of the standard font, in points: 7 pixels each and 5 of margin, at 96 pixels an inch. */
export function points(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

/** Cells as Excel takes them: a blank is "", because `null` would leave the old value. */
export function writable(cells: Cells): (string | number | boolean)[][] {
  return cells.map((row) => row.map((value) => value ?? ""));
}
