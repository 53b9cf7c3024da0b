/** Tables (Excel's ListObjects) of the grid. */
import { IDefinedNamesService, SetSuperTableMutation } from "@univerjs/preset-sheets-core";
import {
  AddSheetTableMutation,
  DeleteSheetTableMutation,
  SetSheetTableCommand,
  SetSheetTableFilterMutation,
  SetSheetTableMutation,
  TableManager,
} from "@univerjs/preset-sheets-table";
import { generateRandomId } from "@univerjs/core";
import { intersection } from "../host/areas";
import type { Area } from "../host/areas";
import { fail } from "../host/errors";
import type { TableChange, TableInfo } from "../host/model";
import { cellReader, clearCells, makeRoom, writeCells } from "./cells";
import { run, sheetOf, toArea } from "./context";
import type { GridContext } from "./context";
import { insertCells } from "./sheets";
import { DEFAULT_TABLE_STYLE } from "./table-styles";

/** Excel's rule for the names of tables, and not like a cell: "tbl2" is one. */
const TABLE_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;
const LIKE_A_CELL = /^([a-z]{1,3}\d{1,7}|r\d*c?\d*|c\d*)$/i;

function manager(context: GridContext): TableManager {
  return context.univers.injector.get(TableManager);
}

export function listTables(context: GridContext): readonly TableInfo[] {
  return manager(context)
    .getTableList(context.book().getId())
    .map((table) => ({
      id: table.id,
      name: table.name,
      area: toArea(table.subUnitId, table.range),
      style: manager(context).getTableById(table.unitId, table.id)?.getTableStyleId() ?? DEFAULT_TABLE_STYLE,
      showHeaders: true,
      showTotals: false,
    }));
}

/** One table; throws ItemNotFound. */
export function tableOf(context: GridContext, id: string): TableInfo {
  return listTables(context).find((table) => table.id === id) ?? fail("ItemNotFound");
}

export async function addTable(context: GridContext, wanted: Area, hasHeaders: boolean): Promise<string> {
  if (listTables(context).some(({ area }) => intersection(area, wanted))) {
    fail("InvalidArgument", "A table cannot overlap another table.");
  }
  let area = wanted;
  if (!hasHeaders) {
    await insertCells(context, { ...wanted, rows: 1 }, "Down");
    area = { ...wanted, rows: wanted.rows + 1 };
  } else if (wanted.rows === 1) {
    // A table has at least one row of data, be it empty.
    area = { ...wanted, rows: 2 };
  }
  makeRoom(context, area);
  const header = writeMissingHeaders(context, area);
  const tableId = generateRandomId(10);
  const options = { showHeader: true, tableStyleId: DEFAULT_TABLE_STYLE };
  const range = rangeOf(area);
  const name = freeName(context);
  run(context, AddSheetTableMutation.id, area.sheet, { tableId, name, range, header, options });
  return tableId;
}

/** Excel gives every column a header of its own: "Column1", and "Units2" for a second "Units". */
function writeMissingHeaders(context: GridContext, area: Area): string[] {
  const row = { ...area, rows: 1 };
  const [current = []] = cellReader(context).text(row);
  const taken = new Set<string>();
  const header = current.map((text, index) => {
    const base = text || `Column${index + 1}`;
    let unique = base;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${base}${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
  if (header.some((text, index) => text !== current[index])) writeCells(context, row, [header]);
  return header;
}

function freeName(context: GridContext): string {
  const names = takenNames(context, null);
  let n = 1;
  while (names.has(`table${n}`)) n++;
  return `Table${n}`;
}

/** Names of tables and defined names, in small letters: a workbook has each once. */
function takenNames(context: GridContext, except: string | null): Set<string> {
  const unit = context.book().getId();
  const defined = context.univers.injector.get(IDefinedNamesService).getDefinedNameMap(unit) ?? {};
  return new Set([
    ...Object.values(defined).map(({ name }) => name.toLowerCase()),
    ...listTables(context)
      .filter(({ id }) => id !== except)
      .map(({ name }) => name.toLowerCase()),
  ]);
}

function rangeOf(area: Area) {
  return {
    startRow: area.row,
    startColumn: area.column,
    endRow: area.row + area.rows - 1,
    endColumn: area.column + area.columns - 1,
  };
}

export function changeTable(context: GridContext, id: string, change: TableChange): void {
  const table = tableOf(context, id);
  if (change.showHeaders === false) fail("UnsupportedOperation", "The grid cannot hide a table's header row.");
  if (change.showTotals === true) fail("UnsupportedOperation", "The grid cannot show a table's total row.");
  if (change.name !== undefined && change.name !== table.name) rename(context, table, change.name);
  if (change.style !== undefined && change.style !== table.style) {
    run(context, SetSheetTableMutation.id, table.area.sheet, { tableId: id, config: { theme: change.style } });
  }
  if (change.area !== undefined) resize(context, table, change.area);
}

/** Gives the tables of a workbook that was just opened their styles: Univer opens every table with the first one. */
export function dressTables(context: GridContext, styles: ReadonlyMap<string, string>): void {
  for (const { id, area, style } of listTables(context)) {
    const theme = styles.get(id) ?? style;
    if (theme !== style) run(context, SetSheetTableMutation.id, area.sheet, { tableId: id, config: { theme } });
  }
}

function rename(context: GridContext, table: TableInfo, name: string): void {
  if (!TABLE_NAME.test(name) || LIKE_A_CELL.test(name)) {
    fail("InvalidArgument", `"${name}" cannot be the name of a table.`);
  }
  if (takenNames(context, table.id).has(name.toLowerCase())) {
    fail("ItemAlreadyExists", `The workbook has something named "${name}" already.`);
  }
  if (
    context
      .book()
      .getSheets()
      .some((sheet) => sheet.getSheetName().toLowerCase() === name.toLowerCase())
  ) {
    // Excel lets a table be named as a sheet is; Univer's command refuses it, its mutation does not.
    run(context, SetSheetTableMutation.id, table.area.sheet, { tableId: table.id, config: { name } });
    return;
  }
  // The command also rewrites the formulas that say the old name.
  run(context, SetSheetTableCommand.id, table.area.sheet, { tableId: table.id, name });
}

function resize(context: GridContext, table: TableInfo, area: Area): void {
  if (area.sheet !== table.area.sheet || area.row !== table.area.row) {
    fail("InvalidArgument", "A table's header row stays where it is when the table is resized.");
  }
  if (!intersection(area, table.area)) fail("InvalidArgument", "A table's new area must overlap its old one.");
  setTableArea(context, table.id, area.rows === 1 ? { ...area, rows: 2 } : area);
}

/** Gives a table another area and reads its headers anew. */
export function setTableArea(context: GridContext, id: string, area: Area): void {
  makeRoom(context, area);
  run(context, SetSheetTableMutation.id, area.sheet, {
    tableId: id,
    config: { updateRange: { newRange: rangeOf(area) } },
  });
  readHeaders(context, id);
}

/** Tells a table's columns, and with them the formulas, what the header cells say. */
export function readHeaders(context: GridContext, id: string): void {
  const unit = context.book().getId();
  const table = manager(context).getTableById(unit, id) ?? fail("ItemNotFound");
  const sheet = table.getSubunitId();
  const area = toArea(sheet, table.getRange());
  const header = writeMissingHeaders(context, area);
  const columns = header.map((displayName, index) => {
    const known = table.getTableColumnByIndex(index)?.toJSON();
    return known
      ? { ...known, displayName }
      : { id: generateRandomId(10), displayName, dataType: "string", formula: "", meta: {}, style: {} };
  });
  table.setColumns(columns as Parameters<typeof table.setColumns>[0]);
  const titleMap = new Map(header.map((title, index) => [title, index]));
  const reference = { range: table.getRange(), sheetId: sheet, titleMap };
  run(context, SetSuperTableMutation.id, null, { tableName: table.getDisplayName(), reference });
}

export function deleteTable(context: GridContext, id: string, keepCells: boolean): void {
  const { area } = tableOf(context, id);
  run(context, DeleteSheetTableMutation.id, area.sheet, { tableId: id });
  if (!keepCells) clearCells(context, area, "All");
}

export function clearFilters(context: GridContext, id: string): void {
  const { area } = tableOf(context, id);
  sheetOf(context, area.sheet);
  for (let column = 0; column < area.columns; column++) {
    run(context, SetSheetTableFilterMutation.id, area.sheet, { tableId: id, column, tableFilter: undefined });
  }
}
