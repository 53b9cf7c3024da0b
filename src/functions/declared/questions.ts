import { answerAuth } from "../../checks/answers/authorisation";
import { answerBundled } from "../../checks/answers/bundling";
import { answerCode } from "../../checks/answers/code";
import { answerLimit } from "../../checks/answers/limit";
import {
  codeArgument,
  dateArgument,
  diagnosesArgument,
  modifiersArgument,
  placeArgument,
  requiredText,
} from "../arguments";
import { noAnswer } from "../errors";
import { answerCell, spread, type Cell } from "../spread";
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
    spread({ payer, code, dos }, ["code"], (at) => {
      const answer = answerLimit(knowledge, {
        payer: requiredText(at.payer, "payer"),
        code: codeArgument(at.code, "code"),
        dos: dateArgument(at.dos, "dos"),
      });
      if (answer.kind === "none") throw noAnswer(answer.message);
      return answer.value ?? answer.text;
    }),
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
