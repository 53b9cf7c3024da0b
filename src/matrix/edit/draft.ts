import { isBlank, textOf } from "../../values/cell";
import type { MatrixCells } from "../matrix";
import type { TableCells } from "../read-rows";
import { schemaOf, type TableName } from "../tables";
import type { CellChange, EditOutcome, LogAction, RowChange, RowValues } from "./edit";
import { nextRuleIds } from "./ids";
import {
  cellsAt,
  columnAt,
  isBlankRow,
  isRuleTable,
  rowName,
  rowValues,
  RULE_ID,
  sameCell,
  schemaColumn,
} from "./table";
import { validateRow } from "./validate";

/** A row that somebody is about to change. */
export interface Draft {
  readonly name: TableName;
  readonly table: TableCells;
  readonly row: number;
  readonly values: RowValues;
  /** "" where the row has none, or its table knows none. */
  readonly ruleId: string;
  /** As titles call it: `PA-0012`, `ACME`, `row 14 of Courses`. */
  readonly called: string;
}

type Fault = Extract<EditOutcome, { kind: "fault" }>;

export const fault = (column: string, message: string): Fault => ({ kind: "fault", column, message });

export const edited = (
  title: string,
  action: LogAction,
  reason: string,
  changes: readonly RowChange[],
): EditOutcome => ({ kind: "edit", edit: { title, action, reason: reason.trim(), changes } });

/** The row, ready to be changed; a fault where it is not there or blank. */
export function draftOf(cells: MatrixCells, name: TableName, row: number): Draft | Fault {
  const table = cells[name];
  if (!table) return noTable(name);
  const found = cellsAt(table, row);
  const values = rowValues(name, cells, row);
  if (!found || !values || isBlankRow(name, table, found))
    return fault("", `Row ${row} of ${name} is not there any more. Look at the table and try again`);
  const ruleId = isRuleTable(name) ? textOf(values[RULE_ID]) : "";
  const key = rowName(name, values);
  return { name, table, row, values, ruleId, called: key === "" ? `row ${row} of ${name}` : key };
}

export const noTable = (name: TableName): Fault =>
  fault("", `The table ${name} is not in the matrix. Create it first: Health offers it`);

/** What has to be written so that a row holds these values; headers that are left out stay. */
export function cellChanges(draft: Draft, values: RowValues): CellChange[] {
  const found = cellsAt(draft.table, draft.row) ?? [];
  return Object.entries(values).flatMap(([header, to]) => {
    const index = columnAt(draft.table, header);
    const from = index === undefined ? "" : (found[index] ?? "");
    return sameCell(schemaColumn(draft.name, header), from, to) ? [] : [{ column: header, from, to: to ?? "" }];
  });
}

/** Sets cells of a row. A rule that has no Rule ID yet gets it, so that its history can be told. */
export function setRow(draft: Draft, cells: readonly CellChange[], newId: string): RowChange {
  const { name, row, ruleId } = draft;
  const needsId = isRuleTable(name) && ruleId === "" && newId !== "" && columnAt(draft.table, RULE_ID) !== undefined;
  const id: CellChange[] = needsId ? [{ column: RULE_ID, from: "", to: newId }] : [];
  return { kind: "set", table: name, row, ruleId, cells: [...id, ...cells] };
}

/** The Rule IDs that an edit of this row needs: one for the row where it has none, then `more` of them. */
export function idsFor(
  cells: MatrixCells,
  draft: Draft,
  more: number,
): { readonly own: string; readonly others: string[] } {
  if (!isRuleTable(draft.name)) return { own: "", others: [] };
  const missing = draft.ruleId === "" ? 1 : 0;
  const ids = nextRuleIds(cells, draft.name, missing + more);
  return { own: missing ? (ids[0] ?? "") : draft.ruleId, others: ids.slice(missing) };
}

/** The first thing that is wrong with a row's new values; faults that stood there before are no reason to refuse. */
export function newFault(
  cells: MatrixCells,
  table: TableName,
  values: RowValues,
  before: { readonly values: RowValues; readonly row: number } | null,
): Fault | null {
  const lacking = unplaced(cells, table, values);
  if (lacking) return lacking;
  const row = before?.row ?? 0;
  const old = new Set(before ? validateRow(table, before.values, cells, row).map(issueKey) : []);
  const found = validateRow(table, values, cells, row).find(
    (issue) => issue.severity === "error" && !old.has(issueKey(issue)),
  );
  return found ? fault(found.column, sentence(found.column, found.message)) : null;
}

const issueKey = ({ column, message }: { readonly column: string; readonly message: string }): string =>
  `${column}|${message}`;

/** An issue as the message of a field: what the reader says of leaving the row out is not yet so. */
function sentence(column: string, message: string): string {
  const said = message.replace(/[.;]? ?The row is left out until it is corrected$/, "");
  return said.startsWith(column) ? said : `${column}: ${said}`;
}

/** A fault where a value has no column to stand in. */
export function unplaced(cells: MatrixCells, name: TableName, values: RowValues): Fault | null {
  const table = cells[name];
  if (!table) return noTable(name);
  for (const [header, value] of Object.entries(values)) {
    if (isBlank(value) || columnAt(table, header) !== undefined) continue;
    const ours = schemaColumn(name, header);
    return fault(
      header,
      ours
        ? `The table ${name} of this matrix has no column "${header}". Add a column with exactly this header`
        : `${schemaOf(name).title} knows no column "${header}"`,
    );
  }
  return null;
}
