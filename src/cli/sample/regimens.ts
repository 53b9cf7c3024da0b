import type { ProductName } from "./products";

/** A drug of a regimen. */
export interface DrugGiven {
  readonly product: ProductName;
  /** Amount given, in the product's dose unit. */
  readonly dose: number;
  /** Amount left in the vial and thrown away. */
  readonly wasted?: number;
}

/** One administration, in the order of the chair. */
export interface Administration {
  readonly code: string;
  readonly units?: number;
  /** The drug that it gave; blank where one line bills several. */
  readonly of?: ProductName;
  readonly minutes?: number;
  /** Runs together with the one before. */
  readonly concurrent?: boolean;
  readonly route: "IV" | "SC" | "IM";
  readonly pumpHours?: number;
  readonly mods?: readonly string[];
  readonly reason?: string;
}

/** What a patient gets on a treatment day. */
export interface Regimen {
  readonly name: string;
  /** Diagnoses of administration lines: the reason for the treatment first. */
  readonly treatment: readonly string[];
  /** Diagnoses of drugs, visits and laboratory tests. */
  readonly disease: readonly string[];
  readonly drugs: readonly DrugGiven[];
  readonly given: readonly Administration[];
  /** Days from one treatment to the next. */
  readonly everyDays: number;
  /** What follows on another day. */
  readonly after?: { readonly days: number; readonly regimen: Regimen };
}

const push = (of: ProductName): Administration => ({ code: "96375", of, minutes: 5, route: "IV" });

const PEGFILGRASTIM: Regimen = {
  name: "Pegfilgrastim the day after",
  treatment: ["D70.1", "C83.38"],
  disease: ["D70.1", "C83.38"],
  drugs: [{ product: "pegfilgrastim", dose: 6 }],
  given: [{ code: "96372", of: "pegfilgrastim", route: "SC" }],
  everyDays: 21,
};

const PUMP_DISCONNECT: Regimen = {
  name: "Pump disconnected and port flushed",
  treatment: ["Z45.2", "C18.7"],
  disease: ["C18.7"],
  drugs: [],
  given: [{ code: "96523", route: "IV" }],
  everyDays: 14,
};

const FOLFOX_DRUGS: readonly DrugGiven[] = [
  { product: "palonosetron", dose: 250 },
  { product: "dexamethasone", dose: 12 },
  { product: "oxaliplatin", dose: 150 },
  { product: "leucovorin", dose: 750 },
  { product: "fluorouracil", dose: 5200 },
];
const FOLFOX_CHAIR: readonly Administration[] = [
  push("palonosetron"),
  { code: "96367", of: "dexamethasone", minutes: 20, route: "IV" },
  { code: "96413", of: "oxaliplatin", minutes: 120, route: "IV" },
  { code: "96415", of: "oxaliplatin", units: 1, route: "IV" },
  { code: "96368", of: "leucovorin", minutes: 120, concurrent: true, route: "IV" },
  { code: "96411", of: "fluorouracil", minutes: 5, route: "IV" },
];
const COLON = { treatment: ["Z51.11", "C18.7"], disease: ["C18.7"], everyDays: 14 } as const;

/** Regimens of an oncology office, with doses for which whole vials, or a JW line, come out even. */
export const REGIMENS = {
  pembrolizumabLung: {
    name: "Pembrolizumab, lung",
    treatment: ["Z51.12", "C34.11"],
    disease: ["C34.11"],
    drugs: [{ product: "pembrolizumab", dose: 200 }],
    given: [{ code: "96413", of: "pembrolizumab", minutes: 30, route: "IV" }],
    everyDays: 21,
  },
  nivolumabMelanoma: {
    name: "Nivolumab, melanoma",
    treatment: ["Z51.12", "C43.59"],
    disease: ["C43.59"],
    drugs: [{ product: "nivolumab", dose: 240 }],
    given: [{ code: "96413", of: "nivolumab", minutes: 30, route: "IV" }],
    everyDays: 14,
  },
  folfoxMedicare: {
    ...COLON,
    name: "FOLFOX, take-home pump billed to Medicare",
    drugs: FOLFOX_DRUGS,
    given: [...FOLFOX_CHAIR, { code: "G0498", of: "fluorouracil", route: "IV", pumpHours: 46 }],
  },
  folfox: {
    ...COLON,
    name: "FOLFOX, take-home pump",
    drugs: FOLFOX_DRUGS,
    given: [...FOLFOX_CHAIR, { code: "96416", of: "fluorouracil", route: "IV", pumpHours: 46 }],
    after: { days: 2, regimen: PUMP_DISCONNECT },
  },
  folfoxBevacizumab: {
    ...COLON,
    name: "FOLFOX with bevacizumab, part of a vial discarded",
    drugs: [...FOLFOX_DRUGS, { product: "bevacizumab", dose: 375, wasted: 25 }],
    given: [
      ...FOLFOX_CHAIR,
      { code: "96417", of: "bevacizumab", minutes: 30, route: "IV" },
      { code: "G0498", of: "fluorouracil", route: "IV", pumpHours: 46 },
    ],
  },
  trastuzumab: {
    name: "Trastuzumab, maintenance",
    treatment: ["Z51.12", "C50.911"],
    disease: ["C50.911"],
    drugs: [{ product: "trastuzumab", dose: 450 }],
    given: [{ code: "96413", of: "trastuzumab", minutes: 30, route: "IV" }],
    everyDays: 21,
  },
  rChop: {
    name: "R-CHOP",
    treatment: ["Z51.11", "C83.38"],
    disease: ["C83.38"],
    drugs: [
      { product: "diphenhydramine", dose: 50 },
      { product: "rituximab", dose: 700 },
      { product: "cyclophosphamide", dose: 1500 },
      { product: "doxorubicin", dose: 90 },
      { product: "vincristine", dose: 2 },
    ],
    given: [
      push("diphenhydramine"),
      { code: "96413", of: "rituximab", minutes: 240, route: "IV" },
      { code: "96415", of: "rituximab", units: 3, route: "IV" },
      { code: "96417", of: "cyclophosphamide", minutes: 45, route: "IV" },
      { code: "96411", units: 2, minutes: 10, route: "IV" },
    ],
    everyDays: 21,
    after: { days: 1, regimen: PEGFILGRASTIM },
  },
  carboplatinPaclitaxel: {
    name: "Carboplatin and paclitaxel",
    treatment: ["Z51.11", "C56.1"],
    disease: ["C56.1"],
    drugs: [
      { product: "dexamethasone", dose: 20 },
      { product: "fosaprepitant", dose: 150 },
      { product: "paclitaxel", dose: 330 },
      { product: "carboplatin", dose: 450 },
    ],
    given: [
      push("dexamethasone"),
      { code: "96367", of: "fosaprepitant", minutes: 30, route: "IV" },
      { code: "96413", of: "paclitaxel", minutes: 180, route: "IV" },
      { code: "96415", of: "paclitaxel", units: 2, route: "IV" },
      { code: "96417", of: "carboplatin", minutes: 60, route: "IV" },
    ],
    everyDays: 21,
  },
  denosumab: {
    name: "Denosumab for bone metastases",
    treatment: ["C79.51", "C50.911"],
    disease: ["C79.51", "C50.911"],
    drugs: [{ product: "denosumab", dose: 120 }],
    given: [{ code: "96372", of: "denosumab", route: "SC" }],
    everyDays: 28,
  },
  zoledronicAcid: {
    name: "Zoledronic acid for bone metastases",
    treatment: ["C79.51", "C61"],
    disease: ["C79.51", "C61"],
    drugs: [{ product: "zoledronicAcid", dose: 4 }],
    given: [{ code: "96365", of: "zoledronicAcid", minutes: 20, route: "IV" }],
    everyDays: 28,
  },
  leuprolide: {
    name: "Leuprolide, three months",
    treatment: ["C61"],
    disease: ["C61"],
    drugs: [{ product: "leuprolide", dose: 22.5 }],
    given: [{ code: "96402", of: "leuprolide", route: "IM" }],
    everyDays: 84,
  },
  iron: {
    name: "Iron sucrose",
    treatment: ["D50.9"],
    disease: ["D50.9"],
    drugs: [{ product: "ironSucrose", dose: 200 }],
    given: [{ code: "96365", of: "ironSucrose", minutes: 30, route: "IV" }],
    everyDays: 7,
  },
  hydration: {
    name: "Hydration",
    treatment: ["E86.0", "C18.7"],
    disease: ["E86.0", "C18.7"],
    drugs: [{ product: "saline", dose: 1000 }],
    given: [{ code: "96360", of: "saline", minutes: 60, route: "IV", reason: "Dehydration after vomiting" }],
    everyDays: 14,
  },
  portFlush: {
    name: "Port flush alone",
    treatment: ["Z45.2", "C50.911"],
    disease: ["C50.911"],
    drugs: [],
    given: [{ code: "96523", route: "IV" }],
    everyDays: 42,
  },
} as const satisfies Readonly<Record<string, Regimen>>;
export type RegimenName = keyof typeof REGIMENS;
