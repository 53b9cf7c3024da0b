import type { CellArea } from "../plans/operations";
import { isBlank, type CellValue } from "../values/cell";
import { inExcel } from "./failure";
import { readArea, type SheetArea } from "./read-area";

/** Rows and columns that are looked at around a cell: more than a log of one encounter has. */
const AROUND_ROWS = 250;
const AROUND_COLUMNS = 60;

/**
 * The cells that somebody selected for an argument, as far as they hold something. Of one cell alone the block around it, where a
 * block is wanted. Nothing is changed.
 * @returns `null` where there is nothing in them
 */
export async function readPickedArea(wants: "cells" | "block"): Promise<CellArea | null> {
  return inExcel("look at the selected cells", async (context) => {
    const selected = context.workbook.getSelectedRange().load("rowIndex,columnIndex,rowCount,columnCount");
    const worksheet = selected.worksheet.load("name");
    const filled = selected.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const isOne = selected.rowCount === 1 && selected.columnCount === 1;
    if (!isOne || wants === "cells") return filled.isNullObject ? null : { sheet: worksheet.name, ...areaOf(filled) };
    if (used.isNullObject) return null;
    const at = { row: selected.rowIndex, column: selected.columnIndex };
    const near = around(areaOf(used), at);
    const cells = near && (await readArea(context, worksheet, near));
    const block = near && cells && blockAround(cells, { row: at.row - near.row, column: at.column - near.column });
    return block && { ...block, sheet: worksheet.name, row: near.row + block.row, column: near.column + block.column };
  });
}

const areaOf = (range: Excel.Range): SheetArea => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

interface At {
  readonly row: number;
  readonly column: number;
}

/** The cells of an area that are near a cell; `null` where it stands too far off for a block. */
function around({ row, column, rows, columns }: SheetArea, at: At): SheetArea | null {
  const top = Math.max(row, at.row - AROUND_ROWS);
  const left = Math.max(column, at.column - AROUND_COLUMNS);
  const near = {
    row: top,
    column: left,
    rows: Math.min(row + rows, at.row + AROUND_ROWS + 1) - top,
    columns: Math.min(column + columns, at.column + AROUND_COLUMNS + 1) - left,
  };
  return near.rows < 1 || near.columns < 1 ? null : near;
}

/**
 * The block that a cell belongs to: it ends where a whole row and a whole column beside it are blank, as Excel's own region does.
 * @example blockAround([["a", "", "x"], ["b", "", ""]], { row: 0, column: 0 }) //=> { row: 0, column: 0, rows: 2, columns: 1 }
 */
export function blockAround(cells: readonly (readonly CellValue[])[], at: At): SheetArea | null {
  const isFilled = (row: number, column: number): boolean => !isBlank(cells[row]?.[column]);
  let [top, left, bottom, right] = [at.row, at.column, at.row, at.column];
  const hasInRow = (row: number): boolean => spanned(left - 1, right + 1).some((column) => isFilled(row, column));
  const hasInColumn = (column: number): boolean => spanned(top - 1, bottom + 1).some((row) => isFilled(row, column));
  for (let grew = true; grew;) {
    grew = false;
    if (hasInRow(top - 1)) [top, grew] = [top - 1, true];
    if (hasInRow(bottom + 1)) [bottom, grew] = [bottom + 1, true];
    if (hasInColumn(left - 1)) [left, grew] = [left - 1, true];
    if (hasInColumn(right + 1)) [right, grew] = [right + 1, true];
  }
  const isNothing = top === bottom && left === right && !isFilled(top, left);
  return isNothing ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

const spanned = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** What stands in picked cells now, and where their sheets are free. */
export interface PickedCells {
  /** In the order of the areas. */
  readonly cells: readonly (readonly (readonly CellValue[])[])[];
  /** By sheet: the first column with nothing in it nor right of it. */
  readonly freeColumn: ReadonlyMap<string, number>;
}

/** Reads cells that were picked before. @throws ExcelFailure where their sheet is gone */
export async function readPicked(areas: readonly CellArea[]): Promise<PickedCells> {
  return inExcel("read the cells that were chosen", async (context) => {
    const sheetOf = (name: string): Excel.Worksheet => context.workbook.worksheets.getItem(name);
    const used = [...new Set(areas.map(({ sheet }) => sheet))].map((sheet) => ({
      sheet,
      range: sheetOf(sheet).getUsedRangeOrNullObject(true).load("columnIndex,columnCount"),
    }));
    await context.sync();
    const cells: (readonly (readonly CellValue[])[])[] = [];
    for (const area of areas) cells.push((await readArea(context, sheetOf(area.sheet), area)) ?? []);
    const freeColumn = new Map(
      used.map(({ sheet, range }) => [sheet, range.isNullObject ? 0 : range.columnIndex + range.columnCount]),
    );
    return { cells, freeColumn };
  });
}
