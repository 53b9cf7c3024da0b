// The parts of an in-memory workbook, and writing into its cells.

import { type Area, intersection } from "../areas";
import { readTyped } from "../../grid/typed-input";
import {
  type CellFormat,
  type CellInput,
  type ConditionalFormat,
  type Grid,
  type Json,
  type NameInfo,
  type PageLayout,
  PLAIN_FORMAT,
  type SheetInfo,
  type TableInfo,
  type Trigger,
  type Validation,
  type ValueType,
  type WorkbookEvent,
  type WorkbookModel,
} from "../model";
import type { Calculation } from "./calculation";
import { type Cell, type CellStore, isEmpty } from "./cells";
import { createOverlay, type Overlay } from "./overlay";

export interface SheetRecord extends SheetInfo {
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly layout: PageLayout;
  readonly isProtected: boolean;
  readonly isFiltered: boolean;
}

export type FormatOverlays = { readonly [K in keyof CellFormat]: Overlay<CellFormat[K]> };

/** What the workbook holds; the arrays and their records are replaced, not changed. */
export interface Book {
  readonly model: WorkbookModel;
  readonly cells: CellStore;
  readonly calculation: Calculation;
  readonly numberFormats: Overlay<string>;
  readonly formats: FormatOverlays;
  readonly validations: Overlay<Validation | null>;
  sheets: readonly SheetRecord[];
  tables: readonly TableInfo[];
  /** What tables are filtered by, by the table's id; a table that is not filtered is left out. */
  filters: ReadonlyMap<string, readonly Json[]>;
  names: readonly NameInfo[];
  conditionalFormats: readonly ConditionalFormat[];
  /** Merged cells, of at least two cells each. */
  merges: readonly Area[];
  /** The next number for ids of sheets and tables. */
  nextId: number;
  trigger(): Trigger;
  emit(event: WorkbookEvent): void;
}

export function createFormatOverlays(): FormatOverlays {
  const overlay = <K extends keyof CellFormat>(key: K) => createOverlay(PLAIN_FORMAT[key]);
  return {
    fill: overlay("fill"),
    fontColor: overlay("fontColor"),
    fontName: overlay("fontName"),
    fontSize: overlay("fontSize"),
    bold: overlay("bold"),
    italic: overlay("italic"),
    wrapText: overlay("wrapText"),
    horizontalAlignment: overlay("horizontalAlignment"),
    verticalAlignment: overlay("verticalAlignment"),
    columnWidth: overlay("columnWidth"),
    rowHeight: overlay("rowHeight"),
  };
}

/** Everything that is kept by area and follows the cells. */
export function overlaysOf(book: Book): readonly Pick<Overlay<unknown>, "move" | "erase" | "areas">[] {
  return [book.numberFormats, book.validations, ...Object.values(book.formats)];
}

export function newId(book: Book): string {
  return `{${(book.nextId++).toString(16).toUpperCase().padStart(8, "0")}-0000-0000-0000-000000000000}`;
}

const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|BUSY!)$/;

export function valueTypeOf(cell: Cell | undefined): ValueType {
  if (!cell || cell.value === "") return "Empty";
  if (cell.isError) return "Error";
  return typeof cell.value === "number" ? "Double" : typeof cell.value === "boolean" ? "Boolean" : "String";
}

/**
 * Writes cells as typing does, without telling anybody: text that looks like a number or a date becomes one (a date
 * brings its number format), unless the cell's format is "@"; text after an apostrophe stays as it is; "=…" is a
 * formula; "" empties the cell and null leaves it alone. In a cell formatted "@" numbers become text, too.
 */
export function setCells(book: Book, area: Area, inputs: Grid<CellInput>): void {
  const formats = book.numberFormats.grid(area);
  const typedFormats: (string | undefined)[][] = inputs.map((row) => row.map(() => undefined));
  for (const [down, row] of inputs.entries()) {
    for (const [right, input] of row.entries()) {
      if (input === null) continue;
      const format = formats[down]?.[right] ?? "General";
      const cell = book.cells.make(area.sheet, area.row + down, area.column + right);
      const typed = setCell(book, cell, input, format);
      if (typed !== undefined && format === "General") (typedFormats[down] ??= [])[right] = typed;
    }
  }
  book.numberFormats.setGrid(area, typedFormats);
  book.calculation.changed(area);
  const isHeader = ({ area: whole }: TableInfo) => intersection({ ...whole, rows: 1 }, area) !== null;
  if (book.tables.some(isHeader)) book.calculation.structureChanged(null);
}

/** @returns the number format that comes with the value, if any */
function setCell(book: Book, cell: Cell, input: Exclude<CellInput, null>, format: string): string | undefined {
  const anchor = cell.spilledFrom;
  if (anchor && input === "") return undefined;
  if (anchor) {
    book.calculation.clearSpill(anchor);
    Object.assign(anchor, { value: "#SPILL!", isError: true });
  }
  const hadFormula = cell.formula !== null;
  cell.formula = null;
  cell.isError = false;
  const text = typeof input === "boolean" ? String(input).toUpperCase() : String(input);
  if (typeof input !== "string" && format !== "@") cell.value = input;
  else {
    const typed = input === "" ? ({ kind: "text", value: "" } as const) : readTyped(text, format);
    if (typed.kind === "formula") {
      cell.formula = typed.formula;
      book.calculation.formulaChanged(cell);
      return undefined;
    }
    cell.value = typed.value;
    cell.isError = typed.kind === "value" && ERROR.test(String(typed.value));
    if (hadFormula) book.calculation.formulaChanged(cell);
    return typed.kind === "value" ? typed.format : undefined;
  }
  if (hadFormula) book.calculation.formulaChanged(cell);
  return undefined;
}

/** Writes cells and tells: one event, with before and after where it is a single cell. */
export function writeCells(book: Book, area: Area, inputs: Grid<CellInput>): void {
  if (inputs.every((row) => row.every((input) => input === null))) return;
  const isSingle = area.rows * area.columns === 1;
  const look = () => {
    const cell = book.cells.at(area.sheet, area.row, area.column);
    return { value: cell?.value ?? "", type: valueTypeOf(cell) };
  };
  const before = look();
  setCells(book, area, inputs);
  const after = look();
  const details = {
    valueBefore: before.value,
    valueTypeBefore: before.type,
    valueAfter: after.value,
    valueTypeAfter: after.type,
  };
  book.emit({
    type: "cellsChanged",
    area,
    change: "RangeEdited",
    trigger: book.trigger(),
    ...(isSingle ? { details } : {}),
  });
}

/** The cells of an area that hold something. */
export function contentIn(book: Book, area: Area): readonly Cell[] {
  return book.cells.inArea(area).filter((cell) => !isEmpty(cell));
}
