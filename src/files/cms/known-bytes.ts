import type { Day } from "../../values/day";

/*
 * What was read before is found again by its bytes: no text is made of a code or a date that stands in the file for the thousandth time.
 */

/** Every byte as a digit of 36 kinds, `0`-`9` and `A`-`Z`; what is neither has the bit of `NONE`. */
const NONE = 64;
const RADIX = 36;
const DIGITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 48 && byte <= 57) return byte - 48;
  return byte >= 65 && byte <= 90 ? byte - 55 : NONE;
});
/** Behind the end of the data stands no digit. */
const digitAt = (data: Uint8Array, at: number): number => DIGITS[data[at] as number] ?? NONE;

/** Length of a code in bytes. */
export const CODE_BYTES = 5;
/** Stands for what was not learnt. */
export const UNKNOWN = -1;

/** Numbers of codes by their bytes. */
export interface KnownCodes {
  /** The number of the code that stands here, or `UNKNOWN`. */
  numberAt(data: Uint8Array, at: number): number;
  /** @param at where a code stands: five digits or capitals */
  learn(data: Uint8Array, at: number, number: number): void;
}

/** The first three characters of a code name a page, the other two the place in it: two steps, and nothing to compare. */
export function knownCodes(): KnownCodes {
  const pages: (Int32Array | undefined)[] = new Array<undefined>(RADIX ** 3).fill(undefined);
  return {
    numberAt(data, at) {
      const a = digitAt(data, at);
      const b = digitAt(data, at + 1);
      const c = digitAt(data, at + 2);
      const d = digitAt(data, at + 3);
      const e = digitAt(data, at + 4);
      if ((a | b | c | d | e) & NONE) return UNKNOWN;
      const page = pages[(a * RADIX + b) * RADIX + c];
      return page === undefined ? UNKNOWN : (page[d * RADIX + e] as number);
    },
    learn(data, at, number) {
      const pageNumber = (digitAt(data, at) * RADIX + digitAt(data, at + 1)) * RADIX + digitAt(data, at + 2);
      const page = (pages[pageNumber] ??= new Int32Array(RADIX ** 2).fill(UNKNOWN));
      page[digitAt(data, at + 3) * RADIX + digitAt(data, at + 4)] = number;
    },
  };
}

/** Length of a date in bytes, YYYYMMDD. */
export const DATE_BYTES = 8;
/** Dates of these years are learnt; others are read every time. */
const FIRST_YEAR = 1900;
const YEARS = 256;
const MONTHS = 16;
const DATES = 32;

/** Days by the bytes of their dates. */
export interface KnownDays {
  /** The day whose date stands here as YYYYMMDD, or `UNKNOWN`. */
  dayAt(data: Uint8Array, at: number): number;
  /** @param at where a date stands: eight digits */
  learn(data: Uint8Array, at: number, day: Day): void;
}

export function knownDays(): KnownDays {
  const days = new Int32Array(YEARS * MONTHS * DATES).fill(UNKNOWN);
  const placeOf = (data: Uint8Array, at: number): number => {
    let number = 0;
    for (let i = at; i < at + DATE_BYTES; i++) {
      const digit = digitAt(data, i);
      if (digit > 9) return UNKNOWN;
      number = number * 10 + digit;
    }
    const year = ((number / 10_000) | 0) - FIRST_YEAR;
    const month = ((number / 100) | 0) % 100;
    const date = number % 100;
    // Each in its own room: the 40th of a month must not stand where the 8th of the next one does.
    if (year < 0 || year >= YEARS || month >= MONTHS || date >= DATES) return UNKNOWN;
    return (year * MONTHS + month) * DATES + date;
  };
  return {
    dayAt(data, at) {
      const place = placeOf(data, at);
      return place === UNKNOWN ? UNKNOWN : (days[place] as number);
    },
    learn(data, at, day) {
      const place = placeOf(data, at);
      if (place !== UNKNOWN) days[place] = day;
    },
  };
}
