// A made practice of any size: the sample's patients, again and again under other names, at the payers of a matrix of any size.
import { isVisitCode } from "../../src/codes/families";
import { FIELDS, type Field } from "../../src/claims/fields";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../src/claims/sheet";
import { sample } from "../../src/cli/sample/workbook";
import type { MatrixCells } from "../../src/matrix/matrix";
import type { TableCells } from "../../src/matrix/read-rows";
import { headersOf, type TableName } from "../../src/matrix/tables";
import { textOf, type CellValue } from "../../src/values/cell";
import { groupBy } from "../../src/values/lists";
import { day } from "../day";

export interface Size {
  readonly lines: number;
  /** Payers besides the starter's four, each with prior authorisation rows of its own. */
  readonly payers: number;
  /** Rows of PriorAuth besides the starter's. */
  readonly rules: number;
}

/** What a practice of some thousand lines a week knows after a few years. */
export const USUAL: Size = { lines: 100_000, payers: 20, rules: 2_000 };

const practice = sample();
const byPatient = [...groupBy(practice.lines, (line) => textOf(line.Patient)).values()];

/** The name of a made payer. @example payerName(3) //=> "Made Plan 3" */
export const payerName = (i: number): string => `Made Plan ${i}`;

/** The cells of a claim sheet, canonical headers first: whole patients, so that it may have some lines less than asked for. */
export function madeCells({ lines, payers }: Size): CellValue[][] {
  const fields = FIELDS.filter((field) => practice.lines.some((line) => line[field] !== undefined));
  const rows: CellValue[][] = [[...fields]];
  for (let copy = 0; ; copy++) {
    for (const [i, own] of byPatient.entries()) {
      if (rows.length + own.length > lines + 1) return rows;
      const named = renamed(copy, i, payers);
      for (const line of own) rows.push(fields.map((field) => named(field, line[field])));
    }
  }
}

/** The first copy is the sample itself; every other has patients and claims of its own, most of them at made payers. */
function renamed(copy: number, patient: number, payers: number) {
  const payer =
    copy === 0 || payers === 0 || (copy + patient) % 3 === 0 ? null : payerName((copy * 7 + patient) % payers);
  return (field: Field, value: CellValue | undefined): CellValue => {
    if (value === undefined) return "";
    if (field === "Payer" && payer !== null) return payer;
    if (copy > 0 && (field === "Patient" || field === "Claim")) return `${textOf(value)}-${copy}`;
    return value;
  };
}

export function madeSheet(size: Size): ClaimSheet {
  const sheet = readClaims(madeCells(size), { name: "made", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

const CODES = [...new Set(practice.lines.map((line) => textOf(line.CPT)))].filter((code) => code.length === 5);

/** The sample's matrix with the made payers and their rows. */
export function madeMatrix({ payers, rules }: Pick<Size, "payers" | "rules">): MatrixCells {
  const { matrix } = practice;
  const made = Array.from({ length: payers }, (_, i) => ({
    "Payer ID": `MADE-${i}`,
    Name: payerName(i),
    Kind: "Commercial",
    Edits: "NCCI",
    "Date Basis": "Service",
    "Filing Days": 365,
  }));
  const wanted = Array.from({ length: rules }, (_, i) => ({
    "Rule ID": `MADE-${i}`,
    Payer: `MADE-${i % Math.max(1, payers)}`,
    Codes:
      i < payers * CODES.length
        ? CODES[Math.floor(i / Math.max(1, payers)) % CODES.length]
        : `J${((i * 7) % 9000) + 1000}`.slice(0, 5),
    Requirement: i % 3 === 0 ? "Required" : "Not required",
    From: day("2024-01-01"),
    Source: "Made for measuring",
  }));
  return { ...matrix, Payers: withRows(matrix, "Payers", made), PriorAuth: withRows(matrix, "PriorAuth", wanted) };
}

export function withRows(
  matrix: MatrixCells,
  name: TableName,
  added: readonly Readonly<Record<string, CellValue | undefined>>[],
): TableCells {
  const table = matrix[name];
  const headers = table?.headers ?? headersOf(name);
  const rows = added.map((row) => headers.map((header): CellValue => row[textOf(header)] ?? ""));
  return { headers, rows: [...(table?.rows ?? []), ...rows], firstRow: table?.firstRow ?? 2 };
}
