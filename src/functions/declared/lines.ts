import { loadedEngine, loadEngine, type Engine } from "../../checks/load";
import { optionalDate } from "../arguments";
import { checkLinesInSteps, givenLines, statusCells } from "../check";
import { waitFor } from "../errors";
import { answerInSlices, signalOf } from "../sliced";
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
  const run = (engine: Engine): string[][] | Promise<string[][]> =>
    withMatrix(matrix, (knowledge) => {
      const given = givenLines(headers, lines);
      const day = optionalDate(asOf, "asOf");
      function* statuses(): Generator<unknown, string[][]> {
        return statusCells(yield* checkLinesInSteps(engine, knowledge, given, day), given);
      }
      return answerInSlices(statuses(), given.rows.length, signalOf(invocation));
    });
  const engine = loadedEngine();
  return engine ? run(engine) : waitFor("a part of the add-in", loadEngine()).then(run);
}
