import type { CheckResult } from "../../checks/engine";
import { loadedEngine, loadEngine, type Engine } from "../../checks/load";
import type { Cells } from "../../values/cell";
import { cellsOf, optionalDate } from "../arguments";
import { checkLines, statusCells } from "../check";
import { withWideTables } from "../load-wide-tables";
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
 * @returns {any[][]} OK, Error, Warning or Not checked, with the reason.
 */
export function check(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf?: unknown,
): string[][] | Promise<string[][]> {
  return checked(matrix, headers, lines, asOf, statusCells);
}

/**
 * Checks claim lines: a table of all findings, and of what could not be checked.
 * @customfunction FINDINGS
 * @helpurl help/findings.html
 * @param {any} matrix The cell PolicyMatrix.
 * @param {any[][]} headers The header row of the claim lines.
 * @param {any[][]} lines The claim lines. Lines of one encounter are checked together.
 * @param {any} [asOf] The day of the check, for filing and expiry.
 * @returns {any[][]} Line, Check, Severity, Message, Fix, Decided by and Amount, one row for each finding.
 */
export function findings(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf?: unknown,
): Cell[][] | Promise<Cell[][]> {
  return withWideTables(({ findingRows }) => checked(matrix, headers, lines, asOf, findingRows));
}

/** Checks the lines with the engine, at once where it has arrived, and shapes what it says. */
function checked<T>(
  matrix: unknown,
  headers: unknown,
  lines: unknown,
  asOf: unknown,
  shape: (result: CheckResult | null, rows: Cells) => T,
): T | Promise<T> {
  const run = (engine: Engine): T | Promise<T> =>
    withMatrix(matrix, (knowledge) => {
      const rows = cellsOf(lines);
      return shape(checkLines(engine, knowledge, cellsOf(headers), rows, optionalDate(asOf, "asOf")), rows);
    });
  const engine = loadedEngine();
  return engine ? run(engine) : loadEngine().then(run);
}
