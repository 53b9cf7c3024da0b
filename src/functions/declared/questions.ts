import { answerAuth } from "../../checks/answers/authorisation";
import { answerBundled } from "../../checks/answers/bundling";
import { answerCode } from "../../checks/answers/code";
import { answerGenomic } from "../../checks/answers/coverage";
import { answerIncidentTo } from "../../checks/answers/incident-to";
import { answerLimit } from "../../checks/answers/limit";
import { answerPolicy } from "../../checks/answers/policy";
import { answerUnits } from "../../checks/answers/units";
import { FIELD_CHOICES } from "../../claims/fields";
import {
  choiceArgument,
  codeArgument,
  codesOfArgument,
  dateArgument,
  diagnosesArgument,
  minutesArgument,
  modifiersArgument,
  oneValue,
  optionalText,
  placeArgument,
  requiredText,
  topicArgument,
  yesNoArgument,
} from "../arguments";
import { answerCell, answerNumber, spread, type Cell } from "../spread";
import { withMatrix } from "../with-matrix";

/* The functions that answer one question of one line, or of a column of lines. */

/**
 * Says whether a payer wants prior authorisation for a code.
 * @customfunction AUTH
 * @helpurl help/auth.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code The CPT or HCPCS code.
 * @param {any[][]} dos The date of service.
 * @param {any[][]} [diagnoses] Diagnoses, separated by ; or ,
 * @param {any[][]} [pos] The place of service.
 * @returns {any[][]} Required, Not required, Notification or Predetermination.
 */
export function auth(
  matrix: unknown,
  payer: unknown,
  code: unknown,
  dos: unknown,
  diagnoses?: unknown,
  pos?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code, dos, diagnoses, pos }, ["code"], (at) =>
      answerCell(
        answerAuth(knowledge, {
          payer: requiredText(at.payer, "payer"),
          code: codeArgument(at.code, "code"),
          dos: dateArgument(at.dos, "dos"),
          diagnoses: diagnosesArgument(at.diagnoses, "diagnoses"),
          place: placeArgument(at.pos, "pos"),
        }),
      ),
    ),
  );
}

/**
 * Says whether a payer bundles two codes of one day, and which modifier keeps them apart.
 * @customfunction BUNDLED
 * @helpurl help/bundled.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code1 One code.
 * @param {any[][]} code2 The other code.
 * @param {any[][]} dos The date of service.
 * @param {any[][]} [modifiers] Modifiers on the lines, separated by ; or ,
 * @returns {any[][]} Not bundled, or into which code and whether a modifier helps.
 */
export function bundled(
  matrix: unknown,
  payer: unknown,
  code1: unknown,
  code2: unknown,
  dos: unknown,
  modifiers?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code1, code2, dos, modifiers }, ["code1", "code2"], (at) =>
      answerCell(
        answerBundled(knowledge, {
          payer: requiredText(at.payer, "payer"),
          code: codeArgument(at.code1, "code1"),
          code2: codeArgument(at.code2, "code2"),
          dos: dateArgument(at.dos, "dos"),
          modifiers: modifiersArgument(at.modifiers, "modifiers"),
        }),
      ),
    ),
  );
}

/**
 * Gives the unit limit of a code: the payer's own, else the national one.
 * @customfunction LIMIT
 * @helpurl help/limit.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code The CPT or HCPCS code.
 * @param {any[][]} dos The date of service.
 * @returns {any[][]} The number of units.
 */
export function limit(matrix: unknown, payer: unknown, code: unknown, dos: unknown): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code, dos }, ["code"], (at) =>
      answerNumber(
        answerLimit(knowledge, {
          payer: requiredText(at.payer, "payer"),
          code: codeArgument(at.code, "code"),
          dos: dateArgument(at.dos, "dos"),
        }),
      ),
    ),
  );
}

/**
 * Says whether a code exists on a date, and what replaces it.
 * @customfunction CODE
 * @helpurl help/code.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} code The CPT or HCPCS code.
 * @param {any[][]} dos The date of service.
 * @returns {any[][]} Active, or when it ended or begins and what to use.
 */
export function code(matrix: unknown, code: unknown, dos: unknown): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ code, dos }, ["code"], (at) =>
      answerCell(answerCode(knowledge, codeArgument(at.code, "code"), dateArgument(at.dos, "dos"))),
    ),
  );
}

/**
 * Says under whose NPI a service of an NP, PA or CNS is billed.
 * @customfunction INCIDENTTO
 * @helpurl help/incidentto.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} dos The date of service.
 * @param {any[][]} [newPatient] Whether the patient is new: Yes or No.
 * @param {any[][]} [newProblem] Whether the problem is new: Yes or No.
 * @param {any[][]} [supervision] How a physician supervised: In suite, Video, Audio or None.
 * @param {any[][]} [pos] The place of service.
 * @returns {any[][]} Bill under supervising NPI, or Bill under own NPI, with the reason.
 */
export function incidentTo(
  matrix: unknown,
  payer: unknown,
  dos: unknown,
  newPatient?: unknown,
  newProblem?: unknown,
  supervision?: unknown,
  pos?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, dos, newPatient, newProblem, supervision, pos }, ["dos"], (at) =>
      answerCell(
        answerIncidentTo(knowledge, {
          payer: requiredText(at.payer, "payer"),
          dos: dateArgument(at.dos, "dos"),
          newPatient: yesNoArgument(at.newPatient, "newPatient"),
          newProblem: yesNoArgument(at.newProblem, "newProblem"),
          supervision: choiceArgument(at.supervision, "supervision", FIELD_CHOICES.Supervision),
          place: placeArgument(at.pos, "pos"),
        }),
      ),
    ),
  );
}

/**
 * Says whether a genomic test is covered for the diagnoses, and whether its Z-code is required.
 * @customfunction GENOMIC
 * @helpurl help/genomic.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code The CPT or HCPCS code of the test.
 * @param {any[][]} diagnoses Diagnoses, separated by ; or , - blank asks for which it is covered.
 * @param {any[][]} dos The date of service.
 * @returns {any[][]} Covered or Not covered and why, the Z-code, and the article.
 */
export function genomic(
  matrix: unknown,
  payer: unknown,
  code: unknown,
  diagnoses: unknown,
  dos: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code, diagnoses, dos }, ["code"], (at) =>
      answerCell(
        answerGenomic(knowledge, {
          payer: requiredText(at.payer, "payer"),
          code: codeArgument(at.code, "code"),
          diagnoses: diagnosesArgument(at.diagnoses, "diagnoses"),
          dos: dateArgument(at.dos, "dos"),
        }),
      ),
    ),
  );
}

/**
 * Gives what holds for a topic of coding policy.
 * @customfunction POLICY
 * @helpurl help/policy.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {string} topic A coding topic, such as "consult_codes" or "prolonged_code".
 * @param {any[][]} dos The date of service.
 * @param {any[][]} [code] The CPT or HCPCS code; without it, what holds for every code.
 * @returns {any[][]} The payer's answer in words, such as "not paid".
 */
export function policy(
  matrix: unknown,
  payer: unknown,
  topic: unknown,
  dos: unknown,
  code?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) => {
    const asked = topicArgument(oneValue(topic, "topic"), "topic");
    return spread({ payer, dos, code }, ["dos"], (at) =>
      answerCell(
        answerPolicy(knowledge, {
          payer: requiredText(at.payer, "payer"),
          topic: asked,
          dos: dateArgument(at.dos, "dos"),
          code: optionalText(at.code, "code") === "" ? "" : codeArgument(at.code, "code"),
        }),
      ),
    );
  });
}

/**
 * Gives the units that a time earns.
 * @customfunction UNITS
 * @helpurl help/units.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} payer The payer: its name, an alias or its Payer ID.
 * @param {any[][]} code The CPT or HCPCS code; a prolonged visit with its visit, such as "G2212/99215".
 * @param {any[][]} minutes The minutes: 72, 1:12, or stop minus start.
 * @param {any[][]} dos The date of service.
 * @returns {any[][]} The number of units; where there is none, what the time lacks, such as "72 min: 96415 needs 91".
 */
export function units(
  matrix: unknown,
  payer: unknown,
  code: unknown,
  minutes: unknown,
  dos: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withMatrix(matrix, (knowledge) =>
    spread({ payer, code, minutes, dos }, ["minutes"], (at) => {
      const [asked = "", visit = ""] = codesOfArgument(at.code, "code");
      return answerNumber(
        answerUnits(knowledge, {
          payer: requiredText(at.payer, "payer"),
          code: asked,
          visit,
          minutes: minutesArgument(at.minutes, "minutes"),
          dos: dateArgument(at.dos, "dos"),
        }),
      );
    }),
  );
}
