import type { CheckResult } from "../../checks/engine";
import type { DecidedBy } from "../../checks/finding";
import { positionOf } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import type { Reference } from "../../codes/reference/reference";
import type { Matrix } from "../../matrix/matrix";
import { wordsOf, type Day } from "../../values/day";

/** A check that was made, with everything that its reports tell. */
export interface Checked {
  /** The claim file as the user named it. */
  readonly claims: string;
  readonly sheet: ClaimSheet;
  readonly matrix: Matrix;
  readonly reference: Reference;
  readonly asOf: Day;
  readonly result: CheckResult;
}

/**
 * What decided, in words.
 * @example decidedByText({ kind: "public", title: "NCCI PTP edits", from: null }) //=> "NCCI PTP edits"
 */
export function decidedByText(decided: DecidedBy): string {
  if (decided.kind === "public")
    return decided.from === null ? decided.title : `${decided.title}, from ${decided.from}`;
  const from = decided.from === null ? "" : ` from ${wordsOf(decided.from)}`;
  const to = decided.to === null ? "" : ` to ${wordsOf(decided.to)}`;
  const source = decided.source === "" ? "" : `: ${decided.source}`;
  return `${decided.table} ${decided.rule} (row ${decided.row})${from}${to}${source}`;
}

/** Severities from the gravest. */
export const SEVERITIES = ["error", "warning", "info"] as const;

/** Lines as rows of the sheet. */
export function rowsOf(sheet: ClaimSheet, lines: readonly number[]): number[] {
  return [...new Set(lines.map((line) => positionOf(line) + sheet.headerRow))];
}

/** Numbers as people write them, in their order; three or more in a row as a range. @example numbersText([4, 1, 2, 3]) //=> "4, 1-3" */
export function numbersText(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length;) {
    const first = numbers[i] ?? 0;
    let run = 1;
    while (numbers[i + run] === first + run) run++;
    if (run >= 3) parts.push(`${first}-${first + run - 1}`);
    else parts.push(...numbers.slice(i, i + run).map(String));
    i += run;
  }
  return parts.join(", ");
}
