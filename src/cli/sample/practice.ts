import { isNpi } from "../../codes/shapes";
import type { RegimenName } from "./regimens";

/** An NPI from its first nine digits: the tenth is the check digit. @throws where no digit makes one */
function npi(stem: string): string {
  for (let digit = 0; digit < 10; digit++) if (isNpi(`${stem}${digit}`)) return `${stem}${digit}`;
  throw new Error(`no NPI begins with ${stem}`);
}

export interface Practitioner {
  readonly npi: string;
  readonly title: "MD" | "NP";
  readonly specialty: string;
}

const ONCOLOGY = "Hematology/Oncology";

/** The people of an invented practice. */
export const PEOPLE = {
  alder: { npi: npi("188800101"), title: "MD", specialty: ONCOLOGY },
  birch: { npi: npi("188800102"), title: "MD", specialty: ONCOLOGY },
  cedar: { npi: npi("188800103"), title: "NP", specialty: ONCOLOGY },
  rowan: { npi: npi("188800104"), title: "MD", specialty: "Radiation Oncology" },
} as const satisfies Readonly<Record<string, Practitioner>>;
export type Person = keyof typeof PEOPLE;

/** Who bills, and the family doctor who refers. */
export const BILLING_NPI = npi("188800900");
export const REFERRING_NPI = npi("188800777");

/**
 * Payers of the starter matrix, as the practice's system writes them. JZ stands only where the payer wants it: where one only accepts it,
 * the practice leaves it off, and a bulletin that requires it changes many lines at once.
 */
export const PAYERS = {
  medicare: { id: "MEDICARE", name: "Medicare Part B", wantsNdc: false, wantsJz: true },
  commercial: { id: "EXAMPLE-COMMERCIAL", name: "Example Commercial Plan", wantsNdc: true, wantsJz: false },
  medicaid: { id: "EXAMPLE-MEDICAID", name: "Example Medicaid Plan", wantsNdc: true, wantsJz: true },
  advantage: { id: "EXAMPLE-ADVANTAGE", name: "Example Medicare Advantage", wantsNdc: true, wantsJz: true },
} as const;
export type PayerName = keyof typeof PAYERS;

/** A patient and the plan: which regimen, from when, how often. Only ids: there are no names in the sample. */
export interface Patient {
  readonly id: string;
  readonly payer: PayerName;
  readonly regimen: RegimenName;
  /** ISO date of the first treatment of the sheet. */
  readonly first: string;
  readonly times: number;
  readonly doctor: Person;
  /** Code of a visit on the first treatment day. */
  readonly visit?: string;
  readonly labs?: boolean;
}

const patient = (
  id: string,
  payer: PayerName,
  regimen: RegimenName,
  first: string,
  times: number,
  doctor: Person,
  more: Pick<Patient, "visit" | "labs"> = {},
): Patient => ({ id, payer, regimen, first, times, doctor, ...more });

const SEEN = { visit: "99214", labs: true } as const;
const LABS = { labs: true } as const;

/** Patients under treatment. */
export const PATIENTS: readonly Patient[] = [
  patient("P-1001", "medicare", "pembrolizumabLung", "2026-09-15", 3, "alder", SEEN),
  patient("P-1002", "medicare", "pembrolizumabLung", "2026-09-22", 2, "birch", LABS),
  patient("P-1003", "commercial", "pembrolizumabLung", "2026-09-29", 2, "alder", SEEN),
  patient("P-1004", "commercial", "pembrolizumabLung", "2026-10-06", 2, "birch", LABS),
  patient("P-1005", "medicaid", "pembrolizumabLung", "2026-09-30", 2, "alder", SEEN),
  patient("P-1006", "advantage", "pembrolizumabLung", "2026-10-01", 3, "birch", SEEN),
  patient("P-1007", "commercial", "nivolumabMelanoma", "2026-10-05", 3, "alder", LABS),
  patient("P-1008", "medicare", "nivolumabMelanoma", "2026-10-07", 2, "birch", SEEN),
  patient("P-1009", "medicare", "folfoxMedicare", "2026-09-16", 3, "alder", SEEN),
  patient("P-1010", "medicare", "folfoxMedicare", "2026-10-14", 2, "birch", LABS),
  patient("P-1011", "medicare", "folfoxBevacizumab", "2026-09-23", 2, "alder", LABS),
  patient("P-1012", "commercial", "folfox", "2026-09-21", 2, "birch", SEEN),
  patient("P-1013", "medicaid", "folfox", "2026-10-12", 2, "alder", LABS),
  patient("P-1014", "advantage", "folfox", "2026-11-02", 1, "birch", SEEN),
  patient("P-1015", "commercial", "trastuzumab", "2026-09-17", 3, "alder", LABS),
  patient("P-1016", "medicare", "trastuzumab", "2026-09-24", 2, "birch", SEEN),
  patient("P-1017", "advantage", "trastuzumab", "2026-10-15", 2, "alder"),
  patient("P-1018", "medicare", "rChop", "2026-09-28", 2, "birch", SEEN),
  patient("P-1019", "commercial", "rChop", "2026-10-19", 2, "alder", LABS),
  patient("P-1020", "advantage", "rChop", "2026-11-09", 1, "birch", LABS),
  patient("P-1021", "medicare", "carboplatinPaclitaxel", "2026-09-18", 2, "alder", SEEN),
  patient("P-1022", "commercial", "carboplatinPaclitaxel", "2026-10-02", 2, "birch", LABS),
  patient("P-1023", "medicaid", "carboplatinPaclitaxel", "2026-10-23", 1, "alder", LABS),
  patient("P-1024", "advantage", "carboplatinPaclitaxel", "2026-10-30", 1, "birch", SEEN),
  patient("P-1025", "medicare", "denosumab", "2026-09-25", 2, "alder"),
  patient("P-1026", "commercial", "denosumab", "2026-10-09", 2, "birch"),
  patient("P-1027", "advantage", "denosumab", "2026-11-06", 1, "alder"),
  patient("P-1028", "medicare", "zoledronicAcid", "2026-09-14", 2, "birch", LABS),
  patient("P-1029", "commercial", "zoledronicAcid", "2026-10-16", 1, "alder", LABS),
  patient("P-1030", "medicare", "leuprolide", "2026-09-30", 1, "birch"),
  patient("P-1031", "medicaid", "leuprolide", "2026-10-21", 1, "alder"),
  patient("P-1032", "advantage", "leuprolide", "2026-11-04", 1, "birch"),
  patient("P-1033", "medicare", "iron", "2026-10-20", 3, "alder"),
  patient("P-1034", "commercial", "iron", "2026-11-03", 2, "birch"),
  patient("P-1035", "medicare", "hydration", "2026-10-08", 1, "alder"),
  patient("P-1036", "commercial", "hydration", "2026-10-22", 1, "birch"),
  patient("P-1037", "medicare", "portFlush", "2026-09-21", 2, "alder"),
  patient("P-1038", "advantage", "portFlush", "2026-10-13", 1, "birch"),
  patient("P-1039", "medicaid", "portFlush", "2026-11-10", 1, "alder"),
];

/** Visits without treatment: patient, payer, date, code, disease, doctor. */
export const VISITS: readonly (readonly [string, PayerName, string, string, string, Person])[] = [
  ["P-1101", "medicare", "2026-09-15", "99213", "C50.911", "alder"],
  ["P-1102", "medicare", "2026-09-22", "99214", "C61", "birch"],
  ["P-1103", "commercial", "2026-09-16", "99204", "C34.11", "alder"],
  ["P-1104", "medicaid", "2026-09-29", "99213", "C18.7", "birch"],
  ["P-1105", "advantage", "2026-10-01", "99204", "C43.59", "alder"],
  ["P-1106", "medicare", "2026-10-06", "99215", "C83.38", "birch"],
  ["P-1107", "commercial", "2026-10-08", "99213", "C50.911", "cedar"],
  ["P-1108", "medicare", "2026-10-13", "99213", "C61", "cedar"],
  ["P-1109", "advantage", "2026-10-20", "99214", "C56.1", "alder"],
  ["P-1110", "commercial", "2026-10-27", "99214", "C18.7", "birch"],
  ["P-1111", "medicaid", "2026-11-03", "99213", "C34.11", "alder"],
  ["P-1112", "medicare", "2026-11-05", "99204", "C90.00", "birch"],
  ["P-1113", "commercial", "2026-11-10", "99213", "C43.59", "alder"],
  ["P-1114", "medicare", "2026-11-12", "99214", "C50.911", "birch"],
  ["P-1115", "advantage", "2026-11-16", "99213", "C61", "alder"],
  ["P-1116", "medicare", "2026-11-17", "99213", "C18.7", "birch"],
];

/** Weeks of radiation: patient, payer, Monday of the first week, weeks, disease. */
export const RADIATION: readonly (readonly [string, PayerName, string, number, string])[] = [
  ["P-1201", "medicare", "2026-09-21", 2, "C50.911"],
  ["P-1202", "commercial", "2026-10-12", 1, "C34.11"],
  ["P-1203", "advantage", "2026-11-02", 1, "C61"],
];

/** Gene panels: patient, payer, date, disease, DEX Z-code. */
export const PANELS: readonly (readonly [string, PayerName, string, string, string])[] = [
  ["P-1301", "medicare", "2026-10-05", "C34.11", "ZB1X7"],
  ["P-1302", "commercial", "2026-10-19", "C18.7", ""],
  ["P-1303", "advantage", "2026-11-11", "C56.1", "ZB1X7"],
];
