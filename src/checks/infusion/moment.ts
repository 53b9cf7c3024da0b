import { isBlankArgument, isErrorCell, textOf, type CellValue } from "../../values/cell";
import { dateAndTime, MINUTES_PER_DAY, timeOfDay, type Minutes } from "../../values/clock";
import { LAST_DAY, type Day } from "../../values/day";

/** When something began or ended, as a cell says it. */
export interface Moment {
  readonly clock: Minutes;
  /** `null`: the cell says a time of day alone. */
  readonly day: Day | null;
}

/** A moment, `null` for a blank cell, or what is wrong with the cell. */
export type MomentRead = { readonly moment: Moment | null } | { readonly fault: string };

/** Whole numbers below this are times as nurses write them (905), above it dates. */
const FIRST_DATE = 2400;

/**
 * Reads a start or a stop: a time, or a date with its time. A 0 is a blank cell, because Excel hands blanks over as 0; midnight is `0:00` as text.
 * @param column the column's name, for the message
 * @example readMoment("10/14/2026 9:05 am", "start") //=> { moment: { clock: 545, day } }
 */
export function readMoment(value: CellValue, column: string): MomentRead {
  if (isErrorCell(value)) return { fault: `${column} holds the error ${value}` };
  if (isBlankArgument(value)) return { moment: null };
  if (typeof value === "number" && value >= 1 && (value >= FIRST_DATE || !Number.isInteger(value))) {
    const minutes = Math.round(value * MINUTES_PER_DAY);
    const day = Math.floor(minutes / MINUTES_PER_DAY);
    if (day > LAST_DAY) return notTime(value, column);
    return { moment: { clock: minutes % MINUTES_PER_DAY, day } };
  }
  const clock = timeOfDay(value);
  if (clock !== null) return { moment: { clock, day: null } };
  const moment = dateAndTime(textOf(value));
  return moment ? { moment } : notTime(value, column);
}

const notTime = (value: CellValue, column: string): MomentRead => ({
  fault: `${column} "${textOf(value)}" is no time: write 9:05 am or 14:30`,
});

/** Minutes from one moment to another; `null` where the second is before the first. Times of day alone may run over midnight. */
export function minutesFrom(start: Moment, stop: Moment): Minutes | null {
  if (start.day !== null && stop.day !== null) {
    const minutes = (stop.day - start.day) * MINUTES_PER_DAY + stop.clock - start.clock;
    return minutes < 0 ? null : minutes;
  }
  return stop.clock >= start.clock ? stop.clock - start.clock : stop.clock + MINUTES_PER_DAY - start.clock;
}
