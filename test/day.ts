import { parseDay, type Day } from "../src/values/day";

/** A day written in a test. @throws where it is no date */
export function day(iso: string): Day {
  const parsed = parseDay(iso);
  if (parsed === null) throw new Error(`"${iso}" is no date`);
  return parsed;
}
