// A made practice in which no patient is another one's copy: own regimens, doses, start and stop times, diagnoses and dates over two
// years, so that nothing that was measured with it can come from repetition alone. The sample's own mistakes are made on some days.
import { vialMix } from "../../../src/checks/drugs/vials";
import { FIELDS } from "../../../src/claims/fields";
import {
  cleanDays,
  dayAt,
  labLines,
  radiationWeek,
  treatmentDay,
  visitLine,
  type SampleDay,
  type SampleLine,
} from "../../../src/cli/sample/days";
import { FAULTS } from "../../../src/cli/sample/faults";
import { authorise } from "../../../src/cli/sample/ledger";
import type { PayerName } from "../../../src/cli/sample/practice";
import { PRODUCTS } from "../../../src/cli/sample/products";
import { seeded } from "../../../src/values/seeded";
import { REGIMENS, type Administration, type DrugGiven, type Regimen } from "../../../src/cli/sample/regimens";
import { compileMatrix, drugOn, type Matrix, type MatrixCells } from "../../../src/matrix/matrix";
import { headersOf } from "../../../src/matrix/tables";
import type { CellValue } from "../../../src/values/cell";
import { ownTables, payerOf, type OwnPayer } from "./own-matrix";
import type { Size } from "../practice";

/** Two years of service, up to the day of the check. */
export const FIRST_DAY = dayAt("2024-11-25");
export const LAST_DAY = dayAt("2026-11-20");
export const AS_OF = dayAt("2026-11-23");
/** Radiation was coded otherwise before. */
const RADIATION_FROM = dayAt("2026-01-05");

/** How many days of a hundred have a mistake. */
const FAULTY_DAYS = 0.06;

type Next = () => number;
const from = (next: Next, low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
const pick = <T>(next: Next, all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;

/** Diagnoses that differ from patient to patient where the sample's patients have one. */
const LIKE: Readonly<Record<string, readonly string[]>> = {
  "C34.11": ["C34.01", "C34.02", "C34.10", "C34.11", "C34.12", "C34.2", "C34.31", "C34.32", "C34.81", "C34.91"],
  "C43.59": ["C43.31", "C43.4", "C43.52", "C43.59", "C43.61", "C43.62", "C43.71", "C43.72", "C43.9"],
  "C18.7": ["C18.0", "C18.2", "C18.3", "C18.4", "C18.5", "C18.6", "C18.7", "C18.9", "C19", "C20"],
  "C50.911": ["C50.011", "C50.112", "C50.211", "C50.311", "C50.412", "C50.511", "C50.812", "C50.911", "C50.912"],
  "C83.38": ["C83.30", "C83.31", "C83.32", "C83.33", "C83.34", "C83.35", "C83.37", "C83.38", "C83.39"],
  "C56.1": ["C56.1", "C56.2", "C56.3", "C57.01", "C57.02"],
  "C90.00": ["C90.00", "C90.01", "C90.02"],
};
const BESIDE = ["I10", "E11.9", "D63.0", "R11.0", "Z79.899", "E78.5", "N18.30", "J44.9", "K21.9", "M81.0", "F32.A"];

/** Day and claims of the practice, and its matrix with the ledger of their authorisations. */
export interface OwnPractice {
  readonly cells: CellValue[][];
  readonly matrix: MatrixCells;
}

/** Makes the practice: whole patients, so that it may have some lines less than asked for, in the order of their dates. */
export function ownPractice(size: Size): OwnPractice {
  const tables = ownTables(size);
  const matrix = compileMatrix(tables);
  const days: SampleDay[] = [];
  for (let patient = 0, lines = 0; ; patient++) {
    const own = patientDays(patient, size.payers, matrix);
    const more = own.reduce((sum, day) => sum + day.lines.length, 0);
    if (lines + more > size.lines) break;
    lines += more;
    for (const day of own) days.push(day);
  }
  const authorised = authorise(days, matrix);
  const headers = headersOf("Authorizations");
  const ledger = authorised.ledger.map((row) => headers.map((header): CellValue => row[header] ?? ""));
  return {
    cells: cellsOf(withFaults(authorised.days).sort((a, b) => a.day - b.day)),
    matrix: { ...tables, Authorizations: { headers, rows: ledger, firstRow: 2 } },
  };
}

/** Fields that some line of the sample has: the columns of the sheet. */
const COLUMNS = FIELDS.filter(
  (field) =>
    ["Claim", "Line", "Auth", "Z-Code", "Advanced Cancer"].includes(field) ||
    cleanDays().some(({ lines }) => lines.some((line) => line[field] !== undefined)),
);

function cellsOf(days: readonly SampleDay[]): CellValue[][] {
  const rows: CellValue[][] = [[...COLUMNS]];
  days.forEach(({ lines }, i) => {
    lines.forEach((line, n) => {
      rows.push(
        COLUMNS.map((field) => (field === "Claim" ? `C-${i + 1}` : field === "Line" ? n + 1 : (line[field] ?? ""))),
      );
    });
  });
  return rows;
}

type Plant = (lines: readonly SampleLine[]) => SampleLine[];
const PLANTED: readonly Plant[] = FAULTS.map(({ plant }) => plant);
const without = (line: SampleLine, modifier: string): SampleLine =>
  line.Mods === modifier ? { ...line, Mods: "" } : line;
/** What is forgotten most: the authorisation's number, JZ, 25 on the visit; and a zero too many. */
const FORGOTTEN: readonly Plant[] = [
  (lines) => lines.map((line) => ({ ...line, Auth: "" })),
  (lines) => lines.map((line) => without(line, "JZ")),
  (lines) => lines.map((line) => without(line, "25")),
  (lines) => lines.map((line, i) => (i === lines.length - 1 ? { ...line, Units: Number(line.Units) * 10 } : line)),
];

function withFaults(days: readonly SampleDay[]): SampleDay[] {
  const next = seeded(77);
  return days.map((day) => {
    if (next() >= FAULTY_DAYS) return day;
    const before = JSON.stringify(day.lines);
    for (let tries = 0; tries < FAULTS.length; tries++) {
      const lines = pick(next, next() < 0.5 ? FORGOTTEN : PLANTED)(day.lines);
      const fits = lines.every((line) => line.Patient === day.patient && line.DOS === day.day);
      if (fits && JSON.stringify(lines) !== before) return { ...day, lines };
    }
    return day;
  });
}

/** All days of a patient. The number of the patient decides everything. */
function patientDays(number: number, payers: number, matrix: Matrix): SampleDay[] {
  const next = seeded(number * 7919 + 13);
  const id = `P-${100_000 + number}`;
  const payer = payerOf(number, payers);
  const days =
    next() < 0.62
      ? seenDays(id, payer, next)
      : next() < 0.06
        ? radiatedDays(id, payer, next)
        : treatedDays(id, payer, matrix, next);
  if (payer.id === "MEDICARE") return days;
  return days.map((day) => ({ ...day, lines: day.lines.map((line) => ({ ...line, Payer: payer.name })) }));
}

function seenDays(id: string, { like }: OwnPayer, next: Next): SampleDay[] {
  const disease = pick(next, LIKE[pick(next, Object.keys(LIKE))] ?? ["C61"]);
  let day = from(next, FIRST_DAY, LAST_DAY - 30);
  return Array.from({ length: from(next, 1, 4) }, () => {
    const doctor = pick(next, ["alder", "birch"] as const);
    const on = workday(day);
    day = Math.min(on + from(next, 20, 120), LAST_DAY - 3);
    const tests = ["85025", "80053", "36415"].slice(0, from(next, 1, 3));
    const labs = next() < 0.6 ? labLines(like, id, on, doctor, disease, tests) : [];
    const lines = [visitLine(like, id, on, doctor, pick(next, ["99213", "99214", "99215"]), disease), ...labs];
    return dated(id, like, on, lines, next);
  });
}

function radiatedDays(id: string, { like }: OwnPayer, next: Next): SampleDay[] {
  const monday = workday(from(next, RADIATION_FROM, LAST_DAY - 20));
  const start = monday - ((monday - RADIATION_FROM) % 7);
  return radiationWeek(id, like, start, pick(next, LIKE["C50.911"] ?? []));
}

function treatedDays(id: string, { like }: OwnPayer, matrix: Matrix, next: Next): SampleDay[] {
  const planned: Regimen = pick(next, Object.values(REGIMENS));
  const disease = planned.disease.at(-1) ?? "";
  const own = pick(next, LIKE[disease] ?? [disease]);
  const times = from(next, 1, 6);
  let day = from(next, FIRST_DAY, LAST_DAY - times * (planned.everyDays + 2) - 5);
  return Array.from({ length: times }, (_, i) => {
    const on = workday(day);
    day = on + planned.everyDays;
    const doctor = pick(next, ["alder", "birch"] as const);
    const visit = i === 0 || next() < 0.3 ? { visit: pick(next, ["99213", "99214", "99215"]) } : {};
    const regimen = varied(planned, disease, own, matrix, on, next);
    const plan = { id, payer: like, doctor, labs: next() < 0.8, ...visit };
    return dated(id, like, on, treatmentDay(plan, regimen, on, 8 * 60 + from(next, 0, 300)).lines, next);
  });
}

/** Nothing is given on a weekend. */
const workday = (day: number): number => {
  const sinceMonday = (day - RADIATION_FROM + 7_000) % 7;
  return sinceMonday < 5 ? day : day + 7 - sinceMonday;
};

/** A day with what else the patient has, on some of its lines. */
function dated(patient: string, payer: PayerName, day: number, lines: readonly SampleLine[], next: Next): SampleDay {
  const more = Array.from({ length: from(next, 0, 2) }, () => pick(next, BESIDE));
  const beside = [...new Set(more)].map((dx) => `;${dx}`).join("");
  return {
    patient,
    payer,
    day,
    lines: lines.map((line) => ({ ...line, Dx: `${String(line.Dx ?? "")}${beside}` })),
  };
}

/** A regimen with this patient's diagnosis, doses and minutes. */
function varied(regimen: Regimen, disease: string, own: string, matrix: Matrix, day: number, next: Next): Regimen {
  const named = (all: readonly string[]): string[] => all.map((dx) => (dx === disease ? own : dx));
  return {
    name: regimen.name,
    everyDays: regimen.everyDays,
    treatment: named(regimen.treatment),
    disease: named(regimen.disease),
    drugs: regimen.drugs.map((drug) => dosed(drug, matrix, day, next)),
    given: regimen.given.map((given) => timed(given, next)),
  };
}

/** A dose by weight, out of the vials that leave the least. */
function dosed(given: DrugGiven, matrix: Matrix, day: number, next: Next): DrugGiven {
  const { code, perUnit, container } = PRODUCTS[given.product];
  const sizes = drugOn(matrix, code, day)?.vialUnits ?? [];
  const most = Math.floor(given.dose / perUnit);
  if (container !== "Single" || sizes.length === 0 || most < 20) return { product: given.product, dose: given.dose };
  const units = from(next, Math.ceil(most * 0.7), most);
  const left = (vialMix(units, sizes)?.total ?? units) - units;
  const dose = Math.round(units * perUnit * 1000) / 1000;
  return { product: given.product, dose, ...(left >= 1 ? { wasted: Math.floor(left) * perUnit } : {}) };
}

/** Minutes as a clock has them: never those of another code. */
function timed(given: Administration, next: Next): Administration {
  const { minutes } = given;
  if (minutes === undefined) return given;
  const own = minutes < 16 ? from(next, 2, 15) : Math.max(16, minutes + from(next, -9, minutes % 90 === 0 ? 0 : 10));
  return { ...given, minutes: own };
}
