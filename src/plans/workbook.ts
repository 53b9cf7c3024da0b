import type { CellValue, Cells } from "../values/cell";
import type { CellArea, CellPlace, SheetVisibility } from "./operations";

/** What a plan has to know of a workbook before it can say what to change. */
export interface WorkbookState {
  readonly sheets: readonly { readonly name: string; readonly visibility: SheetVisibility }[];
  /** Every table, the user's own too; the area holds the header row. */
  readonly tables: readonly { readonly name: string; readonly area: CellArea }[];
  /** Names of the workbook with their formulas, each with its "=". */
  readonly names: readonly { readonly name: string; readonly formula: string }[];
  /** The cells through which formulas depend on the matrix; `null` where the workbook has no such sheet. */
  readonly stamps: StampSheet | null;
  /** The cell that the grid of the matrix spills from; `null` where none has its name. */
  readonly grid: GridCell | null;
  /** The document property that carries the format of the matrix tables; `null` where there is none. */
  readonly format: string | number | null;
}

/** The cell that is named for the grid of the matrix. */
export interface GridCell {
  readonly sheetId: string;
  readonly cell: CellPlace;
  /** What it holds now: its formula, or the value that somebody wrote over it. */
  readonly formula: CellValue;
}

/** The hidden sheet of one cell per table: its columns A and B from the first row on, formulas where there are some. */
export interface StampSheet {
  readonly sheet: string;
  readonly cells: Cells;
}

/** The formula or value of a cell of the stamp sheet, "" where it is blank. */
export function stampCell(stamps: StampSheet, row: number, column: number): CellValue {
  return stamps.cells[row]?.[column] ?? "";
}

/** Whether two names are one to Excel, which does not look at case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
