import type { Encounter, Groups, PatientLines } from "../claims/groups";
import type { ClaimLine, UnusableLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import { settingOf, type Matrix } from "../matrix/matrix";
import type { Payer, Rule } from "../matrix/rules";
import { folded } from "../values/cell";
import { groupBy } from "../values/lists";
import { CHECKS } from "./catalogue";
import type { Check, EncounterCheck, LineCheck, PatientCheck, Severity } from "./check";
import type { CheckInput, Progress, Trace } from "./check-input";
import { concernedBy } from "./concerned";
import {
  encounterContext,
  patientContext,
  type EncounterContext,
  type PatientContext,
  type RunContext,
} from "./context";
import type { CheckId } from "./ids";
import { missingSetsOf } from "./missing-sets";
import type { Listened } from "./reads";
import { reportOfColumns, type Collector, type Report } from "./report";
import { sideBySide, type Ready, type Turn } from "./side-by-side";

/** Runs checks over groups of lines: over one, or over many, of which each yields how many are done. */
export interface GroupRunner {
  encounter(encounter: Encounter): void;
  patient(patient: PatientLines): void;
  encounters(all: readonly Encounter[], turn?: Turn): Generator<number, void>;
  patients(all: readonly PatientLines[], turn?: Turn): Generator<number, void>;
}

/** Whose turn it is: told before each check of a group. */
export interface Turns {
  encounter(encounter: Encounter, place: number): void;
  patient(patient: PatientLines, place: number): void;
}

/** Runs all checks over groups, encounters first. What is said of one group, and by one check, comes in their order. */
export function* runGroups(
  run: GroupRunner,
  { encounters, patients }: Groups,
  turns?: Turns,
): Generator<Progress, void> {
  const of = encounters.length + patients.length;
  const turnOf = <G>(all: readonly G[], tell: (group: G, place: number) => void): Turn | undefined =>
    turns && ((place) => tell(all[place] as G, place));
  for (const done of run.encounters(
    encounters,
    turnOf(encounters, (...of) => turns?.encounter(...of)),
  ))
    yield { done, of };
  for (const done of run.patients(
    patients,
    turnOf(patients, (...of) => turns?.patient(...of)),
  ))
    yield { done: encounters.length + done, of };
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
  const concerned = <T extends Reported<Check>>(lines: EncounterContext["lines"], own: readonly T[]): readonly T[] =>
    allConcerned ? own : concernedBy(lines, own);

  const encounterReady = (encounter: Encounter): Ready<EncounterContext, OfEncounter> => {
    const payer = payers.find(encounter.payerText);
    const lost =
      sheet.unusable.length === 0
        ? NO_LINES
        : (unreadable.get(`${folded(encounter.patient)}|${encounter.dos}`) ?? NO_LINES);
    const context = encounterContext(run, encounter, payer, lost);
    const own = concerned(encounter.lines, checksOf(payer, context.payerName).encounter);
    return { context, checks: encounter.isVoid ? own.filter(({ check }) => OF_VOIDS.has(check.id)) : own };
  };
  const runEncounter = (context: EncounterContext, { check, report }: OfEncounter): void => {
    reads?.begin(check.id);
    if (singly && check.scope === "encounter") {
      report.notChecked({
        lines: context.lines,
        reason: "encounter",
        because: "needs the encounter: give all its lines",
      });
    } else check.run(traced(context, check, trace), report);
  };
  const patientReady = (patient: PatientLines): Ready<PatientContext, OfPatient> => {
    const payer = payers.find(patient.payerText);
    const context = patientContext(run, patient, payer);
    return { context, checks: concerned(patient.lines, checksOf(payer, context.payerName).patient) };
  };
  const runPatient = (context: PatientContext, { check, report }: OfPatient): void => {
    reads?.begin(check.id);
    if (singly)
      report.notChecked({ lines: context.lines, reason: "encounter", because: "needs the patient's other lines" });
    else check.run(traced(context, check, trace), report);
  };
  const oneByOne = <C, R>({ context, checks: own }: Ready<C, R>, runOne: (context: C, check: R) => void): void => {
    for (const one of own) runOne(context, one);
  };
  return {
    encounter: (encounter) => oneByOne(encounterReady(encounter), runEncounter),
    patient: (patient) => oneByOne(patientReady(patient), runPatient),
    encounters: (groups, turn) => sideBySide(groups, encounterReady, runEncounter, turn),
    patients: (groups, turn) => sideBySide(groups, patientReady, runPatient, turn),
  };
}

/** The context of a check that is listened to; the context itself where nobody listens. */
function traced<C extends RunContext>(context: C, check: Check, trace: Trace | undefined): C {
  if (!trace) return context;
  trace.ran(check);
  return { ...context, decided: (line: ClaimLine, rule: Rule) => trace.decided(check, line, rule) };
}

/**
 * A void claim repeats the claim that it takes back as that was sent: it is no service, and a change would keep the payer from finding
 * the claim. Only what a clearing house would reject is looked for.
 */
const OF_VOIDS: ReadonlySet<CheckId> = new Set(["ADM-03", "ADM-04"]);
const NO_LINES: readonly UnusableLine[] = [];

/** A check of a payer, with where it reports to. */
interface Reported<C extends Check> {
  readonly check: C;
  readonly report: Report;
  /** Its place in the order of the run's checks. */
  readonly order: number;
}

type OfEncounter = Reported<LineCheck | EncounterCheck>;
type OfPatient = Reported<PatientCheck>;

/** The checks of a payer with their reports, by what they look at. */
interface ReportedChecks {
  readonly encounter: readonly OfEncounter[];
  readonly patient: readonly OfPatient[];
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
    const encounter: OfEncounter[] = [];
    const patient: OfPatient[] = [];
    const settings = settingsOf(matrix, payer);
    for (const [order, check] of checks.entries()) {
      const setting = settings.get(check.id);
      if (setting === "off") continue;
      const report = all.reportFor(check, setting, name);
      if (check.scope === "patient") patient.push({ check, report, order });
      else encounter.push({ check, report, order });
    }
    known.set(key, (own = { encounter, patient }));
    return own;
  };
}

type Settings = ReadonlyMap<CheckId, Severity | "off">;
const NO_SETTINGS: Settings = new Map();

/** Settings by matrix and payer: formulas check row after row against one matrix. */
const knownSettings = new WeakMap<Matrix, Map<string | undefined, Settings>>();

/** What the matrix sets for a payer's checks; most have no setting. */
function settingsOf(matrix: Matrix, payer: Payer | undefined): Settings {
  if (matrix.checkSettings.length === 0) return NO_SETTINGS;
  let ofPayers = knownSettings.get(matrix);
  if (!ofPayers) knownSettings.set(matrix, (ofPayers = new Map()));
  let own = ofPayers.get(payer?.id);
  if (!own) {
    const set = CHECKS.map(({ id }) => [id, settingOf(matrix, id, payer)] as const);
    own = new Map(set.flatMap(([id, setting]) => (setting === undefined ? [] : [[id, setting] as const])));
    ofPayers.set(payer?.id, own);
  }
  return own;
}
