import type { Day } from "../values/day";
import { today } from "./core/today";

/** A time of the day as this computer writes it. @param at milliseconds since 1970 @example "3:12 PM" */
export const timeWords = (at: number): string =>
  new Date(at).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });

/** A moment as people say it. @param at milliseconds since 1970 @example "3:12 PM today" */
export function momentWords(at: number, now: Day): string {
  const date = new Date(at);
  const day = today(date);
  if (day === now) return `${timeWords(at)} today`;
  if (day === now - 1) return `yesterday ${timeWords(at)}`;
  return `${date.toLocaleDateString([], { month: "short", day: "numeric" })}, ${timeWords(at)}`;
}
