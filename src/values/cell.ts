/** What a cell holds when it is read: text, a number (dates and times too), a truth value, or nothing. */
export type CellValue = string | number | boolean | null | undefined;
/** Rows of cells. */
export type Cells = readonly (readonly CellValue[])[];

const EXCEL_ERROR =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|BUSY!|SPILL!|CALC!|FIELD!|GETTING_DATA|CONNECT!|BLOCKED!|UNKNOWN!)$/;

/**
 * Whether a cell holds an Excel error such as `#N/A`.
 * @example isErrorCell("#N/A") //=> true
 */
export function isErrorCell(value: CellValue): value is string {
  return typeof value === "string" && value.startsWith("#") && EXCEL_ERROR.test(value);
}

/**
 * The text of a cell, trimmed; white space of any kind counts, non-breaking and zero-width too.
 * Numbers are written without a locale, so that the code 99213 is the same as the code "99213". A blank is "".
 * @example textOf(99213) //=> "99213"
 * @example textOf("  J9271\u00a0") //=> "J9271"
 */
export function textOf(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string")
    return isPlain(value, 0) && isPlain(value, value.length - 1)
      ? value
      : value.replace(/^[\s\u00a0\u200b-\u200d\ufeff]+|[\s\u00a0\u200b-\u200d\ufeff]+$/g, "");
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return value ? "TRUE" : "FALSE";
}

/** Whether a character is certainly no white space: most cells begin and end so, and need not be trimmed. */
function isPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 0x20 && code < 0x7f;
}

/**
 * A text as it is compared with another that people typed: in lower case, white space folded. Two headers, patients or specialties
 * are the same where this is.
 * @example folded(" Smith  R ") //=> "smith r"
 */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  return /\s/.test(lower) ? lower.trim().replace(/\s+/g, " ") : lower;
}

/** Whether a cell is blank: nothing in it, or nothing but white space. A zero is not blank. */
export function isBlank(value: CellValue): boolean {
  return value === "" || value === null || value === undefined || (typeof value === "string" && textOf(value) === "");
}

/**
 * Whether an argument of a custom function is blank. Some versions of Excel hand over a blank cell as 0,
 * so a 0 where a blank may stand is a blank. Columns in which 0 means something are text.
 * @example isBlankArgument(0) //=> true
 */
export function isBlankArgument(value: CellValue): boolean {
  return value === 0 || isBlank(value);
}

const NUMBER = /^[-+]?(\d+(,\d{3})*(\.\d*)?|\.\d+)$/;

/**
 * A number from a cell: a number, or text that is one (`"1,250.50"`, `"$12"`, `"(5)"` for minus five).
 * `null` where it is neither.
 * @example numberOf("$1,250.50") //=> 1250.5
 */
export function numberOf(value: CellValue): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string") return null;
  let s = textOf(value).replace(/^\$\s*|\s*\$$/g, "");
  const negative = /^\((.+)\)$/.exec(s);
  if (negative?.[1]) s = `-${negative[1].replace(/^\$\s*/, "")}`;
  s = s.replace(/^-\$/, "-");
  return NUMBER.test(s) ? Number(s.replaceAll(",", "")) : null;
}

/** A column's letters, from its 0-based position. @example columnLetters(27) //=> "AB" */
export function columnLetters(index: number): string {
  let letters = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** An area as it is written on its own sheet. @example areaAddress({ row: 0, column: 0, rows: 9, columns: 5 }) //=> "A1:E9" */
export function areaAddress({
  row,
  column,
  rows = 1,
  columns = 1,
}: {
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
}): string {
  const first = `${columnLetters(column)}${row + 1}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** Whether a cell holds a formula: text that only looks like one is its own value. */
export function holdsFormula(formula: unknown, value: unknown): formula is string {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value;
}
