import type { Day } from "../values/day";
import { folded } from "../values/cell";
import { atOnce, groupInSteps, isPause, type Steps } from "../values/steps";
import { isInstitutional, type ClaimLine } from "./line";
import { payerTurn, sendingOf } from "./standing";

/**
 * The lines of one patient, one payer in one turn, one date of service and one billing group, of one type of claim:
 * professional and institutional lines never meet (checks.md A10). Lines that take an earlier claim back meet no others, since
 * they are no services, and neither do lines whose replacement stands on the sheet.
 */
export interface Encounter {
  readonly payerText: string;
  readonly patient: string;
  readonly dos: Day;
  readonly institutional: boolean;
  /** Whether the lines take an earlier claim back (frequency 8). */
  readonly isVoid: boolean;
  /** In sheet order. */
  readonly lines: readonly ClaimLine[];
}

/**
 * All lines of one patient with one payer in one turn, in date order: what counts over time (authorised units, courses, history).
 * What is taken back or replaced by other lines of the sheet does not count.
 */
export interface PatientLines {
  readonly payerText: string;
  readonly patient: string;
  /** Position of the patient's first line on the sheet, one that does not count among them. */
  readonly first: number;
  readonly lines: readonly ClaimLine[];
}

/** Two names of one payer are one payer: the matrix knows its aliases. */
export type PayerKeyOf = (payerText: string) => string;

/** Keys by patient, payer and turn. Lines of one patient mostly stand together, and need no key of their own. */
function patientKeys(payerKeyOf: PayerKeyOf): (line: ClaimLine) => string {
  let last: ClaimLine | undefined;
  let key = "";
  return (line) => {
    const { payer, patient, payerOrder } = line;
    if (last?.patient !== patient || last.payer !== payer || last.payerOrder !== payerOrder)
      key = `${payerKeyOf(payer)}\u0000${folded(patient)}\u0000${payerTurn(payerOrder)}`;
    last = line;
    return key;
  };
}

const isVoid = (line: ClaimLine): boolean => sendingOf(line.frequency) === "void";

/**
 * Lines of which a replacement stands among the others: a replacement claim repeats the whole claim that it replaces. Where the claims
 * have other numbers, or none, it is known by its codes.
 */
function replacedAmong(lines: readonly ClaimLine[]): ReadonlySet<ClaimLine> {
  const sent = lines.filter(({ frequency }) => sendingOf(frequency) === "replacement");
  if (sent.length === 0) return NONE;
  return new Set(
    lines.filter(
      (line) =>
        sendingOf(line.frequency) === "original" &&
        sent.some(
          ({ claim, code, dos }) => dos === line.dos && ((claim !== "" && claim === line.claim) || code === line.code),
        ),
    ),
  );
}

const NONE: ReadonlySet<ClaimLine> = new Set();

/** Groups lines into encounters, in the order of their first lines. */
export function encountersOf(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): Encounter[] {
  return atOnce(encountersInSteps(lines, payerKeyOf));
}

/** The same in steps. */
export function* encountersInSteps(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): Steps<Encounter[]> {
  const patientKey = patientKeys(payerKeyOf);
  return yield* encountersBy(lines, (line) => `${patientKey(line)}\u0000${dayKey(line)}`);
}

/** The encounters of one patient with one payer, in the order of their first lines. @param lines a patient's, or some of them */
export function encountersOfPatient(lines: readonly ClaimLine[]): Encounter[] {
  return atOnce(encountersBy(lines, dayKey));
}

/** What keeps a patient's encounters apart. */
const dayKey = (line: ClaimLine): string =>
  `${line.dos}\u0000${line.billingNpi}\u0000${isInstitutional(line) ? "I" : "P"}${isVoid(line) ? "V" : ""}`;

function* encountersBy(lines: readonly ClaimLine[], keyOf: (line: ClaimLine) => string): Steps<Encounter[]> {
  const groups = yield* groupInSteps(lines, keyOf);
  let isSplit = false;
  const encounters: Encounter[] = [];
  for (const own of groups.values()) {
    const replaced = replacedAmong(own);
    if (replaced.size === 0) encounters.push(encounterOf(own));
    else {
      isSplit = true;
      encounters.push(encounterOf(own.filter((line) => !replaced.has(line))), encounterOf([...replaced]));
    }
    if (isPause(encounters.length)) yield;
  }
  return isSplit ? encounters.sort((a, b) => (a.lines[0]?.index ?? 0) - (b.lines[0]?.index ?? 0)) : encounters;
}

/** A line as an encounter by itself. */
export const encounterOfLine = (line: ClaimLine): Encounter => encounterOf([line]);

function encounterOf(lines: readonly ClaimLine[]): Encounter {
  const [first] = lines as readonly [ClaimLine, ...ClaimLine[]];
  return {
    payerText: first.payer,
    patient: first.patient,
    dos: first.dos,
    institutional: isInstitutional(first),
    isVoid: isVoid(first),
    lines,
  };
}

/** Groups lines by patient and payer, each in date order. */
export function patientsOf(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): PatientLines[] {
  return atOnce(patientsInSteps(lines, payerKeyOf));
}

/** The same in steps. */
export function* patientsInSteps(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): Steps<PatientLines[]> {
  const services = lines.filter((line) => !isVoid(line));
  yield;
  const groups = yield* groupInSteps(services, patientKeys(payerKeyOf));
  const patients: PatientLines[] = [];
  for (const own of groups.values()) {
    const [first] = own as [ClaimLine, ...ClaimLine[]];
    const replaced = replacedAmong(own);
    const counting = own.filter((line) => !replaced.has(line));
    const sorted = counting.sort((a, b) => a.dos - b.dos || a.index - b.index);
    patients.push({ payerText: first.payer, patient: first.patient, first: first.index, lines: sorted });
    if (isPause(patients.length)) yield;
  }
  return patients;
}

/** How two lines' practitioners relate: A10 compares lines of the same one, or of the same group and specialty. */
export type ProviderRelation = "same" | "unknown specialty" | "different";

/**
 * Relation of the rendering providers of two lines: no NPI on one of them, an equal NPI or an equal specialty is the same.
 * @example providerRelation({ renderingNpi: "" }, { renderingNpi: "1234567893" }) //=> "same"
 */
export function providerRelation(
  a: Pick<ClaimLine, "renderingNpi" | "specialty">,
  b: Pick<ClaimLine, "renderingNpi" | "specialty">,
): ProviderRelation {
  if (a.renderingNpi === "" || b.renderingNpi === "" || a.renderingNpi === b.renderingNpi) return "same";
  if (a.specialty === "" || b.specialty === "") return "unknown specialty";
  return folded(a.specialty) === folded(b.specialty) ? "same" : "different";
}
