import { groupedInSteps, type Groups } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import type { Matrix } from "../matrix/matrix";
import { atOnce, eachInSteps, tellingInSteps, type Steps } from "../values/steps";
import { CHECKS } from "./catalogue";
import type { Severity } from "./check";
import type { CheckInput, Progress } from "./check-input";
import type { Finding, NotChecked } from "./finding";
import { groupRunner, runGroups } from "./group-runner";
import { unusableFindings } from "./housekeeping";
import { checkOrder, type CheckId } from "./ids";
import { collector, type Collected } from "./report";
import { summariseInSteps, type Summary } from "./summary";

export type { CheckInput, Progress, Trace } from "./check-input";

/** Everything that the checks say of a sheet. */
export interface CheckResult {
  /** In the order of lines, then as a coder fixes them. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  readonly summary: Summary;
}

/**
 * Checks a sheet.
 * @example runChecks({ sheet, matrix, reference: bundledReference(), asOf: null }).summary.error
 */
export function runChecks(input: CheckInput): CheckResult {
  return atOnce(runChecksInSteps(input));
}

/** The same in steps, so that a screen stays alive: each step yields how far the run is. */
export function* runChecksInSteps(input: CheckInput): Generator<Progress, CheckResult> {
  const groups = yield* groupsInSteps(input.sheet.lines, input.matrix);
  const all = collector();
  yield* runGroups(groupRunner(input, all), groups);
  unusableFindings(input.sheet, all);
  const of = groups.encounters.length + groups.patients.length;
  yield { done: of, of };
  const collected = all.collected();
  yield { done: of, of };
  return yield* tellingInSteps(resultInSteps(input.sheet, collected, groups.encounters.length), { done: of, of });
}

/** Groups lines. Two names of one payer are one payer. */
export function* groupsInSteps(lines: readonly ClaimLine[], matrix: Matrix): Generator<Progress, Groups> {
  const keys = new Map<string, string>();
  const payerKeyOf = (text: string): string => {
    let key = keys.get(text);
    if (key === undefined) keys.set(text, (key = payerGroupOf(matrix, text)));
    return key;
  };
  const groups = yield* tellingInSteps(groupedInSteps(lines, payerKeyOf), { done: 0, of: lines.length });
  yield { done: 0, of: groups.encounters.length + groups.patients.length };
  return groups;
}

/** Names of one payer have the same group; of a payer that the matrix does not know, every spelling but for case is one. */
export function payerGroupOf({ payers }: Pick<Matrix, "payers">, text: string): string {
  return payers.find(text)?.id ?? text.toLowerCase();
}

/** The result of what was collected. */
export function resultOf(sheet: ClaimSheet, collected: Collected, encounters: number): CheckResult {
  return atOnce(resultInSteps(sheet, collected, encounters));
}

/** The same in steps. */
export function* resultInSteps(
  sheet: ClaimSheet,
  { findings, notChecked }: Collected,
  encounters: number,
): Steps<CheckResult> {
  const told = (yield* withoutSilenced(findings)).sort(byLine);
  yield;
  return { findings: told, notChecked, summary: yield* summariseInSteps(sheet, told, notChecked, encounters) };
}

/** Findings as they are told: in the order of lines, then as a coder fixes them. */
export function settled(findings: readonly Finding[]): Finding[] {
  return atOnce(withoutSilenced(findings)).sort(byLine);
}

/** The order in which findings are told. */
export function byLine(a: Finding, b: Finding): number {
  return (
    (a.lines[0] ?? 0) - (b.lines[0] ?? 0) ||
    RANK[a.severity] - RANK[b.severity] ||
    checkOrder(a.check) - checkOrder(b.check)
  );
}

/** The checks that a check's finding silences on its line. */
export const SILENCED: ReadonlyMap<CheckId, readonly CheckId[]> = new Map(
  CHECKS.flatMap(({ id, silences }) => (silences ? [[id, silences] as const] : [])),
);

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Leaves out what a finding of the same first line silences. Both are of one encounter, so that its lines alone tell it. */
function* withoutSilenced(findings: readonly Finding[]): Steps<Finding[]> {
  const covered = new Set<string>();
  yield* eachInSteps(findings, (finding) => {
    for (const id of SILENCED.get(finding.check) ?? []) for (const line of finding.denied) covered.add(`${id}|${line}`);
  });
  if (covered.size === 0) return [...findings];
  const told: Finding[] = [];
  yield* eachInSteps(findings, (finding) => {
    if (!covered.has(`${finding.check}|${finding.lines[0] ?? 0}`)) told.push(finding);
  });
  return told;
}
