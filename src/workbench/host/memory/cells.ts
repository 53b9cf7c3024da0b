// The cells of all sheets. A cell exists once something was written to it; it keeps its identity when it moves.

import type { Area } from "../areas";
import { SHEET_COLUMNS } from "../areas";
import type { CellValue, FunctionValue } from "../model";
import { type Shift, shiftArea, shiftedBand } from "./shift";

export interface Cell {
  sheet: string;
  row: number;
  column: number;
  value: CellValue;
  /** The value is an error, and no text that looks like one. */
  isError: boolean;
  formula: string | null;
  /** The cell whose formula spilled this value. */
  spilledFrom: Cell | null;
}

export interface CellStore {
  at(sheet: string, row: number, column: number): Cell | undefined;
  make(sheet: string, row: number, column: number): Cell;
  /** The cells of an area that exist. */
  inArea(area: Area): readonly Cell[];
  map<T>(area: Area, read: (cell: Cell | undefined) => T): T[][];
  /** The smallest area with a value or a formula; null: none. */
  used(sheet: string): Area | null;
  /** Moves cells. @returns the cells that were deleted */
  shift(shift: Shift): readonly Cell[];
  removeSheet(sheet: string): readonly Cell[];
}

export const isEmpty = (cell: Cell): boolean => cell.value === "" && cell.formula === null;

/** The value as a function sees it: an error is no text. */
export function readCell(cell: Cell): FunctionValue {
  return cell.isError ? { error: String(cell.value) } : cell.value;
}

export function areaOfCell({ sheet, row, column }: Cell): Area {
  return { sheet, row, column, rows: 1, columns: 1 };
}

export function createCellStore(): CellStore {
  const sheets = new Map<string, Map<number, Cell>>();
  const keyOf = (row: number, column: number) => row * SHEET_COLUMNS + column;
  const cellsOf = (sheet: string) => {
    const cells = sheets.get(sheet) ?? new Map<number, Cell>();
    sheets.set(sheet, cells);
    return cells;
  };
  const isInside = (cell: Cell, { row, column, rows, columns }: Area) =>
    cell.row >= row && cell.row < row + rows && cell.column >= column && cell.column < column + columns;

  const store: CellStore = {
    at: (sheet, row, column) => sheets.get(sheet)?.get(keyOf(row, column)),
    make(sheet, row, column) {
      const existing = store.at(sheet, row, column);
      if (existing) return existing;
      const cell: Cell = { sheet, row, column, value: "", isError: false, formula: null, spilledFrom: null };
      cellsOf(sheet).set(keyOf(row, column), cell);
      return cell;
    },
    inArea(area) {
      const cells = cellsOf(area.sheet);
      if (area.rows * area.columns > cells.size) return [...cells.values()].filter((cell) => isInside(cell, area));
      return store.map(area, (cell) => cell).flatMap((row) => row.filter((cell) => cell !== undefined));
    },
    map({ sheet, row, column, rows, columns }, read) {
      const cells = cellsOf(sheet);
      return Array.from({ length: rows }, (_, down) =>
        Array.from({ length: columns }, (_, right) => read(cells.get(keyOf(row + down, column + right)))),
      );
    },
    used(sheet) {
      let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
      for (const cell of cellsOf(sheet).values()) {
        if (isEmpty(cell)) continue;
        top = Math.min(top, cell.row);
        left = Math.min(left, cell.column);
        bottom = Math.max(bottom, cell.row);
        right = Math.max(right, cell.column);
      }
      return bottom < 0 ? null : { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
    },
    shift(shift) {
      const cells = cellsOf(shift.area.sheet);
      const moving = store.inArea(shiftedBand(shift));
      for (const cell of moving) cells.delete(keyOf(cell.row, cell.column));
      const removed: Cell[] = [];
      for (const cell of moving) {
        const to = shiftArea(areaOfCell(cell), shift, "no");
        if (!to) {
          removed.push(cell);
          continue;
        }
        cell.row = to.row;
        cell.column = to.column;
        cells.set(keyOf(cell.row, cell.column), cell);
      }
      return removed;
    },
    removeSheet(sheet) {
      const cells = [...cellsOf(sheet).values()];
      sheets.delete(sheet);
      return cells;
    },
  };
  return store;
}
