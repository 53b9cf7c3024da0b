import { compileMatrix, type MatrixCells } from "../../matrix/matrix";
import { starterTables } from "../../matrix/starter";
import { headersOf, type TableName } from "../../matrix/tables";
import type { Field } from "../../claims/fields";
import {
  DATE_FORMAT,
  MONEY_FORMAT,
  TEXT_FORMAT,
  type ColumnToWrite,
  type SheetToWrite,
  type WorkbookToWrite,
} from "../../files/xlsx-write";
import type { CellValue } from "../../values/cell";
import { dayOf } from "../../values/day";
import { matrixWorkbook } from "../matrix-workbook";
import { cleanDays, courseId, type SampleDay, type SampleLine } from "./days";
import { formulasSheet } from "./formulas";
import { FAULTS, plantFaults, type Fault } from "./faults";
import { authorise, type Authorised } from "./ledger";
import { RADIATION } from "./practice";

/** The name of the claim sheet and of its table. */
export const CLAIMS = "Claims";
/** The sample is the same file whenever it is written. */
const WRITTEN = new Date(Date.UTC(2026, 10, 23));
const WRITTEN_DAY = dayOf(2026, 11, 23) ?? 0;

const text = (width: number): ColumnToWrite => ({ format: TEXT_FORMAT, width });
const date: ColumnToWrite = { format: DATE_FORMAT, width: 12 };
const clock: ColumnToWrite = { format: "h:mm", width: 8 };
const number: ColumnToWrite = { width: 9 };

/** Columns of the claim sheet, in the order of the template: what a coder looks at first, then what some services need. */
const COLUMNS: readonly (readonly [Field, ColumnToWrite])[] = [
  ["Claim", text(10)],
  ["Line", number],
  ["Payer", text(26)],
  ["Patient", text(10)],
  ["DOS", date],
  ["CPT", text(8)],
  ["Mods", text(8)],
  ["Units", number],
  ["Charge", { format: MONEY_FORMAT, width: 12 }],
  ["Dx", text(16)],
  ["POS", text(6)],
  ["Rendering NPI", text(14)],
  ["Billing NPI", text(14)],
  ["Referring NPI", text(14)],
  ["Ordering NPI", text(14)],
  ["Specialty", text(20)],
  ["Auth", text(11)],
  ["Drug", text(8)],
  ["Dose", text(10)],
  ["Container", text(10)],
  ["Drug Source", text(12)],
  ["NDC", text(14)],
  ["NDC Unit", text(9)],
  ["NDC Qty", number],
  ["Start", clock],
  ["Stop", clock],
  ["Access Site", text(11)],
  ["Route", text(7)],
  ["Pump Hours", number],
  ["Level Basis", text(11)],
  ["New Patient", text(12)],
  ["New Problem", text(12)],
  ["Physician Plan", text(13)],
  ["Performed By", text(13)],
  ["Billed As", text(10)],
  ["Supervision", text(12)],
  ["Last Visit", date],
  ["Hydration Reason", text(24)],
  ["Z-Code", text(9)],
  ["Advanced Cancer", text(16)],
  ["Course ID", text(10)],
  ["Fractions", number],
];

/** The claims of the sample and its ledger, before they become a workbook. */
export interface Sample {
  /** Lines in the order of the sheet, with claim and line numbers. */
  readonly lines: readonly SampleLine[];
  readonly matrix: MatrixCells;
  /** Faults with the claim that each stands on. */
  readonly planted: readonly (Pick<Fault, "check" | "what"> & { readonly claim: string })[];
}

/** The practice's claims with nothing wrong in them, authorised: for tests that need claims without findings. */
export function cleanSample(): Sample {
  return sampleOf(authorise(cleanDays(), compileMatrix(starterTables())), []);
}

/** The claims of the sample workbook: those of the clean practice, and one day for every planted fault. */
export function sample(): Sample {
  const days = [...cleanDays(), ...FAULTS.map((fault) => fault.clean)];
  return sampleOf(plantFaults(authorise(days, compileMatrix(starterTables())), FAULTS), FAULTS);
}

function sampleOf({ days, ledger }: Authorised, faults: readonly Fault[]): Sample {
  const ordered = [...days].sort((a, b) => a.day - b.day || (a.patient < b.patient ? -1 : 1));
  const claims = new Map<SampleDay, string>(ordered.map((day, i) => [day, `C-${String(i + 1).padStart(4, "0")}`]));
  const tables = starterTables();
  return {
    lines: ordered.flatMap((day) =>
      day.lines.map((line, i) => ({ Claim: claims.get(day) ?? "", Line: i + 1, ...line })),
    ),
    matrix: {
      ...tables,
      Authorizations: tableOf("Authorizations", ledger),
      Courses: tableOf("Courses", courses(ordered)),
    },
    planted: faults.map(({ check, what, patient }) => {
      const day = ordered.find((each) => each.patient === patient);
      return { check, what, claim: (day && claims.get(day)) ?? "" };
    }),
  };
}

function tableOf(name: TableName, rows: readonly Readonly<Record<string, CellValue>>[]) {
  const headers = headersOf(name);
  return { headers, rows: rows.map((row) => headers.map((header) => row[header] ?? "")), firstRow: 2 };
}

/** A course for every patient under radiation; planning was billed before the sheet begins. */
function courses(days: readonly SampleDay[]): Record<string, CellValue>[] {
  const patients = [
    ...new Set(days.filter((day) => day.lines.some((line) => line["Course ID"])).map((day) => day.patient)),
  ];
  return patients.map((patient) => {
    const delivered = days.filter((day) => day.patient === patient).length;
    const weeks = RADIATION.some(([id]) => id === patient) ? delivered : 5;
    return {
      "Course ID": courseId(patient),
      Patient: patient,
      Kind: "Radiation",
      "Fractions Delivered": weeks,
      Complete: "No",
      "Management Billed": 0,
      "Planning Billed": "77263;77290",
      "Sessions Before": 0,
    };
  });
}

/** The sample workbook: the claim sheet first, then a formula of each kind, then the matrix. */
export function sampleWorkbook(): WorkbookToWrite {
  const { lines, matrix } = sample();
  const workbook = matrixWorkbook(matrix, WRITTEN_DAY);
  return {
    ...workbook,
    sheets: [claimSheet(lines), formulasSheet().sheet, ...workbook.sheets],
    active: 0,
    written: WRITTEN,
  };
}

function claimSheet(lines: readonly SampleLine[]): SheetToWrite {
  return {
    name: CLAIMS,
    table: CLAIMS,
    header: true,
    columns: COLUMNS.map(([, column]) => column),
    rows: [COLUMNS.map(([field]) => field), ...lines.map((line) => COLUMNS.map(([field]) => line[field] ?? ""))],
  };
}
