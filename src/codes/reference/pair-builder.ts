import type { Day } from "../../values/day";
import type { PackedPairs } from "./packed-pairs";
import type { PairPeriod } from "./reference";

/** One row of a pair table. A table without effective dates has `null` for the first day, an open pair for the last. */
export type PairRow = readonly [
  column1: string,
  column2: string,
  from: Day | null,
  to: Day | null,
  indicator: 0 | 1 | 9,
];

/** Takes rows one by one, in any order. */
export interface PairBuilder {
  add(...row: PairRow): void;
  /** The number of a code, for `addNumbers`. */
  codeNumber(code: string): number;
  /** The number of a period, for `addNumbers`. */
  periodNumber(from: Day | null, to: Day | null, indicator: 0 | 1 | 9): number;
  /** A row by numbers, for a reader that keeps the numbers of what it meets again and again. */
  addNumbers(column1: number, column2: number, period: number): void;
  readonly rows: number;
  build(): PackedPairs;
  /** The same a little at a time: the steps say nothing, between two of them a screen may have its turn. */
  buildInSteps(): Generator<void, PackedPairs>;
}

/** Codes and periods are numbered in 16 bits: CMS's tables have some 18,000 codes and some 2,500 periods. */
const LIMIT = 65_536;
/** Above every `Day`. */
const DAYS = 4_000_000;
const FIRST_ROOM = 1024;

/**
 * Makes packed pairs from a stream of rows.
 * @throws where a table has more than 65,536 different codes or periods
 * @example const pairs = pairBuilder(); pairs.add("96413", "99214", null, null, 1); ptpSet(pairs.build(), source)
 */
export function pairBuilder(): PairBuilder {
  const codes = numbered<string, string>("codes");
  const periods = numbered<number, PairPeriod>("periods");
  let first = new Uint16Array(FIRST_ROOM);
  let second = new Uint16Array(FIRST_ROOM);
  let period = new Uint16Array(FIRST_ROOM);
  let rows = 0;

  const grow = (): void => {
    const grown = (old: Uint16Array): Uint16Array<ArrayBuffer> => {
      const more = new Uint16Array(old.length * 2);
      more.set(old);
      return more;
    };
    [first, second, period] = [grown(first), grown(second), grown(period)];
  };
  const codeNumber = (code: string): number => codes.numberOf(code, () => code);
  const periodNumber = (from: Day | null, to: Day | null, indicator: 0 | 1 | 9): number =>
    periods.numberOf(((from ?? 0) * DAYS + (to ?? 0)) * 10 + indicator, () => ({ from, to, indicator }));
  const addNumbers = (column1: number, column2: number, periodNumber: number): void => {
    if (rows === first.length) grow();
    first[rows] = column1;
    second[rows] = column2;
    period[rows] = periodNumber;
    rows++;
  };
  const inSteps = (): Generator<void, PackedPairs> =>
    packed({
      codes: codes.values,
      periods: periods.values,
      first: first.subarray(0, rows),
      second: second.subarray(0, rows),
      period: period.subarray(0, rows),
    });

  return {
    get rows() {
      return rows;
    },
    codeNumber,
    periodNumber,
    addNumbers,
    add: (column1, column2, from, to, indicator) =>
      addNumbers(codeNumber(column1), codeNumber(column2), periodNumber(from, to, indicator)),
    build: () => finished(inSteps()),
    buildInSteps: inSteps,
  };
}

/** Numbers values, each known by its key, in the order in which they are first met. */
function numbered<Key, Value>(
  what: string,
): { readonly values: readonly Value[]; numberOf(key: Key, valueOf: () => Value): number } {
  const numbers = new Map<Key, number>();
  const values: Value[] = [];
  return {
    values,
    numberOf(key, valueOf) {
      let n = numbers.get(key);
      if (n === undefined) {
        n = values.length;
        if (n === LIMIT) throw new Error(`a pair table holds at most 65,536 different ${what}`);
        numbers.set(key, n);
        values.push(valueOf());
      }
      return n;
    },
  };
}

/** Runs steps to their end at once. */
function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rows as they came: for each the numbers of its codes and of its period. */
interface NumberedRows {
  readonly codes: readonly string[];
  readonly periods: readonly PairPeriod[];
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  readonly period: Uint16Array;
}

/** Rows that are packed in one step: about a millisecond's work. */
const ROWS_PER_STEP = 1 << 17;

/** Codes and periods are numbered anew in their order, so that the same rows in another order give the same content. */
function* packed(rows: NumberedRows): Generator<void, PackedPairs> {
  const { first, second, period } = rows;
  const codes = inOrder(rows.codes, (a, b) => (a < b ? -1 : 1));
  const periods = inOrder(
    rows.periods,
    (a, b) => (a.from ?? 0) - (b.from ?? 0) || (a.to ?? DAYS) - (b.to ?? DAYS) || a.indicator - b.indicator,
  );

  const start = new Uint32Array(codes.values.length + 1);
  for (let row = 0; row < first.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    start[(codes.numbers[first[row] as number] as number) + 1]! += 1;
  }
  for (let i = 0; i < codes.values.length; i++) start[i + 1]! += start[i] as number;

  // Column 2 and period in one number, so that one sort orders a stretch by both.
  const both = new Uint32Array(first.length);
  const next = start.slice();
  for (let row = 0; row < first.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    const at = next[codes.numbers[first[row] as number] as number]!++;
    both[at] =
      (codes.numbers[second[row] as number] as number) * LIMIT + (periods.numbers[period[row] as number] as number);
  }
  for (let i = 0, sorted = 0; i < codes.values.length; i++) {
    sortStretch(both, start[i] as number, start[i + 1] as number);
    if ((start[i + 1] as number) - sorted < ROWS_PER_STEP) continue;
    sorted = start[i + 1] as number;
    yield;
  }
  const column2 = new Uint16Array(both.length);
  const periodOfPair = new Uint16Array(both.length);
  for (let i = 0; i < both.length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    const one = both[i] as number;
    column2[i] = one >>> 16;
    periodOfPair[i] = one & (LIMIT - 1);
  }
  return { codes: codes.values, start, column2, period: periodOfPair, periods: periods.values };
}

/** Values in their order, and for each old number the new one. */
function inOrder<T>(
  values: readonly T[],
  compare: (a: T, b: T) => number,
): { readonly values: readonly T[]; readonly numbers: Uint16Array } {
  const sorted = values.map((value, old) => ({ value, old })).sort((a, b) => compare(a.value, b.value));
  const numbers = new Uint16Array(values.length);
  sorted.forEach(({ old }, n) => (numbers[old] = n));
  return { values: sorted.map(({ value }) => value), numbers };
}

/** Sorts part of an array. CMS's rows come sorted but for the periods of one pair, and looking is quicker than sorting. */
function sortStretch(numbers: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    if ((numbers[i] as number) >= (numbers[i - 1] as number)) continue;
    numbers.subarray(from, to).sort();
    return;
  }
}
