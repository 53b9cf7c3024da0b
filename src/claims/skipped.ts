import { folded, isBlank, numberOf, textOf, type CellValue } from "../values/cell";
import { joinWords } from "../values/lists";
import type { Field } from "./fields";
import type { ColumnsOf } from "./cell-readers";

/** A row below the headers that is no claim line, and is no fault either. */
export interface SkippedRow {
  /** Row in the sheet, 1-based. */
  readonly row: number;
  readonly kind: "total" | "headers";
}

/** A total may say what it is of (`Total Charges`) and for whom; other words behind it may be the name of a payer. */
const TOTAL =
  /^(?:(?:grand|sub|report|page|batch|day|daily|patient|provider|payer)[ -]?)?totals?(?:\s+(?:charges?|billed|amounts?|units?|lines?|claims?))?(?:\s*[:(#].*|\s+(?:for|of)\b.*)?$|^sums?:?$|^counts?:?$/i;

/** What a total does not have. */
const WITHOUT: readonly Field[] = ["DOS", "CPT"];

const isTotalWord = (cell: CellValue): boolean => typeof cell === "string" && TOTAL.test(textOf(cell));

/** Whether a row says the same as a row of the headers, as reports repeat them on every page. */
export function repeatsHeaders(
  row: readonly CellValue[],
  headers: readonly CellValue[],
  columns: readonly { readonly index: number }[],
): boolean {
  let said = 0;
  for (const { index } of columns) {
    const text = textOf(row[index]);
    if (!isSameText(text, textOf(headers[index]))) return false;
    if (text !== "") said++;
  }
  return said >= 2;
}

/** Whether the texts of two cells are the same when they are folded. Most differ in their first letter already. */
function isSameText(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === "" || b === "") return false;
  const [x, y] = [a.charCodeAt(0), b.charCodeAt(0)];
  const isOtherLetter = x < 0x80 && y < 0x80 && (x | 0x20) !== (y | 0x20);
  return !isOtherLetter && folded(a) === folded(b);
}

/** Whether a row says that it is a total: the word stands in it, and it has neither a code nor a date. */
export function saysTotal(row: readonly CellValue[], columns: ColumnsOf): boolean {
  return (
    WITHOUT.every((field) =>
      (columns.get(field) ?? []).every(({ index }) => isBlank(row[index]) || isTotalWord(row[index])),
    ) && row.some(isTotalWord)
  );
}

/** Whether a row has nothing but amounts, as a total without a word has. */
export function onlyAmounts(row: readonly CellValue[], columns: ColumnsOf): boolean {
  let amounts = 0;
  for (const [field, own] of columns) {
    for (const { index } of own) {
      if (isBlank(row[index])) continue;
      if (field !== "Charge" && field !== "Units") return false;
      if (numberOf(row[index]) === null) return false;
      amounts++;
    }
  }
  return amounts > 0;
}

/** The sums of the columns of amounts, for a row of them to be compared with. */
export interface Sums {
  add(row: readonly CellValue[]): void;
  /** Whether each amount in a row is the sum of its column. */
  are(row: readonly CellValue[]): boolean;
}

export function sumsOf(columns: ColumnsOf): Sums {
  const own = [...(columns.get("Charge") ?? []), ...(columns.get("Units") ?? [])].map(({ index }) => index);
  const sums = new Map<number, number>();
  return {
    add(row) {
      for (const index of own) sums.set(index, (sums.get(index) ?? 0) + (numberOf(row[index]) ?? 0));
    },
    are: (row) =>
      own.every(
        (index) => isBlank(row[index]) || Math.abs((numberOf(row[index]) ?? NaN) - (sums.get(index) ?? 0)) < 0.005,
      ),
  };
}

/** What was passed over, in a sentence; "" where nothing was. */
export function skippedText(skipped: readonly SkippedRow[]): string {
  const said = (kind: SkippedRow["kind"], one: string, several: string): string[] => {
    const rows = skipped.filter((each) => each.kind === kind).map(({ row }) => row);
    if (rows.length === 0) return [];
    const shown = rows.length > 5 ? [...rows.slice(0, 4).map(String), `${rows.length - 4} more`] : rows.map(String);
    return [`${rows.length === 1 ? `row ${rows[0]} is ${one}` : `rows ${joinWords(shown, "and")} are ${several}`}`];
  };
  const parts = [...said("total", "a total", "totals"), ...said("headers", "the headers again", "the headers again")];
  return parts.length === 0 ? "" : `Not read as lines: ${parts.join("; ")}`;
}
