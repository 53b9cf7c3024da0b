// The pairs of a set as plain rows.
import type { PtpSet } from "../../../src/codes/reference/reference";
import type { FlatPair } from "../peers/map-of-strings";

const OPEN = 999_999;

/** Every row of a set whose column 1 code is among some. */
export function* pairRows(set: PtpSet, codes: Iterable<string>): Generator<FlatPair> {
  for (const column1 of codes) {
    const own: FlatPair[] = [];
    set.eachOf(column1, (column2, { from, to, indicator }) =>
      own.push([column1, column2, from ?? 0, to ?? OPEN, indicator]),
    );
    yield* own;
  }
}
