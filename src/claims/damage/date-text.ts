import { dayOf, LAST_DAY, monthOf, parseDay, type Day } from "../../values/day";

/** In which order a date in numbers is written. */
export type DateOrder = "month first" | "day first" | "year first";

/** A date in numbers, whose order the text alone need not tell. */
export interface NumericDate {
  readonly kind: "numbers";
  readonly parts: readonly [number, number, number];
  /** Its year has two digits. */
  readonly isShort: boolean;
  /** `10/14/2026`: what the check reads as month, day, year. */
  readonly isUsual: boolean;
}

/** A text of a date, as far as the text alone tells. */
export type DateText = NumericDate | { readonly kind: "day"; readonly day: Day; readonly isUsual: boolean } | null;

const TIME = /[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]\.?M\.?)?Z?$/i;
const DAY_MONTH_NAME = /^(\d{1,2})[-\s/.]*([a-z]{3,9})\.?[-\s/.,]*(\d{4}|\d{2})$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.?[-\s/.]*(\d{1,2})(?:st|nd|rd|th)?[-\s/.,]+(\d{4}|\d{2})$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const NUMBERS = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
/** `10142026`, or `1042026` which lost its zero. */
const RUN = /^(\d{1,2})(\d{2})((?:19|20)\d{2})$/;

/** Claims are of this century. */
const fullYear = (year: string): number => (year.length === 2 ? 2000 : 0) + Number(year);

/**
 * What a text says of a date. @example readDateText("14-Oct-26") //=> { kind: "day", day: 46309, isUsual: false }
 */
export function readDateText(text: string): DateText {
  const said = text.replace(TIME, "");
  const hasTime = said !== text && !/[ T]0?0:00(?::00(?:\.0+)?)?Z?$/.test(text);
  const usual = /^\d{4}-\d|^\d{8}$/.test(said) ? parseDay(said) : null;
  if (usual !== null) return { kind: "day", day: usual, isUsual: !hasTime && parseDay(text) !== null };
  const named = byName(DAY_MONTH_NAME.exec(said), 1, 2) ?? byName(MONTH_NAME_DAY.exec(said), 2, 1);
  if (named !== null) return { kind: "day", day: named, isUsual: false };
  const year = YEAR_FIRST.exec(said);
  if (year) {
    const day = dayOf(Number(year[1]), Number(year[2]), Number(year[3]));
    return day === null ? null : { kind: "day", day, isUsual: false };
  }
  const [, a = "", separator = "", b = "", y = ""] = NUMBERS.exec(said) ?? [];
  if (y !== "") {
    const isShort = y.length === 2;
    return {
      kind: "numbers",
      parts: [Number(a), Number(b), isShort ? Number(y) : fullYear(y)],
      isShort,
      isUsual: separator === "/" && !isShort && said === text,
    };
  }
  const run = RUN.exec(said);
  return run
    ? { kind: "numbers", parts: [Number(run[1]), Number(run[2]), Number(run[3])], isShort: false, isUsual: false }
    : null;
}

function byName(m: RegExpExecArray | null, dayAt: 1 | 2, monthAt: 1 | 2): Day | null {
  if (!m) return null;
  const month = monthOf((m[monthAt] ?? "").slice(0, 3));
  return month === 0 ? null : dayOf(fullYear(m[3] ?? ""), month, Number(m[dayAt]));
}

/** The day of a date in numbers, read in an order; `null` where there is no such day. */
export function inOrder({ parts: [a, b, c], isShort }: NumericDate, order: DateOrder): Day | null {
  const year = isShort ? 2000 + c : c;
  if (order === "month first") return dayOf(year, a, b);
  if (order === "day first") return dayOf(year, b, a);
  return isShort ? dayOf(2000 + a, b, c) : null;
}

/** Whether a number is a serial of a day rather than digits such as 10142026. */
export const isSerial = (value: unknown): value is number =>
  typeof value === "number" && value >= 1 && value < LAST_DAY + 1;
