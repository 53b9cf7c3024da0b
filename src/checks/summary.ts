import type { ClaimSheet } from "../claims/sheet";
import type { Cents } from "../values/money";
import { atOnce, eachInSteps, type Steps } from "../values/steps";
import { byLine, type ByLine } from "./by-line";
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

/** The statuses, the worst last: what a line comes to is kept as a number. */
const STATUSES: readonly LineStatus[] = ["clean", "info", "not checked", "warning", "error"];
const RANK = Object.fromEntries(STATUSES.map((status, i) => [status, i])) as Readonly<Record<LineStatus, number>>;

type Lines = Pick<ClaimSheet, "lines" | "unusable">;

/** Position of the last row of a sheet; 0 where there is none. */
export function lastOf({ lines, unusable }: Lines): number {
  const last = (all: readonly { readonly index: number }[]): number => all[all.length - 1]?.index ?? 0;
  return Math.max(last(lines), last(unusable));
}

/** The status of every claim row, by its position. */
export function statusOfLines(
  sheet: Lines,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
): Map<number, LineStatus> {
  const ranks = atOnce(ranksInSteps(sheet, findings, notChecked));
  const statusOf = ({ index }: { readonly index: number }) => [index, STATUSES[ranks.get(index)] ?? "clean"] as const;
  return new Map([...sheet.lines.map(statusOf), ...sheet.unusable.map(statusOf)]);
}

/** By line the place of its status among all. */
function* ranksInSteps(
  sheet: Lines,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
): Steps<Pick<ByLine, "get">> {
  const ranks = byLine(lastOf(sheet));
  const raise = (line: number, to: LineStatus): void => {
    if (RANK[to] > ranks.get(line)) ranks.set(line, RANK[to]);
  };
  yield* eachInSteps(sheet.unusable, ({ index }) => raise(index, "not checked"));
  for (const entry of notChecked) yield* eachInSteps(entry.lines, (line) => raise(line, "not checked"));
  yield* eachInSteps(findings, (finding) => {
    for (const line of linesToFix(finding)) raise(line, finding.severity);
  });
  return ranks;
}

/** Counts a run. */
export function summarise(
  sheet: Lines,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
  encounters: number,
): Summary {
  return atOnce(summariseInSteps(sheet, findings, notChecked, encounters));
}

/** The same in steps. */
export function* summariseInSteps(
  sheet: Lines,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
  encounters: number,
): Steps<Summary> {
  const counts = STATUSES.map(() => 0);
  const ranks = yield* ranksInSteps(sheet, findings, notChecked);
  const count = ({ index }: { readonly index: number }): void => {
    const rank = ranks.get(index);
    counts[rank] = (counts[rank] ?? 0) + 1;
  };
  yield* eachInSteps(sheet.lines, count);
  yield* eachInSteps(sheet.unusable, count);
  const withStatus = (status: LineStatus): number => counts[RANK[status]] ?? 0;
  return {
    lines: sheet.lines.length + sheet.unusable.length,
    encounters,
    clean: withStatus("clean"),
    error: withStatus("error"),
    warning: withStatus("warning"),
    info: withStatus("info"),
    notChecked: withStatus("not checked"),
    amountAtRisk: yield* amountAtRiskInSteps(sheet, findings),
  };
}

/** The charges at risk: lines that errors and warnings say would deny, each counted once. */
export function amountAtRisk(sheet: Pick<ClaimSheet, "lines">, findings: readonly Finding[]): Cents {
  return atOnce(amountAtRiskInSteps(sheet, findings));
}

function* amountAtRiskInSteps(sheet: Pick<ClaimSheet, "lines">, findings: readonly Finding[]): Steps<Cents> {
  if (findings.length === 0) return 0;
  const denied = byLine(sheet.lines[sheet.lines.length - 1]?.index ?? 0);
  yield* eachInSteps(findings, (finding) => {
    if (finding.severity !== "info") for (const line of finding.denied) denied.set(line, 1);
  });
  let sum = 0;
  yield* eachInSteps(sheet.lines, (line) => {
    if (denied.get(line.index) > 0) sum += line.charge ?? 0;
  });
  return sum;
}
