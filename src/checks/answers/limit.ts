import { unitLimitOf } from "../unit-limits";
import { contextOf, nearlyText, none, questionLine, type Answer, type Knowledge, type PayerQuestion } from "./answer";

const MAI_TEXT = { 1: "on a line", 2: "a day, by policy", 3: "a day, clinical" } as const;

/**
 * The unit limit in force for a code: the payer's row, else the national limit. `value` is the number of units.
 * @example answerLimit(knowledge, { payer: "Medicare", code: "96413", dos }) //=> { text: "1 a day, clinical", value: 1, … }
 */
export function answerLimit(knowledge: Knowledge, question: PayerQuestion): Answer {
  const line = questionLine(question);
  const found = unitLimitOf(contextOf(knowledge, [line]), line);
  if (found.kind === "limit") {
    const { units, mai, decidedBy, nearMisses } = found.limit;
    return {
      kind: "answer",
      text: `${units} ${mai === null ? "at most" : MAI_TEXT[mai]}`,
      value: units,
      decidedBy: decidedBy(),
      get nearMisses() {
        return nearMisses();
      },
    };
  }
  if (found.kind === "unknown") return none(found.draft.because);
  const misses = found.nearMisses();
  return none(`${question.code} has no unit limit for this payer${nearlyText(misses)}`, misses);
}
