import type { Groups } from "../../claims/groups";
import type { ClaimLine } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import { groupsInSteps, resultInSteps, type CheckInput, type CheckResult, type Progress } from "../engine";
import { groupRunner, runGroups } from "../group-runner";
import { eachInSteps, isPause, tellingInSteps, type Steps } from "../../values/steps";
import { unusableFindings } from "../housekeeping";
import type { CheckId } from "../ids";
import { byLine, type ByLine } from "../by-line";
import { lastOf } from "../summary";
import { collector, gathering, type NotCheckedKind } from "../report";
import { recorder, type Record, type Recorder } from "./recorder";
import { gather, kinds, NOTHING_SAID, sink, type Group, type Kinds, type Telling, type Unit } from "./unit";

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
  /** By the position of a line: it, its encounter, its patient. */
  readonly lines: readonly (ClaimLine | undefined)[];
  readonly encounterOf: readonly (Unit | undefined)[];
  readonly patientOf: readonly (Unit | undefined)[];
  readonly kinds: readonly NotCheckedKind[];
  readonly record: Record;
  /** By the position of a line: how many errors and warnings say that it would deny. */
  readonly denials: Pick<ByLine, "get">;
  /** Position of the last line. */
  readonly last: number;
  /** Groups of which a check said something, found or not checked. */
  readonly saidOf: ReadonlyMap<CheckId, readonly Unit[]>;
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
  const units = yield* runUnits(input, groups, known, reads);
  return yield* checkedInSteps(input, units, known, reads);
}

/** Runs all checks over groups of lines. @returns every group, in the order of the run */
export function* runUnits(
  input: CheckInput,
  groups: Groups,
  known: Kinds,
  reads?: Recorder,
): Generator<Progress, Unit[]> {
  const said = sink(known);
  const of = groups.encounters.length + groups.patients.length;
  const { encounters, patients } = yield* tellingInSteps(unitsOf(groups), { done: 0, of });
  const turn = (unit: (Unit & Telling) | undefined): void => {
    if (!unit) return;
    reads?.enter(unit);
    said.into(unit);
  };
  yield* runGroups(groupRunner(input, said, reads), groups, {
    encounter: (_, place) => turn(encounters[place]),
    patient: (_, place) => turn(patients[place]),
  });
  return [...encounters, ...patients];
}

/** Groups of which nothing is said so far. */
interface Unsaid {
  readonly encounters: (Unit & Telling)[];
  readonly patients: (Unit & Telling)[];
}

function* unitsOf({ encounters, patients }: Groups): Steps<Unsaid> {
  const units: Unsaid = { encounters: [], patients: [] };
  const unitOf = (group: Group): Unit & Telling => ({ ...group, at: firstLine(group), outcome: NOTHING_SAID });
  yield* eachInSteps(encounters, (group) => units.encounters.push(unitOf({ scope: "encounter", group })));
  yield* eachInSteps(patients, (group) => units.patients.push(unitOf({ scope: "patient", group })));
  return units;
}

/** A patient's lines are in date order, which need not be the sheet's. */
const firstLine = ({ group: { lines } }: Group): number =>
  lines.reduce((first, { index }) => Math.min(first, index), Number.MAX_SAFE_INTEGER);

/** What was run, as a result and a baseline. @param units in the order of `Baseline.units` @param reads what listened to the run */
export function checkedInSteps(
  input: CheckInput,
  units: readonly Unit[],
  known: Kinds,
  reads: Pick<Recorder, "recordInSteps">,
): Generator<Progress, Checked> {
  return tellingInSteps(madeInSteps(input, units, known, reads), { done: units.length, of: units.length });
}

function* madeInSteps(
  input: CheckInput,
  units: readonly Unit[],
  known: Kinds,
  reads: Pick<Recorder, "recordInSteps">,
): Steps<Checked> {
  const { sheet } = input;
  const record = yield* reads.recordInSteps();
  const result = yield* assembled(sheet, units, known.all);
  const lines: (ClaimLine | undefined)[] = [];
  const encounterOf: (Unit | undefined)[] = [];
  const patientOf: (Unit | undefined)[] = [];
  yield* eachInSteps(sheet.lines, (line) => (lines[line.index] = line));
  yield* eachInSteps(units, (unit) => {
    const at = unit.scope === "encounter" ? encounterOf : patientOf;
    for (const { index } of unit.group.lines) at[index] = unit;
  });
  const by = { lines, encounterOf, patientOf };
  const last = lastOf(sheet);
  const saidOf = yield* unitsByCheck(units, known.all);
  const denials = denialsOf(result, last);
  return {
    result,
    baseline: { input, result, units, ...by, kinds: known.all, record, denials, last, saidOf },
  };
}

function denialsOf({ findings }: CheckResult, last: number): ByLine {
  const denials = byLine(last);
  for (const { severity, denied } of findings)
    if (severity !== "info") for (const line of denied) denials.set(line, denials.get(line) + 1);
  return denials;
}

function* unitsByCheck(
  units: readonly Unit[],
  known: readonly NotCheckedKind[],
): Steps<ReadonlyMap<CheckId, readonly Unit[]>> {
  const all = new Map<CheckId, Unit[]>();
  const said = (check: CheckId | undefined, unit: Unit): void => {
    if (check === undefined) return;
    const own = all.get(check);
    if (!own) all.set(check, [unit]);
    else if (own[own.length - 1] !== unit) own.push(unit);
  };
  yield* eachInSteps(units, (unit) => {
    const { found, unchecked } = unit.outcome;
    for (const { check } of found) said(check, unit);
    for (let i = 0; i < unchecked.length; i += 2) said(known[unchecked[i] ?? 0]?.check, unit);
  });
  return all;
}

function* assembled(sheet: ClaimSheet, units: readonly Unit[], known: readonly NotCheckedKind[]): Steps<CheckResult> {
  const all = gathering();
  let encounters = 0;
  for (const { scope } of units) if (scope === "encounter") encounters++;
  for (const [i, unit] of units.entries()) {
    gather(all, unit.outcome, known);
    if (isPause(i)) yield;
  }
  unusableFindings(sheet, collector(all));
  yield;
  return yield* resultInSteps(sheet, yield* all.collectedInSteps(), encounters);
}
