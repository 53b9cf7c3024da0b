import { withWideTables } from "../load-wide-tables";
import type { Cell } from "../spread";

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
  return withWideTables(({ checkStatuses }) => checkStatuses({ matrix, headers, lines, asOf, invocation }));
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
  return withWideTables(({ findingsTable }) => findingsTable({ matrix, headers, lines, asOf, invocation }));
}
