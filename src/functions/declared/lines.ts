import { loadedEngine, loadEngine, type Engine } from "../../checks/load";
import { cellsOf, optionalDate } from "../arguments";
import { checkLines, statusCells } from "../check";
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
 * @returns {any[][]} OK, Error, Warning or Not checked, with the reason.
 */
export function check(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf?: unknown,
): string[][] | Promise<string[][]> {
  const run = (engine: Engine): string[][] | Promise<string[][]> =>
    withMatrix(matrix, (knowledge) => {
      const rows = cellsOf(lines);
      return statusCells(checkLines(engine, knowledge, cellsOf(headers), rows, optionalDate(asOf, "asOf")), rows);
    });
  const engine = loadedEngine();
  return engine ? run(engine) : loadEngine().then(run);
}
