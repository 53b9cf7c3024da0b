import type { Field } from "../claims/fields";
import { rowOf, sameLine } from "../claims/reread";
import type { ClaimLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import { counted } from "../values/lists";
import { columnsFor, type FieldChange, type FixCell } from "./fix-cells";
import { editsOf, saidOf, type RowNow } from "./fix-edits";
import type { Plan, SetCells } from "./operations";

export { unfixableWhy, type FieldChange } from "./fix-cells";
export type { RowNow } from "./fix-edits";

/** Rows of a claim sheet as they stand now. */
export interface RowsNow {
  /** The sheet's name. */
  readonly sheet: string;
  /** By the row in the sheet, 1-based. */
  readonly rows: ReadonlyMap<number, RowNow>;
  /** Columns that a formula of another row fills, counted from the first that was read. */
  readonly spilled: ReadonlySet<number>;
  /** Some rows are hidden by a filter. */
  readonly isFiltered: boolean;
}

/** Where the claim lines stand. */
export interface FixPlace {
  readonly sheet: ClaimSheet;
  /** Column of the first cell of each row, from 0. */
  readonly firstColumn: number;
  readonly isVisit: (code: string) => boolean;
}

/** A change as somebody reads it: what is where, before and after. */
export interface FixedField {
  readonly line: number;
  /** Row in the sheet, 1-based. */
  readonly row: number;
  /** The sheet's own header, or `Line` for a line that is taken out. */
  readonly what: string;
  readonly old: string;
  readonly new: string;
}

/** What is to be fixed, such as a finding. */
export interface Fixing<T> {
  readonly of: T;
  /** Every line that the fix stands on. */
  readonly lines: readonly number[];
  readonly changes: readonly FieldChange[];
}

/** A fix with what it writes. */
export interface PlannedFix<T> {
  readonly of: T;
  readonly fields: readonly FixedField[];
}

/** What cannot be fixed in the sheet now, and why. */
export interface Unfixed<T> {
  readonly of: T;
  readonly why: string;
}

/** What fixes come to. */
export interface FixDraft<T> {
  /** `null` where there is nothing to write. */
  readonly plan: Plan | null;
  readonly fixed: readonly PlannedFix<T>[];
  readonly unfixed: readonly Unfixed<T>[];
  /** Fixes of lines that another fix changes, or that stand on a line which another fix takes out: they come with the next pass, where still needed. */
  readonly waiting: readonly T[];
  readonly isFiltered: boolean;
}

/** Excel takes a request of 5 MB: more come with the next pass. */
const MOST_FIXES = 2_000;

/** Rows of the sheet that fixes look at, 1-based. */
export function rowsOfFixes(fixes: readonly Pick<Fixing<unknown>, "changes">[], sheet: ClaimSheet): number[] {
  return [...new Set([...linesOf(fixes, sheet).values()].map(({ row }) => row))].sort((a, b) => a - b);
}

/** The lines that fixes change, by their positions. */
function linesOf(
  fixes: readonly Pick<Fixing<unknown>, "changes">[],
  { lines }: ClaimSheet,
): ReadonlyMap<number, ClaimLine> {
  const wanted = new Set(fixes.flatMap(({ changes }) => changes.map(({ line }) => line)));
  return new Map(lines.flatMap((line) => (wanted.has(line.index) ? [[line.index, line] as const] : [])));
}

/**
 * The plan that makes fixes in the sheet: cells as they stand now, old values expected. A line is changed by one fix at most, since two
 * fixes of one line were each found without the other. A line that is taken out has its row emptied, so that all others keep their numbers,
 * and undo brings every cell back. A cell with a formula is never written over.
 * @example fixPlan([{ of: finding, lines: [4], changes }], { sheet, firstColumn: 0, isVisit }, now).plan?.title //=> "Fix 1 finding in Claims"
 */
export function fixPlan<T>(fixes: readonly Fixing<T>[], place: FixPlace, now: RowsNow): FixDraft<T> {
  const fixed: PlannedFix<T>[] = [];
  const unfixed: Unfixed<T>[] = [];
  const waiting: T[] = [];
  const cells: FixCell[] = [];
  const changed = new Set<number>();
  const removed = new Set<number>();
  const reliedOn = new Set<number>();
  const lineAt = linesOf(fixes, place.sheet);
  for (const { of, lines, changes } of fixes) {
    const own = changes.map(({ line }) => line);
    const out = changes.filter(isRemoval).map(({ line }) => line);
    const meets =
      fixed.length >= MOST_FIXES ||
      own.some((line) => changed.has(line)) ||
      lines.some((line) => removed.has(line)) ||
      out.some((line) => reliedOn.has(line));
    if (meets) {
      waiting.push(of);
      continue;
    }
    const made = fixOf(changes, lineAt, place, now);
    if (typeof made === "string") {
      unfixed.push({ of, why: made });
      continue;
    }
    fixed.push({ of, fields: made.fields });
    cells.push(...made.cells);
    for (const line of own) changed.add(line);
    for (const line of out) removed.add(line);
    for (const line of lines) reliedOn.add(line);
  }
  const title = `Fix ${counted(fixed.length, "finding")} in ${now.sheet}`;
  const operations = operationsOf(cells, now.sheet, place.firstColumn);
  return {
    plan: operations.length === 0 ? null : { title, operations },
    fixed,
    unfixed,
    waiting,
    isFiltered: now.isFiltered,
  };
}

const isRemoval = ({ field, to }: FieldChange): boolean => field === "Line" && to === "";

interface Made {
  readonly fields: readonly FixedField[];
  readonly cells: readonly FixCell[];
}

/** The cells of one fix; where it cannot be made, why. */
function fixOf(
  changes: readonly FieldChange[],
  lineAt: ReadonlyMap<number, ClaimLine>,
  place: FixPlace,
  now: RowsNow,
): Made | string {
  const { sheet, isVisit } = place;
  const fields: FixedField[] = [];
  const cells: FixCell[] = [];
  for (const change of changes) {
    const was = lineAt.get(change.line);
    const row = was && now.rows.get(was.row);
    if (!was || !row) return `line ${change.line} is no longer in the sheet`;
    const line = rowOf(sheet, { row: was.row, cells: row.values }, { isVisit }).lines.find(
      ({ index }) => index === change.line,
    );
    if (!line || !sameLine(was, line)) {
      const [before, after] = [saidOf(was, change.field), line ? saidOf(line, change.field) : ""];
      return changedSince(change.line, change.field, before, after);
    }
    const columns = columnsFor(sheet, change);
    if (typeof columns === "string") return columns;
    const edits = editsOf(change, { columns, row, line, spilled: now.spilled, others: now.rows });
    if (typeof edits === "string") return edits;
    cells.push(...edits.cells);
    fields.push(...edits.shown.map((shown) => ({ line: change.line, row: was.row, ...shown })));
  }
  return { fields, cells };
}

function changedSince(line: number, field: Field, before: string, after: string): string {
  const said = (text: string): string => (text === "" ? "blank" : `"${text}"`);
  return before === after
    ? `line ${line} was changed since it was checked`
    : `line ${line} was changed since it was checked: ${field} was ${said(before)} and is ${said(after)}`;
}

/** Cells below each other are written as one. */
function operationsOf(cells: readonly FixCell[], sheet: string, firstColumn: number): SetCells[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: FixCell[][] = [];
  for (const cell of sorted) {
    const last = runs.at(-1)?.at(-1);
    if (last?.column === cell.column && last.row + 1 === cell.row) runs.at(-1)?.push(cell);
    else runs.push([cell]);
  }
  return runs.flatMap((run): SetCells[] => {
    const [first] = run;
    if (!first) return [];
    const area = { sheet, row: first.row - 1, column: firstColumn + first.column, rows: run.length, columns: 1 };
    return [
      {
        kind: "setCells",
        area,
        expected: run.map(({ old }) => [old]),
        values: run.map(({ value }) => [value]),
        formats: run.map(({ format }) => [format]),
      },
    ];
  });
}
