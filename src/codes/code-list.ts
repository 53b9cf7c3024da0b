import { parseExcludingList, type ExcludingList } from "./excluding-list";
import { isCodeShape, normalCode } from "./shapes";

/**
 * The codes that a cell names: `J9271`, `96413;96415`, a range `96401-96549`, a prefix `J9*`, `*` for all, `!96523` to exclude.
 * `terms` stand in the cell's order; a list that only excludes means all but those.
 */
export type CodeList = ExcludingList<CodeTerm>;

export type CodeTerm =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "range"; readonly low: string; readonly high: string }
  | { readonly kind: "prefix"; readonly prefix: string }
  | { readonly kind: "all" };

/** How narrowly a list names a code: the higher the narrower; `none` where it does not. */
export const Narrowness = { none: 0, all: 1, prefix: 2, list: 3, single: 4 } as const;
export type Narrowness = (typeof Narrowness)[keyof typeof Narrowness];

export const ALL_CODES: CodeList = { text: "*", terms: [{ kind: "all" }], excluded: [] };

const letters = (code: string): string => code.replace(/\d/g, "0");

function parseTerm(text: string): CodeTerm | string {
  const t = normalCode(text);
  if (t === "*") return { kind: "all" };
  const range = /^([A-Z0-9]{5})\s*-\s*([A-Z0-9]{5})$/.exec(t);
  if (range?.[1] && range[2]) {
    const [low, high] = [range[1], range[2]];
    if (!isCodeShape(low) || !isCodeShape(high) || letters(low) !== letters(high))
      return `"${t}" is not a range of codes of one kind`;
    if (low > high) return `the range "${t}" is the wrong way round: write ${high}-${low}`;
    return { kind: "range", low, high };
  }
  if (/^[A-Z0-9]{1,4}\*$/.test(t)) return { kind: "prefix", prefix: t.slice(0, -1) };
  return isCodeShape(t) ? { kind: "code", code: t } : `"${t}" is not a code`;
}

/**
 * Reads a cell of codes. Every fault is told, not only the first; a list with a fault is not usable.
 * @example parseCodeList("96401-96549; !96523")
 * @returns the list, or the faults in words
 */
export function parseCodeList(text: string): { readonly list: CodeList } | { readonly faults: readonly string[] } {
  return parseExcludingList(text, parseTerm, { kind: "all" });
}

/** A term as a cell writes it. @example termText({ kind: "prefix", prefix: "J9" }) //=> "J9*" */
export function termText(term: CodeTerm): string {
  switch (term.kind) {
    case "code":
      return term.code;
    case "range":
      return `${term.low}-${term.high}`;
    case "prefix":
      return `${term.prefix}*`;
    case "all":
      return "*";
  }
}

function covers(term: CodeTerm, code: string): boolean {
  switch (term.kind) {
    case "code":
      return term.code === code;
    case "range":
      return code >= term.low && code <= term.high && letters(code) === letters(term.low);
    case "prefix":
      return code.startsWith(term.prefix);
    case "all":
      return true;
  }
}

/** How narrowly one term of a list names its codes: alone in its list a code is the narrowest, beside others or as a range less so. */
export function termNarrowness(list: CodeList, term: CodeTerm): Narrowness {
  if (term.kind === "all") return Narrowness.all;
  if (term.kind === "prefix") return Narrowness.prefix;
  return term.kind === "code" && list.terms.length === 1 ? Narrowness.single : Narrowness.list;
}

/**
 * How narrowly the list names this code: a single code, then a list or range, then a prefix, then `*`; `none` where it is not named or excluded.
 * @example narrownessOf(listOf("J9*"), "J9271") //=> Narrowness.prefix
 */
export function narrownessOf(list: CodeList, code: string): Narrowness {
  let best: Narrowness = Narrowness.none;
  for (const term of list.terms) {
    if (!covers(term, code)) continue;
    const rank = termNarrowness(list, term);
    if (rank > best) best = rank;
  }
  return best !== Narrowness.none && list.excluded.some((term) => covers(term, code)) ? Narrowness.none : best;
}

/** Whether the list names this code. */
export function includesCode(list: CodeList, code: string): boolean {
  return narrownessOf(list, code) !== Narrowness.none;
}

/**
 * A list written in the program, where a fault is a fault of the program.
 * @throws where the text is no list
 * @example listOf("99202-99205;99211-99215")
 */
export function listOf(text: string): CodeList {
  const parsed = parseCodeList(text);
  if ("faults" in parsed) throw new Error(`code list "${text}": ${parsed.faults.join("; ")}`);
  return parsed.list;
}

/** The single codes and range ends that a list names: what a reader can look up. Prefixes and `*` name none. */
export function namedCodes(list: CodeList): string[] {
  return list.terms.flatMap((term) =>
    term.kind === "code" ? [term.code] : term.kind === "range" ? [term.low, term.high] : [],
  );
}
