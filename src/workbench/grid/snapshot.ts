/** The open workbook as it is to be saved. */
import type { ICellData, IRange, IWorkbookData } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { Spill, Spills } from "../xlsx/save";
import { rawCells } from "./cells";
import type { GridContext } from "./context";

export interface Snapshot {
  readonly data: IWorkbookData;
  readonly spills: Spills;
}

/** Takes a copy of the workbook in which every formula stands in its own cell, and what the formulas spilled. */
export function takeSnapshot(context: GridContext): Snapshot {
  const book = context.book();
  const unit = book.getId();
  const data = book.save();
  const formulas = context.univers.injector.get(FormulaDataModel);
  for (const [sheet, { cellData }] of Object.entries(data.sheets)) {
    for (const [row, line] of Object.entries(cellData ?? {})) {
      for (const [column, cell] of Object.entries<ICellData | null | undefined>(line ?? {})) {
        if (!cell?.si || cell.f) continue;
        cell.f = formulas.getFormulaStringByCell(Number(row), Number(column), sheet, unit) ?? null;
      }
    }
  }
  const spills = new Map<string, Map<string, Spill>>();
  for (const [sheet, rows] of Object.entries(formulas.getArrayFormulaRange()[unit] ?? {})) {
    const cell = rawCells(context, sheet);
    const found = new Map<string, Spill>();
    for (const [row, columns] of Object.entries(rows ?? {})) {
      for (const [column, range] of Object.entries<IRange | null | undefined>(columns ?? {})) {
        if (range) found.set(`${row},${column}`, { range, values: valuesOf(range, cell) });
      }
    }
    spills.set(sheet, found);
  }
  return { data, spills };
}

function valuesOf(range: IRange, cell: ReturnType<typeof rawCells>): ICellData[][] {
  const { startRow, endRow, startColumn, endColumn } = range;
  return Array.from({ length: endRow - startRow + 1 }, (_, r) =>
    Array.from({ length: endColumn - startColumn + 1 }, (_, c) => cell(startRow + r, startColumn + c) ?? {}),
  );
}
