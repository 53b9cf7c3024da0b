/** Reading and writing the grid's cells. */
import { CellValueType } from "@univerjs/core";
import type { ICellData, IObjectMatrixPrimitiveType, IRange, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import {
  FormulaDataModel,
  SetRangeValuesMutation,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
} from "@univerjs/preset-sheets-core";
import type { Area } from "../host/areas";
import type { CellInput, CellValue, ClearKind, Grid, Spill, ValueType } from "../host/model";
import { fillGrid, run, sheetOf, toArea, toRange, workbookOf } from "./context";
import type { GridContext } from "./context";
import { readTyped } from "./typed-input";

/** The cells of a mutation: row, then column, then cell. */
export type CellMatrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

const ERROR_TEXT =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|BUSY!|SPILL!|CALC!|FIELD!|GETTING_DATA|CONNECT!|BLOCKED!|UNKNOWN!)$/;

export interface CellReader {
  values(area: Area): Grid<CellValue>;
  formulas(area: Area): Grid<CellValue>;
  text(area: Area): Grid<string>;
  valueTypes(area: Area): Grid<ValueType>;
  numberFormats(area: Area): Grid<string>;
}

/** A cell's value as Excel gives it: an empty cell is "", a truth value is true or false. */
export function cellValue(cell: Nullable<ICellData>): CellValue {
  const value = cell?.v;
  if (value === undefined || value === null) return "";
  if (cell?.t === CellValueType.BOOLEAN) return value === true || value === 1 || value === "1" || value === "TRUE";
  return value;
}

export function typeOf(value: CellValue): ValueType {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return ERROR_TEXT.test(value) ? "Error" : "String";
}

/** A reader of raw cells that also sees what a formula spilled; formats and filters of the screen play no part. */
export function rawCells(context: GridContext, sheet: string): (row: number, column: number) => Nullable<ICellData> {
  const worksheet = sheetOf(context, sheet);
  const matrix = worksheet.getCellMatrix();
  const spilled = context.univers.injector.get(FormulaDataModel).getArrayFormulaCellData();
  const spilledHere = spilled[context.book().getId()]?.[sheet];
  return (row, column) => {
    const cell = matrix.getValue(row, column);
    const spill = spilledHere?.[row]?.[column];
    return spill && (cell?.v === undefined || cell.f || cell.si) ? { ...cell, ...spill } : cell;
  };
}

export function cellReader(context: GridContext): CellReader {
  function values(area: Area): Grid<CellValue> {
    const cell = rawCells(context, area.sheet);
    return fillGrid(area, (row, column) => cellValue(cell(row, column)));
  }
  return {
    values,
    formulas(area) {
      const cell = rawCells(context, area.sheet);
      const shared = context.univers.injector.get(FormulaDataModel);
      const unit = context.book().getId();
      return fillGrid(area, (row, column) => {
        const data = cell(row, column);
        if (data?.f) return data.f;
        if (data?.si) return shared.getFormulaStringByCell(row, column, area.sheet, unit) ?? cellValue(data);
        return cellValue(data);
      });
    },
    text(area) {
      const worksheet = sheetOf(context, area.sheet);
      const cell = rawCells(context, area.sheet);
      return fillGrid(area, (row, column) => {
        const value = cellValue(cell(row, column));
        if (value === "") return "";
        if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
        return String(worksheet.getCell(row, column)?.v ?? value);
      });
    },
    valueTypes(area) {
      const cell = rawCells(context, area.sheet);
      return fillGrid(area, (row, column) => {
        const data = cell(row, column);
        const type = typeOf(cellValue(data));
        return type === "Error" && data?.t === CellValueType.FORCE_STRING ? "String" : type;
      });
    },
    numberFormats(area) {
      const style = styleReader(context, area.sheet);
      return fillGrid(area, (row, column) => style(row, column)?.n?.pattern ?? "General");
    },
  };
}

/** The style of a cell as it counts: its own, over its row's, over its column's. Do not change what it returns. */
export function styleReader(
  context: GridContext,
  sheet: string,
): (row: number, column: number) => Nullable<IStyleData> {
  const worksheet = sheetOf(context, sheet);
  const matrix = worksheet.getCellMatrix();
  const styles = workbookOf(context).getStyles();
  const columns = new Map<number, Nullable<IStyleData>>();
  const merged = new Map<string, IStyleData>();
  return (row, column) => {
    if (!columns.has(column)) columns.set(column, worksheet.getColumnStyle(column));
    const below = columns.get(column);
    const own = matrix.getValue(row, column)?.s;
    if (!own) return below;
    if (!below) return typeof own === "string" ? styles.get(own) : own;
    if (typeof own !== "string") return { ...below, ...own };
    const key = `${column} ${own}`;
    const known = merged.get(key) ?? { ...below, ...styles.get(own) };
    merged.set(key, known);
    return known;
  };
}

/** The formula that spills into a cell, or from it. */
export function spillAt(context: GridContext, { sheet, row, column }: Area): Spill | null {
  const formulas = context.univers.injector.get(FormulaDataModel);
  const ranges = formulas.getArrayFormulaRange()[context.book().getId()]?.[sheet] ?? {};
  for (const [anchorRow, line] of Object.entries(ranges)) {
    for (const [anchorColumn, range] of Object.entries<Nullable<IRange>>(line ?? {})) {
      if (!range) continue;
      const area = toArea(sheet, range);
      const inside =
        row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
      if (!inside || area.rows * area.columns === 1) continue;
      return { anchor: { sheet, row: Number(anchorRow), column: Number(anchorColumn), rows: 1, columns: 1 }, area };
    }
  }
  return null;
}

/** What Univer stores for an empty cell: the content goes, the format stays. */
const EMPTY: ICellData = { v: null, t: null, f: null, si: null, p: null };

/** What Univer stores for a value. Text that looks like a number is marked, or the grid would make a number of it. */
export function storedValue(value: CellValue): ICellData {
  if (value === "") return EMPTY;
  const rest = { f: null, si: null, p: null };
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER, ...rest };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, ...rest };
  const plain = Number.isNaN(Number(value)) && !/^(true|false)$/i.test(value);
  return { v: value, t: plain ? CellValueType.STRING : CellValueType.FORCE_STRING, ...rest };
}

/** What Univer stores for text that must stay text: marked where it could be taken for an error, too. */
function storedText(value: string): ICellData {
  const stored = storedValue(value);
  return ERROR_TEXT.test(value) ? { ...stored, t: CellValueType.FORCE_STRING } : stored;
}

/** What Univer stores for an input, in a cell of the given number format. null: the cell stays as it is. */
export function storedInput(input: CellInput, format: string): ICellData | null {
  if (input === null) return null;
  if (typeof input !== "string" && format !== "@") return storedValue(input);
  const text = typeof input === "boolean" ? String(input).toUpperCase() : String(input);
  const typed = readTyped(text, format);
  if (typed.kind === "formula") return { f: typed.formula, v: null, t: null, si: null, p: null };
  if (typed.kind === "text") return storedText(typed.value);
  const stored = storedValue(typed.value);
  if (typed.format !== undefined && format === "General") {
    return { ...stored, s: { n: { pattern: typed.format } } };
  }
  return stored;
}

/** Writes inputs as if typed. `inputs` has the area's shape. */
export function writeCells(context: GridContext, area: Area, inputs: Grid<CellInput>): void {
  const style = styleReader(context, area.sheet);
  const cells: CellMatrix = {};
  inputs.forEach((row, r) => {
    const line: Record<number, ICellData> = {};
    row.forEach((input, c) => {
      if (input === null) return;
      const stored = storedInput(input, style(area.row + r, area.column + c)?.n?.pattern ?? "General");
      if (stored) line[area.column + c] = stored;
    });
    cells[area.row + r] = line;
  });
  setCells(context, area, cells);
}

/** Sets cells in one change, after making the sheet as large as they need. */
export function setCells(context: GridContext, area: Area, cellValue: CellMatrix): void {
  makeRoom(context, area);
  run(context, SetRangeValuesMutation.id, area.sheet, { cellValue });
}

/** Adds rows and columns to the sheet where an area reaches beyond its end. */
export function makeRoom(context: GridContext, area: Area): void {
  const worksheet = sheetOf(context, area.sheet);
  const rowCount = area.row + area.rows;
  const columnCount = area.column + area.columns;
  if (rowCount > worksheet.getRowCount()) {
    run(context, SetWorksheetRowCountMutation.id, area.sheet, { rowCount: rowCount + 100 });
  }
  if (columnCount > worksheet.getColumnCount()) {
    run(context, SetWorksheetColumnCountMutation.id, area.sheet, { columnCount: columnCount + 5 });
  }
}

/** Clears what cells hold, how they look, or both. */
export function clearCells(context: GridContext, area: Area, what: ClearKind): void {
  const worksheet = sheetOf(context, area.sheet);
  const range = toRange(area, worksheet);
  const cells: CellMatrix = {};
  worksheet.getCellMatrix().forValue((row, column) => {
    if (row < range.startRow || row > range.endRow || column < range.startColumn || column > range.endColumn) return;
    const line = (cells[row] ??= {});
    line[column] = what === "All" ? { ...EMPTY, s: null } : what === "Contents" ? EMPTY : { s: null };
  });
  run(context, SetRangeValuesMutation.id, area.sheet, { cellValue: cells });
}

/** The smallest area with content, or with content or a format; null where there is none. */
export function usedArea(context: GridContext, sheet: string, valuesOnly: boolean): Area | null {
  const worksheet: Worksheet = sheetOf(context, sheet);
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  const include = (row: number, column: number) => {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  };
  worksheet.getCellMatrix().forValue((row, column, cell) => {
    const content = cell?.f || cell?.si || (cell?.v !== undefined && cell.v !== null && cell.v !== "");
    if (content || (!valuesOnly && cell?.s)) include(row, column);
  });
  const spilled = context.univers.injector.get(FormulaDataModel).getArrayFormulaCellData();
  const here = spilled[context.book().getId()]?.[sheet] ?? {};
  for (const [row, cells] of Object.entries(here)) {
    for (const column of Object.keys(cells ?? {})) include(Number(row), Number(column));
  }
  if (bottom < 0) return null;
  return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
