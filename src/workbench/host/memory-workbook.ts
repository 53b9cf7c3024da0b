// A workbook in memory, for tests: Excel's behaviour where the add-in can notice it, without a screen.
//
// Known differences: formulas are calculated only where they are one call of a custom function, or one reference or
// constant (anything else is #NAME?); a scalar parameter takes one cell, not a range; a table keeps its header row;
// conditional formats and validation are kept, not applied; references held by a client do not follow inserted rows.

import { type Area, bounding, parseA1, splitSheet } from "./areas";
import { fail } from "./errors";
import {
  type Book,
  contentIn,
  createFormatOverlays,
  overlaysOf,
  type SheetRecord,
  valueTypeOf,
  writeCells,
} from "./memory/book";
import { createCalculation } from "./memory/calculation";
import type { FunctionMetadata, FunctionOptions } from "./memory/function-arguments";
import { areaOfCell, createCellStore } from "./memory/cells";
import { displayText } from "./memory/display";
import { autofitColumns, autofitRows, readFormat, setFormat } from "./memory/formats";
import { isInside, mergeCells, mergesIn, onlyShown, unmergeCells } from "./memory/merges";
import { createKeyedValues, deleteName, nameValue, setName } from "./memory/names";
import { createOverlay, MIXED } from "./memory/overlay";
import { addSheet, changeSheet, deleteSheet } from "./memory/sheets";
import { shiftCells } from "./memory/structure";
import * as tables from "./memory/tables";
import type { CalculationMode, CellInput, Validation, WorkbookEvent, WorkbookModel } from "./model";
import { findSheet, sheetById, tableById } from "./objects/references";

export interface MemoryWorkbookOptions {
  readonly name?: string;
  /** The names of its sheets; one sheet "Sheet1" if not given. */
  readonly sheets?: readonly string[];
  /** The custom functions that formulas may call, as functions.json describes them. */
  readonly functions?: readonly FunctionMetadata[];
  readonly namespace?: string;
  readonly blanks?: FunctionOptions["blanks"];
}

/** The workbook, and what only a test does with it. Called outside of a request, its methods are the user's doing. */
export interface MemoryWorkbook extends WorkbookModel {
  /** The area of an address such as "Claims!A1:B2". */
  area(address: string): Area;
  /** Writes as a user who types: unlike through the API, a table takes in the row typed below it. */
  type(address: string, input: CellInput): void;
  /** Protects a sheet, named as in an address: whatever would change it is denied. */
  protect(sheet: string, isProtected?: boolean): void;
  /** Puts a filter on a sheet, named as in an address; it hides no rows. */
  filterSheet(sheet: string): void;
  /** The files that the add-in opened as workbooks of their own, in base64. */
  readonly opened: readonly (string | null)[];
  /** Resolves once no formula waits to be calculated. */
  settled(): Promise<void>;
  /** How often each custom function was called, by its id. */
  readonly invocations: ReadonlyMap<string, number>;
}

/**
 * A new workbook.
 *
 * @example createMemoryWorkbook({ sheets: ["Claims", "Rules"] }).sheets().length //=> 2
 */
export function createMemoryWorkbook({
  name = "Book1.xlsx",
  sheets = ["Sheet1"],
  functions = [],
  namespace = "PAYER",
  blanks = "",
}: MemoryWorkbookOptions = {}): MemoryWorkbook {
  const listeners = new Set<(event: WorkbookEvent) => void>();
  const cells = createCellStore();
  let isInRequest = false;
  let mode: CalculationMode = "Automatic";
  /** A calculation that was asked for goes on, in manual mode too, until all its functions have answered. */
  let isCalculating = false;
  let active = "";
  let selection: Area = { sheet: "", row: 0, column: 0, rows: 1, columns: 1 };

  const emit = (event: WorkbookEvent) => {
    for (const listener of listeners) listener(event);
  };
  /** Does something that formulas may depend on: they run at once, or when the request ends. */
  function edit<T>(work: () => T): T {
    const result = work();
    if (!isInRequest && (mode !== "Manual" || isCalculating)) book.calculation.run();
    return result;
  }

  const recordOf = (sheet: string): SheetRecord =>
    book.sheets.find((each) => each.id === sheet) ?? fail("ItemNotFound");
  const change = (sheet: string, part: Partial<SheetRecord>): void => {
    book.sheets = book.sheets.map((each) => (each.id === sheet ? { ...each, ...part } : each));
  };
  const mustBeOpen = (sheet: string): void => {
    if (recordOf(sheet).isProtected) fail("AccessDenied");
  };
  function editOn<T>(sheet: string, work: () => T): T {
    mustBeOpen(sheet);
    return edit(work);
  }
  const sheetOfTable = (table: string): string => tableById(model, table).area.sheet;
  const opened: (string | null)[] = [];

  const model: MemoryWorkbook = {
    name,
    sheets: () => book.sheets,
    activeSheet: () => active,
    addSheet(wanted) {
      const sheet = addSheet(book, wanted);
      emit({ type: "sheetAdded", sheet });
      return sheet;
    },
    changeSheet: (sheet, wanted) => edit(() => changeSheet(book, sheet, wanted)),
    deleteSheet: (sheet) =>
      edit(() => {
        const remaining = deleteSheet(book, sheet);
        emit({ type: "sheetDeleted", sheet });
        if (active === sheet) activate(remaining);
      }),
    activateSheet: activate,
    isProtected: (sheet) => recordOf(sheet).isProtected,
    isFiltered: (sheet) => recordOf(sheet).isFiltered,
    usedArea(sheet, valuesOnly) {
      const used = cells.used(sheet);
      const formatted = valuesOnly ? [] : overlaysOf(book).flatMap((overlay) => overlay.areas(sheet));
      const merged = valuesOnly ? [] : model.merges(sheet);
      const [first, ...others] = [...(used ? [used] : []), ...formatted, ...merged];
      return first ? others.reduce(bounding, first) : null;
    },
    frozen: (sheet) => recordOf(sheet).frozen,
    freeze: (sheet, rows, columns) => change(sheet, { frozen: { rows, columns } }),
    pageLayout: (sheet) => recordOf(sheet).layout,
    setPageLayout: (sheet, layout) => change(sheet, { layout: { ...recordOf(sheet).layout, ...layout } }),

    values: (area) => cells.map(area, (cell) => cell?.value ?? ""),
    formulas: (area) => cells.map(area, (cell) => cell?.formula ?? cell?.value ?? ""),
    text(area) {
      const formats = book.numberFormats.grid(area);
      const show = (row: number, column: number) => formats[row]?.[column] ?? "General";
      return model.values(area).map((line, row) => line.map((value, column) => displayText(value, show(row, column))));
    },
    valueTypes: (area) => cells.map(area, valueTypeOf),
    numberFormats: (area) => book.numberFormats.grid(area),
    spill({ sheet, row, column }) {
      const cell = cells.at(sheet, row, column);
      const anchor = cell?.spilledFrom ?? cell;
      const spilled = anchor ? book.calculation.spilled(anchor) : [];
      if (!anchor || spilled.length === 0) return null;
      return { anchor: areaOfCell(anchor), area: spilled.map(areaOfCell).reduce(bounding, areaOfCell(anchor)) };
    },
    write: (area, inputs) => editOn(area.sheet, () => writeCells(book, area, onlyShown(book, area, inputs))),
    setNumberFormats(area, formats) {
      mustBeOpen(area.sheet);
      if (typeof formats === "string") return book.numberFormats.set(area, formats);
      const grid = formats.map((row) => row.map((format) => format ?? undefined));
      book.numberFormats.setGrid(area, grid);
    },
    clear: (area, what) =>
      editOn(area.sheet, () => {
        const isCut = mergesIn(book, area).some((merge) => !isInside(merge, area));
        if (isCut) fail("InvalidOperation", "A part of merged cells cannot be cleared.");
        if (what !== "Contents") {
          for (const overlay of overlaysOf(book)) overlay.erase(area);
          unmergeCells(book, area);
        }
        if (what === "Formats") return;
        for (const cell of contentIn(book, area)) writeCells(book, areaOfCell(cell), [[""]]);
      }),
    insertCells: (area, shift) =>
      editOn(area.sheet, () => {
        shiftCells(book, { kind: "insert", area, along: shift === "Down" ? "column" : "row" });
        emit({ type: "cellsChanged", area, change: "CellInserted", trigger: book.trigger() });
      }),
    deleteCells: (area, shift) =>
      editOn(area.sheet, () => {
        shiftCells(book, { kind: "delete", area, along: shift === "Up" ? "column" : "row" });
        emit({ type: "cellsChanged", area, change: "CellDeleted", trigger: book.trigger() });
      }),

    merges: (sheet) => book.merges.filter((merge) => merge.sheet === sheet),
    merge: (area) => editOn(area.sheet, () => mergeCells(book, area, (covered) => writeCells(book, covered, [[""]]))),
    unmerge: (area) => editOn(area.sheet, () => unmergeCells(book, area)),

    format: (area) => readFormat(book.formats, area),
    setFormat: (area, format) => editOn(area.sheet, () => setFormat(book.formats, area, format)),
    autofitColumns: (area) => autofitColumns(book, model, area),
    autofitRows: (area) => autofitRows(book, area),

    tables: () => book.tables,
    addTable: (area, hasHeaders) => editOn(area.sheet, () => tables.addTable(book, area, hasHeaders)),
    changeTable: (table, wanted) => editOn(sheetOfTable(table), () => tables.changeTable(book, table, wanted)),
    deleteTable: (table, keepCells) => editOn(sheetOfTable(table), () => tables.deleteTable(book, table, keepCells)),
    addTableRows: (table, index, rows) =>
      editOn(sheetOfTable(table), () => tables.addTableRows(book, table, index, rows)),
    deleteTableRows: (table, index, count) =>
      editOn(sheetOfTable(table), () => tables.deleteTableRows(book, table, index, count)),
    addTableColumn: (table, index, column) =>
      editOn(sheetOfTable(table), () => tables.addTableColumn(book, table, index, column)),
    deleteTableColumn: (table, index) =>
      editOn(sheetOfTable(table), () => tables.deleteTableColumn(book, table, index)),
    // A filter is kept and hinders what it hinders in Excel; it hides no rows.
    filters: (table) => book.filters.get(table) ?? [],
    setFilter(table, column, criteria) {
      const { area } = tableById(model, table);
      const now = book.filters.get(table);
      const next = Array.from({ length: area.columns }, (_, i) => (i === column ? criteria : (now?.[i] ?? null)));
      book.filters = new Map([...book.filters].filter(([id]) => id !== table));
      if (next.some((each) => each !== null)) book.filters = new Map([...book.filters, [table, next]]);
    },
    clearFilters(table) {
      book.filters = new Map([...book.filters].filter(([id]) => id !== table));
    },

    names: () => book.names,
    setName: (info) => edit(() => setName(book, info)),
    deleteName: (wanted, sheet) => edit(() => deleteName(book, wanted, sheet)),
    nameValue: (wanted, sheet) => nameValue(book, wanted, sheet),
    settings: createKeyedValues(),
    properties: createKeyedValues(),

    validation(area) {
      const found = book.validations.uniform(area);
      return found === MIXED ? "mixed" : found;
    },
    setValidation: (area, validation) => editOn(area.sheet, () => book.validations.set(area, validation)),
    conditionalFormats: (sheet) => book.conditionalFormats.filter(({ area }) => area.sheet === sheet),
    setConditionalFormat(_sheet, format) {
      const others = book.conditionalFormats;
      const isKnown = others.some((each) => each.id === format.id);
      const replaced = others.map((each) => (each.id === format.id ? format : each));
      book.conditionalFormats = isKnown ? replaced : [format, ...others];
    },
    deleteConditionalFormat(_sheet, id) {
      book.conditionalFormats = book.conditionalFormats.filter((each) => each.id !== id);
    },

    selection: () => selection,
    select(area) {
      activate(area.sheet);
      selection = area;
      emit({ type: "selectionChanged", area });
    },

    calculationMode: () => mode,
    setCalculationMode: (next) => edit(() => void (mode = next)),
    calculate(everything) {
      if (everything) book.calculation.everythingChanged();
      isCalculating = true;
      book.calculation.run();
      void book.calculation.settled().then(() => (isCalculating = false));
    },
    functionsReady: () => edit(() => book.calculation.functionsReady()),
    setResult: (result) => edit(() => book.calculation.setResult(result)),
    beginRequest: () => void (isInRequest = true),
    endRequest() {
      isInRequest = false;
      edit(() => undefined);
    },
    // Formulas run when the request ends in any case, and there is no screen.
    suspendCalculation: () => undefined,
    suspendScreen: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    area(address) {
      const { sheet, rest } = splitSheet(address);
      const rectangle = parseA1(rest) ?? fail("InvalidArgument", `"${address}" is no address.`);
      const id = sheet === null ? active : (findSheet(model, sheet) ?? fail("ItemNotFound", `No sheet ${sheet}.`)).id;
      return { sheet: id, ...rectangle };
    },
    type: (address, input) =>
      edit(() => {
        const area = model.area(address);
        if (input !== null && input !== "") tables.growOver(book, area);
        writeCells(book, area, onlyShown(book, area, [[input]]));
      }),
    protect: (sheet, isProtected = true) => change(model.area(`${sheet}!A1`).sheet, { isProtected }),
    filterSheet: (sheet) => change(model.area(`${sheet}!A1`).sheet, { isFiltered: true }),
    openWorkbook: (file) => void opened.push(file),
    opened,
    settled: () => book.calculation.settled(),
    get invocations() {
      return book.calculation.invocations;
    },
  };

  function activate(sheet: string): void {
    if (sheetById(model, sheet).visibility !== "Visible") fail("InvalidOperation", "A hidden sheet cannot be shown.");
    if (active === sheet) return;
    active = sheet;
    selection = { sheet, row: 0, column: 0, rows: 1, columns: 1 };
    emit({ type: "sheetActivated", sheet });
  }

  const book: Book = {
    model,
    cells,
    calculation: createCalculation(model, cells, { namespace, functions, blanks }, emit),
    numberFormats: createOverlay("General"),
    formats: createFormatOverlays(),
    validations: createOverlay<Validation | null>(null),
    sheets: [],
    tables: [],
    filters: new Map(),
    names: [],
    conditionalFormats: [],
    merges: [],
    nextId: 1,
    trigger: () => (isInRequest ? "ThisLocalAddin" : "Unknown"),
    emit,
  };
  for (const sheet of sheets) addSheet(book, sheet);
  activate(book.sheets[0]?.id ?? fail("InvalidArgument", "A workbook has at least one sheet."));
  return model;
}
