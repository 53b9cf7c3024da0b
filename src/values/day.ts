/**
 * A date without a time or a zone: Excel's serial number in the 1900 system, a whole number.
 * Day 1 is 1900-01-01, day 46339 is 2026-11-13. Every date inside the product is a `Day`.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
/** Excel counts a 29 February 1900 that never was; from 1 March 1900 on, its serial is this many days after 1899-12-30. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** Excel's phantom 29 February 1900. */
const PHANTOM = 60;
/** 9999-12-31, the last date Excel knows. */
export const LAST_DAY: Day = 2_958_465;

/**
 * The day of a calendar date, or `null` where there is no such date (30 February, year 12).
 * Years 1900 to 9999.
 * @example dayOf(2026, 11, 23) //=> 46349
 */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1900 || year > 9999) return null;
  const ms = Date.UTC(year, month - 1, date);
  const back = new Date(ms);
  if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return null;
  const serial = (ms - EPOCH_MS) / MS_PER_DAY;
  return serial <= PHANTOM ? serial - 1 : serial;
}

/**
 * Year, month (1 to 12) and date of a day.
 * @example partsOf(46349) //=> { year: 2026, month: 11, date: 23 }
 */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(EPOCH_MS + (day < PHANTOM ? day + 1 : day) * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

const two = (n: number): string => String(n).padStart(2, "0");

/**
 * ISO text of a day.
 * @example isoOf(46349) //=> "2026-11-23"
 */
export function isoOf(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${year}-${two(month)}-${two(date)}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * A day as people read it in a message, the same in every locale.
 * @example wordsOf(46349) //=> "23 Nov 2026"
 */
export function wordsOf(day: Day): string {
  let words = known.get(day);
  if (words === undefined) {
    const { year, month, date } = partsOf(day);
    known.set(day, (words = `${date} ${MONTHS[month - 1]} ${year}`));
  }
  return words;
}

/** A sheet has few days, and its messages name them over and over. */
const known = new Map<Day, string>();

/** Midnight behind a date: programs write it where a date has no time. */
const MIDNIGHT = /[T ]+(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)?\s*AM)Z?$/i;
const YEAR_FIRST = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const DAY_FIRST_NAMED = /^(\d{1,2})[-\s]([a-z]{3,9})\.?[-\s,]+(\d{4})$/i;
const MONTH_FIRST_NAMED = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i;
const MONTH_NAMES = "january february march april may june july august september october november december".split(" ");

/** The month of a name, or of its first three letters or more, 1 to 12; 0 where it is none. @example monthOf("Aug") //=> 8 */
export function monthOf(name: string): number {
  const said = name.toLowerCase();
  return said.length < 3 ? 0 : MONTH_NAMES.findIndex((month) => month.startsWith(said)) + 1;
}

/**
 * Reads a date that can be read in one way: as ISO text (`2026-11-23`, `2026/11/23`), as CMS writes it (`20261123`), as US text (`11/23/2026`), or
 * with the month's name (`23-Nov-2026`, `November 23, 2026`); midnight behind it is no time. A date with a two-digit year is refused: it may be 1926.
 * Returns `null` where the text is no such date.
 * @example parseDay("2026-11-23") //=> 46349
 * @example parseDay("02/30/2026") //=> null
 */
export function parseDay(text: string): Day | null {
  const s = text.trim().replace(MIDNIGHT, "");
  let m = YEAR_FIRST.exec(s);
  if (m) return dayOf(Number(m[1]), Number(m[3]), Number(m[4]));
  m = /^(\d{4})(\d{2})(\d{2})$/.exec(s);
  if (m) return dayOf(Number(m[1]), Number(m[2]), Number(m[3]));
  m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(s);
  if (m) return dayOf(Number(m[3]), Number(m[1]), Number(m[2]));
  m = DAY_FIRST_NAMED.exec(s);
  if (m) return dayOf(Number(m[3]), monthOf(m[2] ?? ""), Number(m[1]));
  m = MONTH_FIRST_NAMED.exec(s);
  return m ? dayOf(Number(m[3]), monthOf(m[1] ?? ""), Number(m[2])) : null;
}

/**
 * The same date so many years later; 29 February becomes 28 February where the year has none.
 * @example addYears(dayOf(2024, 2, 29)!, 1) //=> dayOf(2025, 2, 28)
 */
export function addYears(day: Day, years: number): Day {
  const { year, month, date } = partsOf(day);
  return dayOf(year + years, month, date) ?? (dayOf(year + years, month, 28) as Day);
}

/**
 * Whether a day lies between two others, both included; `null` leaves that end open.
 * @example inForce(null, 46349, 46349) //=> true
 */
export function inForce(from: Day | null, to: Day | null, on: Day): boolean {
  return (from === null || from <= on) && (to === null || on <= to);
}
