// Claim lines as anybody would read them: one object a row, its texts split where they are lists.
import { payerKey } from "../../../src/matrix/payers";
import { textOf, type CellValue, type Cells } from "../../../src/values/cell";
import type { FlatRules } from "./flat-rules";

export interface PlainLine {
  /** Position among the rows below the headers, from 1. */
  readonly index: number;
  readonly payer: string;
  readonly payerKind: string;
  readonly patient: string;
  readonly dos: number;
  readonly code: string;
  readonly mods: readonly string[];
  readonly units: number | null;
  readonly dx: readonly string[];
  readonly place: string;
  readonly npi: string;
  readonly billingNpi: string;
  readonly specialty: string;
  readonly auth: string;
  readonly container: string;
  readonly source: string;
}

/** Reads rows under a header row that has the fields' own names. */
export function plainLines(cells: Cells, payers: FlatRules["payers"]): PlainLine[] {
  const [headers = [], ...rows] = cells;
  const at = new Map(headers.map((header, i) => [textOf(header), i]));
  const reader = (field: string) => {
    const index = at.get(field) ?? -1;
    return (row: readonly CellValue[]): string => textOf(row[index]);
  };
  const [payer, patient, dos, code] = [reader("Payer"), reader("Patient"), reader("DOS"), reader("CPT")];
  const [mods, units, dx, place] = [reader("Mods"), reader("Units"), reader("Dx"), reader("POS")];
  const [npi, billing, specialty] = [reader("Rendering NPI"), reader("Billing NPI"), reader("Specialty")];
  const [auth, container, source] = [reader("Auth"), reader("Container"), reader("Drug Source")];
  return rows.map((row, i) => {
    const known = payers.get(payerKey(payer(row)));
    return {
      index: i + 1,
      payer: known?.id ?? "",
      payerKind: known?.kind ?? "",
      patient: patient(row).toLowerCase(),
      dos: Number(dos(row)),
      code: code(row).toUpperCase(),
      mods: listOf(mods(row).toUpperCase()),
      units: units(row) === "" ? null : Number(units(row)),
      dx: listOf(dx(row)).map((one) => one.toUpperCase().replaceAll(".", "")),
      place: place(row),
      npi: npi(row),
      billingNpi: billing(row),
      specialty: specialty(row).toLowerCase(),
      auth: auth(row),
      container: container(row),
      source: source(row),
    };
  });
}

const listOf = (text: string): string[] => (text === "" ? [] : text.split(/[\s,;]+/).filter((part) => part !== ""));

/** What lines of one encounter have in common. */
export const encounterKey = ({ payer, patient, dos, billingNpi }: PlainLine): string =>
  `${payer}|${patient}|${dos}|${billingNpi}`;
