import { isBlank, textOf, type CellValue } from "../../values/cell";
import { isoOf } from "../../values/day";
import type { MatrixCells } from "../matrix";
import type { TableCells } from "../read-rows";
import { headersOf, schemaOf, type TableName } from "../tables";
import type { AddRow, MatrixEdit, RemoveRow, RowChange, RowValues, SetRow } from "./edit";
import { columnAt, findRow, rowName, sameCell, schemaColumn, typedCell } from "./table";

/**
 * The matrix after an edit. Columns that a practice added or moved and blank rows stay as they are; tables that the edit does not name
 * are the very same objects, and so are the rows that it leaves.
 * Rows of the edit are those before it: cells are set first, then rows taken out, then rows added at the end.
 * @throws where the edit does not fit: ask `editConflict` first where the matrix may have changed since the edit was made
 */
export function applyEdit(cells: MatrixCells, edit: MatrixEdit): MatrixCells {
  const after: { [T in TableName]?: TableCells } = { ...cells };
  for (const [name, changes] of changesByTable(edit)) {
    const applied = changed(name, cells[name], changes);
    if (typeof applied === "string") throw new Error(applied);
    after[name] = applied;
  }
  return after;
}

/**
 * Why an edit cannot be made on a matrix as it stands now: a row is gone, somebody changed one of its cells since, a column is missing.
 * A sentence with both values; `null` where it fits.
 */
export function editConflict(cells: MatrixCells, edit: MatrixEdit): string | null {
  for (const [name, changes] of changesByTable(edit)) {
    const applied = changed(name, cells[name], changes);
    if (typeof applied === "string") return applied;
  }
  return null;
}

function changesByTable(edit: MatrixEdit): Map<TableName, RowChange[]> {
  const byTable = new Map<TableName, RowChange[]>();
  for (const change of edit.changes) {
    const known = byTable.get(change.table);
    if (known) known.push(change);
    else byTable.set(change.table, [change]);
  }
  return byTable;
}

const NO_ROWS: TableCells["rows"] = [];

/** The table after its changes, or why they do not fit. */
function changed(name: TableName, found: TableCells | undefined, changes: readonly RowChange[]): TableCells | string {
  if (!found && changes.some((change) => change.kind !== "add"))
    return `The table ${name} is not there any more. Look for it, or create it again`;
  const table = found ?? { headers: headersOf(name), rows: NO_ROWS, firstRow: 2 };
  const rows: (readonly CellValue[])[] = [...table.rows];
  const removed = new Set<number>();
  const added: CellValue[][] = [];
  for (const change of changes) {
    const fault =
      change.kind === "add"
        ? add(table, change, added)
        : change.kind === "set"
          ? set(table, change, rows)
          : remove(table, change, rows, removed);
    if (fault !== null) return fault;
  }
  const left = removed.size === 0 ? rows : rows.filter((_, i) => !removed.has(i));
  // Excel keeps one row in a table that was emptied, and fills it first.
  const [only] = left;
  const filled = left.length === 1 && only?.every(isBlank) === true && added.length > 0 ? added : [...left, ...added];
  return { ...table, rows: filled.length === 0 && removed.size > 0 ? [table.headers.map(() => "")] : filled };
}

const lacksColumn = (table: TableName, column: string): string =>
  `The table ${table} has no column "${column}". Add a column with exactly this header`;

function add(table: TableCells, change: AddRow, added: CellValue[][]): string | null {
  const row: CellValue[] = table.headers.map(() => "");
  for (const [header, value] of Object.entries(change.values)) {
    const index = columnAt(table, header);
    if (index !== undefined) row[index] = value ?? "";
    else if (!isBlank(value)) return lacksColumn(change.table, header);
  }
  added.push(row);
  return null;
}

function set(table: TableCells, change: SetRow, rows: (readonly CellValue[])[]): string | null {
  const index = findRow(table, change.row, change.ruleId);
  const row = index === null ? undefined : rows[index];
  if (index === null || row === undefined) return gone(change);
  const next = [...row];
  for (const { column, from, to } of change.cells) {
    const at = columnAt(table, column);
    if (at === undefined) return lacksColumn(change.table, column);
    const fault = differs(change, column, from, next[at]);
    if (fault !== null) return fault;
    next[at] = to ?? "";
  }
  rows[index] = next;
  return null;
}

function remove(
  table: TableCells,
  change: RemoveRow,
  rows: readonly (readonly CellValue[])[],
  removed: Set<number>,
): string | null {
  const index = findRow(table, change.row, change.ruleId);
  const row = index === null ? undefined : rows[index];
  if (index === null || row === undefined || removed.has(index)) return gone(change);
  const expected = new Set([
    ...schemaOf(change.table).columns.map(({ header }) => header),
    ...Object.keys(change.values),
  ]);
  for (const header of expected) {
    const at = columnAt(table, header);
    const fault = differs(change, header, change.values[header], at === undefined ? "" : row[at]);
    if (fault !== null) return fault;
  }
  removed.add(index);
  return null;
}

const called = ({ table, row, ruleId }: SetRow | RemoveRow, values?: RowValues): string => {
  const name = ruleId || (values ? rowName(table, values) : "");
  return name === "" ? `Row ${row} of ${table}` : `${name} in ${table}`;
};

const gone = (change: SetRow | RemoveRow): string =>
  `${called(change, change.kind === "remove" ? change.values : undefined)} is not there any more: it was taken out since. Look at the matrix and try again`;

function differs(change: SetRow | RemoveRow, column: string, expected: CellValue, found: CellValue): string | null {
  const schema = schemaColumn(change.table, column);
  if (sameCell(schema, expected, found)) return null;
  const [was, now] = [expected, found].map((value) => cellText(change.table, column, value) || "(blank)");
  return `${called(change)}: ${column} was "${was}" and is now "${now}", because somebody changed it since. Look at the row and try again`;
}

/** A cell as the history and messages write it: dates as ISO text. @example cellText("PriorAuth", "From", 46388) //=> "2027-01-01" */
export function cellText(table: TableName, column: string, value: CellValue): string {
  const schema = schemaColumn(table, column);
  const typed = typeof value === "number" ? typedCell(schema, value) : value;
  return schema?.kind === "date" && typeof typed === "number" && typed > 0 ? isoOf(typed) : textOf(typed);
}
