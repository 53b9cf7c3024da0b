import type { TopicName } from "../../matrix/topics";
import { TOPICS } from "../../matrix/topics";
import { topicWords } from "../../matrix/rule-words";
import { unanswered } from "../../matrix/unanswered";
import { ask } from "../ask";
import { preferenceFor } from "../drugs/preferred-product";
import type { DecidedBy } from "../finding";
import { decidedByRule } from "../report";
import {
  answerOf,
  contextOf,
  fact,
  questionLine,
  undecided,
  type Answer,
  type Knowledge,
  type PayerQuestion,
} from "./answer";

/** A topic of coding policy; "" for the code asks what holds for every code. */
export interface PolicyQuestion extends Omit<PayerQuestion, "code"> {
  readonly code?: string;
  readonly topic: TopicName;
}

/**
 * What holds for a topic of coding policy: the payer's row, else the public rule or the payer's row of `Payers`.
 * @example answerPolicy(knowledge, { payer: "Medicare", topic: "consult_codes", dos }) //=> "not paid"
 */
export function answerPolicy(knowledge: Knowledge, question: PolicyQuestion): Answer {
  const { topic } = question;
  const line = questionLine({ ...question, code: question.code ?? "" });
  const context = contextOf(knowledge, [line]);
  const { payer } = context;
  const where = `CodingPolicy (${topic})`;
  if (payer && topic === "preferred_product" && line.code !== "") {
    const { rule, conflict } = preferenceFor(context, line);
    if (conflict.length > 0) return undecided(context, where, line, { kind: "conflict", rules: conflict });
    return rule ? fact(topicWords(topic, rule.value), decidedByRule(rule)) : fact("none", null);
  }
  const asked = ask(context, "CodingPolicy", line, { topic });
  if (asked.kind === "none" && payer) {
    const left = unanswered(topic, payer, line.dos);
    if (left.kind === "national") return fact(left.words, { kind: "public", title: left.title, from: left.from });
    if (left.kind === "payer") return fact(left.words, decidedByPayer(payer, "Filing Days"));
    if (left.kind === "nothing asked") return fact(left.words, null);
  }
  return answerOf(context, "CodingPolicy", line, asked, ({ rule }) => topicWords(topic, rule.value), where);
}

/** A payer's row of `Payers` as what decided. */
function decidedByPayer({ id, row }: { readonly id: string; readonly row: number }, source: string): DecidedBy {
  return { kind: "matrix", table: "Payers", rule: id, row, from: null, to: null, source };
}

/** The answers to all topics for a payer and code, in the order of the topics. */
export function answerTopics(
  knowledge: Knowledge,
  question: Omit<PolicyQuestion, "topic">,
): { readonly topic: TopicName; readonly title: string; readonly answer: Answer }[] {
  return TOPICS.map(({ name, title }) => ({
    topic: name,
    title,
    answer: answerPolicy(knowledge, { ...question, topic: name }),
  }));
}
