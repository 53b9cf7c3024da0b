// Rectangles of cells and their A1 names. Rows and columns count from 0.

/** The size of an Excel sheet, in rows and columns. */
export const SHEET_ROWS = 1048576;
export const SHEET_COLUMNS = 16384;

/** A rectangle of cells without its sheet. `row` and `column` are the top left cell, from 0. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A rectangle of cells of one sheet; `sheet` is the sheet's id, not its name. */
export interface Area extends Rectangle {
  readonly sheet: string;
}

/**
 * The letters of a column.
 *
 * @param column the column, from 0
 * @example columnLetters(27) //=> "AB"
 */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Both corners, in any order, as one rectangle; null where it leaves the sheet. */
function between(row1: number, column1: number, row2: number, column2: number): Rectangle | null {
  const row = Math.min(row1, row2);
  const column = Math.min(column1, column2);
  const lastRow = Math.max(row1, row2);
  const lastColumn = Math.max(column1, column2);
  if (row < 0 || column < 0 || lastRow >= SHEET_ROWS || lastColumn >= SHEET_COLUMNS) return null;
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

/**
 * Reads an A1 address without a sheet: one cell, a block, whole columns or whole rows, with or without `$`.
 *
 * @returns the rectangle, or null where the text is no address
 * @example parseA1("B2:C4") //=> { row: 1, column: 1, rows: 3, columns: 2 }
 */
export function parseA1(address: string): Rectangle | null {
  const text = address.replaceAll("$", "");
  const cells = /^([A-Za-z]{1,3})([1-9]\d{0,6})(?::([A-Za-z]{1,3})([1-9]\d{0,6}))?$/.exec(text);
  if (cells) {
    const [, letters1 = "", digits1 = "", letters2 = letters1, digits2 = digits1] = cells;
    return between(Number(digits1) - 1, columnIndex(letters1), Number(digits2) - 1, columnIndex(letters2));
  }
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(text);
  if (columns) return between(0, columnIndex(columns[1] ?? ""), SHEET_ROWS - 1, columnIndex(columns[2] ?? ""));
  const rows = /^([1-9]\d{0,6}):([1-9]\d{0,6})$/.exec(text);
  if (rows) return between(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, SHEET_COLUMNS - 1);
  return null;
}

/**
 * Splits `'Claims Oct'!A1` into sheet name and the rest.
 *
 * @example splitSheet("'It''s'!A1") //=> { sheet: "It's", rest: "A1" }
 * @example splitSheet("A1") //=> { sheet: null, rest: "A1" }
 */
export function splitSheet(reference: string): { readonly sheet: string | null; readonly rest: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(reference);
  if (!match) return { sheet: null, rest: reference };
  return { sheet: (match[1] ?? match[2] ?? "").replaceAll("''", "'"), rest: match[3] ?? "" };
}

/**
 * The A1 name of a rectangle, without its sheet, as Excel writes it.
 *
 * @example formatA1({ row: 1, column: 1, rows: 1, columns: 1 }) //=> "B2"
 * @example formatA1({ row: 0, column: 2, rows: 1048576, columns: 1 }) //=> "C:C"
 */
export function formatA1({ row, column, rows, columns }: Rectangle): string {
  if (rows >= SHEET_ROWS) return `${columnLetters(column)}:${columnLetters(column + columns - 1)}`;
  if (columns >= SHEET_COLUMNS) return `${row + 1}:${row + rows}`;
  const first = `${columnLetters(column)}${row + 1}`;
  return rows * columns === 1 ? first : `${first}:${columnLetters(column + columns - 1)}${row + rows}`;
}

/**
 * A sheet's name as it stands before the `!` of an address.
 *
 * @example quoteSheet("Claims Oct") //=> "'Claims Oct'"
 */
export function quoteSheet(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && parseA1(name) === null;
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** The cells that two areas share, or null. */
export function intersection(a: Area, b: Area): Area | null {
  if (a.sheet !== b.sheet) return null;
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { sheet: a.sheet, row, column, rows, columns } : null;
}

/** The smallest area around two areas of one sheet. */
export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return { sheet: a.sheet, row, column, rows, columns };
}
