import type { MatrixEdit, RemoveRow, RowChange, RowValues, SetRow } from "../matrix/edit/edit";
import type { MatrixCells } from "../matrix/matrix";
import type { TableCells } from "../matrix/read-rows";
import { headersOf, type TableName } from "../matrix/tables";
import { folded, isBlank, textOf, type CellValue } from "../values/cell";
import { groupBy } from "../values/lists";
import { columnFormats, rowCells } from "./matrix-tables";
import type { Operation, Plan, RemoveTableRows, RowCells, SetTableRow, TableRowKey } from "./operations";

/** What a plan for an edit of the matrix is made of. */
export interface MatrixEditParts {
  readonly edit: MatrixEdit;
  /** The cells that the edit was made of: the plan expects to find them. */
  readonly cells: MatrixCells;
  /** What the history says of it; left out where the workbook keeps none. */
  readonly log: readonly RowValues[];
}

/**
 * The plan that carries an edit of the matrix into the workbook, with its rows of history. It expects the cells as they were
 * read, practice's own columns too, so that an edit somebody else made meanwhile is never written over.
 * @example editMatrixPlan({ edit, cells: matrix.cells, log: logRows(edit) }).title //=> "End PA-0012 on 31 Dec 2026"
 */
export function editMatrixPlan({ edit, cells, log }: MatrixEditParts): Plan {
  const operations: Operation[] = [];
  for (const [table, changes] of groupBy(edit.changes, (change) => change.table)) {
    operations.push(...tableOperations(table, changes, cells[table]));
  }
  if (cells.MatrixLog && log.length > 0) operations.push(additions("MatrixLog", log));
  return { title: edit.title, operations };
}

/**
 * Cells first, then rows that come at the end, then rows that go: so every row stands where it was read when its turn comes, and a pane that is
 * closed in between leaves a row too many, which shows, and none too few.
 */
function tableOperations(table: TableName, changes: readonly RowChange[], cells: TableCells | undefined): Operation[] {
  const sets = changes.filter((change) => change.kind === "set");
  const removes = changes.filter((change) => change.kind === "remove");
  const adds = changes.filter((change) => change.kind === "add");
  return [
    ...[...groupBy(sets, (change) => change.row).values()].map((ofRow) => setRow(table, ofRow, cells)),
    ...(adds.length > 0
      ? [
          additions(
            table,
            adds.map(({ values }) => values),
          ),
        ]
      : []),
    ...(removes.length > 0 ? [removals(table, removes, cells)] : []),
  ];
}

/** @param changes of one row, at least one; where two name the same column, the last counts */
function setRow(table: TableName, changes: readonly SetRow[], cells: TableCells | undefined): SetTableRow {
  const was = wholeRow(table, cells, changes[0]?.row ?? 0);
  const written = new Map<string, { expected: CellValue; value: CellValue }>();
  for (const { column, from, to } of changes.flatMap((change) => change.cells)) {
    const value = rowCells(table, { [column]: to })[column] ?? "";
    written.set(column, { expected: was ? (was[column] ?? "") : from, value });
  }
  return {
    kind: "setTableRow",
    table,
    row: keyOf(changes[0]?.ruleId ?? "", changes[0]?.row ?? 0, was, cells),
    cells: [...written].map(([column, cell]) => ({ column, ...cell })),
    formats: columnFormats(table, [...written.keys()]),
  };
}

function removals(table: TableName, removes: readonly RemoveRow[], cells: TableCells | undefined): RemoveTableRows {
  return {
    kind: "removeTableRows",
    table,
    rows: removes.map(({ row, ruleId, values }) => {
      const was = wholeRow(table, cells, row);
      return { row: keyOf(ruleId, row, was, cells), expected: was ?? rowCells(table, values) };
    }),
    formats: columnFormats(table),
  };
}

function additions(table: TableName, rows: readonly RowValues[]): Operation {
  return {
    kind: "addTableRows",
    table,
    rows: rows.map((values) => rowCells(table, values)),
    formats: columnFormats(table),
  };
}

function keyOf(ruleId: string, row: number, was: RowCells | null, cells: TableCells | undefined): TableRowKey {
  const index = row - (cells?.firstRow ?? row);
  return { index, ruleId, ...(ruleId === "" && was ? { whole: was } : {}) };
}

/**
 * A row as it was read, blank cells left out, by the schema's spelling of the headers and the practice's own; `null` where it was not read.
 * @param row 1-based, as `TableCells.firstRow` counts
 */
function wholeRow(table: TableName, cells: TableCells | undefined, row: number): RowCells | null {
  const values = cells?.rows[row - cells.firstRow];
  if (!cells || !values) return null;
  const spelled = new Map(headersOf(table).map((header) => [folded(header), header]));
  const filled = cells.headers.map((header, i) => {
    const text = textOf(header);
    return [spelled.get(folded(text)) ?? text, values[i]] as const;
  });
  return Object.fromEntries(filled.filter(([, value]) => !isBlank(value)));
}
