import { applyEdit, cellText } from "../../matrix/edit/apply";
import { addPayerFromExample, copyToPayer } from "../../matrix/edit/copies";
import type { EditOutcome, MatrixEdit, RowValues } from "../../matrix/edit/edit";
import { addRow, changeFrom, correct, end, removeRow } from "../../matrix/edit/rules";
import { findRow, isRuleTable, rowValues, schemaColumn, typedCell } from "../../matrix/edit/table";
import { validateRow } from "../../matrix/edit/validate";
import type { MatrixCells } from "../../matrix/matrix";
import { schemaOf, type Column, type TableName } from "../../matrix/tables";
import { textOf } from "../../values/cell";
import { isoOf, parseDay, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import { MATRIX_WORDS } from "../words-matrix";
import type { Draft } from "./drafts";
import type { FormTask, RowRef } from "./matrix-place";
import { restored } from "./restore";

/** What is wrong with a field; `column` is a header, or one of `DAY`, `REASON`, `PAYERS`; "" for the form as a whole. */
export interface FieldFault {
  readonly column: string;
  readonly message: string;
}

/** Fields of a form that are no columns of its table. */
export const DAY = "day";
export const REASON = "reason";
export const PAYERS = "payers";

/** What a form comes to as it stands. */
export interface FormOutcome {
  /** The edit that Save would make; `null` while something is wrong or nothing was changed. */
  readonly edit: MatrixEdit | null;
  readonly faults: readonly FieldFault[];
}

/** Where a row stands in its sheet now, 1-based; `null` where it is there no more. */
export function rowOf(cells: MatrixCells, { table, row, ruleId }: RowRef): number | null {
  const found = cells[table];
  const index = found ? findRow(found, row, ruleId) : null;
  return found && index !== null ? found.firstRow + index : null;
}

/** A row as it stands now; `null` where it is there no more. */
export function valuesNow(cells: MatrixCells, ref: RowRef): RowValues | null {
  const row = rowOf(cells, ref);
  return row === null ? null : rowValues(ref.table, cells, row);
}

/** The table whose columns a form shows. */
export function tableOf(form: FormTask): TableName {
  if (form.task === "payer") return "Payers";
  return form.task === "add" ? form.table : form.ref.table;
}

/** The columns that a form asks for, in the order in which it asks. */
export function formColumns(form: FormTask): readonly Column[] {
  const own = schemaOf(tableOf(form)).columns.filter(({ kind }) => kind !== "id");
  switch (form.task) {
    case "add":
    case "correct":
    case "payer":
      return own;
    case "change":
      // Its first day is asked for once, above all others.
      return own.filter(({ header }) => header !== "From");
    default:
      return [];
  }
}

/** A form as it opens. @param today for what is reviewed now */
export function newDraft(cells: MatrixCells, form: FormTask, today: Day): Draft {
  const base = form.task === "add" || form.task === "payer" ? {} : (valuesNow(cells, form.ref) ?? {});
  const draft: Draft = { base, fields: initialFields(form, base, today), day: "", reason: "", payers: [] };
  if (form.task !== "payer") return draft;
  const [example] = examplePayers(cells);
  return { ...draft, payers: example ? [example] : [] };
}

/** Payers of the starter matrix whose rules a new payer can begin with. */
export function examplePayers(cells: MatrixCells): string[] {
  const { Payers } = cells;
  return (Payers?.rows ?? []).flatMap((_, i) => {
    const id = textOf(rowValues("Payers", cells, (Payers?.firstRow ?? 0) + i)?.["Payer ID"]);
    return /^example\b/i.test(id) ? [id] : [];
  });
}

function initialFields(form: FormTask, base: RowValues, today: Day): Readonly<Record<string, string>> {
  const table = tableOf(form);
  const fields = fieldsOf(table, form.task === "add" ? form.values : base);
  // What changes from a date changes by another bulletin, which whoever writes it down has just read.
  if (form.task === "change") return { ...fields, Source: "", "Source Date": "", Reviewed: isoOf(today) };
  return fields;
}

/** Cells as fields hold them: text, dates as date fields want them. */
export function fieldsOf(table: TableName, values: RowValues): Record<string, string> {
  return Object.fromEntries(
    schemaOf(table).columns.map(({ header }) => [header, cellText(table, header, values[header])]),
  );
}

/** Fields as cells: what is no date or number stays text, so that it can be told. */
export function valuesOf(table: TableName, fields: Readonly<Record<string, string>>): RowValues {
  return Object.fromEntries(
    Object.entries(fields).map(([header, text]) => [header, typedCell(schemaColumn(table, header), text.trim())]),
  );
}

/** Whether somebody changed something since the form was opened. */
export function isTouched(cells: MatrixCells, form: FormTask, draft: Draft, today: Day): boolean {
  const fresh = newDraft(cells, form, today);
  const initial = initialFields(form, draft.base, today);
  return (
    draft.day !== fresh.day ||
    draft.reason !== fresh.reason ||
    draft.payers.join("\n") !== fresh.payers.join("\n") ||
    Object.entries(draft.fields).some(([header, text]) => text !== (initial[header] ?? ""))
  );
}

/** The edit that a form stands for, and everything that is wrong with it. */
export function outcomeOf(cells: MatrixCells, form: FormTask, draft: Draft, today: Day): FormOutcome {
  if (!isTouched(cells, form, draft, today) && form.task !== "restore") return { edit: null, faults: [] };
  const outcome = editOf(cells, form, draft);
  if (outcome.kind === "edit") return { edit: outcome.edit, faults: [] };
  const first = { column: fieldOfFault(form, outcome.column), message: outcome.message };
  const others = rowFaults(cells, form, draft).filter(({ column }) => column !== first.column);
  return { edit: null, faults: [first, ...others] };
}

/** Everything that is wrong with the row that a form makes, in the order of its columns. */
function rowFaults(cells: MatrixCells, form: FormTask, draft: Draft): FieldFault[] {
  if (formColumns(form).length === 0) return [];
  const table = tableOf(form);
  const row = "ref" in form ? (rowOf(cells, form.ref) ?? 0) : 0;
  const day = form.task === "change" ? { From: draft.day } : {};
  const order = schemaOf(table).columns.map(({ header }) => header);
  return validateRow(table, valuesOf(table, { ...draft.fields, ...day }), cells, row)
    .filter(({ severity }) => severity === "error")
    .sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column))
    .map(({ column, message }) => ({
      column: fieldOfFault(form, column),
      message: message.replace(/[.;]? ?The row is left out until it is corrected$/, ""),
    }));
}

function fieldOfFault(form: FormTask, column: string): string {
  if (column === "Reason") return REASON;
  if (form.task === "change" && column === "From") return DAY;
  if (form.task === "end" && column === "To") return DAY;
  return form.task === "copy" && column === "Payer" ? PAYERS : column;
}

function editOf(cells: MatrixCells, form: FormTask, draft: Draft): EditOutcome {
  if (form.task === "payer") return payerEdit(cells, draft);
  if (form.task === "add") return addRow(cells, form.table, valuesOf(form.table, draft.fields));
  const { ref } = form;
  // A row that was taken out comes back this way.
  if (form.task === "restore") return restored(cells, ref, form.state, draft.reason);
  const row = rowOf(cells, ref);
  if (row === null) return { kind: "fault", column: "", message: MATRIX_WORDS.form.gone };
  const { table } = ref;
  const day = parseDay(draft.day);
  switch (form.task) {
    case "correct":
      return correct(cells, table, row, valuesOf(table, draft.fields), draft.reason);
    case "remove":
      return removeRow(cells, table, row, draft.reason);
  }
  if (!isRuleTable(table)) return { kind: "fault", column: "", message: MATRIX_WORDS.form.noRule };
  switch (form.task) {
    case "change": {
      if (day === null) return { kind: "fault", column: "From", message: MATRIX_WORDS.form.needsFirstDay };
      const { From: _, "Rule ID": __, ...fields } = draft.fields;
      return changeFrom(cells, table, row, { from: day, values: valuesOf(table, fields), reason: draft.reason });
    }
    case "end":
      if (day === null) return { kind: "fault", column: "To", message: MATRIX_WORDS.form.needsLastDay };
      return end(cells, table, row, day, draft.reason);
    case "copy":
      return copyEdit(cells, { ...ref, table }, draft);
  }
}

function payerEdit(cells: MatrixCells, draft: Draft): EditOutcome {
  const values = valuesOf("Payers", draft.fields);
  const [example] = draft.payers;
  return example === undefined ? addRow(cells, "Payers", values) : addPayerFromExample(cells, example, values);
}

/** Copies for several payers are one edit; each is made of the matrix that has the copies before it, so that no Rule ID comes twice. */
function copyEdit(
  cells: MatrixCells,
  ref: RowRef & { readonly table: Parameters<typeof copyToPayer>[1] },
  { payers, reason }: Draft,
): EditOutcome {
  let after = cells;
  const edits: MatrixEdit[] = [];
  for (const payer of payers) {
    const row = rowOf(after, ref);
    if (row === null) return { kind: "fault", column: "", message: MATRIX_WORDS.form.gone };
    const outcome = copyToPayer(after, ref.table, [row], payer, reason);
    if (outcome.kind === "fault") return outcome;
    after = applyEdit(after, outcome.edit);
    edits.push(outcome.edit);
  }
  const [first] = edits;
  if (!first) return { kind: "fault", column: "Payer", message: MATRIX_WORDS.form.needsPayer };
  const title = edits.length === 1 ? first.title : MATRIX_WORDS.form.copyTitle(ref.ruleId, joinWords(payers, "and"));
  return { kind: "edit", edit: { ...first, title, changes: edits.flatMap(({ changes }) => changes) } };
}
