import { newSheetName } from "../matrix/hand-over/sheet-names";
import { textOf, type CellValue, type Cells } from "../values/cell";
import { FINDINGS_NAME } from "./names";
import type { AddName, AddSheet, AddTable, AddTextFormats, NewColumn, Operation, Plan } from "./operations";
import { STATUS_LOOKS } from "./status-column";
import { addNameOf, clearBeside, freeName, type WrittenFindings } from "./written";
import { sameName, type WorkbookState } from "./workbook";

/** The sheet and the table, as they are called where the workbook has no others of that name. */
const FINDINGS = "Findings";

const NARROWEST_SENTENCES = 30;

const column = (header: string, width: number, help: string, format = "General"): NewColumn => ({
  header,
  format,
  width,
  help,
  choices: null,
  keepsText: true,
  // Sentences are read whole; a thousand line numbers would make a row as high as the screen.
  wraps: width >= NARROWEST_SENTENCES,
});

/** What the rows hold is made by checks/findings-rows.ts, in this order. */
const COLUMNS: readonly NewColumn[] = [
  column("Line", 9, "Position among the claim rows, counted from the headers. The line to fix."),
  column("Check", 12, "The check's id, as in the pane."),
  column("Severity", 13, "Error, Warning, Info, or Not checked, which is neither a finding nor a pass."),
  column("Message", 70, "What is wrong."),
  column("Fix", 44, "What to change."),
  column("Decided by", 36, "The row of the matrix or the public rule that decided."),
  column("Amount", 12, "Charges at risk.", "#,##0.00"),
  column("Payer", 26, "The payer of the line."),
  column("Claim", 16, "The claim's id."),
];
const SEVERITY = COLUMNS.findIndex(({ header }) => header === "Severity");

/** Plans a new sheet with the table of findings. @param rows as checks/findings-rows.ts makes them */
export function findingsTablePlan(
  rows: Cells,
  { sheets, tables, names }: Pick<WorkbookState, "sheets" | "tables" | "names">,
): Plan {
  const sheet = newSheetName(
    FINDINGS,
    sheets.map(({ name }) => name),
  );
  const taken = [...tables, ...names];
  let table = FINDINGS;
  for (let number = 2; taken.some(({ name }) => sameName(name, table)); number++) table = `${FINDINGS}${number}`;
  const cell = { sheet, row: 0, column: 0 };
  const made: AddTable = { kind: "addTable", name: table, at: cell, columns: COLUMNS, rows };
  // With its sheet: a pane that is closed in the middle leaves nothing that the next one does not know.
  const name: AddName = { ...addNameOf(freeName(FINDINGS_NAME, names), cell, names), leads: true };
  return {
    title: "Write the findings as a table",
    operations: [{ kind: "addSheet", sheet, visibility: "Visible" }, name, made, formatsOf(sheet, rows.length)],
  };
}

const formatsOf = (sheet: string, rows: number): AddTextFormats => ({
  kind: "addTextFormats",
  area: { sheet, row: 1, column: SEVERITY, rows: Math.max(1, rows), columns: 1 },
  looks: STATUS_LOOKS,
  width: null,
});

/** What takes the table of findings away as it is now, with its sheet and whatever stands beside it there. */
export function removeFindings(written: WrittenFindings): Operation[] {
  const { name, cell, table, headers, rows, hasFormats, beside } = written;
  const known = new Map(COLUMNS.map((each) => [each.header, each]));
  const columns = headers.map((header) => known.get(header) ?? column(header, 16, ""));
  const sheet: AddSheet = { kind: "addSheet", sheet: cell.sheet, visibility: "Visible" };
  return [
    { kind: "removeName", made: { kind: "addName", name, expected: null, cell } },
    ...(hasFormats ? [{ kind: "removeTextFormats" as const, made: formatsOf(cell.sheet, rows.length) }] : []),
    ...clearBeside(beside),
    { kind: "removeTable", made: { kind: "addTable", name: table, at: cell, columns, rows } },
    { kind: "removeSheet", made: sheet, expected: besideCells(beside), formulas: beside.filter(isFormula) },
  ];
}

const isFormula = ({ value }: WrittenFindings["beside"][number]): boolean => textOf(value).startsWith("=");

/** What stands beside the table, from A1 on. */
function besideCells(beside: WrittenFindings["beside"]): Cells {
  const cells: CellValue[][] = [];
  for (const { row, column: at, value } of beside) {
    while (cells.length <= row) cells.push([]);
    const into = cells[row] ?? [];
    while (into.length <= at) into.push("");
    into[at] = value;
  }
  return cells;
}
