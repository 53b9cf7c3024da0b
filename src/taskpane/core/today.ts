import { dayOf, type Day } from "../../values/day";

/** Today, where the user is: the one place in the pane that asks the clock for a date. */
export function today(now: Date = new Date()): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 0;
}
