import type { ClaimLine } from "../claims/line";
import { CHECKS } from "./catalogue";
import type { Check } from "./check";
import type { Filled } from "./check-info";

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

/** The checks of a list that are about some lines, by what their codes are about, and by what the lines fill. */
interface Chosen<T extends OfCheck> {
  readonly byCode: Map<string, (readonly T[])[]>;
  readonly byBits: Map<string, readonly T[]>;
}

const chosen = new WeakMap<readonly OfCheck[], Chosen<OfCheck>>();

/** Those of some checks that are about some of the lines, in their order. */
export function concernedBy<T extends OfCheck>(lines: readonly ClaimLine[], checks: readonly T[]): readonly T[] {
  let ofChecks = chosen.get(checks) as Chosen<T> | undefined;
  if (!ofChecks) chosen.set(checks, (ofChecks = { byCode: new Map(), byBits: new Map() }));
  const filled = filledBy(lines);
  const [only] = lines;
  // A line by itself is known by its code.
  if (lines.length !== 1 || !only) return byBits(lines, filled, checks, ofChecks);
  let own = ofChecks.byCode.get(only.code);
  if (!own) ofChecks.byCode.set(only.code, (own = []));
  return (own[filled] ??= byBits(lines, filled, checks, ofChecks));
}

function byBits<T extends OfCheck>(
  lines: readonly ClaimLine[],
  filled: number,
  checks: readonly T[],
  ofChecks: Chosen<T>,
): readonly T[] {
  find(lines);
  const key = `${filled},${found.join()}`;
  let own = ofChecks.byBits.get(key);
  if (!own) {
    own = checks.filter(({ check }) => isFound(check) && !isSilent(check, filled));
    ofChecks.byBits.set(key, own);
  }
  return own;
}

/** A bit for each thing that checks may be silent without. */
const FILLED: { readonly [F in keyof Filled]: number } = { auth: 1, mods: 2, ndc: 4 };

function filledBy(lines: readonly ClaimLine[]): number {
  let filled = 0;
  for (const { auth, mods, ndc } of lines) {
    if (auth !== "") filled |= FILLED.auth;
    if (mods.length > 0) filled |= FILLED.mods;
    if (ndc !== "") filled |= FILLED.ndc;
  }
  return filled;
}

const isSilent = ({ silentWithout }: Check, filled: number): boolean =>
  silentWithout !== undefined && (filled & FILLED[silentWithout]) === 0;

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
