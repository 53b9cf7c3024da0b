import { inForce, type Day } from "../values/day";
import { splitList } from "../values/lists";
import { dayIn } from "./data/dates";
import { LIFE_ROWS } from "./data/lifecycle";

/** One life of a code, as far as asking for a date needs it. */
export interface Life {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** A life as the bundled data knows it. */
export interface KnownLife extends Life {
  readonly code: string;
  readonly replacement: readonly string[];
  readonly family: string;
  readonly note: string;
  readonly source: string;
}

/** The `To` of a code that never existed. */
const NEVER_DAY: Day = 1;

export type LifeAnswer<L extends Life> =
  | { readonly kind: "active"; readonly life: L }
  /** The last life that ended before the date. */
  | { readonly kind: "ended"; readonly life: L }
  /** The first life that begins after the date. */
  | { readonly kind: "not_yet"; readonly life: L }
  | { readonly kind: "never"; readonly life: L }
  /** Nobody says when this code lived: not checked. */
  | { readonly kind: "unknown" };

/**
 * Whether a code lives on a date.
 * @param lives the lives of one code, in any order; none where the code is not listed
 * @example lifeOn([{ from: null, to: dayOf(2025, 12, 31)! }], dayOf(2026, 1, 1)!).kind //=> "ended"
 */
export function lifeOn<L extends Life>(lives: readonly L[] | undefined, on: Day): LifeAnswer<L> {
  let before: L | undefined;
  let after: L | undefined;
  for (const life of lives ?? []) {
    if (inForce(life.from, life.to, on)) return { kind: "active", life };
    if (life.to !== null && life.to < on) {
      if (before?.to == null || before.to < life.to) before = life;
    } else if (after?.from == null || (life.from !== null && life.from < after.from)) after = life;
  }
  if (before) return { kind: before.to === NEVER_DAY ? "never" : "ended", life: before };
  return after ? { kind: "not_yet", life: after } : { kind: "unknown" };
}

/**
 * Whether the life in force on a date began on or after a table's edition: then the table knows another code under this name, or none,
 * and its pairs and limits are not checked against it (checks.md A10).
 * @example redefinedSince(livesOf77412, dayOf(2024, 7, 1)!, dayOf(2026, 3, 2)!) //=> true
 */
export function redefinedSince(lives: readonly Life[] | undefined, editionDay: Day, on: Day): boolean {
  const answer = lifeOn(lives, on);
  return answer.kind === "active" && answer.life.from !== null && answer.life.from >= editionDay;
}

/**
 * The single codes of a text of codes and ranges in which every number is a code.
 * @example expandCodes("96365-96367;G0498") //=> ["96365", "96366", "96367", "G0498"]
 */
export function expandCodes(text: string): string[] {
  return splitList(text).flatMap((part) => {
    const range = /^([A-Z]?)(\d+)([A-Z]?)-\1(\d+)\3$/.exec(part);
    if (!range) return [part];
    const [, head = "", low = "", tail = "", high = ""] = range;
    return Array.from(
      { length: Number(high) - Number(low) + 1 },
      (_, i) => `${head}${String(Number(low) + i).padStart(low.length, "0")}${tail}`,
    );
  });
}

let known: Map<string, KnownLife[]> | undefined;

/** The lives that the bundled data knows, by code. The matrix's `CodeStatus` decides; this is what a new matrix begins with. */
export function knownLives(): ReadonlyMap<string, readonly KnownLife[]> {
  if (!known) {
    known = new Map();
    for (const row of LIFE_ROWS) {
      for (const code of expandCodes(row.codes)) {
        const life: KnownLife = {
          code,
          from: dayIn(row.from),
          to: dayIn(row.to),
          replacement: splitList(row.replacement),
          family: row.family,
          note: row.note,
          source: row.source,
        };
        const lives = known.get(code);
        if (lives) lives.push(life);
        else known.set(code, [life]);
      }
    }
  }
  return known;
}
