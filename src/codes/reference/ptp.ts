import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { Day } from "../../values/day";
import type { PairPeriod, PtpSet, SetInfo } from "./reference";

/** What a caller says of a set; the number of rows and the hash are found from the content where they are left out. */
export type SetSource = Pick<SetInfo, "edition" | "editionDay" | "origin"> & Partial<Pick<SetInfo, "hash" | "rows">>;

/**
 * Pairs, packed: codes are numbers, the column 2 codes of one column 1 code stand sorted in one stretch, and every pair points to its
 * period in a dictionary. Several periods of one pair stand side by side. 2.5 million rows take some 12 MB.
 */
export interface PackedPairs {
  /** Codes in their order; a code's position is its number. */
  readonly codes: readonly string[];
  /** Where the stretch of each column 1 code begins; one more at the end. */
  readonly start: Uint32Array;
  readonly column2: Uint16Array;
  /** Numbers of periods. */
  readonly period: Uint16Array;
  readonly periods: readonly PairPeriod[];
}

/** Takes rows one by one, in any order. */
export interface PtpBuilder {
  /**
   * @param from first day, `null` where the table has no effective dates
   * @param to last day, `null` while the pair is open
   */
  add(column1: string, column2: string, from: Day | null, to: Day | null, indicator: 0 | 1 | 9): void;
  readonly rows: number;
  build(): PackedPairs;
  /** The same a little at a time: the steps say nothing, between two of them a screen may have its turn. */
  buildInSteps(): Generator<void, PackedPairs>;
}

/** Codes and periods are numbered in 16 bits: CMS's tables have some 18,000 codes and some 2,500 periods. */
const LIMIT = 65_536;
/** Above every `Day`, for numbering a period in one number. */
const DAYS = 4_000_000;

/**
 * Makes packed pairs from a stream of rows.
 * @throws where a table has more than 65,536 different codes or periods
 * @example const pairs = ptpBuilder(); pairs.add("96413", "99214", null, null, 1); ptpSet(pairs.build(), source)
 */
export function ptpBuilder(): PtpBuilder {
  const numbers = new Map<string, number>();
  const codes: string[] = [];
  const periodNumbers = new Map<number, number>();
  const periods: PairPeriod[] = [];
  let first = new Uint16Array(1024);
  let second = new Uint16Array(1024);
  let period = new Uint16Array(1024);
  let rows = 0;
  let lastKey = -1;
  let lastPeriod = 0;

  const numberOf = (code: string): number => {
    let n = numbers.get(code);
    if (n === undefined) {
      n = codes.length;
      if (n === LIMIT) throw new Error("a pair table holds at most 65,536 different codes");
      numbers.set(code, n);
      codes.push(code);
    }
    return n;
  };
  const periodOf = (from: Day | null, to: Day | null, indicator: 0 | 1 | 9): number => {
    const key = ((from ?? 0) * DAYS + (to ?? 0)) * 10 + indicator;
    if (key === lastKey) return lastPeriod;
    let n = periodNumbers.get(key);
    if (n === undefined) {
      n = periods.length;
      if (n === LIMIT) throw new Error("a pair table holds at most 65,536 different periods");
      periodNumbers.set(key, n);
      periods.push({ from, to, indicator });
    }
    lastKey = key;
    lastPeriod = n;
    return n;
  };
  const grown = (old: Uint16Array): Uint16Array<ArrayBuffer> => {
    const more = new Uint16Array(old.length * 2);
    more.set(old);
    return more;
  };

  return {
    get rows() {
      return rows;
    },
    add(column1, column2, from, to, indicator) {
      if (rows === first.length) {
        first = grown(first);
        second = grown(second);
        period = grown(period);
      }
      first[rows] = numberOf(column1);
      second[rows] = numberOf(column2);
      period[rows] = periodOf(from, to, indicator);
      rows++;
    },
    build: () => finished(inSteps()),
    buildInSteps: inSteps,
  };

  function inSteps(): Generator<void, PackedPairs> {
    return pack(codes, first.subarray(0, rows), second.subarray(0, rows), period.subarray(0, rows), periods);
  }
}

/** Runs steps to their end at once. */
function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rows that are packed in one step: a few milliseconds' work. */
const ROWS_PER_STEP = 1 << 17;

function* pack(
  codes: readonly string[],
  first: Uint16Array,
  second: Uint16Array,
  period: Uint16Array,
  periods: readonly PairPeriod[],
): Generator<void, PackedPairs> {
  // Codes are numbered anew in their order, so that the same rows in another order give the same content.
  const order = codes.map((code, old) => ({ code, old })).sort((a, b) => (a.code < b.code ? -1 : 1));
  const renumber = new Uint16Array(codes.length);
  order.forEach(({ old }, n) => (renumber[old] = n));
  const periodOrder = periods
    .map((value, old) => ({ value, old }))
    .sort(
      ({ value: a }, { value: b }) =>
        (a.from ?? 0) - (b.from ?? 0) || (a.to ?? DAYS) - (b.to ?? DAYS) || a.indicator - b.indicator,
    );
  const renumberPeriod = new Uint16Array(periods.length);
  periodOrder.forEach(({ old }, n) => (renumberPeriod[old] = n));

  const start = new Uint32Array(codes.length + 1);
  for (const n of first) start[(renumber[n] as number) + 1]! += 1;
  yield;
  for (let i = 0; i < codes.length; i++) start[i + 1]! += start[i] as number;
  // Column 2 and period in one number, so that one sort orders a stretch by both.
  const both = new Uint32Array(first.length);
  const next = start.slice();
  for (let row = 0; row < first.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    const at = next[renumber[first[row] as number] as number]!++;
    both[at] = (renumber[second[row] as number] as number) * LIMIT + (renumberPeriod[period[row] as number] as number);
  }
  for (let i = 0, sorted = 0; i < codes.length; i++) {
    both.subarray(start[i], start[i + 1]).sort();
    if ((start[i + 1] as number) - sorted < ROWS_PER_STEP) continue;
    sorted = start[i + 1] as number;
    yield;
  }
  const column2 = new Uint16Array(first.length);
  const periodOfPair = new Uint16Array(first.length);
  for (let i = 0; i < both.length; i++) {
    if (i % ROWS_PER_STEP === 0) yield;
    column2[i] = (both[i] as number) >>> 16;
    periodOfPair[i] = (both[i] as number) & (LIMIT - 1);
  }
  return {
    codes: order.map(({ code }) => code),
    start,
    column2,
    period: periodOfPair,
    periods: periodOrder.map(({ value }) => value),
  };
}

const NONE: readonly PairPeriod[] = [];

/**
 * A set that answers from packed pairs.
 * @param covered the codes that the table was cut for; a whole national table covers every code, also one without any pair
 */
export function ptpSet(pairs: PackedPairs, source: SetSource, covered?: ReadonlySet<string>): PtpSet {
  const { codes, start, column2, period, periods } = pairs;
  const numbers = new Map<string, number>(codes.map((code, n) => [code, n]));
  const alone = periods.map((one) => [one] as const);
  return {
    kind: "PTP",
    edition: source.edition,
    editionDay: source.editionDay,
    origin: source.origin,
    rows: source.rows ?? column2.length,
    hash: source.hash ?? pairsHash(pairs),
    covers: (code) => covered === undefined || covered.has(code),
    eachOf(first, see) {
      const a = numbers.get(first);
      if (a === undefined) return;
      for (let i = start[a] as number; i < (start[a + 1] as number); i++) {
        see(codes[column2[i] as number] as string, periods[period[i] as number] as PairPeriod);
      }
    },
    periods(first, second) {
      const a = numbers.get(first);
      const b = numbers.get(second);
      if (a === undefined || b === undefined) return NONE;
      let low = start[a] as number;
      const end = start[a + 1] as number;
      let high = end;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((column2[middle] as number) < b) low = middle + 1;
        else high = middle;
      }
      if (low >= end || column2[low] !== b) return NONE;
      if (column2[low + 1] !== b || low + 1 >= end) return alone[period[low] as number] ?? NONE;
      const found: PairPeriod[] = [];
      for (let i = low; i < end && column2[i] === b; i++) found.push(periods[period[i] as number] as PairPeriod);
      return found;
    },
  };
}

/** The bytes that name the content: codes and periods, then the arrays as they lie in memory. */
function namingBytes(pairs: PackedPairs): Uint8Array[] {
  return [
    new TextEncoder().encode(JSON.stringify([pairs.codes, pairs.periods])),
    ...[pairs.start, pairs.column2, pairs.period].map(
      (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
    ),
  ];
}

/** A name is this much of a SHA-256, in hex digits. */
const HASH_LENGTH = 16;
/** Bytes that are hashed in one step. */
const BYTES_PER_STEP = 1 << 20;

/** The name of the content: 16 hex digits, the same for the same rows in any order. */
export function pairsHash(pairs: PackedPairs): string {
  return finished(pairsHashInSteps(pairs));
}

/** The same a little at a time. */
export function* pairsHashInSteps(pairs: PackedPairs): Generator<void, string> {
  const hash = sha256.create();
  for (const part of namingBytes(pairs)) {
    for (let at = 0; at < part.length; at += BYTES_PER_STEP) {
      hash.update(part.subarray(at, at + BYTES_PER_STEP));
      yield;
    }
  }
  return bytesToHex(hash.digest()).slice(0, HASH_LENGTH);
}

/** The same by the browser's own SHA-256, which does not keep the screen waiting; where it has none, by ours. */
export async function pairsHashSoon(pairs: PackedPairs): Promise<string> {
  const subtle = typeof crypto === "undefined" ? undefined : crypto.subtle;
  if (!subtle) return pairsHash(pairs);
  const parts = namingBytes(pairs);
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return bytesToHex(new Uint8Array(await subtle.digest("SHA-256", all))).slice(0, HASH_LENGTH);
}

/** One row of a pair table. */
export type PairRow = readonly [
  column1: string,
  column2: string,
  from: Day | null,
  to: Day | null,
  indicator: 0 | 1 | 9,
];

/**
 * A set from rows at hand.
 * @example ptpSetFrom([["96413", "99214", null, null, 1]], source).periods("96413", "99214").length //=> 1
 */
export function ptpSetFrom(rows: Iterable<PairRow>, source: SetSource, covered?: ReadonlySet<string>): PtpSet {
  const builder = ptpBuilder();
  for (const row of rows) builder.add(...row);
  return ptpSet(builder.build(), source, covered);
}
