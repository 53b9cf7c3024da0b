import type { Answer, Knowledge } from "../../checks/answers/answer";
import { answerAuth } from "../../checks/answers/authorisation";
import { answerBundled } from "../../checks/answers/bundling";
import { answerCode } from "../../checks/answers/code";
import { answerLimit } from "../../checks/answers/limit";
import { isCodeShape, normalCode, normalDiagnosis } from "../../codes/shapes";
import { isoOf } from "../../values/day";
import { splitList } from "../../values/lists";
import type { AskFields } from "./state";

export type AskTopic = "auth" | "limit" | "code" | "bundled";

/** The answer to one question, and the formula that gives the same in a cell. */
export interface AskAnswer {
  readonly topic: AskTopic;
  readonly answer: Answer;
  readonly formula: string;
}

/** What is asked is not complete, or not a code: the field and what is wrong with it. */
export type AskFault = { readonly field: "code" | "code2"; readonly text: string };

export interface Asked {
  readonly answers: readonly AskAnswer[];
  readonly faults: readonly AskFault[];
}

/** All answers that the fields allow: a question whose fields are blank is not asked. */
export function askAll(knowledge: Knowledge, fields: AskFields): Asked {
  const code = normalCode(fields.code);
  const code2 = normalCode(fields.code2);
  const faults: AskFault[] = [];
  if (code !== "" && !isCodeShape(code)) faults.push({ field: "code", text: code });
  if (code2 !== "" && !isCodeShape(code2)) faults.push({ field: "code2", text: code2 });
  if (code === "" || fields.date === null || faults.length > 0) return { answers: [], faults };

  const payer = fields.payer.trim();
  const dos = fields.date;
  const diagnoses = splitList(fields.diagnoses).map(normalDiagnosis);
  const date = isoOf(dos);
  const answers: AskAnswer[] = [];
  if (payer !== "") {
    const question = { payer, code, dos, diagnoses };
    answers.push(
      {
        topic: "auth",
        answer: answerAuth(knowledge, question),
        formula: formulaOf("AUTH", payer, code, date, splitList(fields.diagnoses).join(";")),
      },
      { topic: "limit", answer: answerLimit(knowledge, question), formula: formulaOf("LIMIT", payer, code, date) },
    );
    if (code2 !== "") {
      answers.push({
        topic: "bundled",
        answer: answerBundled(knowledge, { ...question, code2 }),
        formula: formulaOf("BUNDLED", payer, code, code2, date),
      });
    }
  }
  answers.push({ topic: "code", answer: answerCode(knowledge, code, dos), formula: formulaOf("CODE", code, date) });
  return { answers, faults };
}

/**
 * The formula of a question, in the signature that the functions have; blank arguments at the end are left out.
 * @example formulaOf("CODE", "J9271", "2026-10-14") //=> '=PAYER.CODE(PolicyMatrix,"J9271","2026-10-14")'
 */
export function formulaOf(name: string, ...texts: readonly string[]): string {
  const filled = texts.slice(0, texts.findLastIndex((text) => text !== "") + 1);
  const quoted = filled.map((text) => `"${text.replaceAll('"', '""')}"`);
  return `=PAYER.${name}(${["PolicyMatrix", ...quoted].join(",")})`;
}
