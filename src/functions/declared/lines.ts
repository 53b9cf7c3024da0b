import type { Knowledge } from "../../checks/answers/answer";
import { loadedEngine, loadEngine, type Engine } from "../../checks/load";
import type { Day } from "../../values/day";
import { optionalDate } from "../arguments";
import { checkLinesInSteps, givenLines, statusesInSteps, type GivenLines } from "../check";
import { waitFor } from "../errors";
import { withWideTables } from "../load-wide-tables";
import { statusOfRow } from "../one-row";
import { answerInSlices, signalOf } from "../sliced";
import type { Cell } from "../spread";
import { withMatrix } from "../with-matrix";

/* The functions that check claim lines: they wait for the engine. */

/**
 * Checks claim lines: one status for each line, the worst finding first.
 * @customfunction CHECK
 * @helpurl help/check.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} headers The header row of the claim lines.
 * @param {any[][]} lines The claim lines. Lines of one encounter are checked together.
 * @param {any} [asOf] The day of the check, for filing and expiry.
 * @param {CustomFunctions.CancelableInvocation} invocation
 * @cancelable
 * @returns {any[][]} OK, Error, Warning or Not checked, with the reason.
 */
export function check(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf?: unknown,
  invocation?: unknown,
): string[][] | Promise<string[][]> {
  return checked(matrix, headers, lines, asOf, invocation, statusesInSteps, (engine, knowledge) => {
    const status = statusOfRow(engine, knowledge, headers, lines, () => optionalDate(asOf, "asOf"));
    return status === null ? null : [[status]];
  });
}

/**
 * Checks claim lines: a table of all findings, and of what could not be checked.
 * @customfunction FINDINGS
 * @helpurl help/findings.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} headers The header row of the claim lines.
 * @param {any[][]} lines The claim lines. Lines of one encounter are checked together.
 * @param {any} [asOf] The day of the check, for filing and expiry.
 * @param {CustomFunctions.CancelableInvocation} invocation
 * @cancelable
 * @returns {any[][]} Line, Check, Severity, Message, Fix, Decided by and Amount, one row for each finding.
 */
export function findings(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf?: unknown,
  invocation?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withWideTables(({ findingRows }) => {
    function* rows(...of: Parameters<typeof checkLinesInSteps>): Generator<unknown, Cell[][]> {
      return findingRows(yield* checkLinesInSteps(...of), of[2]);
    }
    return checked(matrix, headers, lines, asOf, invocation, rows);
  });
}

/**
 * Checks the lines with the engine, at once where it has arrived.
 * @param answerOne a quicker way to the same answer, which tries one row; `null` where it must be answered as all others
 */
function checked<T extends object>(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf: unknown,
  invocation: unknown,
  answer: (engine: Engine, knowledge: Knowledge, given: GivenLines, asOf: Day | null) => Generator<unknown, T>,
  answerOne: (engine: Engine, knowledge: Knowledge) => T | null = () => null,
): T | Promise<T> {
  const run = (engine: Engine): T | Promise<T> =>
    withMatrix(matrix, (knowledge) => {
      const one = answerOne(engine, knowledge);
      if (one) return one;
      const given = givenLines(headers, lines);
      const day = optionalDate(asOf, "asOf");
      return answerInSlices(answer(engine, knowledge, given, day), given.rows.length, signalOf(invocation));
    });
  const engine = loadedEngine();
  return engine ? run(engine) : waitFor("a part of the add-in", loadEngine()).then(run);
}
