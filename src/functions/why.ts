import type { Knowledge } from "../checks/answers/answer";
import { whyText, type WhySubject } from "../checks/answers/why";
import { SUBJECT_NAMES, subjectNamed } from "../checks/answers/subject";
import { folded, type CellValue } from "../values/cell";
import { codesArgument } from "./compare";
import { dateArgument, diagnosesArgument, requiredText } from "./arguments";
import { argumentError } from "./errors";

/** One question of WHY, as its cells hold it. */
export interface WhyCells {
  readonly payer: CellValue;
  readonly code: CellValue;
  readonly dos: CellValue;
  readonly diagnoses: CellValue;
}

/** The long form of one answer. @throws `#VALUE!` where an argument is wrong */
export function whyCell(knowledge: Knowledge, subject: WhySubject, at: WhyCells): string {
  return whyText(knowledge, subject, {
    payer: requiredText(at.payer, "payer"),
    ...codesArgument(at.code, "code", subject),
    dos: dateArgument(at.dos, "dos"),
    diagnoses: diagnosesArgument(at.diagnoses, "diagnoses"),
  });
}

/** What the argument `topic` of WHY names. @throws `#VALUE!` that lists it */
export function whySubject(value: CellValue): WhySubject {
  const said = requiredText(value, "topic");
  const subject = ["code", "codestatus"].includes(folded(said)) ? "code" : subjectNamed(said);
  if (!subject) throw argumentError("topic", `"${said}" is no family and no topic: ${SUBJECT_NAMES.join(", ")}, code`);
  return subject;
}
