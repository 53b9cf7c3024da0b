import type { Matrix } from "../../matrix/matrix";
import { compareResults, type ResultChange } from "../compare-results";
import {
  groupRunner,
  groupsInSteps,
  runChecksInSteps,
  settled,
  type CheckInput,
  type CheckResult,
  type Progress,
} from "../engine";
import type { Finding } from "../finding";
import type { CheckId } from "../ids";
import { gathering, type NotCheckedKind } from "../report";
import { atOnce, runUnits, type Baseline } from "./baseline";
import { touchedInSteps, type Touched } from "./touched";
import {
  gather,
  inOrder,
  kinds,
  NOTHING_SAID,
  ONCE,
  runUnit,
  sink,
  type Kinds,
  type Outcome,
  type Outcomes,
  type Unit,
} from "./unit";

/** Groups of lines between two steps: about a millisecond or two. */
const UNITS_PER_STEP = 20;

/**
 * What another matrix would change of a result, without checking the sheet again: only what looked at something that differs is.
 * @example preview(baseline, compileMatrix(applyEdit(cells, edit))).newlyFound.length //=> 31
 */
export function preview(baseline: Baseline, next: Matrix): ResultChange {
  return atOnce(previewInSteps(baseline, next));
}

/** The same in steps, so that a screen stays alive. */
export function* previewInSteps(baseline: Baseline, next: Matrix): Generator<Progress, ResultChange> {
  const { input, result } = baseline;
  const after: CheckInput = { ...input, matrix: next, brief: true };
  const touched = yield* touchedInSteps(baseline, next);
  if (touched.everything) return compareResults(result, yield* runChecksInSteps(after), input.sheet, next.payers);
  const known = kinds(baseline.kinds);
  const now = yield* runAgain(baseline, after, touched, known);
  return changeOf(baseline, next, touched, now, known.all);
}

/** What the touched groups come to. */
interface Now {
  /** Groups that come to something else. */
  readonly changed: ReadonlyMap<Unit, Outcome>;
  /** Groups that there were not before. */
  readonly fresh: Outcomes;
}

function* runAgain(
  { input: { sheet }, outcomes }: Baseline,
  after: CheckInput,
  { units, payers }: Touched,
  known: Kinds,
): Generator<Progress, Now> {
  const said = sink(known);
  const run = groupRunner(after, said);
  const changed = new Map<Unit, Outcome>();
  let done = 0;
  for (const [unit, checks] of units) {
    runUnit(run, unit, checks);
    const before = outcomes.get(unit) ?? NOTHING_SAID;
    const outcome = together(before, said.taken(), checks, known.all);
    if (outcome !== before) changed.set(unit, outcome);
    if (++done % UNITS_PER_STEP === 0) yield { done, of: units.size };
  }
  if (payers.size === 0) return { changed, fresh: new Map() };
  const lines = sheet.lines.filter(({ payer }) => payers.has(payer));
  return { changed, fresh: yield* runUnits(after, yield* groupsInSteps(lines, after.matrix), known) };
}

/** What a group came to, with what some of its checks say now; the same outcome where they say the same. */
function together(
  before: Outcome,
  now: Outcome,
  checks: ReadonlySet<CheckId>,
  known: readonly NotCheckedKind[],
): Outcome {
  const isOf = (kind: number): boolean => {
    const check = known[kind]?.check;
    return check !== undefined && checks.has(check);
  };
  const kept = (own: boolean, { found, unchecked }: Outcome): Outcome => ({
    found: found.filter(({ check }) => checks.has(check) === own),
    unchecked: unchecked.filter((_, i) => isOf(unchecked[i & ~1] ?? 0) === own),
  });
  const own = before === NOTHING_SAID ? before : kept(true, before);
  if (sameFindings(own.found, now.found) && sameNumbers(own.unchecked, now.unchecked)) return before;
  const rest = kept(false, before);
  return { found: [...rest.found, ...now.found], unchecked: [...rest.unchecked, ...now.unchecked] };
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

/** Whether findings are told alike; what decided, and why, is not part of a preview. */
function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a.length === b.length &&
    a.every((x, i) => {
      const y = b[i];
      return (
        y !== undefined &&
        x.check === y.check &&
        x.severity === y.severity &&
        x.message === y.message &&
        sameNumbers(x.lines, y.lines) &&
        sameNumbers(x.denied, y.denied)
      );
    })
  );
}

/** Compares what is said of the patients of whom something changes, before and after. */
function changeOf(
  baseline: Baseline,
  next: Matrix,
  { payers }: Touched,
  { changed, fresh }: Now,
  known: readonly NotCheckedKind[],
): ResultChange {
  const { input, units, outcomes, result } = baseline;
  const before = (unit: Unit): Outcome => outcomes.get(unit) ?? NOTHING_SAID;
  const after = (unit: Unit): Outcome => fresh.get(unit) ?? changed.get(unit) ?? before(unit);
  const regrouped = payers.size === 0 ? [] : units.filter(({ group }) => payers.has(group.payerText));
  // One root cause is one finding, over all that is said of a patient.
  const patients = [...patientsGroups(baseline, changed.keys())];
  const once = [...changed.keys(), ...regrouped, ...fresh.keys()].some(
    (unit) => told(before(unit)) || told(after(unit)),
  );
  const wasAll = once ? units : [];
  const isAll = once ? inOrder([...units.filter(({ group }) => !payers.has(group.payerText)), ...fresh.keys()]) : [];
  const change = compareResults(
    compared([...patients, ...regrouped].map(before), wasAll.map(before), known),
    compared([...patients, ...fresh.keys()].map(after), isAll.map(after), known),
    input.sheet,
    next.payers,
  );
  const { amountAtRisk } = result.summary;
  return {
    ...change,
    amountBefore: amountAtRisk,
    amountAfter: amountAtRisk - change.amountBefore + change.amountAfter,
  };
}

/** Whether something is among it that is told once for the lines of the whole sheet. */
const told = ({ found }: Outcome): boolean => found.some(({ check }) => ONCE.has(check));

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

/** @param all every group of the sheet, for what is told once for all of them */
function compared(
  own: readonly Outcome[],
  all: readonly Outcome[],
  known: readonly NotCheckedKind[],
): Pick<CheckResult, "findings" | "notChecked"> {
  const gathered = gathering();
  const findings = (outcomes: readonly Outcome[], once: boolean): Outcome[] =>
    outcomes.map(({ found, unchecked }) => ({
      found: found.filter(({ check }) => ONCE.has(check) === once),
      unchecked: once ? [] : unchecked,
    }));
  gather(gathered, [...findings(own, false), ...findings(all, true)], known);
  const collected = gathered.collected();
  return { findings: settled(collected.findings), notChecked: collected.notChecked };
}
