import type { CodeTerm } from "../../codes/code-list";
import type { Day } from "../../values/day";
import { daysCovered, firstDay, lastDay, listCovers } from "../health/terms";
import { payerNarrowness } from "../payers";
import type { Payer, Rule } from "../rules";

/** A rule that decides for a payer, and how narrowly it names it: 4 by its id, 3 by contractor, 2 by kind, 1 for all. */
export interface Deciding<R extends Rule = Rule> {
  readonly rule: R;
  readonly narrowness: number;
}

/**
 * The rules of a table that decide something for a payer on a day or later. A rule for a kind of payer, a contractor or all is left out where
 * narrower rows for this payer answer every question that it could, on every day from then on.
 */
export function decidingRules<R extends Rule>(rules: readonly R[], payer: Payer, asOf: Day): Deciding<R>[] {
  const known = rules
    .map((rule) => ({ rule, narrowness: narrownessFor(rule, payer) }))
    .filter(({ rule, narrowness }) => narrowness > 0 && lastDay(rule) >= asOf);
  return known.filter(({ rule, narrowness }) => {
    if (rule.payer.kind === "payer") return true;
    // Which contractor a line belongs to may come from its state, so its rows stand over no others.
    const narrower = known.filter((other) => other.narrowness > narrowness && other.rule.payer.kind !== "mac");
    const first = Math.max(asOf, firstDay(rule));
    return !rule.codes.terms.every((term) =>
      daysCovered(
        first,
        lastDay(rule),
        narrower.map((other) => other.rule).filter((over) => answers(over, rule, term)),
      ),
    );
  });
}

/** Rows of every contractor speak of a Medicare payer that names none: the state of a line decides. */
function narrownessFor(rule: Rule, payer: Payer): number {
  if (rule.payer.kind === "mac" && payer.mac === null) return payerNarrowness(rule.payer, payer, rule.payer.mac);
  return payerNarrowness(rule.payer, payer, payer.mac);
}

/** Whether a row answers every question about a term's codes that another could. */
function answers(over: Rule, under: Rule, term: CodeTerm): boolean {
  if (over.diagnoses !== null || over.places !== null) return false;
  if (over.table === "CodingPolicy" && under.table === "CodingPolicy" && over.topic !== under.topic) return false;
  if (!listCovers(over.codes, { text: "", terms: [term], excluded: [] })) return false;
  return over.table !== "Bundling" || under.table !== "Bundling" || listCovers(over.column2, under.column2);
}
