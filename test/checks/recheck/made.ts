// Sheets and edits of the matrix that chance makes: every table, every kind of column, every way in which rows change.
import { isVisitCode } from "../../../src/codes/families";
import { FIELDS, type Field } from "../../../src/claims/fields";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../../src/claims/sheet";
import type { SampleLine } from "../../../src/cli/sample/days";
import { sample } from "../../../src/cli/sample/workbook";
import type { MatrixCells } from "../../../src/matrix/matrix";
import type { TableCells } from "../../../src/matrix/read-rows";
import { starterTables } from "../../../src/matrix/starter";
import {
  headersOf,
  MACS,
  PAYER_KINDS,
  RULE_TABLES,
  schemaOf,
  type Column,
  type TableName,
} from "../../../src/matrix/tables";
import { TOPIC_NAMES } from "../../../src/matrix/topics";
import { CHECKS } from "../../../src/checks/catalogue";
import { textOf, type CellValue, type Cells } from "../../../src/values/cell";
import { groupBy } from "../../../src/values/lists";
import { day } from "../../day";

/** A number from 0 up to, and without, 1. */
export type Next = () => number;

export const pick = <T>(next: Next, from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;

const practice = sample();
const byPatient = [...groupBy(practice.lines, (line) => textOf(line.Patient)).values()];

/** Names under which a claim may know a payer: names, aliases, other spellings, and nobody's. */
const PAYER_TEXTS = [
  "Medicare",
  "MEDICARE",
  "Medicare Part B",
  "example commercial plan",
  "EXAMPLE-MEDICAID",
  "Acme",
  "acme",
  "Nobody",
];
/** Two other groups, and none. */
const BILLING_GROUPS = ["", "1234567893", "1588888880"];
const ACCIDENTS: readonly CellValue[] = ["", 0, -1, "x", "99213", "J9271", "59,25", "2026-13-45", "A-71003"];

/** Lines of some of the sample's patients, with its mistakes and others. */
export function madeSheet(next: Next, patients = 18): ClaimSheet {
  return sheetOf(madeCells(next, patients));
}

/** Cells as the pane reads them. */
export function sheetOf(cells: Cells): ClaimSheet {
  const sheet = readClaims(cells, { name: "made", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

/** The cells of such a sheet, headers first. */
export function madeCells(next: Next, patients = 18): CellValue[][] {
  const lines = Array.from({ length: patients }, () => pick(next, byPatient)).flatMap((own, i): SampleLine[] => {
    const renamed = next() < 0.15 ? { Payer: pick(next, PAYER_TEXTS) } : {};
    const other = next() < 0.3 ? { Patient: `P-${9000 + (i % 5)}` } : {};
    return own.map((line) => ({ ...line, ...renamed, ...other }));
  });
  for (const line of lines) {
    if (next() < 0.06) line[pick(next, FIELDS)] = pick(next, ACCIDENTS);
    if (next() < 0.02) line.Payer = pick(next, PAYER_TEXTS);
    if (next() < 0.06) line["Billing NPI"] = pick(next, BILLING_GROUPS);
    if (next() < 0.03) Object.assign(line, { CPT: "J9999", "Line Note": "pembrolizumab 200 mg 00006302602" });
  }
  const left = new Set<Field>(FIELDS.filter(() => next() < 0.04));
  const fields = FIELDS.filter((field) => !left.has(field) || ["Payer", "Patient", "DOS", "CPT"].includes(field));
  return [[...fields], ...lines.map((line) => fields.map((field): CellValue => line[field] ?? ""))];
}

/** One to four changes of claim cells: values, rows that come, go or are emptied. */
export function madeClaimEdit(next: Next, cells: Cells): { readonly cells: CellValue[][]; readonly moves: boolean } {
  let edited = cells.map((row) => [...row]);
  const headers = edited[0] ?? [];
  let moves = false;
  for (let i = 1 + Math.floor(next() * 4); i > 0; i--) {
    const at = 1 + Math.floor(next() * (edited.length - 1));
    const row = edited[at] ?? [];
    const like = pick(next, edited.slice(1));
    const kind = next();
    if (kind < 0.5) {
      const column = Math.floor(next() * headers.length);
      row[column] = next() < 0.5 ? like[column] : pick(next, [...ACCIDENTS, ...PAYER_TEXTS]);
    } else if (kind < 0.6) edited[at] = headers.map(() => "");
    else if (kind < 0.7) edited.push([...like]);
    else if (kind < 0.8) edited[at] = [...like];
    else if (kind < 0.9) {
      edited = [...edited.slice(0, at), [...like], ...edited.slice(at)];
      moves = true;
    } else if (edited.length > 3) {
      edited = edited.filter((_, j) => j !== at);
      moves = true;
    }
  }
  return { cells: edited, moves };
}

const CODES = [...new Set(practice.lines.map((line) => textOf(line.CPT)))];
const DIAGNOSES = [...new Set(practice.lines.flatMap((line) => textOf(line.Dx).split(";")))];
/** Every table that checks look at. */
export const CHECKED_TABLES: readonly TableName[] = [
  ...RULE_TABLES,
  "Payers",
  "Drugs",
  "CodeStatus",
  "Authorizations",
  "Courses",
  "CheckSettings",
  "ReferenceSets",
];
const TABLES: readonly TableName[] = [...RULE_TABLES, ...CHECKED_TABLES];

/** The starter matrix with the practice's ledger, and rules that chance added to it. */
export function madeMatrix(next: Next, rules = 30): MatrixCells {
  let cells: MatrixCells = practice.matrix;
  for (let i = 0; i < rules; i++) cells = added(next, cells, pick(next, RULE_TABLES));
  if (next() < 0.3) cells = added(next, cells, "CheckSettings");
  return cells;
}

/** One to three changes of rows, in one table or several. @param first where most of them are */
export function madeEdit(next: Next, cells: MatrixCells, first = pick(next, TABLES)): MatrixCells {
  let edited = cells;
  for (let i = 1 + Math.floor(next() * 3); i > 0; i--)
    edited = changed(next, edited, next() < 0.7 ? first : pick(next, TABLES));
  return edited;
}

function changed(next: Next, cells: MatrixCells, name: TableName): MatrixCells {
  const table = tableIn(cells, name);
  const { rows } = table;
  const with_ = (now: TableCells["rows"]): MatrixCells => ({ ...cells, [name]: { ...table, rows: now } });
  const at = Math.floor(next() * rows.length);
  const kind = rows.length === 0 ? 0 : next();
  if (kind < 0.35) return added(next, cells, name);
  if (kind < 0.75) {
    const column = pick(next, schemaOf(name).columns);
    const value = cellOf(next, name, column);
    return with_(
      rows.map((row, i) =>
        i === at ? table.headers.map((header, j) => (header === column.header ? value : row[j])) : row,
      ),
    );
  }
  if (kind < 0.9) return with_(rows.filter((_, i) => i !== at));
  const to = Math.floor(next() * rows.length);
  const others = rows.filter((_, i) => i !== at);
  return with_([...others.slice(0, to), rows[at] ?? [], ...others.slice(to)]);
}

/** A new row, anywhere in its table: made by chance, or a copy of another row with one cell changed. */
function added(next: Next, cells: MatrixCells, name: TableName): MatrixCells {
  const table = tableIn(cells, name);
  const { columns } = schemaOf(name);
  const like = next() < 0.3 ? table.rows[Math.floor(next() * table.rows.length)] : undefined;
  const one = pick(next, columns);
  const row = table.headers.map((header, j): CellValue => {
    const column = columns.find((own) => own.header === header);
    if (!column) return "";
    return like && column !== one ? like[j] : cellOf(next, name, column);
  });
  const at = next() < 0.7 ? table.rows.length : Math.floor(next() * table.rows.length);
  return { ...cells, [name]: { ...table, rows: [...table.rows.slice(0, at), row, ...table.rows.slice(at)] } };
}

function tableIn(cells: MatrixCells, name: TableName): TableCells {
  return cells[name] ?? starterTables()[name] ?? { headers: headersOf(name), rows: [], firstRow: 2 };
}

/** A cell as people may fill it in; now and then as they should not. */
function cellOf(next: Next, table: TableName, column: Column): CellValue {
  if (next() < 0.02) return "#N/A";
  const blank = next() < (column.required ? 0.02 : 0.45);
  if (blank) return "";
  switch (column.kind) {
    case "payer":
      return next() < 0.5
        ? pick(next, ["MEDICARE", "EXAMPLE-COMMERCIAL", "EXAMPLE-MEDICAID", "EXAMPLE-ADVANTAGE", "ACME"])
        : pick(next, ["*", `Kind:${pick(next, PAYER_KINDS)}`, `MAC:${pick(next, MACS)}`]);
    case "payerId":
      return table === "Payers"
        ? pick(next, ["MEDICARE", "ACME", "EXAMPLE-COMMERCIAL", "NEW"])
        : pick(next, ["MEDICARE", "Example Commercial Plan", "Acme", "EXAMPLE-MEDICAID"]);
    case "code":
      return pick(next, CODES);
    case "codes":
      return next() < 0.6
        ? pick(next, CODES)
        : pick(next, [
            "*",
            "J9*",
            "J*",
            "9*",
            `${pick(next, CODES)};${pick(next, CODES)}`,
            "96360-96549",
            `*;!${pick(next, CODES)}`,
          ]);
    case "diagnoses":
      return pick(next, [pick(next, DIAGNOSES), "C50", "C00-C96", "Z51.11", "C00-D49;!C61"]);
    case "places":
      return pick(next, ["11", "22", "11;22"]);
    case "date":
      return day("2026-09-01") + Math.floor(next() * 120);
    case "number":
      return Math.floor(next() * 12);
    case "choice":
      return column.header === "Topic" ? pick(next, TOPIC_NAMES) : pick(next, column.choices ?? [""]);
    case "list":
      return column.header === "Aliases"
        ? pick(next, ["Acme", "Nobody;acme", "Medicare", "Example Commercial Plan"])
        : pick(next, ["10;40", "59;XU", "IV", "PO", "00006302602", "77263;77290", pick(next, CODES)]);
    case "id":
      return next() < 0.8 ? `R-${Math.floor(next() * 1e6)}` : "";
    case "text":
      return textFor(next, column.header);
  }
}

function textFor(next: Next, header: string): CellValue {
  switch (header) {
    case "Check":
      return pick(next, CHECKS).id;
    case "Patient":
      return textOf(pick(next, practice.lines).Patient);
    case "Auth Number":
      return textOf(pick(next, practice.lines).Auth) || "A-1";
    case "Course ID":
      return "RT-1201";
    case "Value":
      return pick(next, [
        "paid",
        "not_paid",
        "required",
        "optional",
        "99417",
        "G2212",
        "yes",
        "no",
        "59",
        "X",
        "office",
        "30",
        "J9271;J9299",
        "J9271>J9299",
      ]);
    case "Name":
      return pick(next, ["Acme", "Example Commercial Plan", "Nobody", "pembrolizumab", "Medicare Part B"]);
    case "Edition":
      return pick(next, ["2024-07", "2026-10"]);
    default:
      return pick(next, ["one", "two", "SA", "mg", "A12345", "read again"]);
  }
}
