/** Tables that grow: what a person types right below a table becomes its next row, as in Excel. */
import { ICommandService } from "@univerjs/core";
import type { ICellData, IMutationInfo } from "@univerjs/core";
import { LexerTreeBuilder, SetRangeValuesCommand, SetRangeValuesMutation } from "@univerjs/preset-sheets-core";
import { SetSheetTableCommand } from "@univerjs/preset-sheets-table";
import { intersection } from "../host/areas";
import type { Area } from "../host/areas";
import type { TableInfo } from "../host/model";
import { cellValue, rawCells, setCells } from "./cells";
import type { CellMatrix } from "./cells";
import { extendConditionalFormats } from "./conditional";
import { run } from "./context";
import type { GridContext } from "./context";
import { listTables, readHeaders, setTableArea } from "./tables";
import { extendValidation } from "./validation";

/** Gives a table more rows: they look as its last row does, and its drop-downs and conditional formats reach them. */
export function growTable(context: GridContext, id: string, before: Area, after: Area): void {
  setTableArea(context, id, after);
  const cells = dressed(context, before, after);
  if (Object.keys(cells).length > 0) setCells(context, after, cells);
  extendValidation(context, before, after);
  extendConditionalFormats(context, before, after);
}

/** The formats of the last row for the rows that are new, and the formulas of the columns that hold nothing else. */
function dressed(context: GridContext, before: Area, after: Area): CellMatrix {
  const cell = rawCells(context, before.sheet);
  const lastRow = before.row + before.rows - 1;
  const lexer = context.univers.injector.get(LexerTreeBuilder);
  const cells: CellMatrix = {};
  for (let column = before.column; column < before.column + before.columns; column++) {
    const model = cell(lastRow, column);
    const formula = model?.f && everyRowHasFormula(context, before, column) ? model.f : null;
    for (let row = lastRow + 1; row < after.row + after.rows; row++) {
      const present = cell(row, column);
      const style = model?.s && !present?.s ? { s: model.s } : {};
      const filled: ICellData =
        formula !== null && cellValue(present) === "" && !present?.f
          ? { ...style, f: lexer.moveFormulaRefOffset(formula, 0, row - lastRow), v: null }
          : style;
      if (Object.keys(filled).length > 0) (cells[row] ??= {})[column] = filled;
    }
  }
  return cells;
}

function everyRowHasFormula(context: GridContext, table: Area, column: number): boolean {
  const cell = rawCells(context, table.sheet);
  for (let row = table.row + 1; row < table.row + table.rows; row++) if (!cell(row, column)?.f) return false;
  return true;
}

/** Lets the open workbook's tables grow and rename their columns while a person types. */
export function watchTables(context: GridContext): void {
  const commands = context.univers.injector.get(ICommandService);
  // Univer takes the person's change into its undo list when the command ends; what follows from it comes after.
  let changes: { readonly sheet: string; readonly cells: CellMatrix }[] = [];
  commands.onCommandExecuted((command, options) => {
    if (command.id !== SetRangeValuesMutation.id || options?.onlyLocal || context.trigger() !== "Unknown") return;
    const { params } = command as IMutationInfo<{ subUnitId: string; cellValue?: CellMatrix }>;
    if (changes.length === 0) {
      queueMicrotask(() => {
        const done = changes;
        changes = [];
        for (const { sheet, cells } of done) follow(context, sheet, cells);
      });
    }
    changes.push({ sheet: params.subUnitId, cells: params.cellValue ?? {} });
  });
}

function follow(context: GridContext, sheet: string, cells: CellMatrix): void {
  for (const table of listTables(context)) {
    if (table.area.sheet !== sheet) continue;
    if (touchesHeader(table, cells)) readHeaders(context, table.id);
    const rows = newRows(context, table, cells);
    if (rows > 0) growByHand(context, table, rows);
  }
}

function touchesHeader({ area }: TableInfo, cells: CellMatrix): boolean {
  const columns = Object.entries(cells[area.row] ?? {});
  return columns.some(
    ([column, cell]) =>
      Number(column) >= area.column && Number(column) < area.column + area.columns && cell?.v !== undefined,
  );
}

/** How many rows right below the table a change has filled that were empty before. */
function newRows(context: GridContext, { area }: TableInfo, cells: CellMatrix): number {
  const stored = rawCells(context, area.sheet);
  let rows = 0;
  for (let row = area.row + area.rows; ; row++) {
    const changed = cells[row];
    if (!changed) return rows;
    let typed = false;
    for (let column = area.column; column < area.column + area.columns; column++) {
      const now = stored(row, column);
      const holds = cellValue(now) !== "" || Boolean(now?.f);
      if (holds && changed[column] === undefined) return rows;
      // A formula typed below a table is a sum more often than a row: it stays outside, as in Excel.
      if (changed[column]?.f) return rows;
      typed ||= holds;
    }
    if (!typed) return rows;
    rows++;
  }
}

/** The same as growTable, through commands that a person can undo. */
function growByHand(context: GridContext, table: TableInfo, rows: number): void {
  const { area } = table;
  const after = { ...area, rows: area.rows + rows };
  if (listTables(context).some((other) => other.id !== table.id && intersection(other.area, after))) return;
  const newRange = {
    startRow: area.row,
    startColumn: area.column,
    endRow: area.row + after.rows - 1,
    endColumn: area.column + area.columns - 1,
  };
  run(context, SetSheetTableCommand.id, area.sheet, { tableId: table.id, updateRange: { newRange } });
  const value = dressed(context, area, after);
  if (Object.keys(value).length > 0) run(context, SetRangeValuesCommand.id, area.sheet, { value });
  extendValidation(context, area, after);
  extendConditionalFormats(context, area, after);
}
