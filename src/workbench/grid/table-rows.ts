/** Rows and columns that a table gains and loses. */
import { intersection } from "../host/areas";
import type { Area } from "../host/areas";
import { fail } from "../host/errors";
import type { CellInput, Grid } from "../host/model";
import { cellValue, clearCells, rawCells, writeCells } from "./cells";
import type { GridContext } from "./context";
import { deleteCells, insertCells } from "./sheets";
import { growTable } from "./table-growth";
import { deleteTable, listTables, setTableArea, tableOf } from "./tables";

export async function addTableRows(
  context: GridContext,
  id: string,
  index: number | null,
  rows: Grid<CellInput>,
): Promise<void> {
  const { area } = tableOf(context, id);
  const dataRows = area.rows - 1;
  const at = index ?? dataRows;
  if (at < 0 || at > dataRows) fail("InvalidArgument", `The table has ${dataRows} rows.`);
  const first = area.row + 1 + at;
  const added: Area = { ...area, row: first, rows: rows.length };
  const after = { ...area, rows: area.rows + rows.length };
  if (at < dataRows || !isFree(context, added)) await insertCells(context, added, "Down");
  growTable(context, id, area, after);
  writeCells(context, added, rows);
}

/** Whether nothing stands in an area, so that a table may simply grow into it. */
function isFree(context: GridContext, area: Area): boolean {
  const cell = rawCells(context, area.sheet);
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (cellValue(cell(row, column)) !== "") return false;
    }
  }
  return !listTables(context).some((table) => intersection(table.area, area));
}

export async function deleteTableRows(context: GridContext, id: string, index: number, count: number): Promise<void> {
  const { area } = tableOf(context, id);
  const dataRows = area.rows - 1;
  if (index < 0 || count < 1 || index + count > dataRows) fail("InvalidArgument", `The table has ${dataRows} rows.`);
  const gone: Area = { ...area, row: area.row + 1 + index, rows: count };
  if (count === dataRows) {
    // The last row of a table is emptied, never removed.
    clearCells(context, { ...gone, rows: 1 }, "Contents");
    if (count > 1) await deleteCells(context, { ...gone, row: gone.row + 1, rows: count - 1 }, "Up");
    return setTableArea(context, id, { ...area, rows: 2 });
  }
  await deleteCells(context, gone, "Up");
  setTableArea(context, id, { ...area, rows: area.rows - count });
}

export async function addTableColumn(
  context: GridContext,
  id: string,
  index: number | null,
  cells: readonly CellInput[],
): Promise<void> {
  const { area } = tableOf(context, id);
  const at = index ?? area.columns;
  if (at < 0 || at > area.columns) fail("InvalidArgument", `The table has ${area.columns} columns.`);
  const added: Area = { ...area, column: area.column + at, columns: 1 };
  const inside = at < area.columns;
  if (inside || !isFree(context, added)) await insertCells(context, added, "Right");
  writeCells(
    context,
    { ...added, rows: cells.length },
    cells.map((cell) => [cell]),
  );
  setTableArea(context, id, { ...area, columns: area.columns + 1 });
}

export async function deleteTableColumn(context: GridContext, id: string, index: number): Promise<void> {
  const { area } = tableOf(context, id);
  if (index < 0 || index >= area.columns) fail("InvalidArgument", `The table has ${area.columns} columns.`);
  if (area.columns === 1) return deleteTable(context, id, false);
  await deleteCells(context, { ...area, column: area.column + index, columns: 1 }, "Left");
  setTableArea(context, id, { ...area, columns: area.columns - 1 });
}
