import type { Field } from "../../claims/fields";
import type { CellValue } from "../../values/cell";
import { dayOf, parseDay, type Day } from "../../values/day";
import { MINUTES_PER_DAY } from "../../values/clock";
import {
  BILLING_NPI,
  PANELS,
  PATIENTS,
  PAYERS,
  PEOPLE,
  RADIATION,
  REFERRING_NPI,
  VISITS,
  type Patient,
  type PayerName,
  type Person,
} from "./practice";
import { CHARGES, PRODUCTS, type Product } from "./products";
import { seeded } from "../../values/seeded";
import { REGIMENS, type DrugGiven, type Regimen } from "./regimens";

/** A claim line by canonical header: what the row of the sheet will hold. */
export type SampleLine = Partial<Record<Field, CellValue>>;

/** The lines of one patient and date. */
export interface SampleDay {
  readonly patient: string;
  readonly payer: PayerName;
  readonly day: Day;
  readonly lines: readonly SampleLine[];
}

const DAYS_PER_WEEK = 7;
const FRACTIONS_PER_WEEK = 5;
const random = (): (() => number) => seeded(2026);

/** An ISO date of the sample. @throws where it is none */
export function dayAt(iso: string): Day {
  const day = parseDay(iso);
  if (day === null) throw new Error(`${iso} is no date`);
  return day;
}

/** Monday to Friday: a treatment that would fall on a weekend moves to Monday. */
function weekday(day: Day): Day {
  const sinceMonday = (day - (dayOf(2026, 1, 5) ?? 0)) % DAYS_PER_WEEK;
  return sinceMonday < FRACTIONS_PER_WEEK ? day : day + DAYS_PER_WEEK - sinceMonday;
}

/** What every line of the practice carries. */
function lineOf(
  payer: PayerName,
  patient: string,
  day: Day,
  person: Person,
  code: string,
  dx: readonly string[],
): SampleLine {
  const { npi, specialty } = PEOPLE[person];
  return {
    Payer: PAYERS[payer].name,
    Patient: patient,
    DOS: day,
    CPT: code,
    Units: 1,
    Charge: CHARGES[code] ?? 0,
    Dx: dx.join(";"),
    POS: "11",
    "Rendering NPI": npi,
    "Billing NPI": BILLING_NPI,
    Specialty: specialty,
  };
}

/** A visit, by its level from the decisions made; `mods` 25 where treatment stands beside it. */
export function visitLine(
  payer: PayerName,
  patient: string,
  day: Day,
  person: Person,
  code: string,
  dx: string,
  mods = "",
): SampleLine {
  const isNew = code.startsWith("9920");
  const { title } = PEOPLE[person];
  return {
    ...lineOf(payer, patient, day, person, code, [dx]),
    Mods: mods,
    "Performed By": title,
    "Billed As": title,
    "Level Basis": "MDM",
    "New Patient": isNew ? "Yes" : "No",
    "New Problem": "No",
    "Physician Plan": "Yes",
    Supervision: "In suite",
    ...(isNew ? { "Referring NPI": REFERRING_NPI } : { "Last Visit": day - 28 }),
  };
}

/** Blood drawn and tested in the office. */
export function labLines(
  payer: PayerName,
  patient: string,
  day: Day,
  person: Person,
  dx: string,
  tests = ["80053", "85025", "36415"],
): SampleLine[] {
  return tests.map((code) => ({
    ...lineOf(payer, patient, day, person, code, [dx]),
    "Ordering NPI": PEOPLE[person].npi,
  }));
}

/** A drug's line, and its JW line where part of a vial was thrown away; JZ where nothing was and the payer wants it said. */
export function drugLines(
  payer: PayerName,
  patient: string,
  day: Day,
  person: Person,
  dx: readonly string[],
  given: DrugGiven,
): SampleLine[] {
  const product: Product = PRODUCTS[given.product];
  const { code, perUnit, doseUnit, container, ndc, ndcUnit, perNdcUnit, price } = product;
  const wasted = given.wasted ?? 0;
  const line = (amount: number, units: number, mods: string): SampleLine => ({
    ...lineOf(payer, patient, day, person, code, dx),
    Mods: mods,
    Units: units,
    Charge: Math.round(units * price * 100) / 100,
    Dose: `${amount} ${doseUnit}`,
    Container: container,
    "Drug Source": "Purchased",
    ...(PAYERS[payer].wantsNdc
      ? { NDC: ndc, "NDC Unit": ndcUnit, "NDC Qty": Math.round((amount / perNdcUnit) * 1000) / 1000 }
      : {}),
  });
  const saysJz = container === "Single" && wasted === 0 && PAYERS[payer].wantsJz;
  return [
    line(given.dose, Math.ceil(given.dose / perUnit), saysJz ? "JZ" : ""),
    ...(wasted > 0 ? [line(wasted, Math.floor(wasted / perUnit), "JW")] : []),
  ];
}

/** The chair's lines with their clock times, one after the other. @param from minutes after midnight */
export function administrationLines(
  payer: PayerName,
  patient: string,
  day: Day,
  person: Person,
  regimen: Regimen,
  from: number,
): SampleLine[] {
  let clock = from;
  let lastStart = from;
  return regimen.given.map(({ code, units = 1, of, minutes, concurrent, route, pumpHours, mods, reason }) => {
    const start = concurrent ? lastStart : clock;
    lastStart = start;
    if (minutes !== undefined) clock = Math.max(clock, start + minutes);
    return {
      ...lineOf(payer, patient, day, person, code, regimen.treatment),
      Mods: (mods ?? []).join(","),
      Units: units,
      Charge: units * (CHARGES[code] ?? 0),
      Drug: of ? PRODUCTS[of].code : "",
      Route: route,
      ...(minutes === undefined
        ? {}
        : { Start: start / MINUTES_PER_DAY, Stop: (start + minutes) / MINUTES_PER_DAY, "Access Site": "Port" }),
      ...(pumpHours === undefined ? {} : { "Pump Hours": pumpHours }),
      ...(reason === undefined ? {} : { "Hydration Reason": reason }),
    };
  });
}

/** One treatment day: visit and laboratory where the plan says so, the drugs, and the chair. */
export function treatmentDay(
  { id, payer, doctor, visit, labs }: Pick<Patient, "id" | "payer" | "doctor" | "visit" | "labs">,
  regimen: Regimen,
  day: Day,
  from: number,
): SampleDay {
  const [disease = ""] = regimen.disease;
  const lines = [
    ...(visit === undefined ? [] : [visitLine(payer, id, day, doctor, visit, disease, "25")]),
    ...(labs ? labLines(payer, id, day, doctor, disease) : []),
    ...administrationLines(payer, id, day, doctor, regimen, from),
    ...regimen.drugs.flatMap((given) => drugLines(payer, id, day, doctor, regimen.disease, given)),
  ];
  return { patient: id, payer, day, lines };
}

/** A week of radiation: a fraction a day, and the week's management and physics on the fifth. */
export function radiationWeek(id: string, payer: PayerName, monday: Day, disease: string): SampleDay[] {
  return Array.from({ length: FRACTIONS_PER_WEEK }, (_, i) => {
    const line = (code: string): SampleLine => ({
      ...lineOf(payer, id, monday + i, "rowan", code, ["Z51.0", disease]),
      "Course ID": courseId(id),
      ...(code === "77412" ? { Fractions: 1 } : {}),
      ...(code === "77427" ? { "Performed By": "MD", "Billed As": "MD" } : {}),
    });
    const codes = i === FRACTIONS_PER_WEEK - 1 ? ["77412", "77427", "77336"] : ["77412"];
    return { patient: id, payer, day: monday + i, lines: codes.map(line) };
  });
}

/** The course of a patient under radiation. @example courseId("P-1201") //=> "RT-1201" */
export function courseId(patient: string): string {
  return patient.replace("P-", "RT-");
}

/** A gene panel with its DEX Z-code. */
export function panelDay(id: string, payer: PayerName, day: Day, disease: string, zCode: string): SampleDay {
  const line: SampleLine = {
    ...lineOf(payer, id, day, "alder", "81445", [disease]),
    "Ordering NPI": PEOPLE.alder.npi,
    "Z-Code": zCode,
    "Advanced Cancer": "Yes",
  };
  return { patient: id, payer, day, lines: [line] };
}

/** Every day of the practice's patients with nothing wrong in it: regimens, visits, radiation, panels. */
export function cleanDays(): SampleDay[] {
  const next = random();
  /** Chairs are filled from eight o'clock, every quarter of an hour. */
  const chairTime = (): number => 8 * 60 + Math.floor(next() * 16) * 15;
  const treated = PATIENTS.flatMap((patient) => {
    const regimen: Regimen = REGIMENS[patient.regimen];
    return Array.from({ length: patient.times }, (_, i) =>
      weekday(dayAt(patient.first) + i * regimen.everyDays),
    ).flatMap((day, i) => {
      const { id, payer, doctor } = patient;
      const plan = i === 0 ? patient : { id, payer, doctor, labs: patient.labs ?? false };
      const { after } = regimen;
      return [
        treatmentDay(plan, regimen, day, chairTime()),
        ...(after ? [treatmentDay({ id, payer, doctor }, after.regimen, day + after.days, chairTime())] : []),
      ];
    });
  });
  const seen = VISITS.map(([id, payer, iso, code, disease, doctor]): SampleDay => {
    const day = dayAt(iso);
    return {
      patient: id,
      payer,
      day,
      lines: [visitLine(payer, id, day, doctor, code, disease), ...labLines(payer, id, day, doctor, disease)],
    };
  });
  const radiated = RADIATION.flatMap(([id, payer, monday, weeks, disease]) =>
    Array.from({ length: weeks }, (_, i) =>
      radiationWeek(id, payer, dayAt(monday) + i * DAYS_PER_WEEK, disease),
    ).flat(),
  );
  const tested = PANELS.map(([id, payer, iso, disease, zCode]) => panelDay(id, payer, dayAt(iso), disease, zCode));
  return [...treated, ...seen, ...radiated, ...tested];
}
