import { isBlank, isErrorCell, type CellValue, type Cells } from "../../values/cell";
import type { Day } from "../../values/day";
import { isDateField, type Field } from "../fields";
import type { SheetMapping } from "../mapping/mapping";
import { planOf } from "../reading-plan";
import { repeatsHeaders, saysTotal } from "../skipped";
import { judgeCode, judgeDiagnoses, judgeModifiers, judgeNpi, judgePlace, judgeText, judgeUpper } from "./codes";
import {
  DAMAGE_KINDS,
  NOTHING_KNOWN,
  type Damage,
  type CountedDamage,
  type DamagedCell,
  type DamageKind,
  type Judge,
  type Known,
  type Verdict,
} from "./damage";
import { adviceOf, whyOf } from "./damage-words";
import { columnOrder, ordersOfUnread, withKnownOrders, type ColumnOrder } from "./date-orders";
import { readDateText } from "./date-text";
import { isRecent, judgeDates, type DateContext, type DateJudge } from "./dates";
import { judgeNdcs } from "./ndcs";
import { judgeNumbers } from "./numbers";
import { isReadAlike, isReadWhole } from "./reads-alike";

export interface DamageOptions {
  /** Row of `cells[0]` in its sheet, 1-based; 1 where not said. */
  readonly firstRow?: number;
  /** The day of the check: claims lie before it. */
  readonly asOf: Day;
  readonly known?: Known;
  /** Whether cells have types, as in a workbook, where a number as text is damage; in a text file everything is text. True where not said. */
  readonly isTyped?: boolean;
  /** What was known before of the order of the sheet's dates, of columns that say it no more since they were repaired. */
  readonly orders?: readonly ColumnOrder[];
}

const NUMBERS: ReadonlySet<Field> = new Set<Field>(["Units", "Charge", "NDC Qty", "Fractions", "Pump Hours"]);
const NPIS: ReadonlySet<Field> = new Set<Field>(["Rendering NPI", "Billing NPI", "Referring NPI", "Ordering NPI"]);

/**
 * What happened to the cells of a claim sheet on their way: each damaged cell under one kind, with what it was. Nothing is changed. Only
 * columns that hold a field are looked at, and only rows that are lines.
 * @example damageOf([["Payer", "Patient", "DOS", "CPT"], ["Medicare", "P1", 46309, "j9271"]], mapping, { asOf })[0]?.kind //=> "lower case"
 */
export function damageOf(cells: Cells, mapping: SheetMapping, options: DamageOptions): Damage[] {
  const looking = damageInSteps(cells, mapping, options);
  for (;;) {
    const step = looking.next();
    if (step.done) return step.value;
  }
}

/** Rows between two steps, and different values, some of which are read as lines: about a millisecond each. */
const PER_STEP = 500;
const VALUES_PER_STEP = 50;

interface Progress {
  readonly done: number;
  readonly of: number;
}

/** The same in steps, so that a screen stays alive. A value is judged once, however many cells hold it. */
export function* damageInSteps(
  cells: Cells,
  mapping: SheetMapping,
  { firstRow = 1, asOf, known = NOTHING_KNOWN, isTyped = true, orders = [] }: DamageOptions,
): Generator<Progress, Damage[]> {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const { columns, headerAt } = planOf(mapping, width);
  const fields = [...columns].flatMap(([field, own]) => own.map((column) => ({ field, ...column })));
  const of = cells.length * (fields.length + 1);
  let done = 0;
  const headers = [cells[headerAt - 1] ?? [], cells[headerAt] ?? []];
  const rows: number[] = [];
  for (let i = headerAt + 1; i < cells.length; i++) {
    if (i % PER_STEP === 0) yield { done: i, of };
    const row = cells[i] ?? [];
    if (saysTotal(row, columns) || headers.some((header) => repeatsHeaders(row, header, fields))) continue;
    rows.push(i);
  }
  done = cells.length;
  const valuesOf = new Map<number, CellValue[]>();
  for (const { index } of fields) {
    const values = new Set<CellValue>();
    for (const [n, i] of rows.entries()) {
      if (n % PER_STEP === 0) yield { done: done + n / 2, of };
      const value = cells[i]?.[index];
      if (!isBlank(value) && !isErrorCell(value)) values.add(value);
    }
    valuesOf.set(index, [...values]);
    done += cells.length / 2;
  }
  const dates = fields.filter(({ field }) => isDateField(field));
  const said = new Map(
    dates.map(({ index, header }) => [index, columnOrder(header, valuesOf.get(index) ?? [], asOf)] as const),
  );
  const context: DateContext = {
    asOf,
    isTyped,
    hasRecent: dates.some(({ index }) => hasRecent(valuesOf.get(index), asOf)),
    orders: withKnownOrders([...said.values(), ...ordersOfUnread(cells, mapping, asOf)], orders),
  };
  const damage: Damage[] = [];
  for (const { field, index, header } of fields) {
    const values = valuesOf.get(index) ?? [];
    const { judge, choices, decided } = judgeOf(field, values, known, context, said.get(index));
    const verdicts = new Map<CellValue, ReadVerdict>();
    for (const [n, value] of values.entries()) {
      if (n % VALUES_PER_STEP === 0) yield { done, of };
      const verdict = readVerdict(field, value, judge);
      if (verdict) verdicts.set(value, verdict);
    }
    turnTogether(verdicts);
    if (verdicts.size > 0) {
      const groups = new Map<
        string,
        { kind: DamageKind; isRead: boolean; cells: DamagedCell[]; ways: DamagedCell[][] }
      >();
      for (const [n, i] of rows.entries()) {
        if (n % PER_STEP === 0) yield { done: done + n / 2, of };
        const from = cells[i]?.[index];
        const verdict = verdicts.get(from);
        if (!verdict) continue;
        const { kind, to, note, isRead: read } = verdict;
        const key = `${kind}\u0000${read}`;
        const group = groups.get(key) ?? { kind, isRead: read, cells: [], ways: choices.map(() => []) };
        groups.set(key, group);
        const cell = { row: i + firstRow, column: index, from, to, note };
        group.cells.push(cell);
        verdict.choices.forEach((choice, c) => group.ways[c]?.push({ ...cell, to: choice }));
      }
      for (const { kind, isRead: read, cells: own, ways } of groups.values()) {
        const open = choices.map((way, c) => ({ ...way, cells: ways[c] ?? [] })).filter((way) => way.cells.length > 0);
        damage.push({
          kind,
          field,
          header,
          column: index,
          count: own.length,
          cells: own,
          isRead: read,
          why: whyOf(kind, field, open.length > 0, decided?.others ?? null),
          advice: own.some(({ to }) => to === null) ? adviceOf(kind, field) : "",
          choices: open,
          order: orderOf(kind, decided),
        });
      }
    }
    done += cells.length / 2;
  }
  return damage.sort(asTold);
}

/** The order in which damage is told. */
export function asTold(a: CountedDamage, b: CountedDamage): number {
  return (
    Number(a.isRead) - Number(b.isRead) ||
    DAMAGE_KINDS.indexOf(a.kind) - DAMAGE_KINDS.indexOf(b.kind) ||
    a.column - b.column
  );
}

/** What is said of a value, and whether the check reads it as the whole one. */
export interface ReadVerdict extends Verdict {
  readonly isRead: boolean;
}

/** What is wrong with a value of a field; `null` where nothing is. */
export function readVerdict(field: Field, value: CellValue, judge: Judge): ReadVerdict | null {
  const verdict = judge(value);
  return verdict && { ...verdict, isRead: isRead(field, value, verdict) };
}

/** Turns all dates of a column where one is turned: 10/10 reads the same in any order, and is repaired with the others. */
export function turnTogether(verdicts: Map<CellValue, ReadVerdict>): void {
  if (![...verdicts.values()].some(isSureOrder)) return;
  for (const [value, verdict] of verdicts)
    if (verdict.kind === "date order" && verdict.to !== null) verdicts.set(value, { ...verdict, isRead: false });
}

const isSureOrder = ({ kind, to, isRead: read }: ReadVerdict): boolean => kind === "date order" && to !== null && !read;

/** Whether a value of a field is judged by what else stands in its column. */
export function isJudgedByColumn(field: Field): boolean {
  return isDateField(field) || NUMBERS.has(field) || field === "NDC";
}

/** Says what is wrong with the values of a column. */
type ColumnJudge = Omit<DateJudge, "decided"> & { readonly decided: DateJudge["decided"] | null };

/** What judges the values of a column. @param said what a column of dates says of their order */
export function judgeOf(
  field: Field,
  values: readonly CellValue[],
  known: Known,
  context: DateContext,
  said?: ColumnOrder,
): ColumnJudge {
  if (said) return judgeDates(said, values, context);
  return { judge: plainJudge(field, values, known, context.isTyped), choices: [], decided: null };
}

/** In which order the cells of a kind are read. */
function orderOf(kind: DamageKind, decided: ColumnJudge["decided"]): Damage["order"] {
  const [only, ...more] = decided?.orders ?? [];
  return (kind === "date order" || kind === "date text") && more.length === 0 ? (only ?? null) : null;
}

function plainJudge(field: Field, values: readonly CellValue[], known: Known, isTyped: boolean): Judge {
  if (NUMBERS.has(field)) return judgeNumbers(values, isTyped);
  if (NPIS.has(field)) return judgeNpi;
  switch (field) {
    case "CPT":
    case "Drug":
      return judgeCode(known);
    case "NDC":
      return judgeNdcs(values, known);
    case "POS":
      return judgePlace;
    case "Mods":
      return judgeModifiers;
    case "Dx":
      return judgeDiagnoses;
    case "NDC Unit":
      return judgeUpper;
    case "Rendering Name":
    case "Billing Name":
      return () => null;
    default:
      return judgeText;
  }
}

/** Whether the check reads a damaged cell as the whole one; where several ways are open, whether it reads it at all. */
function isRead(field: Field, from: CellValue, { to, choices }: Verdict): boolean {
  if (choices.length > 0) return isReadWhole(field, from);
  return to !== null && isReadAlike(field, from, to);
}

/** Whether any of the values is a day of the last time. */
export function hasRecent(values: readonly CellValue[] = [], asOf: Day): boolean {
  return values.some((value) => {
    if (typeof value === "number") return isRecent(Math.floor(value), asOf);
    const said = typeof value === "string" ? readDateText(value.trim()) : null;
    return said?.kind === "day" && isRecent(said.day, asOf);
  });
}
