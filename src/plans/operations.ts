import { columnLetters, type CellValue, type Cells } from "../values/cell";

/** A rectangle of cells of one sheet. Rows and columns count from 0, as Excel's own indexes do. */
export interface CellArea {
  /** The sheet's name. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type SheetVisibility = "Visible" | "Hidden";

/** Which values a column's cells offer in a drop-down. */
export type ColumnChoices =
  /** These words; they must fit into 255 characters together. Anything else is refused when typed. */
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** What stands in other cells, such as `=Payers!$A$2:$A$9`; `only` refuses anything else when typed. */
  | { readonly kind: "cells"; readonly source: string; readonly only: boolean };

/** A column of a table that a plan adds. */
export interface NewColumn {
  readonly header: string;
  /** Excel's number format: `@` for text, `yyyy-mm-dd` for dates, `General`. */
  readonly format: string;
  /** In characters of the standard font. */
  readonly width: number;
  /** Shown when the header cell is selected. */
  readonly help: string;
  readonly choices: ColumnChoices | null;
}

/** Adds a sheet at the end. There must be none of that name. */
export interface AddSheet {
  readonly kind: "addSheet";
  readonly sheet: string;
  readonly visibility: SheetVisibility;
}

/** Adds a table with its header row in the area's first row; the cells must be empty and the name unused. */
export interface AddTable {
  readonly kind: "addTable";
  readonly name: string;
  /** The sheet and the cell of the first header. */
  readonly at: { readonly sheet: string; readonly row: number; readonly column: number };
  readonly columns: readonly NewColumn[];
  /** Rows under the header; an empty table gets one blank row, as Excel wants one. */
  readonly rows: Cells;
}

/** Writes values over the values that are expected there. A blank in `values` empties the cell. */
export interface SetCells {
  readonly kind: "setCells";
  readonly area: CellArea;
  readonly expected: Cells;
  readonly values: Cells;
}

/** Writes one formula over the formula or value that is expected there; "" stands for an empty cell. */
export interface SetFormula {
  readonly kind: "setFormula";
  readonly cell: CellPlace;
  readonly expected: CellValue;
  readonly formula: string;
}

/** Gives one cell a name that the whole workbook knows. */
export interface AddName {
  readonly kind: "addName";
  readonly name: string;
  /** The formula that the name has now, `=#REF!` where its cell was deleted; `null` where the name must be unused. */
  readonly expected: string | null;
  readonly cell: CellPlace;
}

/** Shows or hides a sheet. */
export interface SetSheetVisibility {
  readonly kind: "setSheetVisibility";
  readonly sheet: string;
  readonly expected: SheetVisibility;
  readonly visibility: SheetVisibility;
}

/** Writes a custom document property over the value that is expected; `null` stands for none. */
export interface SetDocumentProperty {
  readonly kind: "setDocumentProperty";
  readonly key: string;
  readonly expected: string | number | null;
  readonly value: string | number;
}

/** Which row of a table is meant: where it stood when the plan was made, and its Rule ID, by which it is found after a sort. */
export interface TableRowKey {
  /** Rows of the table's body, from 0. */
  readonly index: number;
  /** "" where the row has none: it is then found by its index alone. */
  readonly ruleId: string;
}

/** Writes cells of one row of a table, by header; columns that a practice added or moved are left as they are. */
export interface SetTableRow {
  readonly kind: "setTableRow";
  readonly table: string;
  readonly row: TableRowKey;
  readonly cells: readonly { readonly column: string; readonly expected: CellValue; readonly value: CellValue }[];
}

/** Appends rows to a table; a table whose only row is blank has it filled first. */
export interface AddTableRows {
  readonly kind: "addTableRows";
  readonly table: string;
  /** Cells by header; a header that is left out is blank. */
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
}

/** Takes rows out of a table; the last row of a table is emptied instead, as Excel wants one. */
export interface RemoveTableRows {
  readonly kind: "removeTableRows";
  readonly table: string;
  readonly rows: readonly { readonly row: TableRowKey; readonly expected: Readonly<Record<string, CellValue>> }[];
}

/** Adds columns at the right end of a table. */
export interface AddTableColumns {
  readonly kind: "addTableColumns";
  readonly table: string;
  readonly columns: readonly NewColumn[];
}

/** Adds a sheet that is made to be read or printed: cells, with some rows as headings. */
export interface AddReportSheet {
  readonly kind: "addReportSheet";
  readonly sheet: string;
  readonly visibility: SheetVisibility;
  readonly cells: Cells;
  /** Rows of `cells` that are printed bold, from 0; `title` is larger. */
  readonly headings: readonly { readonly row: number; readonly level: "title" | "section" | "header" }[];
  /** In characters of the standard font. */
  readonly widths: readonly number[];
  /** Printed across the page's width, in landscape, with so many rows repeated on top of each page. */
  readonly print: { readonly repeatRows: number } | null;
}

/** One cell, counted from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** One change to a workbook. Each says what it expects to find, so that nothing is overwritten unseen. */
export type Operation =
  AddSheet | AddTable | SetCells | SetFormula | AddName | SetSheetVisibility | SetDocumentProperty;

/** Changes that belong together: all are made, or none. */
export interface Plan {
  /** What the plan does, as the pane and the history say it. */
  readonly title: string;
  readonly operations: readonly Operation[];
}

/** A sheet's name as a formula writes it. @example quotedSheet("Claims Oct") //=> "'Claims Oct'" */
export function quotedSheet(name: string): string {
  return /^[A-Za-z_][A-Za-z_]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

/** A cell as people read it. @example placeText({ sheet: "Claims Oct", row: 4, column: 2 }) //=> "Claims Oct!C5" */
export function placeText({ sheet, row, column }: CellPlace): string {
  return `${sheet}!${columnLetters(column)}${row + 1}`;
}

/** An area as a formula writes it, absolute. @example absoluteArea({ sheet: "A", row: 1, column: 0, rows: 2, columns: 1 }) //=> "A!$A$2:$A$3" */
export function absoluteArea({ sheet, row, column, rows, columns }: CellArea): string {
  const last = `$${columnLetters(column + columns - 1)}$${row + rows}`;
  const first = `$${columnLetters(column)}$${row + 1}`;
  return `${quotedSheet(sheet)}!${first === last ? first : `${first}:${last}`}`;
}
