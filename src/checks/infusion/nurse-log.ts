import type { ClaimLine } from "../../claims/line";
import type { Matrix } from "../../matrix/matrix";
import type { Drug } from "../../matrix/rules";
import { isBlankArgument, isErrorCell, textOf, type CellValue } from "../../values/cell";
import { MINUTES_PER_DAY, type Minutes } from "../../values/clock";
import { wordsOf, type Day } from "../../values/day";
import { drugNamed } from "../drugs/drug-named";
import { logLayout, type LogColumn } from "./log-columns";
import { logRoute, ROUTES } from "./log-route";
import { minutesFrom, readMoment, type Moment } from "./moment";

/** A row of a nurse's log that can be billed from. */
export interface LogRow {
  /** Position in the range, 1-based: the header counts. */
  readonly row: number;
  readonly drug: Drug;
  readonly route: NonNullable<ClaimLine["route"]>;
  readonly start: Moment | null;
  readonly stop: Moment | null;
  readonly site: string;
  readonly present: boolean;
  readonly pumpHours: number | null;
}

/** A row that cannot be used, and why: what is wrong and what to do. */
export interface UnusableRow {
  readonly row: number;
  /** The drug as the log has it. */
  readonly drug: string;
  readonly why: string;
}

/** Every row of a log that is not blank, used or said. */
export interface NurseLog {
  readonly rows: readonly LogRow[];
  readonly unusable: readonly UnusableRow[];
}

/** Rows of one encounter; more is a slip, such as a log of many days. */
const MOST_ROWS = 200;

/**
 * Reads a nurse's log of one encounter. Nothing is lost: each row that is not blank is used, or said with the reason.
 * @returns the rows, or what is wrong with the range as a whole
 */
export function readNurseLog(
  matrix: Matrix,
  cells: readonly (readonly CellValue[])[],
  dos: Day,
): NurseLog | { readonly fault: string } {
  if (cells.every((row) => row.every(isBlankArgument))) return { fault: "is blank" };
  const layout = logLayout(cells);
  if ("fault" in layout) return layout;
  const filled = cells
    .map((row, i) => ({ row, number: i + 1 }))
    .filter(({ row, number }) => number > layout.firstRow && !row.every(isBlankArgument));
  if (filled.length === 0) return { fault: "has no row with a drug" };
  if (filled.length > MOST_ROWS)
    return { fault: `has ${filled.length} rows: give the rows of one patient and day, ${MOST_ROWS} at most` };
  const rows: LogRow[] = [];
  const unusable: UnusableRow[] = [];
  for (const { row, number } of filled) {
    const cell = (column: LogColumn): CellValue => {
      const at = layout.at[column];
      return at === null ? "" : row[at];
    };
    const read = readRow(matrix, cell, dos);
    if ("fault" in read) unusable.push({ row: number, drug: shown(cell("drug")), why: read.fault });
    else rows.push(Object.assign(read, { row: number }));
  }
  return onOneDay(rows, unusable, dos);
}

const shown = (value: CellValue): string => (isBlankArgument(value) ? "" : textOf(value));

function readRow(
  matrix: Matrix,
  cell: (column: LogColumn) => CellValue,
  dos: Day,
): Omit<LogRow, "row"> | { readonly fault: string } {
  for (const column of ["drug", "route", "site"] as const) {
    const value = cell(column);
    if (isErrorCell(value)) return { fault: `${column} holds the error ${value}` };
  }
  const said = shown(cell("drug"));
  if (said === "") return { fault: "no drug" };
  const named = drugNamed(matrix, said, dos);
  if (named.kind !== "drug") return { fault: named.message };
  const { drug } = named;
  const routeText = shown(cell("route"));
  if (routeText === "") return { fault: `no route: write ${ROUTES}` };
  const given = logRoute(routeText);
  if (!given) return { fault: `route "${routeText}" is not one of: ${ROUTES}` };
  const { route, pump, push } = given;
  const [begun, ended] = [readMoment(cell("start"), "start"), readMoment(cell("stop"), "stop")];
  if ("fault" in begun) return begun;
  if ("fault" in ended) return ended;
  const [start, stop] = [begun.moment, ended.moment];
  const minutes = start && stop ? minutesFrom(start, stop) : null;
  if (start && stop && minutes === null) return { fault: "stop is before start" };
  const site = shown(cell("site"));
  if (pump) {
    const hours = pump.hours ?? pumpHours(start, stop, minutes);
    return hours === null
      ? { fault: "how long the pump runs is not said: write Pump 46 h as the route, or dates with start and stop" }
      : { drug, route, site, start, stop, present: false, pumpHours: hours };
  }
  if (drug.drugClass === "Hydration" && route !== "IV")
    return { fault: `a fluid by route ${route}: hydration is billed by vein alone` };
  if (minutes !== null && minutes >= MINUTES_PER_DAY)
    return { fault: `runs ${Math.floor(minutes / 60)} hours: write Pump as the route if it went home` };
  const untimed = push && stop === null;
  if (route === "IV" && !untimed && minutes === null) return { fault: noTimes(start, stop) };
  return { drug, route, site, start, stop, present: given.present || untimed, pumpHours: null };
}

/** Hours between two moments that both have a date: a pump's stop is on another day. */
function pumpHours(start: Moment | null, stop: Moment | null, minutes: Minutes | null): number | null {
  return minutes !== null && start?.day != null && stop?.day != null ? minutes / 60 : null;
}

function noTimes(start: Moment | null, stop: Moment | null): string {
  const what = start ? "no stop time" : stop ? "no start time" : "no start and no stop time";
  return `${what}: push or infusion cannot be told. Write the time, or IV push as the route`;
}

/** Rows with a date of their own must be of the encounter's day, or run on after midnight. */
function onOneDay(rows: readonly LogRow[], unusable: readonly UnusableRow[], dos: Day): NurseLog {
  const begins = rows.flatMap(({ start }) => (start?.day === dos ? [start.clock] : []));
  const first = begins.length === 0 ? -1 : Math.min(...begins);
  const isOther = ({ start }: LogRow): boolean =>
    start !== null && start.day !== null && start.day !== dos && !(start.day === dos + 1 && start.clock < first);
  const other = rows.filter(isOther).map(({ row, drug, start }) => ({
    row,
    drug: drug.code,
    why: `start is on ${wordsOf(start?.day ?? dos)}, and the date of service is ${wordsOf(dos)}`,
  }));
  return {
    rows: rows.filter((row) => !isOther(row)),
    unusable: [...unusable, ...other].sort((a, b) => a.row - b.row),
  };
}
