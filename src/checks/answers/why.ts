import type { NearMiss } from "../../matrix/decide";
import { periodWords, ruleWords, subjectWords } from "../../matrix/rule-words";
import { payerScopeText } from "../../matrix/payers";
import type { Rule } from "../../matrix/rules";
import { RULE_TABLES } from "../../matrix/tables";
import type { SubjectName } from "../../matrix/histories";
import { ask } from "../ask";
import type { DecidedBy } from "../finding";
import { contextOf, questionLine, type Answer, type Knowledge } from "./answer";
import { answerCode } from "./code";
import { answerText } from "./compare";
import { answerSubject, type SubjectQuestion } from "./subject";

/** What may be asked why: a family, a topic, or whether a code exists. */
export type WhySubject = SubjectName | "code";

/**
 * An answer in its long form: what it says, which row or public rule decided, and what nearly did and why it did not.
 * @example whyText(knowledge, "PriorAuth", { payer: "Lakeside PPO", code: "J9271", dos }) //=> "Required. Decided by PriorAuth PA-0003 (row 4): …"
 */
export function whyText(knowledge: Knowledge, subject: WhySubject, question: SubjectQuestion): string {
  const answer =
    subject === "code"
      ? answerCode(knowledge, question.code, question.dos)
      : answerSubject(knowledge, subject, question);
  const misses = answer.nearMisses.length > 0 ? answer.nearMisses : otherMisses(knowledge, subject, question);
  return [sentence(capital(answerText(answer))), decidedSentence(knowledge, answer), nearSentence(answer, misses)]
    .filter((text) => text !== "")
    .join(" ");
}

/** What nearly decided of two codes that the national pairs decide: their answer does not ask for it. */
function otherMisses(knowledge: Knowledge, subject: WhySubject, question: SubjectQuestion): readonly NearMiss[] {
  const { code, code2 = "" } = question;
  if (subject !== "Bundling" || code2 === "") return [];
  const line = questionLine(question);
  const context = contextOf(knowledge, [line]);
  return [
    [code, code2],
    [code2, code],
  ].flatMap(([one = "", other = ""]) => {
    const asked = ask(context, "Bundling", line, { code: one, column2: other });
    return asked.kind === "none" ? asked.nearMisses() : [];
  });
}

function decidedSentence({ matrix }: Knowledge, answer: Answer): string {
  if (answer.kind === "none") return "";
  const { decidedBy: by } = answer;
  if (by === null) return answer.applies === false ? "" : "No row of the matrix says otherwise.";
  if (by.kind === "public")
    return sentence(`Decided by a public rule: ${by.title}${by.from === null ? "" : `, from ${by.from}`}`);
  const table = RULE_TABLES.find((name) => name === by.table);
  const rules: readonly Rule[] = table === undefined ? [] : matrix.tables[table].rules;
  const rule = rules.find(({ id, row }) => id === by.rule && row === by.row);
  const says = rule ? `${payerScopeText(rule.payer)}, ${short(subjectWords(rule))}: ${ruleWords(rule)}, ` : "";
  const source = by.source === "" ? "" : ` ${SOURCES[by.table] ?? "Source"}: ${by.source}.`;
  return `Decided by ${by.table} ${rowText(by.rule, by.row)}: ${says}${periodWords(by)}.${source}`;
}

/** What stands for the source of a row that is no rule. */
const SOURCES: { readonly [T in Extract<DecidedBy, { kind: "matrix" }>["table"]]?: string } = {
  CodeStatus: "Note",
  Drugs: "Drug",
  Payers: "Column",
};

const rowText = (rule: string, row: number): string => `${rule} in row ${row}`;

function nearSentence(answer: Answer, misses: readonly NearMiss[]): string {
  // An answer that there is none names the nearest row itself.
  const told = answer.kind === "none" ? answer.message : "";
  const others = misses.filter(({ rule }) => !told.includes(`${rule.id} nearly did`));
  const texts = others.map(
    ({ rule, why }) => `${rule.table} ${rowText(rule.id, rule.row)} (${ruleWords(rule)}), but ${why}`,
  );
  return texts.length === 0 ? "" : sentence(`Nearly decided: ${texts.join("; ")}`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Longest list of codes and diagnoses that a sentence takes. */
const SHOWN = 90;
const short = (text: string): string =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN).replace(/[^;,]*$/, "")} …`;
