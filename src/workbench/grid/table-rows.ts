/** Rows and columns that a table gains and loses. */
import { intersection } from "../host/areas";
import type { Area } from "../host/areas";
import { fail, WRONG_SHAPE } from "../host/errors";
import type { CellInput, ChangeType, Grid } from "../host/model";
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
  if (rows.length === 0) return;
  if (rows.some((row) => row.length !== area.columns)) fail("InvalidArgument", WRONG_SHAPE);
  if (at < 0 || at > dataRows) fail("InvalidArgument", `The table has ${dataRows} rows.`);
  const first = area.row + 1 + at;
  const added: Area = { ...area, row: first, rows: rows.length };
  const after = { ...area, rows: area.rows + rows.length };
  await context.silently(async () => {
    if (at < dataRows || !isFree(context, added)) await insertCells(context, added, "Down");
    growTable(context, id, area, after);
    writeCells(context, added, rows);
  });
  tell(context, id, added, "RowInserted");
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
  // The last row of a table is emptied, never removed.
  const kept = count === dataRows ? 1 : 0;
  await context.silently(async () => {
    if (kept > 0) clearCells(context, { ...gone, rows: 1 }, "Contents");
    if (count > kept) await deleteCells(context, { ...gone, row: gone.row + kept, rows: count - kept }, "Up");
    setTableArea(context, id, { ...area, rows: area.rows - count + kept });
  });
  tell(context, id, gone, "RowDeleted");
}

function tell(context: GridContext, table: string, area: Area, change: ChangeType): void {
  context.announce(area, change, table);
  context.announce(area, change);
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
  if (cells.length > area.rows) fail("InvalidArgument", WRONG_SHAPE);
  await context.silently(async () => {
    if (inside || !isFree(context, added)) await insertCells(context, added, "Right");
    const column = cells.map((cell) => [cell]);
    if (column.length > 0) writeCells(context, { ...added, rows: column.length }, column);
    setTableArea(context, id, { ...area, columns: area.columns + 1 });
  });
  tell(context, id, added, "ColumnInserted");
}

export async function deleteTableColumn(context: GridContext, id: string, index: number): Promise<void> {
  const { area } = tableOf(context, id);
  if (index < 0 || index >= area.columns) fail("InvalidArgument", `The table has ${area.columns} columns.`);
  if (area.columns === 1) return deleteTable(context, id, false);
  const gone: Area = { ...area, column: area.column + index, columns: 1 };
  await context.silently(async () => {
    await deleteCells(context, gone, "Left");
    setTableArea(context, id, { ...area, columns: area.columns - 1 });
  });
  tell(context, id, gone, "ColumnDeleted");
}
