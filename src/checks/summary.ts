import type { ClaimSheet } from "../claims/sheet";
import type { Cents } from "../values/money";
import { atOnce, eachInSteps, type Steps } from "../values/steps";
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
  return atOnce(statusInSteps(sheet, findings, notChecked));
}

function* statusInSteps(
  sheet: Pick<ClaimSheet, "lines" | "unusable">,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
): Steps<Map<number, LineStatus>> {
  const status = new Map<number, LineStatus>();
  yield* eachInSteps(sheet.lines, (line) => status.set(line.index, "clean"));
  yield* eachInSteps(sheet.unusable, (line) => status.set(line.index, "not checked"));
  const raise = (line: number, to: LineStatus): void => {
    if (RANK[to] > RANK[status.get(line) ?? "clean"]) status.set(line, to);
  };
  for (const entry of notChecked) yield* eachInSteps(entry.lines, (line) => raise(line, "not checked"));
  yield* eachInSteps(findings, (finding) => {
    for (const line of linesToFix(finding)) raise(line, finding.severity);
  });
  return status;
}

/** Counts a run. */
export function summarise(
  sheet: Pick<ClaimSheet, "lines" | "unusable">,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
  encounters: number,
): Summary {
  return atOnce(summariseInSteps(sheet, findings, notChecked, encounters));
}

/** The same in steps. */
export function* summariseInSteps(
  sheet: Pick<ClaimSheet, "lines" | "unusable">,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
  encounters: number,
): Steps<Summary> {
  const counts = { clean: 0, error: 0, warning: 0, info: 0, "not checked": 0 };
  const statuses = yield* statusInSteps(sheet, findings, notChecked);
  yield* eachInSteps(statuses.values(), (status) => counts[status]++);
  const { clean, error, warning, info } = counts;
  return {
    lines: sheet.lines.length + sheet.unusable.length,
    encounters,
    clean,
    error,
    warning,
    info,
    notChecked: counts["not checked"],
    amountAtRisk: yield* amountAtRiskInSteps(sheet, findings),
  };
}

/** The charges at risk: lines that errors and warnings say would deny, each counted once. */
export function amountAtRisk(sheet: Pick<ClaimSheet, "lines">, findings: readonly Finding[]): Cents {
  return atOnce(amountAtRiskInSteps(sheet, findings));
}

function* amountAtRiskInSteps(sheet: Pick<ClaimSheet, "lines">, findings: readonly Finding[]): Steps<Cents> {
  const denied = new Set<number>();
  yield* eachInSteps(findings, (finding) => {
    if (finding.severity !== "info") for (const line of finding.denied) denied.add(line);
  });
  let sum = 0;
  yield* eachInSteps(sheet.lines, (line) => {
    if (denied.has(line.index)) sum += line.charge ?? 0;
  });
  return sum;
}
