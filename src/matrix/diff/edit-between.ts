import type { LogAction, MatrixEdit, RowChange, RowValues } from "../edit/edit";
import { cellsAt, wholeRow } from "../edit/table";
import type { MatrixCells } from "../matrix";
import type { TableCells } from "../read-rows";
import { TABLES_WITHOUT_PATIENTS, type TableName } from "../tables";
import { changedColumns } from "./index";
import { matchRows } from "./match";

/**
 * The edit that makes one matrix mean what another means: afterwards `diffMatrices` of the two is empty. Tables that the wanted matrix
 * lacks, tables that may hold patient data, and columns that a practice added are left as they are.
 * @param reason why, for the history; "" where nobody asked
 * @example editBetween(cells, cells, "Restore", "Restored").changes //=> []
 */
export function editBetween(
  current: MatrixCells,
  wanted: MatrixCells,
  title: string,
  action: LogAction,
  reason = "",
): MatrixEdit {
  const changes = TABLES_WITHOUT_PATIENTS.filter((name) => wanted[name] !== undefined).flatMap((table) =>
    matchRows(table, current[table], wanted[table])
      .flatMap(({ before, after }): RowChange[] => {
        if (!before) return [{ kind: "add", table, values: after.values() }];
        const at = { table, row: before.row, ruleId: before.ruleId };
        if (!after) return [{ kind: "remove", ...at, values: standingValues(table, current[table], before.row) }];
        const cells = changedColumns(table, before, after).map(({ column, to }) => ({
          column,
          from: before.cell(column) ?? "",
          to,
        }));
        return cells.length === 0 ? [] : [{ kind: "set", ...at, cells }];
      })
      .sort(bottomUp),
  );
  return { title, action, reason, changes };
}

/** What stands in a row, as it stands: a writer compares it with the sheet before it takes the row out. */
function standingValues(name: TableName, table: TableCells | undefined, row: number): RowValues {
  return table ? wholeRow(name, table, cellsAt(table, row) ?? []) : {};
}

const ORDER = { set: 0, remove: 1, add: 2 } as const;

/** Cells first, then rows from the last to the first, so that no change moves the row of another; then what is added, in its order. */
function bottomUp(a: RowChange, b: RowChange): number {
  if (a.kind !== b.kind) return ORDER[a.kind] - ORDER[b.kind];
  if (a.kind === "add" || b.kind === "add") return 0;
  return a.kind === "set" ? a.row - b.row : b.row - a.row;
}
