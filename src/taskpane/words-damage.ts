import type { Damage, DamagedCell } from "../claims/damage/damage";
import { isSerial } from "../claims/damage/date-text";
import { isDateField, type Field } from "../claims/fields";
import type { CellsNow } from "../excel/read-cells-now";
import { columnLetters, textOf, type CellValue } from "../values/cell";
import { isoOf } from "../values/day";
import { counted, grouped } from "../values/lists";

/** A space at an end, or one of another kind, as it is shown. */
const SPACE = "\u00b7";

/** A value so that everybody sees what stands in the cell: text in quotes, strange spaces as dots, dates as dates. */
export function shownValue(value: CellValue, field: Field): string {
  if (isSerial(value) && isDateField(field)) return isoOf(Math.floor(value));
  if (typeof value !== "string") return textOf(value);
  const seen = value
    .replace(/^\s+|\s+$/g, (spaces) => SPACE.repeat(spaces.length))
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, SPACE)
    .replace(/[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, codePoint);
  return `\u201c${seen}\u201d`;
}

const codePoint = (c: string): string => `\u2039U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}\u203a`;

/** Everything that the screens of the damage say. */
export const DAMAGE_WORDS = {
  title: "Damage",
  lead: "What happened to cells on their way into this sheet. Nothing is changed before you say so.",
  none: "No damage was found in the columns that are read.",
  misread: "Read wrongly, or not at all",
  read: "Read all the same",
  again: "Look again",
  column: (header: string, column: number): string => `${header} \u00b7 column ${columnLetters(column)}`,
  cells: (n: number): string => counted(n, "cell"),
  sample: (header: string, change: string): string => `${header}: ${change}`,
  change: ({ from, to, note }: DamagedCell, field: Field): string => {
    const old = shownValue(from, field);
    if (to !== null) return `${old} \u2192 ${shownValue(to, field)}`;
    return `${old}: ${note === "" ? "cannot be known" : note}`;
  },
  open: (cell: DamagedCell, field: Field): string => `${shownValue(cell.from, field)}: one of two ways`,
  row: (row: number): string => `Row ${grouped(row)}`,
  goTo: (row: number, change: string): string => `Go to row ${grouped(row)}: ${change}`,
  more: (n: number): string => `Show ${grouped(n)} more`,
  list: "Damaged cells",
  dots: `${SPACE} stands for a space.`,
  choice: "These cells are",
  choose: "Choose\u2026",
  asIs: "Right as they stand? Then leave them.",
  repair: (n: number): string => (n === 1 ? "Repair this cell" : `Repair these ${grouped(n)} cells`),
  all: {
    open: (n: number): string => `Repair all (${grouped(n)})\u2026`,
    title: "Repair all",
    lead: "Each cell as it is and as it would be. Take out what you want to leave. It is one step, and one Undo.",
    kinds: "What to repair",
    kind: (title: string, header: string): string => `${title} in ${header}`,
    way: (header: string): string => `The dates in ${header} are`,
    leave: "Left as they are",
    repair: (n: number): string => `Repair ${counted(n, "cell")}`,
    unknown: (n: number): string =>
      `${counted(n, "cell")} cannot be repaired here: nobody can tell the true ${n === 1 ? "value" : "values"}. The list of the damage says what to do.`,
  },
  some: (n: number, of: number): string =>
    `${counted(n, "cell")} of ${grouped(of)} can be repaired; of the others nobody can tell the true value.`,
  repairing: "Repairing",
  progress: (done: number, of: number): string => (of === 0 ? "Repairing" : `${grouped(done)} of ${grouped(of)} parts`),
  plan: (damage: readonly Damage[], n: number): string => {
    const columns = new Map(damage.map(({ column, field }) => [column, field]));
    const [only = ""] = columns.values();
    return `Repair ${counted(n, "cell")} of ${columns.size === 1 ? only : counted(columns.size, "column")}`;
  },
  nothing: (now: CellsNow): string => `Nothing was repaired.${leftOut(now)}`,
  repaired: (n: number, titles: ReadonlySet<string>, now: CellsNow): string => {
    const [only = ""] = titles;
    const what = titles.size === 1 ? only.toLowerCase() : counted(titles.size, "kind") + " of damage";
    return `${counted(n, "cell")} repaired: ${what}.${leftOut(now)}`;
  },
  undone: "The repair was taken back.",
  what: (field: string, title: string, rows: readonly number[]): string => `${field}, ${rowsText(rows)}: ${title}`,
  /** Nothing of a patient's goes into a record. */
  withheld: "(not written here)",
} as const;

function leftOut({ formulas, changed }: CellsNow): string {
  const parts = [
    formulas > 0
      ? ` ${counted(formulas, "cell")} ${formulas === 1 ? "holds a formula" : "hold formulas"} and ${formulas === 1 ? "was" : "were"} left: correct the formula.`
      : "",
    changed > 0
      ? ` ${counted(changed, "cell")} changed meanwhile and ${changed === 1 ? "was" : "were"} left: look again.`
      : "",
  ];
  return parts.join("");
}

/** Rows that a record writes out; more are counted. */
const MOST_ROWS = 8;

function rowsText(rows: readonly number[]): string {
  const more = rows.length - MOST_ROWS;
  return `${rows.length === 1 ? "row" : "rows"} ${rows.slice(0, MOST_ROWS).join(", ")}${more > 0 ? ` and ${grouped(more)} more` : ""}`;
}
