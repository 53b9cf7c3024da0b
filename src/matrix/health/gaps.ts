import { wordsOf, type Day } from "../../values/day";
import { eachInSteps, groupInSteps, type Steps } from "../../values/steps";
import type { Rule } from "../rules";
import { named, ruleItem, type HealthItem } from "./item";
import { endsSoon } from "./marks";
import { firstDay, lastDay, subjectKey } from "./terms";

/** Days that no row of a dated history covers, and rows that end soon with nothing to follow. */
export function* gaps(rules: readonly Rule[], asOf: Day): Steps<HealthItem[]> {
  const items: HealthItem[] = [];
  const histories = yield* groupInSteps(rules, subjectKey);
  yield* eachInSteps(histories.values(), (history) => {
    const rows = history.slice().sort((a, b) => firstDay(a) - firstDay(b));
    let latest: Rule | undefined;
    for (const row of rows) {
      if (latest && lastDay(latest) + 1 < firstDay(row)) {
        items.push(
          ruleItem(
            row,
            "gap",
            "warning",
            "From",
            `leaves a gap: ${named(latest)} ends ${wordsOf(lastDay(latest))} and this row begins ${wordsOf(firstDay(row))}. Lines between are decided by a wider row or not checked`,
          ),
        );
      }
      if (!latest || lastDay(row) > lastDay(latest)) latest = row;
    }
    if (latest && latest.to !== null && endsSoon(latest, asOf)) {
      items.push(
        ruleItem(
          latest,
          "ends-soon",
          "warning",
          "To",
          `ends ${wordsOf(latest.to)}, and no row follows. Add what holds from then`,
        ),
      );
    }
  });
  return items;
}
