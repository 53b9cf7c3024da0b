import type { SheetColumns } from "../../../excel/read-columns";
import { areaAddress, columnLetters, isBlank, textOf, type CellValue } from "../../../values/cell";
import { payerFormula, quotedText } from "../../../values/formula";
import type { Question, QuestionArgument } from "./questions";

/** What stands for an argument: columns of the sheet, one text for all rows, or nothing. */
export type Source =
  | { readonly kind: "columns"; readonly columns: readonly number[] }
  | { readonly kind: "constant"; readonly text: string }
  | { readonly kind: "blank" };

export const BLANK: Source = { kind: "blank" };

/** A value that is still to be chosen. */
const ONE: Source = { kind: "constant", text: "" };

/** Sources by the names of the arguments. */
export type Sources = Readonly<Record<string, Source>>;

/**
 * What the headers of a sheet give for the arguments of a question. Fields that several columns hold are taken together, so that
 * no diagnosis is left out.
 */
export function guessedSources({ args }: Question, { fields }: Pick<SheetColumns, "fields">): Sources {
  return Object.fromEntries(
    args.map(({ name, fields: wanted, isOne = false }) => [name, isOne ? ONE : guess(wanted, fields)]),
  );
}

function guess(wanted: QuestionArgument["fields"], fields: SheetColumns["fields"]): Source {
  for (const field of wanted) {
    const columns = fields.get(field);
    if (columns && columns.length > 0) return { kind: "columns", columns };
  }
  return BLANK;
}

/** The arguments that are still wanted before there is a formula. */
export function wantedArguments({ args }: Question, sources: Sources): readonly QuestionArgument[] {
  return args.filter(({ name, mayBeBlank }) => {
    const source = sources[name] ?? BLANK;
    return !mayBeBlank && (source.kind === "blank" || (source.kind === "constant" && source.text.trim() === ""));
  });
}

/** Excel takes no longer text in a formula. */
export const LONGEST_CONSTANT = 255;

/** Whether the answers of a question stand in cells of their own beside a table: what asks of all rows at once spills. */
export function isInTable({ asks }: Question, { table }: Pick<SheetColumns, "table">): boolean {
  return table !== null && asks === "rows";
}

/**
 * The formula of a question over the columns of a sheet: of one row where it stands in a table, else of all rows at once.
 * @example formulaOver(questionNamed("CODE"), columns, sources) //=> "=PAYER.CODE(PolicyMatrix,F2:F312,E2:E312)"
 */
export function formulaOver(question: Question, columns: SheetColumns, sources: Sources): string {
  const own = question.args.map(({ name }) => argumentText(sources[name] ?? BLANK, question, columns));
  const args = question.asks === "lines" ? [...linesText(columns), ...own] : own;
  return payerFormula(question.name, args);
}

function argumentText(source: Source, question: Question, columns: SheetColumns): string {
  switch (source.kind) {
    case "blank":
      return "";
    case "constant":
      return constantText(source.text);
    case "columns":
      return source.columns.map((column) => columnText(column, question, columns)).join('&";"&');
  }
}

/** A value that was typed for all rows; "" where there is none. */
export function constantText(text: string): string {
  return text.trim() === "" ? "" : quotedText(text.trim());
}

function columnText(column: number, question: Question, columns: SheetColumns): string {
  if (isInTable(question, columns)) return `[@${bracketed(columns.headers[column] ?? "")}]`;
  const { area } = columns;
  return areaAddress({ row: area.row + 1, column: area.column + column, rows: area.rows - 1 });
}

/** Header row and rows, as CHECK wants them. */
function linesText({ table, area }: SheetColumns): readonly string[] {
  if (table !== null) return [`${table}[#Headers]`, table];
  return [areaAddress({ ...area, rows: 1 }), areaAddress({ ...area, row: area.row + 1, rows: area.rows - 1 })];
}

/** A header inside of `[@…]`: in brackets of its own where it is more than letters and digits; some characters are escaped. */
function bracketed(header: string): string {
  const escaped = header.replace(/[[\]#'@]/g, "'$&");
  return /^[A-Za-z0-9_]+$/.test(header) ? header : `[${escaped}]`;
}

/** Arguments of the same question for some rows, as the function gets them from the formula. */
export function argumentValues(
  question: Question,
  { headers }: Pick<SheetColumns, "headers">,
  sources: Sources,
  rows: readonly (readonly CellValue[])[],
): readonly unknown[] {
  const own = question.args.map(({ name }) => valuesOf(sources[name] ?? BLANK, rows));
  return question.asks === "lines" ? [[headers], rows, ...own] : own;
}

function valuesOf(source: Source, rows: readonly (readonly CellValue[])[]): unknown {
  switch (source.kind) {
    case "blank":
      return null;
    case "constant":
      return source.text.trim();
    case "columns": {
      const [first = 0, ...others] = source.columns;
      if (others.length === 0) return rows.map((row) => [row[first]]);
      return rows.map((row) => [source.columns.map((column) => textOf(row[column])).join(";")]);
    }
  }
}

/** The header of the column of answers, which no other column has. @example freeHeader("Check", ["CPT", "check"]) //=> "Check 2" */
export function freeHeader(wanted: string, headers: readonly string[]): string {
  const taken = new Set(headers.map((header) => header.trim().toLowerCase()));
  let header = wanted;
  for (let n = 2; taken.has(header.toLowerCase()); n++) header = `${wanted} ${n}`;
  return header;
}

/** Excel on the web hands a function at most 5 MB: about as many cells of a claim sheet. */
const MOST_CELLS = 500_000;

/** Whether a formula is given more cells than Excel on the web hands to a function at once. */
export function isTooLarge({ asks }: Question, { area }: Pick<SheetColumns, "area">): boolean {
  return asks === "lines" && area.rows * area.columns > MOST_CELLS;
}

/** Columns that can be chosen, by what people call them. */
export function columnChoices({
  headers,
  area,
  first,
  unnamed,
}: SheetColumns): readonly { at: number; name: string }[] {
  return headers.flatMap((header, at) => {
    const letters = columnLetters(area.column + at);
    if (header !== "") return [{ at, name: header }];
    return unnamed.includes(at) || first.some((row) => !isBlank(row[at])) ? [{ at, name: letters }] : [];
  });
}
