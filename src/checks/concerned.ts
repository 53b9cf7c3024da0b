import type { ClaimLine } from "../claims/line";
import { CHECKS } from "./catalogue";
import type { Check } from "./check";

const BITS = 32;
const WORDS = Math.ceil(CHECKS.length / BITS);
const numbers = new Map<Check, number>(CHECKS.map((check, i) => [check, i]));

/** By code, a bit for each check that is about it: a sheet has many lines and few codes. */
const known = new Map<string, Int32Array>();

function bitsOf(code: string): Int32Array {
  let bits = known.get(code);
  if (!bits) {
    bits = new Int32Array(WORDS);
    for (const [check, number] of numbers)
      if (check.about?.(code) !== false) bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & (BITS - 1)));
    known.set(code, bits);
  }
  return bits;
}

const found = new Int32Array(WORDS);

/** Something that is made of a check for a run. */
interface OfCheck {
  readonly check: Check;
}

/** By list of checks, and by what the codes of some lines are about. */
const chosen = new WeakMap<readonly OfCheck[], Map<string, readonly OfCheck[]>>();

/** Those of some checks that are about some of the lines, in their order. */
export function concernedBy<T extends OfCheck>(lines: readonly ClaimLine[], checks: readonly T[]): readonly T[] {
  let ofChecks = chosen.get(checks) as Map<string, readonly T[]> | undefined;
  if (!ofChecks) chosen.set(checks, (ofChecks = new Map<string, readonly T[]>()));
  const [only] = lines;
  // A line by itself is known by its code.
  const code = lines.length === 1 ? only?.code : undefined;
  let own = code === undefined ? undefined : ofChecks.get(code);
  if (own) return own;
  find(lines);
  const key = found.join();
  own = ofChecks.get(key);
  if (!own) ofChecks.set(key, (own = checks.filter(({ check }) => isFound(check))));
  if (code !== undefined) ofChecks.set(code, own);
  return own;
}

function find(lines: readonly ClaimLine[]): void {
  found.fill(0);
  for (const { code } of lines) {
    const bits = bitsOf(code);
    for (let i = 0; i < WORDS; i++) found[i] = (found[i] ?? 0) | (bits[i] ?? 0);
  }
}

const isFound = (check: Check): boolean => {
  const number = numbers.get(check) ?? 0;
  return ((found[number >> 5] ?? 0) & (1 << (number & (BITS - 1)))) !== 0;
};
