import { Narrowness, termNarrowness, type CodeList, type CodeTerm } from "../../codes/code-list";
import type { DiagnosisList } from "../../codes/diagnosis-list";
import { LAST_DAY, type Day } from "../../values/day";
import { payerScopeText } from "../payers";
import type { CodingPolicyRule, Rule } from "../rules";

/** How the rules of a matrix meet: which codes, diagnoses, places and days two of them share. */

const tidy = (text: string): string => text.toUpperCase().replace(/\s+/g, "");

/** Rules that can stand beside each other: of one table, for the same payers, on the same topic. */
export function scopeKey(rule: Rule): string {
  const topic = rule.table === "CodingPolicy" ? topicKey(rule) : "";
  return `${rule.table}|${payerScopeText(rule.payer).toLowerCase()}|${topic}`;
}

/** A row of `preferred_product` speaks of the product that it replaces: rows of other products stand beside it. */
function topicKey({ topic, value }: CodingPolicyRule): string {
  return topic === "preferred_product" ? `${topic} ${tidy(value.split(">")[0] ?? "")}` : topic;
}

/** Rules of one table that speak of the same, whoever the payer is. */
export function matterKey(rule: Rule): string {
  const topic = rule.table === "CodingPolicy" ? topicKey(rule) : "";
  const second = rule.table === "Bundling" ? tidy(rule.column2.text) : "";
  const places = rule.places ? [...rule.places].sort().join(",") : "";
  return [topic, tidy(rule.codes.text), second, tidy(rule.diagnoses?.text ?? ""), places].join("|");
}

/** Rules that speak of exactly the same: the rows of one dated history. */
export function subjectKey(rule: Rule): string {
  return `${scopeKey(rule)}|${matterKey(rule)}`;
}

export const firstDay = (rule: Rule): Day => rule.from ?? 0;
export const lastDay = (rule: Rule): Day => rule.to ?? LAST_DAY;
export const daysMeet = (a: Rule, b: Rule): boolean => firstDay(a) <= lastDay(b) && firstDay(b) <= lastDay(a);

/** First and last code that a term names, as text that compares; codes are five characters. */
export function spanOf(term: CodeTerm): { readonly low: string; readonly high: string } {
  switch (term.kind) {
    case "code":
      return { low: term.code, high: term.code };
    case "range":
      return { low: term.low, high: term.high };
    case "prefix":
      return { low: term.prefix.padEnd(5, "0"), high: term.prefix.padEnd(5, "Z") };
    case "all":
      return { low: "", high: "~" };
  }
}

const spansMeet = (a: CodeTerm, b: CodeTerm): boolean => {
  const [one, two] = [spanOf(a), spanOf(b)];
  return one.low <= two.high && two.low <= one.high;
};

/** Whether the exclusions of a list leave nothing of a term; only a term as a whole is looked at. */
const struckOut = (list: CodeList, term: CodeTerm): boolean => list.excluded.some((not) => termCovers(not, term));

/** Whether two lists name some code with the same narrowness. */
export function codesTie(a: CodeList, b: CodeList): boolean {
  return a.terms.some((one) =>
    b.terms.some(
      (two) =>
        termNarrowness(a, one) === termNarrowness(b, two) &&
        spansMeet(one, two) &&
        !struckOut(a, two) &&
        !struckOut(b, one) &&
        !struckOut(a, one) &&
        !struckOut(b, two),
    ),
  );
}

/** Whether two pairs of lists name some pair of codes with the same narrowness, which is the sum of both columns. */
export function pairsTie(a: readonly [CodeList, CodeList], b: readonly [CodeList, CodeList]): boolean {
  const meetings = (i: 0 | 1): readonly (readonly [number, number])[] =>
    a[i].terms.flatMap((one) =>
      b[i].terms
        .filter((two) => spansMeet(one, two))
        .map((two) => [termNarrowness(a[i], one), termNarrowness(b[i], two)] as const),
    );
  const second = meetings(1);
  return meetings(0).some(([one, two]) => second.some(([three, four]) => one + three === two + four));
}

const diagnosisRank = (term: DiagnosisList["terms"][number]): number =>
  term.low.length * 2 + (term.low === term.high ? 1 : 0);

/** Whether some diagnosis is named by both with the same narrowness; no list at all meets no list at all. */
export function diagnosesTie(a: DiagnosisList | null, b: DiagnosisList | null): boolean {
  if (a === null || b === null) return a === b;
  return a.terms.some((one) =>
    b.terms.some(
      (two) =>
        diagnosisRank(one) === diagnosisRank(two) &&
        one.low.slice(0, two.high.length) <= two.high &&
        two.low.slice(0, one.high.length) <= one.high,
    ),
  );
}

export const placesTie = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : a.some((place) => b.includes(place));

/** Whether one term names everything that another names. */
export function termCovers(wide: CodeTerm, narrow: CodeTerm): boolean {
  if (wide.kind === "all") return true;
  if (narrow.kind === "all") return false;
  const [outer, inner] = [spanOf(wide), spanOf(narrow)];
  if (wide.kind === "range" && narrow.kind === "prefix") {
    return outer.low <= narrow.prefix.padEnd(5, "0") && outer.high >= narrow.prefix.padEnd(5, "9");
  }
  return outer.low <= inner.low && inner.high <= outer.high;
}

/** Whether one list names every code of another. Exclusions of the wide list count against it. */
export function listCovers(wide: CodeList, narrow: CodeList): boolean {
  if (wide.excluded.length > 0) return false;
  return narrow.terms.every((term) => wide.terms.some((other) => termCovers(other, term)));
}

/** The narrowness that every code of the list has at least. */
export function leastRank(list: CodeList): number {
  return list.terms.reduce((least, term) => Math.min(least, termNarrowness(list, term)), Number(Narrowness.single));
}

/** The narrowness that some code of the list has at most. */
export function greatestRank(list: CodeList): number {
  return list.terms.reduce((most, term) => Math.max(most, termNarrowness(list, term)), 0);
}

/** Whether the periods of some rules together leave no day of a period out. */
export function daysCovered(first: Day, last: Day, rules: readonly Rule[]): boolean {
  let next = first;
  for (const rule of [...rules].sort((a, b) => firstDay(a) - firstDay(b))) {
    if (firstDay(rule) > next) return false;
    next = Math.max(next, lastDay(rule) + 1);
    if (next > last) return true;
  }
  return false;
}
