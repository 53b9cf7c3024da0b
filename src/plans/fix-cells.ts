import type { Field } from "../claims/fields";
import { serviceOf } from "../claims/line";
import { lineColumns, type SheetColumn } from "../claims/reading-plan";
import type { ClaimSheet } from "../claims/sheet";
import type { CellValue } from "../values/cell";
import { joinWords } from "../values/lists";

/** One field of a line to change: the line's position, its text before and after. */
export interface FieldChange {
  readonly line: number;
  /** A field, or `Line` for the line as a whole: with `to` "" it is taken out. */
  readonly field: Field;
  readonly from: string;
  readonly to: string;
}

/** A cell that a fix writes. */
export interface FixCell {
  /** Row in the sheet, 1-based. */
  readonly row: number;
  /** Counted from the first column that was read. */
  readonly column: number;
  readonly old: CellValue;
  readonly value: CellValue;
  /** Excel's number format. */
  readonly format: CellValue;
}

/** The columns that a change is about. */
export interface ChangedColumns {
  /** Of the field; those that hold claim fields of the line for a line that is taken out. */
  readonly own: readonly SheetColumn[];
  /** The code's columns: a code may have its modifiers behind it. */
  readonly code: readonly SheetColumn[];
  /** Rows hold several services: a line is then a part of its row. */
  readonly isPart: boolean;
}

/**
 * Why changes cannot be made in the sheet at all; `null` where they can.
 * @example unfixableWhy([{ line: 3, field: "Auth", from: "", to: "A-1" }], sheet) //=> "the sheet has no column for Auth"
 */
export function unfixableWhy(changes: readonly FieldChange[], sheet: ClaimSheet): string | null {
  for (const change of changes) {
    const columns = columnsFor(sheet, change);
    if (typeof columns === "string") return columns;
  }
  return null;
}

/** The columns of a change; where it cannot be made in the sheet, why. */
export function columnsFor(sheet: ClaimSheet, { line, field, to }: FieldChange): ChangedColumns | string {
  const service = serviceOf(line);
  const of = (name: Field): readonly SheetColumn[] => {
    const all = sheet.columns.get(name) ?? [];
    const own = all.filter((column) => column.service === service);
    return own.length > 0 ? own : all.filter((column) => column.service === 0);
  };
  const code = of("CPT");
  const isPart = service > 0;
  if (field === "Line" && to === "") {
    const all = lineColumns(sheet.columns);
    return { own: isPart ? all.filter((column) => column.service === service) : all, code, isPart };
  }
  const own = of(field);
  if (isPart && own.some((column) => column.service === 0))
    return `${field} stands once for all services of a row: correct it by hand`;
  if (own.length === 0 && !(field === "Mods" && hasComposites(sheet))) return missing(sheet, field);
  return { own, code, isPart };
}

function missing(sheet: ClaimSheet, field: Field): string {
  return sheet.layout.fixed.has(field)
    ? `${field} is the same for all rows of the sheet, and no column holds it`
    : `the sheet has no column for ${field}`;
}

const composites = new WeakMap<ClaimSheet, boolean>();

/** Whether lines have modifiers although no column holds them: then they stand behind the code, as `HC:96413:59`. */
function hasComposites(sheet: ClaimSheet): boolean {
  let found = composites.get(sheet);
  if (found === undefined) composites.set(sheet, (found = sheet.lines.some(({ mods }) => mods.length > 0)));
  return found;
}

/** Headers as messages name them. */
export const headersText = (columns: readonly SheetColumn[]): string =>
  joinWords(
    columns.map(({ header }) => header),
    "and",
  );
