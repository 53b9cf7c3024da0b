import type { CellValue } from "../../values/cell";
import { dayOf, isoOf, partsOf, type Day } from "../../values/day";
import { cleanText } from "./characters";
import { found, type DamageKind, type Judge, type Verdict } from "./damage";
import {
  AHEAD_DAYS,
  dateTextOf,
  decideOrder,
  numericDate,
  OLDEST_DAYS,
  ORDERS,
  type ColumnOrder,
  type DecidedOrder,
} from "./date-orders";
import { inOrder, isSerial, readDateText, type DateOrder } from "./date-text";

/** Days between the two date systems of Excel: 1904-01-01 is day 0 of the later one. */
const DAYS_1904 = 1462;
/** Claims are checked within this time before the day of the check. */
const RECENT_DAYS = 550;

/** What is known of the dates of a sheet besides one column. */
export interface DateContext {
  readonly asOf: Day;
  /** Whether cells have types, as in a workbook; in a text file every date is text. */
  readonly isTyped: boolean;
  /** Whether another cell of the sheet has a date of the time that is checked. */
  readonly hasRecent: boolean;
  /** What the columns of the sheet say of the order in which its dates are written. */
  readonly orders: readonly ColumnOrder[];
}

export const isRecent = (day: Day, asOf: Day): boolean => day >= asOf - RECENT_DAYS && day <= asOf + AHEAD_DAYS;

/** Says what is wrong with a date, and what the choices of its column are; none where nothing is left open. */
export interface DateJudge {
  readonly judge: Judge;
  readonly choices: readonly ColumnChoice[];
  /** In which order the column is read, and what the sheet's other dates had to say. */
  readonly decided: DecidedOrder;
}

/** A way to read a column that is left open. */
export interface ColumnChoice {
  readonly name: string;
  /** `null` where it is about no order. */
  readonly order: DateOrder | null;
}

const ORDER_NAMES: Readonly<Record<DateOrder, string>> = {
  "month first": "month/day/year",
  "day first": "day/month/year",
  "year first": "year/month/day",
};

/**
 * What became of the dates of a column. The column decides as a whole in which order its texts are written: a part above 12 does, and
 * dates to come, or long ago, do; where nothing does, the other dates of the sheet are asked; where they say nothing, or not the same, all
 * ways are offered.
 * @param own what the column itself says of the order
 * @param values the different values of the column
 */
export function judgeDates(own: ColumnOrder, values: readonly CellValue[], context: DateContext): DateJudge {
  const { asOf } = context;
  const decided = decideOrder(own, context.orders);
  const { orders } = decided;
  const serials = values.filter(isSerial);
  const swapped = own.by !== null && orders.length === 1 && orders[0] === "day first" && wereSwapped(serials, asOf);
  const shift = shiftOf(serials, context);
  const isMixed = orders.length === 0 && values.some((value) => numericDate(value) !== null);
  const open =
    orders.length > 1 || isMixed ? ORDERS.slice(0, 2).concat(orders.includes("year first") ? ["year first"] : []) : [];
  return {
    decided,
    choices:
      open.length > 0
        ? open.map((order) => ({ name: ORDER_NAMES[order], order }))
        : shift?.isSure === false
          ? [{ name: ADD_1904, order: null }]
          : [],
    judge(value) {
      if (isSerial(value)) {
        if (swapped) return swap(value);
        if (!shift) return null;
        const to = value + shift.days;
        const note = isoOf(Math.floor(to));
        return shift.isSure ? found("1904", to, note) : { kind: "1904", to: null, note: "", choices: [to] };
      }
      return judgeText(value, orders, open, context);
    },
  };
}

const ADD_1904 = "1904 system: add 1,462 days";

function judgeText(
  value: CellValue,
  orders: readonly DateOrder[],
  choices: readonly DateOrder[],
  { isTyped }: DateContext,
): Verdict | null {
  const text = dateTextOf(value);
  const stray = typeof value === "string" ? cleanText(value, false).kind : null;
  const said = readDateText(text);
  const as = (kind: DamageKind, day: Day): Verdict => found(kind, isTyped ? day : isoOf(day), isoOf(day));
  if (said === null) return stray === null ? null : found(stray, text);
  if (said.kind === "day") {
    if (!said.isUsual) return as("date text", said.day);
    return stray === null ? null : isTyped ? as(stray, said.day) : found(stray, text);
  }
  const [only] = orders;
  if (orders.length === 1 && only !== undefined) {
    const day = inOrder(said, only);
    if (day === null) return null;
    if (only !== "month first") return as("date order", day);
    if (isTyped || !said.isUsual) return as("date text", day);
    return stray === null ? null : found(stray, text);
  }
  const days = choices.map((order) => inOrder(said, order));
  const different = new Set(days.filter((day) => day !== null));
  // Of a column in several orders, some dates can be read in one alone.
  const [day] = different;
  if (different.size === 0 || day === undefined) return null;
  if (different.size === 1) {
    const isMonthFirst = days[0] !== null;
    if (isMonthFirst && said.isUsual && !isTyped) return null;
    return as(isMonthFirst ? "date text" : "date order", day);
  }
  return {
    kind: "date order",
    to: null,
    note: "",
    choices: days.map((each) => (each === null ? null : isTyped ? each : isoOf(each))),
  };
}

/**
 * Whether Excel read the dates of a day-first file as month-first: those with a day above 12 stayed text, and none of the others has one.
 */
function wereSwapped(serials: readonly number[], asOf: Day): boolean {
  return (
    serials.length > 0 &&
    serials.every((serial) => {
      const { date } = partsOf(Math.floor(serial));
      const day = swappedDay(serial);
      return date <= 12 && day !== null && day <= asOf + AHEAD_DAYS && day >= asOf - OLDEST_DAYS;
    })
  );
}

function swappedDay(serial: number): Day | null {
  const { year, month, date } = partsOf(Math.floor(serial));
  return dayOf(year, date, month);
}

function swap(serial: number): Verdict | null {
  const day = swappedDay(serial);
  if (day === null || day === Math.floor(serial)) return null;
  return found("date order", day, `was read as ${isoOf(Math.floor(serial))}, is ${isoOf(day)}`);
}

/** Whether all serials of a column are of the other date system. It is sure where they lie ahead, or where other dates of the sheet do not. */
function shiftOf(
  serials: readonly number[],
  { asOf, hasRecent }: DateContext,
): { readonly days: number; readonly isSure: boolean } | null {
  if (serials.length === 0) return null;
  const recentBy = (days: number): boolean => serials.every((serial) => isRecent(Math.floor(serial) + days, asOf));
  if (recentBy(-DAYS_1904)) return { days: -DAYS_1904, isSure: true };
  return recentBy(DAYS_1904) ? { days: DAYS_1904, isSure: hasRecent } : null;
}
