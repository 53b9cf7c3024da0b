import type { ClaimLine } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import {
  EXPLAINED,
  groupRunner,
  groupsInSteps,
  resultInSteps,
  runGroups,
  type CheckInput,
  type CheckResult,
  type Groups,
  type Progress,
} from "../engine";
import { eachInSteps, isPause, tellingInSteps, type Steps } from "../../values/steps";
import { unusableFindings } from "../housekeeping";
import type { CheckId } from "../ids";
import { collector, gathering, type NotCheckedKind } from "../report";
import { recorder, type Record, type Recorder } from "./recorder";
import { gather, kinds, NOTHING_SAID, runUnit, sink, type Kinds, type Outcome, type Outcomes, type Unit } from "./unit";

/**
 * A run over a sheet with everything that is needed to say quickly what an edit of the matrix changes: what each group of lines came to, and
 * what its checks looked at in the matrix. The checks are functions of what they look at: a group of which nothing that was looked at differs
 * has the same result.
 */
export interface Baseline {
  readonly input: CheckInput;
  readonly result: CheckResult;
  /** Encounters in the order of their first lines, then patients in that order. */
  readonly units: readonly Unit[];
  readonly outcomes: Outcomes;
  /** By the position of a line: it, its encounter, its patient. */
  readonly lines: readonly (ClaimLine | undefined)[];
  readonly encounterOf: readonly (Unit | undefined)[];
  readonly patientOf: readonly (Unit | undefined)[];
  readonly kinds: readonly NotCheckedKind[];
  readonly record: Record;
  /** By the position of a line: how many errors and warnings say that it would deny. */
  readonly denials: Uint16Array;
  /** Patients of whom something is said that may explain a finding of the check. */
  readonly explainedAt: ReadonlyMap<CheckId, ReadonlySet<Unit>>;
}

/** A result with its baseline. */
export interface Checked {
  readonly result: CheckResult;
  readonly baseline: Baseline;
}

/**
 * Checks a sheet as `runChecksInSteps` does, and keeps what a preview needs.
 * @example run(checkWithBaselineInSteps(input)).baseline
 */
export function* checkWithBaselineInSteps(input: CheckInput): Generator<Progress, Checked> {
  const { sheet, matrix } = input;
  const known = kinds();
  const reads = recorder(matrix);
  const groups = yield* groupsInSteps(sheet.lines, matrix);
  const outcomes = yield* runUnits(input, groups, known, reads);
  return yield* checkedInSteps(input, [...outcomes.keys()], outcomes, known, reads.record());
}

/** Runs all checks over groups of lines. @returns every group, in the order of the run, with what came of it */
export function* runUnits(
  input: CheckInput,
  groups: Groups,
  known: Kinds,
  reads?: Recorder,
): Generator<Progress, Outcomes> {
  const said = sink(known);
  const run = groupRunner(input, said, reads);
  const outcomes = new Map<Unit, Outcome>();
  const unit = (own: Unit): void => {
    reads?.enter(own);
    runUnit(run, own);
    outcomes.set(own, said.taken());
  };
  yield* runGroups(
    {
      encounter: (group) => unit({ scope: "encounter", group }),
      patient: (group) => unit({ scope: "patient", group }),
    },
    groups,
  );
  return outcomes;
}

/** What was run, as a result and a baseline. @param units in the order of `Baseline.units` */
export function checkedInSteps(
  input: CheckInput,
  units: readonly Unit[],
  outcomes: Outcomes,
  known: Kinds,
  record: Record,
): Generator<Progress, Checked> {
  return tellingInSteps(madeInSteps(input, units, outcomes, known, record), { done: units.length, of: units.length });
}

function* madeInSteps(
  input: CheckInput,
  units: readonly Unit[],
  outcomes: Outcomes,
  known: Kinds,
  record: Record,
): Steps<Checked> {
  const { sheet } = input;
  const result = yield* assembled(sheet, units, outcomes, known.all);
  const lines: (ClaimLine | undefined)[] = [];
  const encounterOf: (Unit | undefined)[] = [];
  const patientOf: (Unit | undefined)[] = [];
  yield* eachInSteps(sheet.lines, (line) => (lines[line.index] = line));
  yield* eachInSteps(units, (unit) => {
    const at = unit.scope === "encounter" ? encounterOf : patientOf;
    for (const { index } of unit.group.lines) at[index] = unit;
  });
  const by = { lines, encounterOf, patientOf };
  const explainedAt = yield* explanations(outcomes, patientOf);
  const denials = denialsOf(result, sheet);
  return {
    result,
    baseline: { input, result, units, outcomes, ...by, kinds: known.all, record, denials, explainedAt },
  };
}

function denialsOf({ findings }: CheckResult, { lines, unusable }: ClaimSheet): Uint16Array {
  const last = (all: readonly { readonly index: number }[]): number => all[all.length - 1]?.index ?? -1;
  const denials = new Uint16Array(Math.max(last(lines), last(unusable)) + 1);
  for (const { severity, denied } of findings)
    if (severity !== "info") for (const line of denied) denials[line] = (denials[line] ?? 0) + 1;
  return denials;
}

function* explanations(
  outcomes: Outcomes,
  patientOf: readonly (Unit | undefined)[],
): Steps<ReadonlyMap<CheckId, ReadonlySet<Unit>>> {
  const all = new Map<CheckId, Set<Unit>>();
  yield* eachInSteps(outcomes, ([unit, { found }]) => {
    for (const { check } of found)
      for (const explained of EXPLAINED.get(check) ?? []) {
        const patient = patientOf[unit.group.lines[0]?.index ?? 0] ?? unit;
        const own = all.get(explained);
        if (own) own.add(patient);
        else all.set(explained, new Set([patient]));
      }
  });
  return all;
}

function* assembled(
  sheet: ClaimSheet,
  units: readonly Unit[],
  outcomes: Outcomes,
  known: readonly NotCheckedKind[],
): Steps<CheckResult> {
  const all = gathering();
  let encounters = 0;
  for (const { scope } of units) if (scope === "encounter") encounters++;
  for (const [i, unit] of units.entries()) {
    gather(all, outcomes.get(unit) ?? NOTHING_SAID, known);
    if (isPause(i)) yield;
  }
  unusableFindings(sheet, collector(all));
  yield;
  return yield* resultInSteps(sheet, yield* all.collectedInSteps(), encounters);
}
