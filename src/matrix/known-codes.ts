import { inForce, wordsOf, type Day } from "../values/day";
import type { Matrix } from "./matrix";

/** A code that the matrix knows, in our own words. */
export interface KnownCode {
  readonly code: string;
  /** A drug's generic name, else the group that the code belongs to; with its last day where it has ended. */
  readonly words: string;
}

/** Shortest text for which codes are looked for. */
const LEAST = 2;

/**
 * Codes whose code or drug name a text begins: those in force on the day first. A drug is found by each word of its name.
 * @example codesLike(matrix, "pembro", day)[0] //=> { code: "J9271", words: "pembrolizumab" }
 */
export function codesLike(
  { drugs, codeLives }: Pick<Matrix, "drugs" | "codeLives">,
  text: string,
  on: Day,
  most = 8,
): KnownCode[] {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < LEAST) return [];
  const found = new Map<string, KnownCode & { readonly current: boolean }>();
  for (const [code, rows] of drugs) {
    const named = rows.filter(({ name }) => beginsWord(name, wanted));
    if (named.length === 0 && !code.toLowerCase().startsWith(wanted)) continue;
    const row = rows.find(({ from, to }) => inForce(from, to, on)) ?? rows[0];
    if (row) found.set(code, { code, ...dated(row.name, rows, on) });
  }
  for (const [code, lives] of codeLives) {
    if (found.has(code) || !code.toLowerCase().startsWith(wanted)) continue;
    found.set(code, { code, ...dated(lives[0]?.family ?? "", lives, on) });
  }
  return [...found.values()]
    .sort((a, b) => Number(b.current) - Number(a.current) || (a.code < b.code ? -1 : 1))
    .slice(0, most)
    .map(({ code, words }) => ({ code, words }));
}

const beginsWord = (name: string, wanted: string): boolean => {
  const lower = name.toLowerCase();
  return lower.startsWith(wanted) || lower.split(/[\s(/-]+/).some((word) => word.startsWith(wanted));
};

/** Words with the last day of what has ended before the day. */
function dated(
  words: string,
  lives: readonly { readonly from: Day | null; readonly to: Day | null }[],
  on: Day,
): { readonly words: string; readonly current: boolean } {
  if (lives.some(({ from, to }) => inForce(from, to, on))) return { words, current: true };
  const last = Math.max(...lives.map(({ to }) => to ?? 0));
  const ended = last > 1 && last < on ? `ended ${wordsOf(last)}` : "";
  return { words: [words, ended].filter((part) => part !== "").join(", "), current: false };
}
