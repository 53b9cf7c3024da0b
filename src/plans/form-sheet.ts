import { newSheetName } from "../matrix/hand-over/sheet-names";
import type { FormSheet } from "../values/form-sheet";
import { FORM_NAME } from "./names";
import type { AddReportSheet, AddTable, NewColumn, Plan } from "./operations";
import { addNameOf, freeName } from "./written";
import { sameName, type WorkbookState } from "./workbook";

/** From this width on a column holds sentences, which are read whole. */
const SENTENCES = 30;

/**
 * Plans a new sheet to be filled in: rows to be read, a table with drop-downs under them, and a name by which it is found wherever it is
 * moved and whatever it is called then.
 * @param wanted the name of the sheet, numbered where it is taken
 * @example formSheetPlan("Audit 2026-11-26", form, "Draw an audit", state).sheet //=> "Audit 2026-11-26"
 */
export function formSheetPlan(
  wanted: string,
  form: FormSheet,
  title: string,
  { sheets, tables, names }: Pick<WorkbookState, "sheets" | "tables" | "names">,
): { readonly sheet: string; readonly plan: Plan } {
  const { head, columns, rows } = form;
  const sheet = newSheetName(
    wanted,
    sheets.map(({ name }) => name),
  );
  const taken = [...tables, ...names];
  const base = sheet.replace(/\W/g, "");
  let table = base;
  for (let number = 2; taken.some(({ name }) => sameName(name, table)); number++) table = `${base}_${number}`;
  const above: AddReportSheet = {
    kind: "addReportSheet",
    leads: true,
    sheet,
    visibility: "Visible",
    cells: head,
    // What is to be read runs over its neighbours: broken into lines it would stand in one narrow column.
    headings: [{ row: 0, level: "title" }],
    wraps: false,
    widths: [],
    print: { repeatRows: 0 },
  };
  const questions: AddTable = {
    kind: "addTable",
    name: table,
    at: { sheet, row: head.length, column: 0 },
    columns: columns.map(newColumn),
    rows,
  };
  const first = { sheet, row: 0, column: 0 };
  return {
    sheet,
    plan: {
      title,
      operations: [above, { ...addNameOf(freeName(FORM_NAME, names), first, names), leads: true }, questions],
    },
  };
}

/** Short text stands in text cells; Excel shows a long one there as ####. */
function newColumn({ header, width, help, choices }: FormSheet["columns"][number]): NewColumn {
  const isLong = width >= SENTENCES;
  return {
    header,
    format: isLong ? "General" : "@",
    width,
    help,
    choices: choices ? { kind: "words", words: choices } : null,
    keepsText: isLong,
    wraps: isLong,
  };
}
