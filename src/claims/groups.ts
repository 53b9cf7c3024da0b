import type { Day } from "../values/day";
import { folded } from "../values/cell";
import { atOnce, eachInSteps, type Steps } from "../values/steps";
import { isInstitutional, type ClaimLine } from "./line";
import { payerTurn, sendingOf, type Sending } from "./standing";

/**
 * The lines of one patient, one payer in one turn, one date of service and one billing group (a blank one is the group of the lines beside it), of one
 * type of claim:
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

/** Lines as checks see them: by encounter, and by patient. */
export interface Groups {
  /** In the order of their first lines. */
  readonly encounters: readonly Encounter[];
  /** In the order of their first lines. */
  readonly patients: readonly PatientLines[];
}

/** Groups lines into encounters, in the order of their first lines. */
export function encountersOf(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): readonly Encounter[] {
  return atOnce(groupedInSteps(lines, payerKeyOf)).encounters;
}

/** Groups lines by patient and payer, each in date order. */
export function patientsOf(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): readonly PatientLines[] {
  return atOnce(groupedInSteps(lines, payerKeyOf)).patients;
}

/** The encounters of one patient with one payer, in the order of their first lines. @param lines a patient's, or some of them */
export function encountersOfPatient(lines: readonly ClaimLine[]): readonly Encounter[] {
  const days = new PatientDays();
  const encounters: Encounter[] = [];
  for (const line of lines) {
    const added = days.add(line);
    if (added) encounters.push(added);
  }
  return days.hasReplacement ? withoutReplaced(encounters) : encounters;
}

/** A line as an encounter by itself. */
export const encounterOfLine = (line: ClaimLine): Encounter => encounterOf([line]);

/** Groups lines by encounter and by patient, in steps. */
export function* groupedInSteps(lines: readonly ClaimLine[], payerKeyOf: PayerKeyOf = folded): Steps<Groups> {
  const known = new Map<string, PatientDays>();
  const all: PatientDays[] = [];
  const encounters: Encounter[] = [];
  let last: ClaimLine | undefined;
  let own = new PatientDays();
  let hasReplacement = false;
  yield* eachInSteps(lines, (line) => {
    const { payer, patient, payerOrder } = line;
    // Lines of one patient mostly stand together.
    if (last?.patient !== patient || last.payer !== payer || last.payerOrder !== payerOrder) {
      const key = `${payerKeyOf(payer)}\u0000${folded(patient)}\u0000${payerTurn(payerOrder)}`;
      own = known.get(key) ?? new PatientDays();
      known.set(key, own);
    }
    last = line;
    const isFirst = own.services.length === 0;
    const added = own.add(line);
    if (added) encounters.push(added);
    // In the order of their first services: what only takes back is no patient of these lines.
    if (isFirst && own.services.length > 0) all.push(own);
    hasReplacement ||= own.hasReplacement;
  });
  const patients: PatientLines[] = [];
  yield* eachInSteps(all, (days) => patients.push(days.patientLines()));
  return { encounters: hasReplacement ? withoutReplaced(encounters) : encounters, patients };
}

/** The lines of one patient with one payer, sorted into encounters as they come. */
class PatientDays {
  /** In sheet order; what is taken back is no service. */
  readonly services: ClaimLine[] = [];
  hasReplacement = false;
  private last: OpenEncounter | undefined;
  private readonly ofDays = new Map<Day, OpenEncounter[]>();

  /** @returns the line's encounter where it is the first of it */
  add(line: ClaimLine): Encounter | undefined {
    const sending = sendingOf(line.frequency);
    if (sending !== "void") this.services.push(line);
    if (sending === "replacement") this.hasReplacement = true;
    if (this.last && isOfEncounter(this.last, line, sending)) {
      addTo(this.last, line);
      return undefined;
    }
    const ofDay = this.ofDays.get(line.dos);
    const found = ofDay?.find((encounter) => isOfEncounter(encounter, line, sending));
    this.last = found ?? encounterOf([line]);
    if (found) addTo(found, line);
    else if (ofDay) ofDay.push(this.last);
    else this.ofDays.set(line.dos, [this.last]);
    return found ? undefined : this.last;
  }

  patientLines(): PatientLines {
    const [first] = this.services as [ClaimLine, ...ClaimLine[]];
    const replaced = this.hasReplacement ? replacedAmong(this.services) : NONE;
    const counting = replaced.size === 0 ? this.services : this.services.filter((line) => !replaced.has(line));
    if (!isInDateOrder(counting)) counting.sort(byDate);
    return { payerText: first.payer, patient: first.patient, first: first.index, lines: counting };
  }
}

/** An encounter to which lines are still added. */
interface OpenEncounter extends Encounter {
  readonly lines: ClaimLine[];
  /** Of the first line that names its billing group. */
  billingNpi: string;
}

function encounterOf(lines: ClaimLine[]): OpenEncounter {
  const [first] = lines as [ClaimLine, ...ClaimLine[]];
  return {
    payerText: first.payer,
    patient: first.patient,
    dos: first.dos,
    institutional: isInstitutional(first),
    isVoid: isVoid(first),
    lines,
    billingNpi: lines.find(({ billingNpi }) => billingNpi !== "")?.billingNpi ?? "",
  };
}

function addTo(encounter: OpenEncounter, line: ClaimLine): void {
  encounter.lines.push(line);
  if (encounter.billingNpi === "") encounter.billingNpi = line.billingNpi;
}

/**
 * Whether a line of the patient is of the encounter. A line without a billing NPI is of no other group: exports often name it on the first line of a
 * claim alone.
 */
const isOfEncounter = (encounter: OpenEncounter, line: ClaimLine, sending: Sending): boolean =>
  encounter.dos === line.dos &&
  (encounter.billingNpi === line.billingNpi || encounter.billingNpi === "" || line.billingNpi === "") &&
  encounter.institutional === isInstitutional(line) &&
  encounter.isVoid === (sending === "void");

const isVoid = (line: ClaimLine): boolean => sendingOf(line.frequency) === "void";

const byDate = (a: ClaimLine, b: ClaimLine): number => a.dos - b.dos || a.index - b.index;

const isInDateOrder = (lines: readonly ClaimLine[]): boolean =>
  lines.every((line, i) => byDate(lines[i - 1] ?? line, line) <= 0);

/** Encounters of which the lines that others replace are taken out, each to an encounter of their own. */
function withoutReplaced(encounters: readonly Encounter[]): Encounter[] {
  let isSplit = false;
  const apart = encounters.flatMap((encounter) => {
    const replaced = replacedAmong(encounter.lines);
    if (replaced.size === 0) return [encounter];
    isSplit = true;
    return [encounterOf(encounter.lines.filter((line) => !replaced.has(line))), encounterOf([...replaced])];
  });
  return isSplit ? apart.sort((a, b) => (a.lines[0]?.index ?? 0) - (b.lines[0]?.index ?? 0)) : apart;
}

/**
 * Lines of which a replacement stands among the others: a replacement claim repeats the whole claim that it replaces. Where the claims
 * have other numbers, or none, it is known by its codes; a code that it corrects goes with the other lines of the claim.
 */
function replacedAmong(lines: readonly ClaimLine[]): ReadonlySet<ClaimLine> {
  const sent = lines.filter(({ frequency }) => sendingOf(frequency) === "replacement");
  if (sent.length === 0) return NONE;
  const originals = lines.filter(({ frequency }) => sendingOf(frequency) === "original");
  const repeated = originals.filter((line) =>
    sent.some(({ claim, code, dos }) => dos === line.dos && (isOf(claim, line) || code === line.code)),
  );
  return new Set(
    originals.filter((line) =>
      repeated.some((other) => other === line || (other.dos === line.dos && isOf(other.claim, line))),
    ),
  );
}

const isOf = (claim: string, line: ClaimLine): boolean => claim !== "" && claim === line.claim;

const NONE: ReadonlySet<ClaimLine> = new Set();

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
