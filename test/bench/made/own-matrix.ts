// The matrix of the made practice whose patients are no copies: rows of its own for every payer in the tables that most lines ask.
import { CHARGES, PRODUCTS } from "../../../src/cli/sample/products";
import { PAYERS, type PayerName } from "../../../src/cli/sample/practice";
import { seeded } from "../../../src/values/seeded";
import type { MatrixCells } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { dayAt } from "../../../src/cli/sample/days";
import { payerName, withRows, type Size } from "../practice";

/** A payer of the practice, and the payer of the sample that it is billed like. */
export interface OwnPayer {
  readonly id: string;
  readonly name: string;
  readonly like: PayerName;
}

const MEDICARE: OwnPayer = { id: "MEDICARE", name: PAYERS.medicare.name, like: "medicare" };
const LIKE = ["commercial", "advantage"] as const;
const made = (i: number): OwnPayer => ({ id: `MADE-${i}`, name: payerName(i), like: LIKE[i % 2] ?? "commercial" });

/** Whose patient a number is: a third are Medicare's, the others the made payers'. */
export function payerOf(patient: number, payers: number): OwnPayer {
  return payers === 0 || patient % 3 === 0 ? MEDICARE : made((patient * 7) % payers);
}

/** Codes that claims of the practice have. */
export const CODES = [...new Set([...Object.keys(CHARGES), ...Object.values(PRODUCTS).map(({ code }) => code)])].sort();
/** Codes that nobody here bills: a matrix has rows of many. None of them is a second row for a code that is billed, which would be a conflict. */
const otherCode = (i: number): string => `K${1000 + ((i * 7) % 9000)}`;

const SOURCE = { Source: "Made for measuring", Reviewed: dayAt("2026-11-01") };
const DISEASES = ["C34", "C43;C44", "C18-C20", "C50", "C83", "C61", "C56-C57", "C90.0", "C00-C80", "C00-C96;D45-D47"];

/** Rows of DrugCoverage for each row of PriorAuth: 5,000 to 20,000. */
const COVERAGE_SHARE = 0.25;

/** The starter's tables with the rows of the made payers. */
export function ownTables({ payers, rules }: Pick<Size, "payers" | "rules">): MatrixCells {
  const tables = starterTables();
  const all = Array.from({ length: payers }, (_, i) => made(i));
  const each = <T>(row: (payer: OwnPayer, i: number) => T): T[] => all.map(row);
  const at = <T>(count: number, row: (payer: string, i: number, n: number) => T): T[] =>
    payers === 0
      ? []
      : Array.from({ length: count }, (_, n) => row(`MADE-${n % payers}`, n % payers, Math.floor(n / payers)));
  return {
    ...tables,
    Payers: withRows(
      tables,
      "Payers",
      each(({ id, name, like }) => ({
        "Payer ID": id,
        Name: name,
        Kind: like === "commercial" ? "Commercial" : "Medicare Advantage",
        Edits: "NCCI",
        "Date Basis": "Service",
        "Filing Days": 900,
      })),
    ),
    PriorAuth: withRows(tables, "PriorAuth", [
      ...each(({ id }) => ({
        "Rule ID": `PA-ALL-${id}`,
        Payer: id,
        Codes: "*",
        Requirement: "Not required",
        ...SOURCE,
      })),
      ...at(Math.max(0, rules - payers), (payer, i, n) => priorAuth(payer, i, n)),
    ]),
    DrugCoverage: withRows(
      tables,
      "DrugCoverage",
      at(Math.round(rules * COVERAGE_SHARE), (payer, i, n) => coverage(payer, i, n)),
    ),
    Wastage: withRows(
      tables,
      "Wastage",
      each(({ id, like }) => ({
        "Rule ID": `WA-${id}`,
        Payer: id,
        Codes: "*",
        JW: like === "commercial" ? "Paid" : "Required",
        JZ: like === "commercial" ? "Accepted" : "Required",
        Containers: "Single",
        ...SOURCE,
      })),
    ),
    UnitLimits: withRows(
      tables,
      "UnitLimits",
      at(payers * 2, (payer, i, n) => ({
        "Rule ID": `UL-${i}-${n}`,
        Payer: payer,
        Codes: n === 0 ? "J2506" : "96415",
        "Max Units": n === 0 ? 12 + (i % 3) : 6 + (i % 3),
        MAI: "2",
        ...SOURCE,
      })),
    ),
    CodingPolicy: withRows(tables, "CodingPolicy", [
      ...["Kind:Medicare", ...all.map(({ id }) => id)].map((payer) => ({
        "Rule ID": `CP-FILING-${payer}`,
        Payer: payer,
        Topic: "filing_days",
        Value: "900",
        ...SOURCE,
      })),
      ...each(({ id, like }) => ({
        "Rule ID": `CP-NDC-${id}`,
        Payer: id,
        Topic: "ndc",
        Value: like === "commercial" ? "required" : "optional",
        ...SOURCE,
      })),
    ]),
  };
}

/** A row of one payer: first of the codes that are billed, each in two periods and some with diagnoses, then of many others. */
function priorAuth(payer: string, i: number, n: number) {
  const next = seeded(i * 100_003 + n);
  const billed = Math.floor(n / 2) < CODES.length;
  const code = billed ? (CODES[Math.floor(n / 2)] ?? "") : otherCode(n * 13 + i);
  const later = n % 2 === 1;
  const wanted = isDrug(code) ? next() < 0.5 : next() < 0.08;
  return {
    "Rule ID": `PA-${i}-${n}`,
    Payer: payer,
    Codes: code,
    Requirement: wanted ? "Required" : "Not required",
    ...(later && wanted && next() < 0.5 ? { Diagnoses: DISEASES[Math.floor(next() * DISEASES.length)] ?? "" } : {}),
    From: dayAt(later ? "2026-01-01" : "2024-01-01"),
    ...(later ? {} : { To: dayAt("2025-12-31") }),
    ...SOURCE,
  };
}

const isDrug = (code: string): boolean => /^[JQ]/.test(code);
const DRUGS = CODES.filter(isDrug);

function coverage(payer: string, i: number, n: number) {
  const next = seeded(i * 10_007 + n + 5);
  const code = n < DRUGS.length ? (DRUGS[n] ?? "") : otherCode(n * 11 + i);
  const wide = next() < 0.8;
  return {
    "Rule ID": `DC-${i}-${n}`,
    Payer: payer,
    Codes: code,
    "Covered Diagnoses": wide
      ? "C00-D49;D50;D70;R11;E86;M81;Z45"
      : (DISEASES[Math.floor(next() * DISEASES.length)] ?? ""),
    Article: `Made ${n}`,
    From: dayAt("2024-01-01"),
    ...SOURCE,
  };
}
