import type { ClaimSheet } from "../../claims/sheet";
import { codesNamed, type Matrix } from "../../matrix/matrix";
import { RULE_TABLES } from "../../matrix/tables";
import { counted } from "../../values/lists";

/** A code that somebody may mean, with our own words for it. */
export interface Suggestion {
  readonly code: string;
  /** What the matrix or the claim sheet knows of it; "" where neither does. */
  readonly words: string;
}

/** Suggestions that are shown at once. */
const SHOWN = 6;

interface Known {
  readonly codes: readonly Suggestion[];
  readonly diagnoses: readonly Suggestion[];
}

const known = new WeakMap<Matrix, { readonly sheet: ClaimSheet | null; readonly known: Known }>();

/** Codes and diagnoses that this practice uses: those that the matrix names and those of the claim sheet that was checked. */
function knownBy(matrix: Matrix, sheet: ClaimSheet | null): Known {
  const found = known.get(matrix);
  if (found && found.sheet === sheet) return found.known;
  const made = { codes: codesKnown(matrix, sheet), diagnoses: diagnosesKnown(matrix, sheet) };
  known.set(matrix, { sheet, known: made });
  return made;
}

function codesKnown(matrix: Matrix, sheet: ClaimSheet | null): Suggestion[] {
  const words = new Map<string, string>();
  for (const code of codesNamed(matrix).keys()) words.set(code, "");
  for (const { code } of sheet?.lines ?? []) if (!words.has(code)) words.set(code, "");
  for (const [code, lives] of matrix.codeLives) {
    const life = lives.at(-1);
    words.set(code, life?.note || life?.family || "");
  }
  for (const [code, drugs] of matrix.drugs) words.set(code, drugs.at(-1)?.name ?? "");
  return sorted(words);
}

function diagnosesKnown(matrix: Matrix, sheet: ClaimSheet | null): Suggestion[] {
  const words = new Map<string, string>();
  for (const name of RULE_TABLES) {
    for (const rule of matrix.tables[name].rules) {
      const lists = [rule.diagnoses, ...("covered" in rule ? [rule.covered, rule.excluded] : [])];
      for (const term of lists.flatMap((list) => list?.terms ?? [])) words.set(dotted(term.low), "");
    }
  }
  const uses = new Map<string, number>();
  for (const line of sheet?.lines ?? []) {
    for (const diagnosis of line.dx) uses.set(diagnosis, (uses.get(diagnosis) ?? 0) + 1);
  }
  for (const [diagnosis, n] of uses) words.set(dotted(diagnosis), counted(n, "line"));
  return sorted(words);
}

/** ICD-10-CM as people write it. @example dotted("C3411") //=> "C34.11" */
const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);

const sorted = (words: ReadonlyMap<string, string>): Suggestion[] =>
  [...words].map(([code, said]) => ({ code, words: said })).sort((a, b) => (a.code < b.code ? -1 : 1));

/** The part of a list that is being typed, without what excludes. @example lastTerm("J9271; !j92") //=> "j92" */
export function lastTerm(text: string): string {
  return (/[^;,]*$/.exec(text)?.[0] ?? "").trim().replace(/^!\s*/, "");
}

/** The list with the part that is being typed completed. @example completed("J9271; !j92", "J9299") //=> "J9271; !J9299" */
export function completed(text: string, code: string): string {
  const before = text.replace(/[^;,]*$/, "");
  const excludes = /^\s*!/.test(text.slice(before.length)) ? "!" : "";
  return `${before.trimEnd()}${before === "" ? "" : " "}${excludes}${code}`;
}

/**
 * Codes or diagnoses that somebody who typed so much may mean: those that begin with it, then those whose words hold it.
 * @example suggestions(matrix, null, "codes", "pembro") //=> [{ code: "J9271", words: "pembrolizumab" }]
 */
export function suggestions(
  matrix: Matrix,
  sheet: ClaimSheet | null,
  what: "codes" | "diagnoses",
  text: string,
): Suggestion[] {
  const wanted = lastTerm(text).toLowerCase().replace(/\./g, "");
  if (wanted === "" || wanted.includes("*") || wanted.includes("-")) return [];
  const all = knownBy(matrix, sheet)[what];
  const bare = ({ code }: Suggestion): string => code.toLowerCase().replace(".", "");
  const begin = all.filter((each) => bare(each).startsWith(wanted));
  if (begin.length === 1 && begin[0] && bare(begin[0]) === wanted) return [];
  const inWords = wanted.length < 3 ? [] : all.filter((each) => each.words.toLowerCase().includes(wanted));
  return [...new Set([...begin, ...inWords])].slice(0, SHOWN);
}
