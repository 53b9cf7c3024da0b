import type { Reference } from "../codes/reference/reference";
import { groupedInSteps, type Encounter, type Groups, type PatientLines } from "../claims/groups";
import type { ClaimLine, UnusableLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import { settingOf, type Matrix } from "../matrix/matrix";
import type { Payer, Rule } from "../matrix/rules";
import type { Day } from "../values/day";
import { folded } from "../values/cell";
import { groupBy } from "../values/lists";
import { atOnce, eachInSteps, tellingInSteps, type Steps } from "../values/steps";
import { CHECKS } from "./catalogue";
import type { Check, EncounterCheck, LineCheck, PatientCheck, Severity } from "./check";
import { concernedBy } from "./concerned";
import { encounterContext, patientContext, type RunContext } from "./context";
import type { Finding, NotChecked } from "./finding";
import { unusableFindings } from "./housekeeping";
import { checkOrder, type CheckId } from "./ids";
import { missingSetsOf } from "./missing-sets";
import type { Listened } from "./reads";
import { collector, reportOfColumns, type Collected, type Collector, type Report } from "./report";
import { summariseInSteps, type Summary } from "./summary";

/** What is checked, and against what. */
export interface CheckInput {
  readonly sheet: ClaimSheet;
  readonly matrix: Matrix;
  readonly reference: Reference;
  /** The day of the check; `null` leaves filing and expiry unchecked. */
  readonly asOf: Day | null;
  /** False where only one line of an encounter was given: checks that compare lines are then not checked. */
  readonly complete?: boolean;
  /** Findings are only compared with others: what nearly decided is left out of them, and a fix may be. */
  readonly brief?: boolean;
  /** Told of every check that ran over a line's encounter or patient, and of the rules that it asked: for an explanation. */
  readonly trace?: Trace;
}

/** Listens to a run. */
export interface Trace {
  ran(check: Check): void;
  decided(check: Check, line: ClaimLine, rule: Rule): void;
}

/** Everything that the checks say of a sheet. */
export interface CheckResult {
  /** In the order of lines, then as a coder fixes them. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  readonly summary: Summary;
}

/** How far a run is: encounters done of all. */
export interface Progress {
  readonly done: number;
  readonly of: number;
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

/** Runs checks over one group of lines at a time. */
export interface GroupRunner {
  encounter(encounter: Encounter): void;
  patient(patient: PatientLines): void;
}

/**
 * Runs all checks over groups, encounters first. There is a step after each: most take a fraction of a millisecond, but the first of a payer
 * finds the rules that speak of it, among all that there are.
 */
export function* runGroups(run: GroupRunner, { encounters, patients }: Groups): Generator<Progress, void> {
  const of = encounters.length + patients.length;
  let done = 0;
  for (const encounter of encounters) {
    run.encounter(encounter);
    yield { done: ++done, of };
  }
  for (const patient of patients) {
    run.patient(patient);
    yield { done: ++done, of };
  }
}

/**
 * Makes ready to run checks over groups of lines.
 * @param all where checks report to
 * @param reads told of all that the checks look at in the matrix
 * @param only the checks to run; all where not said
 */
export function groupRunner(
  input: Omit<CheckInput, "sheet"> & { readonly sheet: Pick<ClaimSheet, "has" | "unusable"> },
  all: Pick<Collector, "reportFor">,
  reads?: Listened,
  only?: ReadonlySet<CheckId>,
): GroupRunner {
  const { sheet, matrix, reference, asOf, trace } = input;
  const run: RunContext = {
    matrix: reads?.told ?? matrix,
    reference,
    asOf,
    has: sheet.has,
    missingSets: missingSetsOf(matrix, reference),
    reads,
    brief: input.brief,
  };
  const { payers } = run.matrix;
  const unreadable = groupBy(sheet.unusable, (line) => `${folded(line.patient)}|${line.dos ?? ""}`);
  const singly = input.complete === false;
  const checks = CHECKS.filter((check) => (asOf !== null || !check.needsAsOf) && only?.has(check.id) !== false);
  const checksOf = reportsOf(matrix, checks, {
    reportFor: (...of) => reportOfColumns(all.reportFor(...of), sheet.has),
  });
  // A check that was looked through in vain is part of an explanation, and one that needs other lines says so whatever the code.
  const allConcerned = trace !== undefined || singly || checks.every(({ about }) => about === undefined);
  const concerned = <T extends Reported<Check>>(lines: readonly ClaimLine[], own: readonly T[]): readonly T[] =>
    allConcerned ? own : concernedBy(lines, own);
  return {
    encounter(encounter) {
      const payer = payers.find(encounter.payerText);
      const lost =
        sheet.unusable.length === 0
          ? NO_LINES
          : (unreadable.get(`${folded(encounter.patient)}|${encounter.dos}`) ?? NO_LINES);
      const context = encounterContext(run, encounter, payer, lost);
      for (const { check, report } of concerned(encounter.lines, checksOf(payer, context.payerName).encounter)) {
        if (encounter.isVoid && !OF_VOIDS.has(check.id)) continue;
        reads?.begin(check.id);
        if (singly && check.scope === "encounter") {
          report.notChecked({
            lines: encounter.lines,
            reason: "encounter",
            because: "needs the encounter: give all its lines",
          });
        } else check.run(traced(context, check, trace), report);
      }
    },
    patient(patient) {
      const payer = payers.find(patient.payerText);
      const context = patientContext(run, patient, payer);
      for (const { check, report } of concerned(patient.lines, checksOf(payer, context.payerName).patient)) {
        reads?.begin(check.id);
        if (singly)
          report.notChecked({ lines: patient.lines, reason: "encounter", because: "needs the patient's other lines" });
        else check.run(traced(context, check, trace), report);
      }
    },
  };
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

/** The context of a check that is listened to; the context itself where nobody listens. */
function traced<C extends RunContext>(context: C, check: Check, trace: Trace | undefined): C {
  if (!trace) return context;
  trace.ran(check);
  return { ...context, decided: (line: ClaimLine, rule: Rule) => trace.decided(check, line, rule) };
}

/** The checks that a check's finding silences on its line. */
export const SILENCED: ReadonlyMap<CheckId, readonly CheckId[]> = new Map(
  CHECKS.flatMap(({ id, silences }) => (silences ? [[id, silences] as const] : [])),
);

/**
 * A void claim repeats the claim that it takes back as that was sent: it is no service, and a change would keep the payer from finding
 * the claim. Only what a clearing house would reject is looked for.
 */
const OF_VOIDS: ReadonlySet<CheckId> = new Set(["ADM-03", "ADM-04"]);
const NO_LINES: readonly UnusableLine[] = [];
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

interface Reported<C extends Check> {
  readonly check: C;
  readonly report: Report;
}

/** The checks of a payer with their reports, by what they look at. */
interface ReportedChecks {
  readonly encounter: readonly Reported<LineCheck | EncounterCheck>[];
  readonly patient: readonly Reported<PatientCheck>[];
}

/** Made once per payer: severities and checks that are off are its own. */
function reportsOf(
  matrix: Matrix,
  checks: readonly Check[],
  all: Pick<Collector, "reportFor">,
): (payer: Payer | undefined, name: string) => ReportedChecks {
  const known = new Map<string, ReportedChecks>();
  return (payer, name) => {
    const key = payer?.id ?? `?${name}`;
    let own = known.get(key);
    if (own) return own;
    const encounter: Reported<LineCheck | EncounterCheck>[] = [];
    const patient: Reported<PatientCheck>[] = [];
    const settings = settingsOf(matrix, payer);
    for (const check of checks) {
      const setting = settings.get(check.id);
      if (setting === "off") continue;
      const report = all.reportFor(check, setting, name);
      if (check.scope === "patient") patient.push({ check, report });
      else encounter.push({ check, report });
    }
    known.set(key, (own = { encounter, patient }));
    return own;
  };
}

type Settings = ReadonlyMap<CheckId, Severity | "off">;
const NO_SETTINGS: Settings = new Map();

/** Settings by matrix and payer: formulas check row after row against one matrix. */
const knownSettings = new WeakMap<Matrix, Map<Payer | undefined, Settings>>();

/** What the matrix sets for a payer's checks; most have no setting. */
function settingsOf(matrix: Matrix, payer: Payer | undefined): Settings {
  if (matrix.checkSettings.length === 0) return NO_SETTINGS;
  let ofPayers = knownSettings.get(matrix);
  if (!ofPayers) knownSettings.set(matrix, (ofPayers = new Map()));
  let own = ofPayers.get(payer);
  if (!own) {
    const set = CHECKS.map(({ id }) => [id, settingOf(matrix, id, payer)] as const);
    own = new Map(set.flatMap(([id, setting]) => (setting === undefined ? [] : [[id, setting] as const])));
    ofPayers.set(payer, own);
  }
  return own;
}

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
