// Formats of the in-memory workbook.

import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../areas";
import { type CellFormat, PLAIN_FORMAT, type WorkbookModel } from "../model";
import { type Book, contentIn, type FormatOverlays } from "./book";
import { areaOfCell } from "./cells";
import { MIXED } from "./overlay";

/** About what a character of the standard font takes, in points. */
const POINTS_PER_CHARACTER = 5.5;
const PADDING = 6;

export function readFormat(formats: FormatOverlays, area: Area): Partial<CellFormat> {
  const read = <K extends keyof CellFormat>(key: K): Partial<CellFormat> => {
    const value = formats[key].uniform(area);
    return value === MIXED ? {} : { [key]: value };
  };
  return Object.assign({}, ...formatKeys().map(read));
}

export function setFormat(formats: FormatOverlays, area: Area, change: Partial<CellFormat>): void {
  const set = <K extends keyof CellFormat>(key: K) => {
    const value = change[key];
    // A width belongs to whole columns, a height to whole rows.
    const width = key === "columnWidth" ? { row: 0, rows: SHEET_ROWS } : {};
    const height = key === "rowHeight" ? { column: 0, columns: SHEET_COLUMNS } : {};
    if (value !== undefined) formats[key].set({ ...area, ...width, ...height }, value);
  };
  formatKeys().forEach(set);
}

function formatKeys(): readonly (keyof CellFormat)[] {
  return [
    "fill",
    "fontColor",
    "fontName",
    "fontSize",
    "bold",
    "italic",
    "wrapText",
    "horizontalAlignment",
    "verticalAlignment",
    "columnWidth",
    "rowHeight",
  ];
}

/** As wide as the longest text of the area, column by column; a column without content stays. */
export function autofitColumns(book: Book, model: WorkbookModel, area: Area): void {
  const widths = new Map<number, number>();
  for (const cell of contentIn(book, area)) {
    const length = model.text(areaOfCell(cell))[0]?.[0]?.length ?? 0;
    widths.set(cell.column, Math.max(widths.get(cell.column) ?? 0, length));
  }
  for (const [column, length] of widths) {
    const columnWidth = length * POINTS_PER_CHARACTER + PADDING;
    setFormat(book.formats, { ...area, column, columns: 1 }, { columnWidth });
  }
}

export function autofitRows(book: Book, area: Area): void {
  setFormat(book.formats, area, { rowHeight: PLAIN_FORMAT.rowHeight });
}
