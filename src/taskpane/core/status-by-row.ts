import { statusTextsInSteps } from "../../checks/status-text";
import { STATUS_WORDS } from "../../claims/own-status";
import { atOnce, eachInSteps, isPause, type Steps } from "../../values/steps";
import type { CheckedSheet } from "./state";

/** What the checks say of each row below the headers, down to the last line; "" where a row is no line. */
export function statusByRow(checked: CheckedSheet): string[] {
  return atOnce(statusInSteps(checked));
}

/** The same in steps. */
export function* statusInSteps(checked: CheckedSheet): Steps<string[]> {
  const { sheet, result, memory } = checked;
  const textOfLines = yield* statusTextsInSteps(result);
  const dismissed = new Map<number, number>();
  for (const { finding } of memory?.dismissed ?? [])
    for (const line of finding.lines) dismissed.set(line, (dismissed.get(line) ?? 0) + 1);
  const linesOf = new Map<number, number[]>();
  let last = sheet.headerRow;
  yield* eachInSteps([...sheet.lines, ...sheet.unusable], ({ row, index }) => {
    const own = linesOf.get(row);
    if (own) own.push(index);
    else linesOf.set(row, [index]);
    last = Math.max(last, row);
  });
  const texts: string[] = [];
  for (let row = sheet.headerRow + 1; row <= last; row++) {
    const lines = linesOf.get(row);
    texts.push(lines ? statusOf(lines, textOfLines(lines), dismissed) : "");
    if (isPause(row)) yield;
  }
  return texts;
}

/** What somebody dismissed is not forgotten where the row says OK. */
function statusOf(lines: readonly number[], text: string, dismissed: ReadonlyMap<number, number>): string {
  const left = lines.reduce((sum, line) => sum + (dismissed.get(line) ?? 0), 0);
  return text === STATUS_WORDS.ok && left > 0 ? `${STATUS_WORDS.ok} (${left} dismissed)` : text;
}

/** How many rows of the sheet are claim lines, and so have a status. */
export function rowsWithStatus({ sheet }: Pick<CheckedSheet, "sheet">): number {
  return new Set([...sheet.lines, ...sheet.unusable].map(({ row }) => row)).size;
}
