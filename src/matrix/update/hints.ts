import { lifeOn } from "../../codes/lifecycle";
import type { MueSet, Reference } from "../../codes/reference/reference";
import type { Day } from "../../values/day";
import type { Matrix } from "../matrix";
import type { Rule } from "../rules";

/** A code that a new edition does not hold: perhaps it ended, and `CodeStatus` does not know. */
export interface EditionHint {
  readonly code: string;
  readonly set: "PTP" | "MUE";
  readonly message: string;
}

/** Codes that the latest edition does not hold. `CodeStatus` alone decides that a code has ended; this is a hint to look. */
export function hintsOf(
  code: string,
  rules: readonly Rule[],
  matrix: Matrix,
  reference: Reference,
  asOf: Day,
): EditionHint[] {
  const { kind } = lifeOn(matrix.codeLives.get(code), asOf);
  if (kind !== "active" && kind !== "unknown") return [];
  const hints: EditionHint[] = [];
  const [older, newer] = lastTwo(reference.mue);
  if (older?.limit(code) && newer?.covers(code) && !newer.limit(code))
    hints.push({
      code,
      set: "MUE",
      message: `${code} had a unit limit in ${older.edition} and has none in ${newer.edition}. Look whether it ended`,
    });
  const { ptp } = reference;
  if (ptp && ptp.origin !== "bundled" && !ptp.covers(code) && rules.some((rule) => rule.table === "Bundling"))
    hints.push({
      code,
      set: "PTP",
      message: `${code} stands in Bundling and in no pair of ${ptp.edition}. Look whether it ended`,
    });
  return hints;
}

function lastTwo(sets: readonly MueSet[]): readonly [MueSet | undefined, MueSet | undefined] {
  return [sets[sets.length - 2], sets[sets.length - 1]];
}
