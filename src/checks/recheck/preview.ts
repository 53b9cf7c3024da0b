import type { ClaimLine } from "../../claims/line";
import type { Matrix } from "../../matrix/matrix";
import { folded } from "../../values/cell";
import { groupBy } from "../../values/lists";
import { atOnce } from "../../values/steps";
import { compareResultsInSteps, type ResultChange } from "../compare-results";
import {
  byLine,
  EXPLAINED,
  groupRunner,
  groupsInSteps,
  runChecksInSteps,
  settled,
  type CheckInput,
  type GroupRunner,
  type Progress,
} from "../engine";
import type { Finding } from "../finding";
import type { CheckId } from "../ids";
import { runUnits, type Baseline } from "./baseline";
import { gatherChanges, type Changes, type Said, type SoFar } from "./changes";
import { onceDiffers } from "./once";
import { differenceOf, resetFindings, type Difference } from "./outcome";
import { touchedInSteps, type Touched } from "./touched";
import { kinds, NOTHING_SAID, ONCE, runUnit, sink, type Kinds, type Outcome, type Outcomes, type Unit } from "./unit";

/** Groups of lines between two steps: about a millisecond or two. */
const UNITS_PER_STEP = 20;
/** Patients whose lines are grouped anew between two steps. */
const PATIENTS_PER_STEP = 5;

/** How far a preview is, and what it knows by then. */
export interface PreviewProgress extends Progress {
  /** Left out before the first line was checked again. */
  readonly soFar?: SoFar;
}

/**
 * What another matrix would change of a result, without checking the sheet again: only what looked at something that differs is.
 * @example preview(baseline, compileMatrix(applyEdit(cells, edit))).newlyFound.length //=> 31
 */
export function preview(baseline: Baseline, next: Matrix): ResultChange {
  return atOnce(previewInSteps(baseline, next));
}

/** The same in steps, so that a screen stays alive; each tells what is known so far. */
export function* previewInSteps(baseline: Baseline, next: Matrix): Generator<PreviewProgress, ResultChange> {
  const { input, result, units } = baseline;
  const after: CheckInput = { ...input, matrix: next, brief: true };
  const touched = yield* touchedInSteps(baseline, next, { near: false });
  if (touched.everything) {
    const whole = yield* runChecksInSteps(after);
    return yield* asProgress(compareResultsInSteps(result, whole, input.sheet, next.payers));
  }
  const known = kinds(baseline.kinds);
  const changes = gatherChanges(baseline, next.payers, known.all);
  const changed = yield* runAgain(baseline, after, touched, known, changes);
  const fresh = touched.payers.size === 0 ? NOBODY : yield* groupAnew(baseline, after, touched, known, changes);
  const regrouped = touched.payers.size === 0 ? [] : units.filter(({ group }) => touched.payers.has(group.payerText));
  if (mayTellOnce(touched) && onceDiffers(baseline, { changed, fresh, regrouped }, changes))
    yield { done: 1, of: 1, soFar: changes.soFar() };
  return yield* asProgress(changes.inSteps(), changes);
}

/** Whether something that is told once for many lines may differ. */
const mayTellOnce = ({ units, payers, settings }: Touched): boolean =>
  payers.size > 0 ||
  settings.size > 0 ||
  [...new Set(units.values())].some((checks) => [...checks].some((id) => ONCE.has(id)));

const NOBODY: Outcomes = new Map();

function* asProgress<T>(steps: Generator<undefined, T>, changes?: Changes): Generator<PreviewProgress, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { done: 1, of: 1, ...(changes ? { soFar: changes.soFar() } : {}) };
  }
}

/** Runs what is touched, one patient after another. @returns the groups that come to something else */
function* runAgain(
  baseline: Baseline,
  after: CheckInput,
  { units, codes, settings }: Touched,
  known: Kinds,
  changes: Changes,
): Generator<PreviewProgress, Map<Unit, Outcome>> {
  const { outcomes } = baseline;
  const said = sink(known);
  const runners = new Map<ReadonlySet<CheckId>, GroupRunner>();
  const runnerOf = (checks: ReadonlySet<CheckId>): GroupRunner => {
    let run = runners.get(checks);
    if (!run) runners.set(checks, (run = groupRunner(after, said, undefined, checks)));
    return run;
  };
  const changed = new Map<Unit, Outcome>();
  const entangled = entangledPatients(baseline, units);
  const together = new Map<Unit, ReadonlySet<CheckId>>();
  if (settings.size > 0 || !entangled) for (const [unit, checks] of units) together.set(unit, checks);
  else {
    let done = 0;
    for (const [unit, checks] of units) {
      if (++done % UNITS_PER_STEP === 0) yield { done, of: units.size, soFar: changes.soFar() };
      if (entangled.size > 0 && entangled.has(patientFor(baseline, unit))) {
        together.set(unit, checks);
        continue;
      }
      const code = codes.get(unit);
      const own = code === undefined ? undefined : unit.group.lines.filter((line) => line.code === code);
      runUnit(runnerOf(checks), own ? withLines(unit, own) : unit);
      const difference = differenceOf(outcomes.get(unit) ?? NOTHING_SAID, said.taken(), checks, known.all, own);
      if (!difference) continue;
      changed.set(unit, difference.outcome);
      changes.add(saidAlone(difference.was), saidAlone(difference.is));
    }
  }
  const patients = yield* byPatient(baseline, { units: together, settings });
  let done = 0;
  let ran = 0;
  for (const [patient, own] of patients) {
    done++;
    const differences: Difference[] = [];
    for (const unit of own) {
      const before = outcomes.get(unit) ?? NOTHING_SAID;
      const checks = units.get(unit);
      if (checks) runUnit(runnerOf(checks), unit);
      const reset = settings.size > 0 ? settings.get(unit.group.payerText) : undefined;
      const now = resetFindings(before, checks, reset, said.taken(), known.all);
      const difference = differenceOf(before, now.outcome, now.checks, known.all);
      if (difference) {
        changed.set(unit, difference.outcome);
        differences.push(difference);
      }
      if (++ran % UNITS_PER_STEP === 0) yield { done, of: patients.size, soFar: changes.soFar() };
    }
    if (differences.length > 0) tellPatient(baseline, patient, differences, changed, changes);
  }
  return changed;
}

const withLines = (unit: Unit, lines: readonly ClaimLine[]): Unit =>
  unit.scope === "encounter" ? { ...unit, group: { ...unit.group, lines } } : unit;

/**
 * Patients of whom a finding may be explained by another one: their groups are told together, those of all others one by one.
 * @returns `null` where some check that runs explains others, so that it may be any patient
 */
function entangledPatients({ explainedAt }: Baseline, units: Touched["units"]): ReadonlySet<Unit> | null {
  const all = new Set<Unit>();
  for (const checks of new Set(units.values()))
    for (const check of checks) {
      if ((EXPLAINED.get(check)?.length ?? 0) > 0) return null;
      for (const patient of explainedAt.get(check) ?? []) all.add(patient);
    }
  return all;
}

const patientFor = ({ patientOf }: Pick<Baseline, "patientOf">, unit: Unit): Unit =>
  unit.scope === "patient" ? unit : (patientOf[unit.group.lines[0]?.index ?? 0] ?? unit);

/** The groups of each patient that are touched. */
function* byPatient(
  { outcomes, patientOf }: Baseline,
  { units, settings }: Pick<Touched, "units" | "settings">,
): Generator<Progress, Map<Unit, Unit[]>> {
  const patients = new Map<Unit, Unit[]>();
  const add = (unit: Unit): void => {
    const patient = patientFor({ patientOf }, unit);
    const own = patients.get(patient);
    if (own) own.push(unit);
    else patients.set(patient, [unit]);
  };
  for (const unit of units.keys()) add(unit);
  if (settings.size > 0) {
    yield { done: 0, of: 1 };
    for (const unit of outcomes.keys()) if (settings.has(unit.group.payerText) && !units.has(unit)) add(unit);
  }
  yield { done: 0, of: patients.size };
  return patients;
}

/** Tells how what is said of a patient differs. One root cause is one finding: where one may explain another, all that is said counts. */
function tellPatient(
  baseline: Baseline,
  patient: Unit,
  differences: readonly Difference[],
  changed: ReadonlyMap<Unit, Outcome>,
  changes: Changes,
): void {
  const { explainedAt, outcomes } = baseline;
  const mayExplain = ({ check }: Finding): boolean =>
    (EXPLAINED.get(check)?.length ?? 0) > 0 || explainedAt.get(check)?.has(patient) === true;
  const related = differences.some(({ was, is }) => was.found.some(mayExplain) || is.found.some(mayExplain));
  const was = saidBy(differences.map((difference) => difference.was));
  const is = saidBy(differences.map((difference) => difference.is));
  if (!related) return changes.add(was, is);
  const all = [...patientsGroups(baseline, [patient])];
  const before = (unit: Unit): Outcome => outcomes.get(unit) ?? NOTHING_SAID;
  changes.add(
    { ...was, findings: saidBy(all.map(before)).findings },
    { ...is, findings: saidBy(all.map((unit) => changed.get(unit) ?? before(unit))).findings },
  );
}

/** What groups of lines say, apart from what is told once for the whole sheet. */
function saidBy(outcomes: readonly Outcome[]): Said {
  const findings: Finding[] = [];
  const unchecked: number[] = [];
  for (const outcome of outcomes) {
    for (const finding of outcome.found) if (!ONCE.has(finding.check)) findings.push(finding);
    for (const number of outcome.unchecked) unchecked.push(number);
  }
  return { findings: findings.length > 1 ? settled(findings) : findings, unchecked };
}

/** The same of one group, where no finding explains another. */
function saidAlone({ found, unchecked }: Outcome): Said {
  const findings = found.length === 0 ? found : found.filter(({ check }) => !ONCE.has(check)).sort(byLine);
  return { findings, unchecked };
}

/** Groups and checks the lines of payers that are known otherwise now, some patients at a time. @returns the new groups */
function* groupAnew(
  { input, units, outcomes }: Baseline,
  after: CheckInput,
  { payers }: Touched,
  known: Kinds,
  changes: Changes,
): Generator<PreviewProgress, Outcomes> {
  const ofPatient = ({ patient }: { readonly patient: string }): string => folded(patient);
  const lines = groupBy(
    input.sheet.lines.filter(({ payer }) => payers.has(payer)),
    ofPatient,
  );
  const before = groupBy(
    units.filter(({ group }) => payers.has(group.payerText)),
    ({ group }) => ofPatient(group),
  );
  const fresh = new Map<Unit, Outcome>();
  const names = [...lines.keys()];
  for (let done = 0; done < names.length; done += PATIENTS_PER_STEP) {
    const batch = names.slice(done, done + PATIENTS_PER_STEP);
    const own = batch.flatMap((name): readonly ClaimLine[] => lines.get(name) ?? []);
    const now = yield* runUnits(after, yield* groupsInSteps(own, after.matrix), known);
    for (const [unit, outcome] of now) fresh.set(unit, outcome);
    const was = batch.flatMap((name) => before.get(name) ?? []);
    changes.add(saidBy(was.map((unit) => outcomes.get(unit) ?? NOTHING_SAID)), saidBy([...now.values()]));
    yield { done, of: names.length, soFar: changes.soFar() };
  }
  return fresh;
}

/** Every group of the patients of some groups. */
export function patientsGroups(
  { patientOf, encounterOf }: Pick<Baseline, "patientOf" | "encounterOf">,
  units: Iterable<Unit>,
): Set<Unit> {
  const all = new Set<Unit>();
  for (const { group } of units) {
    const patient = patientOf[group.lines[0]?.index ?? 0];
    if (!patient || all.has(patient)) continue;
    all.add(patient);
    for (const { index } of patient.group.lines) {
      const encounter = encounterOf[index];
      if (encounter) all.add(encounter);
    }
  }
  return all;
}
