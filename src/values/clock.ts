import { numberOf, textOf, type CellValue } from "./cell";
import { parseDay, type Day } from "./day";

/** Minutes, whole. A time of day is minutes after midnight, 0 to 1439. */
export type Minutes = number;

export const MINUTES_PER_DAY = 1440;

/** A part of a day, alone or behind the serial number of a day (from 1982 on). */
const FRACTION = /^(?:0|[3-9]\d{4})?[.,]\d+$/;

/** Hour, minute and half of the day; or the hour and its half alone. */
const CLOCK = /^(?:(\d{1,2}):?(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?|(\d{1,2})\s*([ap])\.?(?:m\.?)?)$/i;

/**
 * A time of day from a cell: Excel's fraction of a day (a date and time counts by its time), `9:05`, `09:05:00`, `2:30 PM`, `9 am`, `0905`;
 * Excel makes the number 905 of a typed 0905. A fraction may be text, as in a .csv: `0.3798`, `46309.3798`; `9.05` is neither that nor a time.
 * Seconds are dropped. `null` where it is no time.
 * @example timeOfDay("2:30 PM") //=> 870
 * @example timeOfDay(0.375) //=> 540
 */
export function timeOfDay(value: CellValue): Minutes | null {
  if (typeof value === "number") {
    if (!Number.isFinite(value) || value < 0) return null;
    const fraction = value - Math.floor(value);
    if (value >= 1 && fraction === 0) return value >= 100 && value < 2400 ? timeOfDay(String(value)) : null;
    return Math.round(fraction * MINUTES_PER_DAY) % MINUTES_PER_DAY;
  }
  const text = textOf(value);
  if (FRACTION.test(text)) return timeOfDay(Number(text.replace(",", ".")));
  const m = CLOCK.exec(text);
  if (!m) return null;
  let hour = Number(m[1] ?? m[4]);
  const minute = Number(m[2] ?? 0);
  const half = (m[3] ?? m[5])?.toLowerCase();
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour < 1)) return null;
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  return hour * 60 + minute;
}

const DATE_AND_TIME = /^(.*?\d)[T\s,]+(\d{1,2}:?\d{2}.*)$/;

/** A date with its time, as text; `null` where it is none. @example dateAndTime("10/14/2026 9:05 am") //=> { day: 46309, clock: 545 } */
export function dateAndTime(text: string): { readonly day: Day; readonly clock: Minutes } | null {
  const [, date = "", time = ""] = DATE_AND_TIME.exec(text) ?? [];
  const [day, clock] = [parseDay(date), timeOfDay(time)];
  return day === null || clock === null ? null : { day, clock };
}

/**
 * Minutes from a start to a stop; a stop before its start is on the next day.
 * @example minutesBetween(23 * 60, 60) //=> 120
 */
export function minutesBetween(start: Minutes, stop: Minutes): Minutes {
  return stop >= start ? stop - start : stop + MINUTES_PER_DAY - start;
}

/** A duration in minutes from a cell: a number of minutes, `72`, or `1:12`. `null` where it is neither. @example durationOf("1:12") //=> 72 */
export function durationOf(value: CellValue): Minutes | null {
  const n = numberOf(value);
  if (n !== null) return n < 0 ? null : n > 0 && n < 1 ? Math.round(n * MINUTES_PER_DAY) : Math.round(n);
  const m = /^(\d{1,3}):([0-5]\d)(?::\d{2})?$/.exec(textOf(value));
  return m ? Number(m[1]) * 60 + Number(m[2]) : null;
}

/** A time of day as text. @example clockText(545) //=> "9:05" */
export function clockText(minutes: Minutes): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
