import type { Knowledge } from "../checks/answers/answer";
import { comparePayers } from "../checks/answers/compare";
import { subjectNamed, SUBJECT_NAMES } from "../checks/answers/subject";
import type { SubjectName } from "../matrix/histories";
import { topicOf } from "../matrix/topics";
import { isBlankArgument, type CellValue } from "../values/cell";
import { isoOf, type Day } from "../values/day";
import { codeArgument, codesOfArgument, requiredText } from "./arguments";
import { argumentError } from "./errors";

/** The headers of the table that COMPARE spills. */
const HEADERS = ["Payer", "Answer", "Decided by", "From", "To", "Source"];

/** The family or topic that an argument names. @throws `#VALUE!` that lists them */
export function subjectArgument(value: CellValue, name: string): SubjectName {
  const said = requiredText(value, name);
  const subject = subjectNamed(said);
  if (!subject) throw argumentError(name, `"${said}" is no family and no topic: ${SUBJECT_NAMES.join(", ")}`);
  return subject;
}

/** The code or codes of a question: bundling asks for two, such as `96413/96523`, and a coding topic may ask for none. @throws `#VALUE!` */
export function codesArgument(
  value: CellValue,
  name: string,
  subject: SubjectName | "code",
): { readonly code: string; readonly code2: string } {
  if (isBlankArgument(value) && topicOf(subject)) return { code: "", code2: "" };
  if (subject !== "Bundling") return { code: codeArgument(value, name), code2: "" };
  const [code = "", code2 = "", ...more] = codesOfArgument(value, name);
  if (code2 === "" || more.length > 0) throw argumentError(name, "give two codes for Bundling, such as 96413/96523");
  return { code, code2 };
}

/**
 * All payers side by side, with headers. Dates are ISO text, so that they read the same in every country and a blank end stays blank.
 * @example compareCells(knowledge, "PriorAuth", { code: "J9271", code2: "" }, dos)[1] //=> ["Medicare Part B", "Not required", "PA-0001", "", "", "42 CFR 419.80 to 419.83"]
 */
export function compareCells(
  knowledge: Knowledge,
  subject: SubjectName,
  codes: { readonly code: string; readonly code2: string },
  dos: Day,
): string[][] {
  const dated = (day: Day | null): string => (day === null ? "" : isoOf(day));
  return [
    HEADERS,
    ...comparePayers(knowledge, subject, { ...codes, dos }).map(({ payer, text, decidedBy, from, to, source }) => [
      payer.name,
      text,
      decidedBy,
      dated(from),
      dated(to),
      source,
    ]),
  ];
}
