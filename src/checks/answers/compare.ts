import type { SubjectName } from "../../matrix/histories";
import type { Payer } from "../../matrix/rules";
import type { Day } from "../../values/day";
import type { Answer, Knowledge } from "./answer";
import { answerSubject, type SubjectQuestion } from "./subject";

/** One payer's answer beside those of the others. */
export interface Compared {
  readonly payer: Payer;
  readonly answer: Answer;
  /** What the cell shows: the answer, or that it is not checked and why. */
  readonly text: string;
  /** Rule ID or public title; "" where nothing decided. */
  readonly decidedBy: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly source: string;
}

/**
 * One family or topic, all payers side by side, in the order of `Payers`.
 * @example comparePayers(knowledge, "PriorAuth", { code: "J9271", dos }).map(({ text }) => text) //=> ["Not required", "Required", …]
 */
export function comparePayers(
  knowledge: Knowledge,
  subject: SubjectName,
  question: Omit<SubjectQuestion, "payer">,
): Compared[] {
  return knowledge.matrix.payers.all.map((payer) => {
    const answer = answerSubject(knowledge, subject, { ...question, payer: payer.id });
    return { payer, answer, text: answerText(answer), ...decidedParts(answer) };
  });
}

/** An answer in one line: what it says, or that it is not checked and why. */
export function answerText(answer: Answer): string {
  return answer.kind === "answer" ? answer.text : `Not checked: ${answer.message}`;
}

function decidedParts(answer: Answer): Pick<Compared, "decidedBy" | "from" | "to" | "source"> {
  const by = answer.kind === "answer" ? answer.decidedBy : null;
  if (by === null) return { decidedBy: "", from: null, to: null, source: "" };
  if (by.kind === "public") return { decidedBy: "public rule", from: null, to: null, source: by.title };
  const { rule, from, to, source } = by;
  return { decidedBy: rule, from, to, source };
}
