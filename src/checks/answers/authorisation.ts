import { answerFrom, contextOf, questionLine, type Answer, type Knowledge, type PayerQuestion } from "./answer";

/**
 * Whether the payer wants an authorisation for a code: `Required`, `Not required`, `Notification` or `Predetermination`.
 * @example answerAuth(knowledge, { payer: "Lakeside PPO", code: "J9271", dos }) //=> { kind: "answer", text: "Required", … }
 */
export function answerAuth(knowledge: Knowledge, question: PayerQuestion): Answer {
  const line = questionLine(question);
  return answerFrom(contextOf(knowledge, [line]), "PriorAuth", line, {}, ({ rule }) => rule.requirement);
}
