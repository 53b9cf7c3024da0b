import { CODE_BYTES, DATE_BYTES, UNKNOWN } from "./known-bytes";
import type { KnownWords, PairRows } from "./pair-line";

const LF = 10;
const CR = 13;
const TAB = 9;
const ASTERISK = 42;
const ZERO = 48;
const ONE = 49;
const NINE = 57;

/** Periods that are kept at hand, by what they say; a power of two. */
const PERIODS_AT_HAND = 4096;
/** Stands for "no date" where a day stands: days begin with 1. */
const NO_DAY = 0;

/**
 * Reads rows just as CMS writes them, whose words were met before: nearly all of 2.5 million, and without making anything.
 * A line that is different in any way is left to the careful reader (pair-line.ts): what is read here, that one reads the same.
 */
export interface PlainPairReader {
  /**
   * Reads the row that begins here, and takes it.
   * @param data has a line break after `from`
   * @returns where the next line begins, or -1 where this line is no plain row
   */
  row(data: Uint8Array, from: number): number;
}

export function plainPairReader(rows: PairRows, known: KnownWords): PlainPairReader {
  const { codes, days, rationales } = known;
  const periodOf = periodsAtHand(rows);

  // Every byte up to the rationale is looked at in turn, and a line break is never what must stand there: so it is never passed over.
  return {
    row(data, from) {
      const second = from + CODE_BYTES + 1;
      let at = second + CODE_BYTES;
      if (data[second - 1] !== TAB || data[at] !== TAB) return -1;
      const column1 = codes.numberAt(data, from);
      const column2 = codes.numberAt(data, second);
      if (column1 === UNKNOWN || column2 === UNKNOWN) return -1;
      at++;
      if (data[at] === ASTERISK) at++;
      if (data[at] !== TAB) return -1;
      at++;

      let effective = NO_DAY;
      if (data[at] !== TAB) {
        effective = days.dayAt(data, at);
        at += DATE_BYTES;
        if (effective === UNKNOWN || data[at] !== TAB) return -1;
      }
      at++;
      let deleted = NO_DAY;
      if (data[at] === ASTERISK) at++;
      else if (data[at] !== TAB) {
        deleted = days.dayAt(data, at);
        at += DATE_BYTES;
      }
      if (deleted === UNKNOWN || data[at] !== TAB) return -1;
      at++;

      const indicator = data[at];
      if ((indicator !== ZERO && indicator !== ONE && indicator !== NINE) || data[at + 1] !== TAB) return -1;
      const rationale = at + 2;
      let end = rationale;
      while (data[end] !== LF) end++;
      const length = (data[end - 1] === CR ? end - 1 : end) - rationale;
      // The careful reader learns a rationale that is new.
      if (rationales[length] === undefined) return -1;
      rows.addNumbers(column1, column2, periodOf(effective, deleted, indicator));
      return end + 1;
    },
  };
}

/** Numbers of periods, each remembered in a place that follows from what it says until another one needs the place. */
function periodsAtHand(
  rows: Pick<PairRows, "periodNumber">,
): (from: number, to: number, indicatorByte: number) => number {
  const says = new Int32Array(PERIODS_AT_HAND * 3).fill(UNKNOWN);
  const numbers = new Uint16Array(PERIODS_AT_HAND);
  return (from, to, indicatorByte) => {
    const place = (from * 31 + to * 7 + indicatorByte) & (PERIODS_AT_HAND - 1);
    const at = place * 3;
    if (says[at] !== from || says[at + 1] !== to || says[at + 2] !== indicatorByte) {
      says[at] = from;
      says[at + 1] = to;
      says[at + 2] = indicatorByte;
      numbers[place] = rows.periodNumber(
        from === NO_DAY ? null : from,
        to === NO_DAY ? null : to,
        indicatorByte === ZERO ? 0 : indicatorByte === ONE ? 1 : 9,
      );
    }
    return numbers[place] as number;
  };
}
