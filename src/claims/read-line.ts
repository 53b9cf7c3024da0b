import { normalCode } from "../codes/shapes";
import { isBlank, type CellValue } from "../values/cell";
import { durationOf, minutesBetween } from "../values/clock";
import { isoOf } from "../values/day";
import { centsOf } from "../values/money";
import { cellReaders, type CellReaders, type ColumnsOf, type RowNow } from "./cell-readers";
import { doseOf, vialsOf } from "./cell-texts";
import { REQUIRED_FIELDS } from "./fields";
import type { ClaimLine, UnusableLine } from "./line";

/** Where a line stands. */
export interface LinePlace {
  /** 1-based position among the claim rows, with the service behind the point where rows hold several. */
  readonly index: number;
  /** Sheet row, 1-based. */
  readonly row: number;
}

/** How the cells of rows are read. */
export interface LineReading {
  readonly columns: ColumnsOf;
  /** Whether a code is a visit, whose bare Minutes are the visit's. */
  readonly isVisit: (code: string) => boolean;
  /** Where diagnosis pointers begin to count. */
  readonly pointersFrom: 0 | 1;
}

/**
 * Reads a row into a claim line, or into an unusable line where a required field is blank or unreadable.
 * A cell that cannot be what its field is, is noted in `bad` and read as blank.
 */
export type LineReader = (cells: readonly CellValue[], place: LinePlace) => ClaimLine | UnusableLine;

/**
 * Makes the reader of rows that have these columns. What is made serves every row.
 * @example lineReader({ columns, isVisit, pointersFrom: 1 })(["Medicare", "P1", 46309, "96413"], { index: 1, row: 2 })
 */
export function lineReader({ columns, isVisit, pointersFrom }: LineReading): LineReader {
  const of = cellReaders(columns);
  const read = fieldReaders(of, pointersFrom);
  const required = REQUIRED_FIELDS.map((field) => ({ field, raw: of.raw(field) }));
  return (cells, { index, row }) => {
    const now: RowNow = { cells, bad: NOTHING };
    const payer = read.payer(now);
    const patient = read.patient(now);
    const dos = read.dos(now);
    const dosTo = read.dosTo(now);
    const { code, mods } = read.code(now);
    const claim = read.claim(now);
    if (payer === "" || patient === "" || dos === null || code === null) {
      const missing = required.filter(({ raw }) => isBlank(raw(now))).map(({ field }) => field);
      return { index, row, claim, payer, patient, dos, missing, bad: now.bad };
    }
    const start = read.start(now);
    const stop = read.stop(now);
    const visit = isVisit(code);
    const saidMinutes = read.minutes(now);
    const minutes = visit
      ? null
      : (saidMinutes ?? (start !== null && stop !== null ? minutesBetween(start, stop) : null));
    const visitMinutes = read.visitMinutes(now) ?? (visit ? saidMinutes : null);
    if (dosTo !== null && dosTo < dos) {
      of.note(now, "DOS To", isoOf(dosTo), `DOS To ${isoOf(dosTo)} is before DOS ${isoOf(dos)}`);
    }
    const line = read.line(now);
    const ownMods = read.mods(now);
    return {
      index,
      row,
      payer,
      patient,
      dos,
      dosTo,
      code,
      claim,
      line,
      mods: mods.length > 0 ? [...ownMods, ...mods] : ownMods,
      units: read.units(now),
      charge: read.charge(now),
      dx: read.dx(now),
      pos: read.pos(now),
      renderingNpi: read.renderingNpi(now),
      billingNpi: read.billingNpi(now),
      referringNpi: read.referringNpi(now),
      orderingNpi: read.orderingNpi(now),
      renderingName: read.renderingName(now),
      billingName: read.billingName(now),
      performedBy: read.performedBy(now),
      billedAs: read.billedAs(now),
      auth: read.auth(now),
      ndc: read.ndc(now),
      ndcUnit: read.ndcUnit(now),
      ndcQty: read.ndcQty(now),
      drug: normalCode(read.drug(now)),
      dose: read.dose(now),
      container: read.container(now),
      vialUnits: read.vialUnits(now) ?? NOTHING,
      drugSource: read.drugSource(now),
      start,
      stop,
      minutes,
      accessSite: read.accessSite(now),
      route: read.route(now),
      pumpHours: read.pumpHours(now),
      visitMinutes,
      levelBasis: read.levelBasis(now),
      newPatient: read.newPatient(now),
      newProblem: read.newProblem(now),
      physicianPlan: read.physicianPlan(now),
      supervision: read.supervision(now),
      lastVisit: read.lastVisit(now),
      hydrationReason: read.hydrationReason(now),
      zCode: read.zCode(now),
      advancedCancer: read.advancedCancer(now),
      courseId: read.courseId(now),
      fractions: read.fractions(now),
      claimType: read.claimType(now),
      specialty: read.specialty(now),
      lineNote: read.lineNote(now),
      nct: read.nct(now),
      entity340b: read.entity340b(now),
      hgb: read.hgb(now),
      state: read.state(now),
      payerOrder: read.payerOrder(now),
      frequency: read.frequency(now),
      bad: now.bad,
    };
  };
}

/** What reads each field that is read by itself. */
function fieldReaders(of: CellReaders, pointersFrom: 0 | 1) {
  return {
    payer: of.common("Payer"),
    patient: of.text("Patient"),
    dos: of.day("DOS"),
    dosTo: of.day("DOS To"),
    code: of.code(),
    claim: of.text("Claim"),
    start: of.time("Start"),
    stop: of.time("Stop"),
    minutes: of.parsed("Minutes", durationOf, "a number of minutes"),
    visitMinutes: of.parsed("Visit Minutes", durationOf, "a number of minutes"),
    line: of.text("Line"),
    mods: of.modifiers(),
    units: of.number("Units"),
    charge: of.parsed("Charge", centsOf, "an amount of money"),
    dx: of.diagnoses(pointersFrom),
    pos: of.place(),
    renderingNpi: of.common("Rendering NPI"),
    billingNpi: of.common("Billing NPI"),
    referringNpi: of.common("Referring NPI"),
    orderingNpi: of.common("Ordering NPI"),
    renderingName: of.shown("Rendering Name"),
    billingName: of.shown("Billing Name"),
    performedBy: of.upper("Performed By"),
    billedAs: of.upper("Billed As"),
    auth: of.text("Auth"),
    ndc: of.text("NDC"),
    ndcUnit: of.upper("NDC Unit"),
    ndcQty: of.number("NDC Qty"),
    drug: of.text("Drug"),
    dose: of.parsed("Dose", doseOf, "an amount such as 200 mg"),
    container: of.choice("Container"),
    vialUnits: of.parsed("Vial Units", vialsOf, "a list of vial sizes in billing units, such as 10;40"),
    drugSource: of.choice("Drug Source"),
    accessSite: of.text("Access Site"),
    route: of.choice("Route"),
    pumpHours: of.number("Pump Hours"),
    levelBasis: of.choice("Level Basis"),
    newPatient: of.yesNo("New Patient"),
    newProblem: of.yesNo("New Problem"),
    physicianPlan: of.yesNo("Physician Plan"),
    supervision: of.choice("Supervision"),
    lastVisit: of.day("Last Visit"),
    hydrationReason: of.text("Hydration Reason"),
    zCode: of.text("Z-Code"),
    advancedCancer: of.yesNo("Advanced Cancer"),
    courseId: of.text("Course ID"),
    fractions: of.number("Fractions"),
    claimType: of.choice("Claim Type"),
    specialty: of.common("Specialty"),
    lineNote: of.text("Line Note"),
    nct: of.text("NCT"),
    entity340b: of.yesNo("340B"),
    hgb: of.text("Hgb"),
    state: of.upper("State"),
    payerOrder: of.text("Payer Order"),
    frequency: of.text("Frequency"),
  };
}

const NOTHING: readonly never[] = [];
