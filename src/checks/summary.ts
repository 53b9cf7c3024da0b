import type { ClaimSheet } from "../claims/sheet";
import type { Cents } from "../values/money";
import type { Severity } from "./check";
import { linesToFix, type Finding, type NotChecked } from "./finding";

/** What a line comes to: its worst finding; *not checked* stands apart and is never clean. */
export type LineStatus = Severity | "not checked" | "clean";

/** Counts of a run. Lines are counted by their worst finding. */
export interface Summary {
  /** Claim rows: read and unusable. */
  readonly lines: number;
  readonly encounters: number;
  readonly clean: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly notChecked: number;
  /** Charges of the lines that errors and warnings say would deny; each line once. */
  readonly amountAtRisk: Cents;
}

const RANK: Readonly<Record<LineStatus, number>> = { error: 4, warning: 3, "not checked": 2, info: 1, clean: 0 };

/** The status of every claim row, by its position. */
export function statusOfLines(
  sheet: Pick<ClaimSheet, "lines" | "unusable">,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
): Map<number, LineStatus> {
  const status = new Map<number, LineStatus>();
  for (const line of sheet.lines) status.set(line.index, "clean");
  for (const line of sheet.unusable) status.set(line.index, "not checked");
  const raise = (lines: readonly number[], to: LineStatus): void => {
    for (const line of lines) if (RANK[to] > RANK[status.get(line) ?? "clean"]) status.set(line, to);
  };
  for (const entry of notChecked) raise(entry.lines, "not checked");
  for (const finding of findings) raise(linesToFix(finding), finding.severity);
  return status;
}

/** Counts a run. */
export function summarise(
  sheet: Pick<ClaimSheet, "lines" | "unusable">,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
  encounters: number,
): Summary {
  const counts = { clean: 0, error: 0, warning: 0, info: 0, "not checked": 0 };
  for (const status of statusOfLines(sheet, findings, notChecked).values()) counts[status]++;
  const { clean, error, warning, info } = counts;
  return {
    lines: sheet.lines.length + sheet.unusable.length,
    encounters,
    clean,
    error,
    warning,
    info,
    notChecked: counts["not checked"],
    amountAtRisk: amountAtRisk(sheet, findings),
  };
}

/** The charges at risk: lines that errors and warnings say would deny, each counted once. */
export function amountAtRisk(sheet: Pick<ClaimSheet, "lines">, findings: readonly Finding[]): Cents {
  const denied = new Set(
    findings.filter((finding) => finding.severity !== "info").flatMap((finding) => finding.denied),
  );
  return sheet.lines.reduce((sum, line) => sum + (denied.has(line.index) ? (line.charge ?? 0) : 0), 0);
}
