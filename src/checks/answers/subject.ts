import { isFamily, type SubjectName } from "../../matrix/histories";
import { TOPICS } from "../../matrix/topics";
import { answerAuth } from "./authorisation";
import { none, type Answer, type Knowledge, type PayerQuestion } from "./answer";
import { answerBundled } from "./bundling";
import { answerDrugCoverage, answerGenomic } from "./coverage";
import { answerIncidentTo, type IncidentToQuestion } from "./incident-to";
import { answerLimit } from "./limit";
import { answerPolicy } from "./policy";
import { answerWastage } from "./wastage";

/** Whatever a family or topic may be asked; what it does not need is not looked at. */
export interface SubjectQuestion extends PayerQuestion, Omit<IncidentToQuestion, "code"> {
  /** Of `Bundling`: the other code; "" where none is given. */
  readonly code2?: string;
}

/**
 * The answer of one family or topic to one code and payer: what its own function answers.
 * @example answerSubject(knowledge, "PriorAuth", { payer: "Lakeside PPO", code: "J9271", dos }) //=> { kind: "answer", text: "Required", … }
 */
export function answerSubject(knowledge: Knowledge, subject: SubjectName, question: SubjectQuestion): Answer {
  if (!isFamily(subject)) return answerPolicy(knowledge, { ...question, topic: subject });
  switch (subject) {
    case "PriorAuth":
      return answerAuth(knowledge, question);
    case "Bundling":
      return question.code2 === undefined || question.code2 === ""
        ? none("give two codes, such as 96413/96523")
        : answerBundled(knowledge, { ...question, code2: question.code2 });
    case "UnitLimits":
      return answerLimit(knowledge, question);
    case "IncidentTo":
      return answerIncidentTo(knowledge, question);
    case "Wastage":
      return answerWastage(knowledge, question);
    case "GenomicLCD":
      return answerGenomic(knowledge, question);
    case "DrugCoverage":
      return answerDrugCoverage(knowledge, question);
  }
}

/** What families are also called: by their function, and in a word. */
const ALSO: Readonly<Record<string, SubjectName>> = {
  auth: "PriorAuth",
  authorisation: "PriorAuth",
  authorization: "PriorAuth",
  bundled: "Bundling",
  limit: "UnitLimits",
  unitlimit: "UnitLimits",
  incidentto: "IncidentTo",
  wastage: "Wastage",
  genomic: "GenomicLCD",
  coverage: "DrugCoverage",
};

/** The names that are offered where a name is none, in the order of the wide view. */
export const SUBJECT_NAMES: readonly SubjectName[] = [
  "PriorAuth",
  "Bundling",
  "UnitLimits",
  "IncidentTo",
  "Wastage",
  "GenomicLCD",
  "DrugCoverage",
  ...TOPICS.map(({ name }) => name),
];

const key = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
const BY_KEY = new Map<string, SubjectName>([
  ...Object.entries(ALSO),
  ...SUBJECT_NAMES.map((name) => [key(name), name] as const),
]);

/**
 * The family or topic that a text names, in any case and spelling; `undefined` where it names none.
 * @example subjectNamed("Authorisation") //=> "PriorAuth"
 */
export function subjectNamed(text: string): SubjectName | undefined {
  return BY_KEY.get(key(text));
}
