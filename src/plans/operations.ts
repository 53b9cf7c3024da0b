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
  /** One formula for every row, such as `=PAYER.CODE(PolicyMatrix,[@CPT],[@DOS])`; blank cells where left out. */
  readonly formula?: string;
  /** Of a column that is added to a table: what its cells hold, by row. Text stays text, whatever it looks like. */
  readonly values?: readonly CellValue[];
  /** Of a column of a new table: text stays text in the column's own format, in which a long text is shown whole. */
  readonly keepsText?: boolean;
  /** Of a column of a new table: a long text goes on in further lines of its cell, and the row is as high as it takes. */
  readonly wraps?: boolean;
}

/** An operation that may be nothing by itself: it goes in one request with the one behind it, so that a pane that is closed between two leaves nothing half. */
interface Leading {
  readonly leads?: true;
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
export interface SetCells extends Leading {
  readonly kind: "setCells";
  readonly area: CellArea;
  readonly expected: Cells;
  readonly values: Cells;
  /**
   * Excel's number formats of the cells, where they hold what people typed: text then stays text whatever it looks like, and a cell that
   * holds a formula by now is not as expected.
   */
  readonly formats?: Cells;
}

/** Cells of one column that stand one under the other. */
export interface CellRun {
  /** Row of the first, from 0. */
  readonly row: number;
  readonly expected: readonly CellValue[];
  readonly values: readonly CellValue[];
  /** Excel's number formats before and after, which are written before the values: in a text cell zeros stay. Left out, they stay. */
  readonly formats?: { readonly expected: readonly string[]; readonly values: readonly string[] };
}

/**
 * Writes values of many cells of one column, wherever they stand, over the values that are expected there. Text stays text, whatever it
 * looks like. A cell that holds a formula is refused.
 */
export interface SetColumnCells {
  readonly kind: "setColumnCells";
  readonly sheet: string;
  /** From 0. */
  readonly column: number;
  /** From the top. */
  readonly runs: readonly CellRun[];
}

/** Writes many cells over what is expected there, in requests of a known size. Text stays text, whatever it looks like. */
export interface SetTexts {
  readonly kind: "setTexts";
  readonly area: CellArea;
  readonly expected: Cells;
  readonly values: Cells;
}

/** How a cell looks whose text begins with a word. Colours are `#RRGGBB`. */
export interface TextLook {
  readonly begins: string;
  readonly fill: string;
  readonly color: string;
}

/** Adds conditional formats that follow the first word of a cell's text; there must be none of them yet. */
export interface AddTextFormats {
  readonly kind: "addTextFormats";
  /** Cells of one column. */
  readonly area: CellArea;
  readonly looks: readonly TextLook[];
  /** The width of the column in points, before and after; left as it is where `null`. */
  readonly width: { readonly before: number; readonly after: number } | null;
}

/** Takes such formats away, wherever in the column they stand by now; other formats stay. */
export interface RemoveTextFormats {
  readonly kind: "removeTextFormats";
  readonly made: AddTextFormats;
}

/** Writes one formula over the formula or value that is expected there; "" stands for an empty cell. */
export interface SetFormula extends Leading {
  readonly kind: "setFormula";
  readonly cell: CellPlace;
  readonly expected: CellValue;
  /** A value where a formula gives way to what stood there before. */
  readonly formula: CellValue;
  /** The size of what the formula answers, its own cell included: when it is written, those cells must be empty. */
  readonly spill?: { readonly rows: number; readonly columns: number };
}

/** Puts what formulas answer in the place of the formulas, or the formulas back in the place of their answers. */
export interface FreezeCells {
  readonly kind: "freezeCells";
  readonly area: CellArea;
  /** By cell; `null` where the formula of the area's first cell spills to. */
  readonly formulas: readonly (readonly (string | null)[])[];
  /** What the cells say, as formulas and as values. */
  readonly values: Cells;
  /** The same as it is written, so that text stays text whatever it looks like. */
  readonly written: Cells;
  /** What the cells hold afterwards. */
  readonly to: "values" | "formulas";
}

/** Gives one cell a name that the whole workbook knows. */
export interface AddName extends Leading {
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
  /** `null` takes the property away. */
  readonly value: string | number | null;
}

/** Cells of one row by the headers of their columns. */
export type RowCells = Readonly<Record<string, CellValue>>;

/** Excel's number formats of columns, by header: `@` keeps a code's zeros. */
export type ColumnFormats = Readonly<Record<string, string>>;

/** Which row of a table is meant: where it stood when the plan was made, and by what it is found after a sort. */
export interface TableRowKey {
  /** Rows of the table's body, from 0; `null` where that is not known, as of a row that a plan has yet to add. */
  readonly index: number | null;
  /** "" where the row has none. */
  readonly ruleId: string;
  /** The whole row, by which one without a Rule ID is found; where left out, such a row is found by its index alone. */
  readonly whole?: RowCells;
}

/** One cell of a row that a plan writes. */
export interface TableCellChange {
  readonly column: string;
  readonly expected: CellValue;
  readonly value: CellValue;
}

/** Writes cells of one row of a table, by header; columns that a practice added or moved are left as they are. */
export interface SetTableRow {
  readonly kind: "setTableRow";
  readonly table: string;
  readonly row: TableRowKey;
  readonly cells: readonly TableCellChange[];
  /** Of the columns that are written; where left out, the cells keep theirs. */
  readonly formats?: ColumnFormats;
}

/** Puts rows into a table; a table whose only row is blank has it filled first. */
export interface AddTableRows {
  readonly kind: "addTableRows";
  readonly table: string;
  /** A header that is left out is blank. */
  readonly rows: readonly RowCells[];
  /** Where the table's body has each row afterwards, ascending from 0; at the end where left out. */
  readonly at?: readonly number[];
  /** Of the columns; where left out, the new rows look like the table's first. */
  readonly formats?: ColumnFormats;
}

/** Takes rows out of a table; the last row of a table is emptied instead, as Excel wants one. */
export interface RemoveTableRows {
  readonly kind: "removeTableRows";
  readonly table: string;
  /** Every cell of a row is compared: one that is left out must be blank, or a formula. */
  readonly rows: readonly { readonly row: TableRowKey; readonly expected: RowCells }[];
  /** Of the columns, for the way back. */
  readonly formats?: ColumnFormats;
}

/** Adds columns at the right end of a table. */
export interface AddTableColumns extends Leading {
  readonly kind: "addTableColumns";
  readonly table: string;
  readonly columns: readonly NewColumn[];
}

/** Takes columns away that a plan added; they must be blank still, or hold the formula or the values that the plan gave them. */
export interface RemoveTableColumns {
  readonly kind: "removeTableColumns";
  readonly made: AddTableColumns;
}

/** Adds a sheet that is made to be read or printed, at the end or where it says: cells, with some rows as headings. */
export interface AddReportSheet extends Leading {
  readonly kind: "addReportSheet";
  readonly sheet: string;
  readonly visibility: SheetVisibility;
  /** Text stays text, whatever it looks like. */
  readonly cells: Cells;
  /** Rows of `cells` that are printed bold, from 0; `title` is larger. */
  readonly headings: readonly { readonly row: number; readonly level: "title" | "section" | "header" }[];
  /** Whether long text goes on in further lines of its cell; where not, it runs over its neighbours. Yes where left out. */
  readonly wraps?: boolean;
  /** In characters of the standard font. */
  readonly widths: readonly number[];
  /** How many sheets stand before it; all where left out. */
  readonly position?: number;
  /** Printed across the page's width, in landscape, with so many rows repeated on top of each page. */
  readonly print: { readonly repeatRows: number } | null;
  /** Number formats of single cells, for dates and numbers, or of so many `rows` from there down. */
  readonly formats?: readonly {
    readonly row: number;
    readonly column: number;
    readonly format: string;
    readonly rows?: number;
  }[];
}

/** Adds a sheet with the data of a file: values only, whose text stays text whatever it looks like. */
export interface AddDataSheet {
  readonly kind: "addDataSheet";
  readonly sheet: string;
  /** What it is called until all its rows are there, so that half of a file is not taken for the file. */
  readonly until: string;
  /** From A1 on; rows may be of different lengths. */
  readonly cells: Cells;
  /** Excel's number formats of dates: cells below each other in one column, from 0. */
  readonly formats: readonly {
    readonly column: number;
    readonly row: number;
    readonly rows: number;
    readonly format: string;
  }[];
}

/** Deletes a sheet that a plan added; it must hold what the plan left there and no more. */
export interface RemoveSheet {
  readonly kind: "removeSheet";
  readonly made: AddSheet | AddReportSheet | AddDataSheet;
  /** Values from A1 on; tables that the plan itself takes away are compared by themselves. */
  readonly expected: Cells;
  /** Cells that hold formulas, from 0: neither their answers nor what they spill are compared. */
  readonly formulas: readonly { readonly row: number; readonly column: number }[];
}

/** Deletes a table that a plan added, with its cells; it must hold the rows that the plan gave it. */
export interface RemoveTable {
  readonly kind: "removeTable";
  readonly made: AddTable;
}

/** Takes a name away that a plan gave, or gives it back to what it stood for before. */
export interface RemoveName {
  readonly kind: "removeName";
  readonly made: AddName;
}

/** One cell, counted from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** One change to a workbook. Each says what it expects to find, so that nothing is overwritten unseen. */
export type Operation =
  | AddSheet
  | AddReportSheet
  | AddDataSheet
  | RemoveSheet
  | AddTable
  | RemoveTable
  | AddTableColumns
  | RemoveTableColumns
  | TableRowOperation
  | SetCells
  | SetColumnCells
  | SetTexts
  | AddTextFormats
  | RemoveTextFormats
  | SetFormula
  | FreezeCells
  | AddName
  | RemoveName
  | SetSheetVisibility
  | SetDocumentProperty;

/** A change to the rows of a table that is found by its name. */
export type TableRowOperation = SetTableRow | AddTableRows | RemoveTableRows;

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
