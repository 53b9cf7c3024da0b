import { isBlank, textOf, type CellValue, type Cells } from "../../values/cell";
import type { Day } from "../../values/day";
import { HEAD_ROWS } from "../mapping/header-row";
import type { SheetMapping } from "../mapping/mapping";
import { cleanText } from "./characters";
import { inOrder, isSerial, readDateText, type DateOrder, type NumericDate } from "./date-text";

/** Claims are not of the time after the day of the check, but for this much. */
export const AHEAD_DAYS = 31;
/** Further back nobody bills. */
export const OLDEST_DAYS = 3653;

/** The orders in which a column may be read, as its choices name them. */
export const ORDERS: readonly DateOrder[] = ["month first", "day first", "year first"];

/** What the dates in numbers of one column say of the order in which they are written. */
export interface ColumnOrder {
  /** The column's header, by which it is named; "" where there is none. */
  readonly header: string;
  /** The orders in which all of its dates can be read. */
  readonly possible: readonly DateOrder[];
  /** Those that are left when days to come, or long ago, speak against the others. */
  readonly orders: readonly DateOrder[];
  /** What decided: a part above 12, or the time at which the dates lie; somebody's choice. `null` where nothing does. */
  readonly by: "parts" | "time" | "choice" | null;
}

/** Which columns say an order. */
export interface SaidOrder {
  readonly order: DateOrder;
  readonly headers: readonly string[];
}

/** The orders in which a column is read once the sheet's other dates were asked. */
export interface DecidedOrder {
  readonly orders: readonly DateOrder[];
  /** What the others said, where it decided or where it speaks against the column. */
  readonly others: { readonly kind: "taken" | "against" | "divided"; readonly said: readonly SaidOrder[] } | null;
}

/** What a value says as a date in numbers; `null` for a serial number, a date that needs no order and what is no date. */
export function numericDate(value: CellValue): NumericDate | null {
  if (isSerial(value)) return null;
  const said = readDateText(dateTextOf(value));
  return said?.kind === "numbers" ? said : null;
}

/** The text of a date, without what came into it by accident; "" for a serial number. */
export const dateTextOf = (value: CellValue): string =>
  typeof value === "number" ? runOf(value) : cleanText(textOf(value), false).text;

/** Digits of a date that became a number lose the zero in front. */
const runOf = (value: number): string => (Number.isInteger(value) && !isSerial(value) ? String(value) : "");

/** What a column says of its order. @param values its different values */
export function columnOrder(header: string, values: readonly CellValue[], asOf: Day): ColumnOrder {
  const dates = values.flatMap((value) => numericDate(value) ?? []);
  const undecided = (possible: readonly DateOrder[], orders = possible): ColumnOrder => ({
    header,
    possible,
    orders,
    by: null,
  });
  if (dates.length === 0) return undecided([]);
  const possible = ORDERS.filter((order) => dates.every((date) => inOrder(date, order) !== null));
  const [first] = possible;
  if (first === undefined) return undecided([]);
  if (possible.length === 1) return { header, possible, orders: possible, by: "parts" };
  const readsAlike = (order: DateOrder): boolean =>
    dates.every((date) => inOrder(date, order) === inOrder(date, first));
  if (possible.every(readsAlike)) return undecided([first]);
  const plausible = possible.filter((order) =>
    dates.every((date) => {
      const day = inOrder(date, order) ?? 0;
      return day <= asOf + AHEAD_DAYS && day >= asOf - OLDEST_DAYS;
    }),
  );
  if (plausible.length === 1) return { header, possible, orders: plausible, by: "time" };
  return undecided(possible, plausible.length > 0 ? plausible : possible);
}

/**
 * The orders in which a column is read: where it does not decide alone, the sheet's other dates do, if they are of one mind. Where they speak
 * against it, it stays as its own dates are read, or both ways are left open.
 */
export function decideOrder(own: ColumnOrder, columns: readonly ColumnOrder[]): DecidedOrder {
  const others = columns.filter((each) => each !== own && each.by !== null);
  const sure = others.filter(({ by }) => by !== "time");
  const said = saidOrders(sure.length > 0 ? sure : others);
  const alone: DecidedOrder = { orders: own.orders, others: null };
  if (own.by === "parts" || own.by === "choice") {
    const against = saidOrders(sure).filter(({ order }) => !own.orders.includes(order));
    return against.length === 0 ? alone : { ...alone, others: { kind: "against", said: against } };
  }
  if (own.possible.length < 2) return alone;
  if (said.length > 1) return own.by === null ? { ...alone, others: { kind: "divided", said } } : alone;
  const [only] = said;
  if (!only || !own.possible.includes(only.order)) return alone;
  if (own.orders.includes(only.order))
    return own.by === null ? { orders: [only.order], others: { kind: "taken", said } } : alone;
  // When the dates lie speaks for the one order, the other columns for the other.
  if (own.by === "time" && sure.length === 0) return alone;
  return { orders: [...own.orders, only.order], others: { kind: "against", said } };
}

/** What the columns of a sheet say, and what was known before of those that say nothing now. */
export function withKnownOrders(said: readonly ColumnOrder[], known: readonly ColumnOrder[]): readonly ColumnOrder[] {
  const telling = new Set(said.flatMap(({ header, by }) => (by === null ? [] : [header])));
  return [...said, ...known.filter(({ header }) => !telling.has(header))];
}

function saidOrders(columns: readonly ColumnOrder[]): SaidOrder[] {
  const said = new Map<DateOrder, string[]>();
  for (const { orders, header } of columns)
    for (const order of orders) said.set(order, [...(said.get(order) ?? []), header]);
  return ORDERS.flatMap((order) => {
    const headers = said.get(order);
    return headers ? [{ order, headers }] : [];
  });
}

/** So much of a column's cells must be dates for it to be a column of dates. */
const ARE_DATES = 0.9;
const HAS_SEPARATOR = /\d[-/. ]\d/;

/**
 * What columns that hold no field say of the order, such as a date of birth or of posting: who wrote the file wrote them alike. It looks at the
 * head of the sheet only, which is all that is read of them.
 */
export function ordersOfUnread(cells: Cells, { columns, headerAt }: SheetMapping, asOf: Day): ColumnOrder[] {
  const read = new Set(columns.flatMap(({ index, slot }) => (slot ? [index] : [])));
  const head = cells.slice(0, HEAD_ROWS);
  const rows = head.slice(headerAt + 1);
  const width = head.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const filled = read.has(index) ? [] : rows.map((row) => row[index]).filter((value) => !isBlank(value));
    const dates = filled.filter((value) => numericDate(value) !== null && HAS_SEPARATOR.test(textOf(value)));
    if (filled.length === 0 || dates.length < filled.length * ARE_DATES) return [];
    const order = columnOrder(textOf(head[headerAt]?.[index]), dates, asOf);
    // When they lie says nothing: a birth is long ago.
    return order.by === "parts" ? [order] : [];
  });
}
