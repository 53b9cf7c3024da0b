import { parseDay, type Day } from "../../values/day";

/** Days by their texts: the data is asked for every line. */
const known = new Map<string, Day>();

/**
 * A date written in the program's data, where a fault is a fault of the program; "" is an open end.
 * @throws where the text is no date
 * @example dayIn("2026-01-01") //=> 46023
 */
export function dayIn(iso: string): Day | null {
  if (iso === "") return null;
  let day = known.get(iso) ?? null;
  if (day !== null) return day;
  day = parseDay(iso);
  if (day === null) throw new Error(`"${iso}" in the data is not a date`);
  known.set(iso, day);
  return day;
}

/** A date that must be there. @throws where the text is blank or no date */
export function fixedDay(iso: string): Day {
  const day = dayIn(iso);
  if (day === null) throw new Error("a date is missing in the data");
  return day;
}
