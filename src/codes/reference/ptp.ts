import { pairsHash, type PackedPairs } from "./packed-pairs";
import { pairBuilder, type PairRow } from "./pair-builder";
import type { PairPeriod, PtpSet, SetInfo } from "./reference";

/** What a caller says of a set; the number of rows and the hash are found from the content where they are left out. */
export type SetSource = Pick<SetInfo, "edition" | "editionDay" | "origin"> & Partial<Pick<SetInfo, "hash" | "rows">>;

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

/**
 * A set from rows at hand.
 * @example ptpSetFrom([["96413", "99214", null, null, 1]], source).periods("96413", "99214").length //=> 1
 */
export function ptpSetFrom(rows: Iterable<PairRow>, source: SetSource, covered?: ReadonlySet<string>): PtpSet {
  const builder = pairBuilder();
  for (const row of rows) builder.add(...row);
  return ptpSet(builder.build(), source, covered);
}
