import { remembered } from "../values/remembered";

/**
 * Diagnoses of which it is known that a shorter form is never valid on a claim. Only neoplasms (C00-C96) and the aftercare
 * codes of chemotherapy are listed; any other diagnosis is taken as it is.
 * Source: ICD-10-CM tabular list, chapters 2 and 21; Official Guidelines section I.B.2 (code to the highest number of characters).
 */

/** The three-character neoplasm categories that have no subdivisions. */
const WHOLE_CATEGORIES: ReadonlySet<string> = new Set("C01 C07 C12 C19 C20 C23 C33 C37 C52 C55 C58 C61 C73".split(" "));

/** Prefixes whose codes have at least so many characters, without the dot. */
const AT_LEAST: readonly (readonly [prefix: string, characters: number])[] = [
  ["C340", 5],
  ["C341", 5],
  ["C343", 5],
  ["C349", 5],
  ...["C500", "C501", "C502", "C503", "C504", "C505", "C506", "C508", "C509"].map((prefix) => [prefix, 6] as const),
  ["C770", 4],
  ["C780", 5],
  ["C795", 5],
  ["Z511", 5],
];

/** The most that any diagnosis needs. */
const MOST = Math.max(...AT_LEAST.map(([, characters]) => characters));

/**
 * How many characters a diagnosis (normalised) needs at least; `null` where it is long enough or nothing is known of it.
 * @example diagnosisTooShort("C34") //=> 4
 * @example diagnosisTooShort("C61") //=> null
 */
export function diagnosisTooShort(dx: string): number | null {
  return dx.length >= MOST ? null : needed(dx);
}

const needed = remembered(charactersNeeded);

function charactersNeeded(dx: string): number | null {
  if (/^C[0-8]\d$|^C9[0-6]$/.test(dx) && !WHOLE_CATEGORIES.has(dx)) return 4;
  for (const [prefix, characters] of AT_LEAST) if (dx.startsWith(prefix) && dx.length < characters) return characters;
  return null;
}
