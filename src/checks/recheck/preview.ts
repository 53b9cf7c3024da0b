import type { ClaimLine } from "../../claims/line";
import type { Matrix } from "../../matrix/matrix";
import { folded } from "../../values/cell";
import { groupBy } from "../../values/lists";
import { atOnce } from "../../values/steps";
import { compareResultsInSteps, type ResultChange } from "../compare-results";
import { byLine, SILENCED, groupsInSteps, runChecksInSteps, settled, type CheckInput, type Progress } from "../engine";
import type { Finding } from "../finding";
import { groupRunner, type GroupRunner } from "../group-runner";
import type { CheckId } from "../ids";
import { runUnits, type Baseline } from "./baseline";
import { gatherChanges, type Changes, type Said, type SoFar } from "./changes";
import { onceDiffers } from "./once";
import { differenceOf, resetFindings, type Difference } from "./outcome";
import { touchedInSteps, type Touched } from "./touched";
import { kinds, ONCE, runUnit, sink, type Group, type Kinds, type Outcome, type Unit } from "./unit";

/** Groups of lines between two steps: about a millisecond or two. */
const UNITS_PER_STEP = 20;
/** Patients whose lines are grouped anew between two steps. */
const PATIENTS_PER_STEP = 40;

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
  if (mayTellOnce(touched)) {
    const now = new Map([...changed].map(([unit, difference]) => [unit, difference.outcome()]));
    if (onceDiffers(baseline, { changed: now, fresh, regrouped }, changes))
      yield { done: 1, of: 1, soFar: changes.soFar() };
  }
  return yield* asProgress(changes.inSteps(), changes);
}

/** Whether something that is told once for many lines may differ. */
const mayTellOnce = (touched: Touched): boolean =>
  touched.payers.size > 0 || checksTouched(touched).some((id) => ONCE.has(id));

/** The checks that run again, and those that get another setting. */
const checksTouched = ({ units, settings }: Pick<Touched, "units" | "settings">): CheckId[] => [
  ...new Set([
    ...[...new Set(units.values())].flatMap((checks) => [...checks]),
    ...[...settings.values()].flatMap((own) => [...own.keys()]),
  ]),
];

const NOBODY: readonly Unit[] = [];

function* asProgress<T>(steps: Generator<undefined, T>, changes?: Changes): Generator<PreviewProgress, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { done: 1, of: 1, ...(changes ? { soFar: changes.soFar() } : {}) };
  }
}

/** Runs what is touched, group by group. @returns how the groups differ that come to something else */
function* runAgain(
  baseline: Baseline,
  after: CheckInput,
  touched: Touched,
  known: Kinds,
  changes: Changes,
): Generator<PreviewProgress, Map<Unit, Difference>> {
  const all = yield* groupsTouched(baseline, touched);
  const differenceNow = compared(after, touched, known);
  const changed = new Map<Unit, Difference>();
  let done = 0;
  for (const unit of all) {
    if (++done % UNITS_PER_STEP === 0) yield { done, of: all.length, soFar: changes.soFar() };
    const difference = differenceNow(unit);
    if (!difference) continue;
    changed.set(unit, difference);
    const { was, is } = toldOf(unit, difference);
    changes.add(was, is);
  }
  return changed;
}

/** The groups of which a check runs again, or gets another setting after it said something. */
function* groupsTouched(
  { saidOf }: Baseline,
  { units, settings, payers }: Touched,
): Generator<Progress, readonly Unit[]> {
  if (settings.size === 0) return [...units.keys()];
  const all = new Set(units.keys());
  for (const check of new Set([...settings.values()].flatMap((own) => [...own.keys()]))) {
    yield { done: 0, of: 1 };
    for (const unit of saidOf.get(check) ?? []) {
      const { payerText } = unit.group;
      if (!payers.has(payerText) && settings.get(payerText)?.has(check)) all.add(unit);
    }
  }
  return [...all];
}

/** Makes ready to tell how a group differs under the matrix after. */
function compared(
  after: CheckInput,
  { units, codes, settings }: Touched,
  known: Kinds,
): (unit: Unit) => Difference | null {
  const said = sink(known);
  const runners = new Map<ReadonlySet<CheckId>, GroupRunner>();
  const runnerOf = (checks: ReadonlySet<CheckId>): GroupRunner => {
    let run = runners.get(checks);
    if (!run) runners.set(checks, (run = groupRunner(after, said, undefined, checks)));
    return run;
  };
  return (unit) => {
    const before = unit.outcome;
    const checks = units.get(unit);
    const settingsNow = settings.size > 0 ? settings.get(unit.group.payerText) : undefined;
    if (settingsNow) {
      if (checks) runUnit(runnerOf(checks), unit);
      const { outcome, checks: reset } = resetFindings(before, checks, settingsNow, said.taken(), known.all);
      return differenceOf(before, outcome, { checks: reset }, known.all);
    }
    if (!checks) return null;
    const code = codes.get(unit);
    const lines = code === undefined ? undefined : unit.group.lines.filter((line) => line.code === code);
    const isWhole = !lines || lines.length === unit.group.lines.length;
    runUnit(runnerOf(checks), isWhole ? unit : withLines(unit, lines));
    return differenceOf(before, said.taken(), isWhole ? { checks } : { checks, lines }, known.all);
  };
}

const withLines = ({ scope, group }: Group, lines: readonly ClaimLine[]): Group =>
  scope === "encounter" ? { scope, group: { ...group, lines } } : { scope, group: { ...group, lines } };

/** How what is said of a group differs. Where a finding may silence others of its lines, all that is said of the group counts. */
function toldOf({ outcome }: Unit, difference: Difference): { readonly was: Said; readonly is: Said } {
  const { was, is } = difference;
  if (!outcome.found.some(maySilence) && !is.found.some(maySilence)) return { was: saidAlone(was), is: saidAlone(is) };
  return {
    was: { findings: saidBy([outcome]).findings, unchecked: was.unchecked },
    is: { findings: saidBy([difference.outcome()]).findings, unchecked: is.unchecked },
  };
}

const maySilence = ({ check }: Finding): boolean => SILENCED.has(check);

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

/** The same of one group, where no finding silences another. */
function saidAlone({ found, unchecked }: Outcome): Said {
  const findings = found.length === 0 ? found : found.filter(({ check }) => !ONCE.has(check)).sort(byLine);
  return { findings, unchecked };
}

/** Groups and checks the lines of payers that are known otherwise now, some patients at a time. @returns the new groups */
function* groupAnew(
  { input, units }: Baseline,
  after: CheckInput,
  { payers }: Touched,
  known: Kinds,
  changes: Changes,
): Generator<PreviewProgress, readonly Unit[]> {
  const ofPatient = ({ patient }: { readonly patient: string }): string => folded(patient);
  const lines = groupBy(
    input.sheet.lines.filter(({ payer }) => payers.has(payer)),
    ofPatient,
  );
  const before = groupBy(
    units.filter(({ group }) => payers.has(group.payerText)),
    ({ group }) => ofPatient(group),
  );
  const fresh: Unit[] = [];
  const names = [...lines.keys()];
  for (let done = 0; done < names.length; done += PATIENTS_PER_STEP) {
    const batch = names.slice(done, done + PATIENTS_PER_STEP);
    const own = batch.flatMap((name): readonly ClaimLine[] => lines.get(name) ?? []);
    const now = yield* runUnits(after, yield* groupsInSteps(own, after.matrix), known);
    for (const unit of now) fresh.push(unit);
    const was = batch.flatMap((name) => before.get(name) ?? []);
    changes.add(saidBy(was.map(({ outcome }) => outcome)), saidBy(now.map(({ outcome }) => outcome)));
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
  for (const { at } of units) {
    const patient = patientOf[at];
    if (!patient || all.has(patient)) continue;
    all.add(patient);
    for (const { index } of patient.group.lines) {
      const encounter = encounterOf[index];
      if (encounter) all.add(encounter);
    }
  }
  return all;
}
