import type { ClaimLine } from "../claims/line";
import { CHECKS } from "./catalogue";
import type { Check } from "./check";

/** Whether a check has anything to do with some lines. */
export type Concerned = (check: Check) => boolean;

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

/** Which checks are about some of the lines: to be asked before the next lines are. */
export function concernedBy(lines: readonly ClaimLine[]): Concerned {
  found.fill(0);
  for (const { code } of lines) {
    const bits = bitsOf(code);
    for (let i = 0; i < WORDS; i++) found[i] = (found[i] ?? 0) | (bits[i] ?? 0);
  }
  return isFound;
}

const isFound: Concerned = (check) => {
  const number = numbers.get(check) ?? 0;
  return ((found[number >> 5] ?? 0) & (1 << (number & (BITS - 1)))) !== 0;
};

/** For lines that every check is shown. */
export const ALL_CONCERNED: Concerned = () => true;
