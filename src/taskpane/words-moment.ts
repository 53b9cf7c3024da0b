import { wordsOf, type Day } from "../values/day";
import { today } from "./core/today";

/** The pane speaks the English of the United States, whatever language the browser around it is set to. */
const LANGUAGE = "en-US";

/** A time of the day. @param at milliseconds since 1970 @example "3:12 PM" */
export const timeWords = (at: number): string =>
  new Date(at).toLocaleTimeString(LANGUAGE, { hour: "numeric", minute: "2-digit" });

/** A moment as people say it. @param at milliseconds since 1970 @example "3:12 PM today" */
export function momentWords(at: number, now: Day): string {
  const date = new Date(at);
  const day = today(date);
  if (day === now) return `${timeWords(at)} today`;
  if (day === now - 1) return `yesterday ${timeWords(at)}`;
  return `${date.toLocaleDateString(LANGUAGE, { month: "short", day: "numeric" })}, ${timeWords(at)}`;
}

/** The day of a moment on this computer. @example dayWords(Date.UTC(2026, 8, 3)) //=> "3 Sep 2026" */
export const dayWords = (at: number): string => wordsOf(today(new Date(at)));
