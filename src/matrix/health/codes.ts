import type { CodeList } from "../../codes/code-list";
import { lifeOn } from "../../codes/lifecycle";
import { isCodeShape } from "../../codes/shapes";
import { wordsOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import { eachInSteps, type Steps } from "../../values/steps";
import type { CodeLife, Rule } from "../rules";
import { ruleItem, type HealthItem } from "./item";

/** Where a row has no From, only a code that never existed has ended before it: such a code ends on day 1. */
const ALWAYS: Day = 2;

/** Codes of rules that `CodeStatus` does not know, or knows as ended before the rule begins. The ends of ranges need not be codes. */
export function* codesOfRules(
  rules: readonly Rule[],
  lives: ReadonlyMap<string, readonly CodeLife[]>,
): Steps<HealthItem[]> {
  // A matrix without a lifecycle table would call every code unknown.
  if (lives.size === 0) return [];
  const items: HealthItem[] = [];
  yield* eachInSteps(rules, (rule) => {
    const cells: readonly (readonly [string, CodeList])[] =
      rule.table === "Bundling"
        ? [
            ["Column 1", rule.codes],
            ["Column 2", rule.column2],
          ]
        : [["Codes", rule.codes]];
    for (const [column, list] of cells) items.push(...itemsOf(rule, column, list, lives));
  });
  return items;
}

function itemsOf(
  rule: Rule,
  column: string,
  list: CodeList,
  lives: ReadonlyMap<string, readonly CodeLife[]>,
): HealthItem[] {
  const items: HealthItem[] = [];
  const unknown: string[] = [];
  for (const term of list.terms) {
    if (term.kind !== "code") continue;
    const answer = lifeOn(lives.get(term.code), rule.from ?? ALWAYS);
    if (answer.kind === "unknown") unknown.push(term.code);
    if (answer.kind !== "ended" && answer.kind !== "never") continue;
    const { replacement } = answer.life;
    const [by, ...others] = replacement;
    const instead = replacement.join(";");
    items.push(
      ruleItem(
        rule,
        "ended-code",
        "warning",
        column,
        answer.kind === "never"
          ? `${term.code} never existed`
          : `${term.code} ended ${wordsOf(answer.life.to ?? 0)}, before this row begins`,
        instead === "" ? null : `Write ${instead} instead of ${term.code}`,
        // Which of several codes replaces it here is for somebody to say.
        by !== undefined && others.length === 0 && isCodeShape(by)
          ? { kind: "replace-code", code: term.code, by }
          : null,
      ),
    );
  }
  if (unknown.length > 0) {
    items.push(
      ruleItem(
        rule,
        "unknown-code",
        "info",
        column,
        `${joinWords(unknown, "and")} ${unknown.length === 1 ? "is" : "are"} not in CodeStatus, so nobody says whether ${unknown.length === 1 ? "it exists" : "they exist"}. Look for a typing mistake, or add ${unknown.length === 1 ? "it" : "them"} to CodeStatus`,
      ),
    );
  }
  return items;
}
