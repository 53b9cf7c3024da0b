import type { CheckResult } from "../../checks/engine";
import { loadedEngine, loadEngine, type Engine } from "../../checks/load";
import { optionalDate } from "../arguments";
import { checkLinesInSteps, givenLines, statusCells, type GivenLines } from "../check";
import { waitFor } from "../errors";
import { withWideTables } from "../load-wide-tables";
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
  return checked(matrix, headers, lines, asOf, invocation, statusCells);
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
  return withWideTables(({ findingRows }) => checked(matrix, headers, lines, asOf, invocation, findingRows));
}

/** Checks the lines with the engine, at once where it has arrived, and shapes what it says. */
function checked<T extends object>(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf: unknown,
  invocation: unknown,
  shape: (result: CheckResult | null, given: GivenLines) => T,
): T | Promise<T> {
  const run = (engine: Engine): T | Promise<T> =>
    withMatrix(matrix, (knowledge) => {
      const given = givenLines(headers, lines);
      const day = optionalDate(asOf, "asOf");
      function* shaped(): Generator<unknown, T> {
        return shape(yield* checkLinesInSteps(engine, knowledge, given, day), given);
      }
      return answerInSlices(shaped(), given.rows.length, signalOf(invocation));
    });
  const engine = loadedEngine();
  return engine ? run(engine) : waitFor("a part of the add-in", loadEngine()).then(run);
}
