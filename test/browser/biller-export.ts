import type { CellValue } from "../../src/values/cell";

/*
 * The export of a practice system, made of the sample's claims: two title rows, columns that are called as such systems call them, three modifier
 * columns, NDCs that a spreadsheet has turned into numbers, a total at the bottom.
 */

/** The headers of the export and the field of the sample that stands under each; several for a field that is parted. */
const COLUMNS: readonly (readonly [header: string, field: string])[] = [
  ["Ins", "Payer"],
  ["Acct", "Patient"],
  ["Svc Date", "DOS"],
  ["Proc", "CPT"],
  ["Mod1", "Mods"],
  ["Mod2", "Mods"],
  ["Mod3", "Mods"],
  ["Qty", "Units"],
  ["Chg", "Charge"],
  ["Dx1", "Dx"],
  ["Dx2", "Dx"],
  ["POS", "POS"],
  ["Rend NPI", "Rendering NPI"],
  ["Clm ID", "Claim"],
  ["SL ID", "Line"],
  ["Tracking", "Auth"],
  ["NDC", "NDC"],
  ["Start", "Start"],
  ["Stop", "Stop"],
  ["Drug", "Drug"],
  ["Dose", "Dose"],
  ["Container", "Container"],
];
export const EXPORT_HEADERS = COLUMNS.map(([header]) => header);
/** The row of the headers, 1-based. */
export const HEADER_ROW = 4;

export type Rows = readonly (readonly CellValue[])[];

/** A value of a line of the sample. */
export const valueIn = (sample: Rows, row: readonly CellValue[], field: string): CellValue =>
  row[(sample[0] ?? []).indexOf(field)] ?? "";

/**
 * The export of lines of the sample, as rows of a sheet.
 * @param sample the sample's claim sheet with its headers
 * @param lines rows of it
 * @param run what the system says of when it was made
 */
export function exportOf(sample: Rows, lines: Rows, run: string): CellValue[][] {
  const rows = lines.map((line) => COLUMNS.map(([header, field]) => cellOf(header, valueIn(sample, line, field))));
  const at = EXPORT_HEADERS.indexOf("Chg");
  const total = rows.reduce((sum, row) => sum + Number(row[at]), 0);
  return [
    ["Lakeside Oncology - charges ready to bill"],
    [run],
    [],
    [...EXPORT_HEADERS],
    ...rows,
    EXPORT_HEADERS.map((_, i) => (i === 0 ? "Total" : i === at ? total : "")),
  ];
}

function cellOf(header: string, value: CellValue): CellValue {
  const part = /^(?:Mod|Dx)(\d)$/.exec(header)?.[1];
  if (part !== undefined) return String(value ?? "").split(/[,; ]+/)[Number(part) - 1] ?? "";
  // The spreadsheet took it for a number: its zeros are gone.
  if (header === "NDC" && value !== "") return Number(value);
  return value;
}

/** The formats of the columns, by their headers. */
export const formatOf = (header: string): string =>
  header === "Svc Date" ? "m/d/yyyy" : header === "Start" || header === "Stop" ? "h:mm" : "General";
