import { applyEdit } from "../../../src/matrix/edit/apply";
import type { EditOutcome, MatrixEdit, RowValues } from "../../../src/matrix/edit/edit";
import { logRows, type LogStamp } from "../../../src/matrix/edit/log";
import type { MatrixCells } from "../../../src/matrix/matrix";
import { tableOf, type Fields } from "../../../src/matrix/starter/row";
import { TABLE_NAMES } from "../../../src/matrix/tables";
import { day } from "../../day";
import { ACME, MEDICARE, type Rows } from "../matrix-of";

/** Cells of a matrix with these rows; tables that are not named are there and empty. */
export function cellsOf(rows: Rows): MatrixCells {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, tableOf(name, rows[name] ?? [])]));
}

const auth = (id: string, payer: string, codes: string, more: Fields = {}): Fields => ({
  "Rule ID": id,
  Payer: payer,
  Codes: codes,
  Requirement: "Required",
  Source: "Bulletin 1",
  Reviewed: day("2026-11-01"),
  ...more,
});

/** A practice's matrix: PA-0001 to PA-0003 in rows 2 to 4, and a rule of wastage. */
export function practice(): MatrixCells {
  return cellsOf({
    Payers: [ACME, MEDICARE, { "Payer ID": "BETA", Name: "Beta Health", Kind: "Commercial", Edits: "NCCI" }],
    PriorAuth: [
      auth("PA-0001", "ACME", "*", { Requirement: "Not required" }),
      auth("PA-0002", "ACME", "J9271;J9299", { From: day("2026-01-01"), Note: "As the bulletin says" }),
      auth("PA-0003", "BETA", "J9*", { To: day("2026-12-31") }),
    ],
    Wastage: [{ "Rule ID": "WA-0001", Payer: "*", Codes: "*", JW: "Required", JZ: "Required", Source: "CMS" }],
  });
}

/** The edit of an outcome. @throws with the fault where it is none */
export function editOf(outcome: EditOutcome): MatrixEdit {
  if (outcome.kind === "fault") throw new Error(`${outcome.column}: ${outcome.message}`);
  return outcome.edit;
}

/** The fault of an outcome. @throws where it is an edit */
export function faultOf(outcome: EditOutcome): { readonly column: string; readonly message: string } {
  if (outcome.kind === "edit") throw new Error(`no fault: ${outcome.edit.title}`);
  return { column: outcome.column, message: outcome.message };
}

/** What the writer does: the edit, and its rows of the log. */
export function saved(cells: MatrixCells, edit: MatrixEdit, stamp: LogStamp): MatrixCells {
  return applyEdit(applyEdit(cells, edit), addedToLog(logRows(edit, stamp, cells)));
}

const addedToLog = (rows: readonly RowValues[]): MatrixEdit => ({
  title: "History",
  action: "Added",
  reason: "",
  changes: rows.map((values) => ({ kind: "add", table: "MatrixLog", values })),
});
