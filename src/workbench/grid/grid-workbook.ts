/** The open workbook of the grid, as the Office.js host wants it. */
import type { Area } from "../host/areas";
import { fail } from "../host/errors";
import type { CalculationMode, CellInput, Grid, KeyedValues, Trigger, WorkbookModel } from "../host/model";
import { createCalculation } from "./calculation";
import { cellReader, clearCells, makeRoom, spillAt, usedArea, writeCells } from "./cells";
import { deleteConditionalFormat, listConditionalFormats, setConditionalFormat } from "./conditional";
import { sheetOf, toRange } from "./context";
import type { GridContext } from "./context";
import { createEvents, selectedArea } from "./events";
import { mendFormulas, tableAt } from "./formula-fixes";
import { autofitColumns, autofitRows, changeFormat, readFormat, setNumberFormats } from "./formats";
import { pageLayout, setPageLayout } from "./page-layout";
import { setTableFilter, tableFilters } from "./filters";
import { listMerges, mergeCells, unmergeCells } from "./merges";
import { deleteName, listNames, nameValue, setName } from "./names";
import {
  activateSheet,
  activeSheet,
  addSheet,
  changeSheet,
  deleteCells,
  deleteSheet,
  freeze,
  frozen,
  insertCells,
  listSheets,
} from "./sheets";
import { expandThisRow } from "./structured-references";
import { watchTables } from "./table-growth";
import { addTableColumn, addTableRows, deleteTableColumn, deleteTableRows } from "./table-rows";
import { addTable, changeTable, clearFilters, deleteTable, listTables } from "./tables";
import type { GridBook, Univers } from "./univer";
import { mendValidation, readValidation, setValidation } from "./validation";

/** What a workbook holds beside its cells. */
export interface BookExtras {
  readonly name: string;
  readonly settings: KeyedValues;
  readonly properties: KeyedValues;
}

export interface GridWorkbook {
  readonly model: WorkbookModel;
  readonly context: GridContext;
}

/**
 * The model of whatever workbook the grid shows: opening another file changes what `book` and `extras` answer.
 */
export function createGridWorkbook(univers: Univers, book: () => GridBook, extras: () => BookExtras): GridWorkbook {
  const calculation = createCalculation(univers.injector);
  let requests = 0;
  let quiet = 0;
  let silent = 0;
  let mode: CalculationMode = "Automatic";
  let suspended = false;
  const context: GridContext = {
    univers,
    calculation,
    book,
    trigger: (): Trigger => (requests > 0 ? "ThisLocalAddin" : "Unknown"),
    quietly(action) {
      quiet++;
      try {
        return action();
      } finally {
        quiet--;
      }
    },
    async silently(action) {
      silent++;
      try {
        await action();
      } finally {
        silent--;
      }
    },
    announce: (area, change, table) => {
      if (silent === 0) events.announce(area, change, table);
    },
  };
  const events = createEvents(context, {
    inRequest: () => requests > 0,
    isQuiet: () => quiet > 0,
    isSilent: () => silent > 0,
  });
  mendFormulas(context);
  mendValidation(context);
  watchTables(context);
  const cells = cellReader(context);

  /**
   * Excel has calculated before a request's next action; here each calculation waits for the screen, so that a request
   * is calculated once, at its end, and in between only what somebody is likely to read back: formulas just written.
   */
  const write = async (area: Area, inputs: Grid<CellInput>): Promise<void> => {
    writeCells(context, area, longReferences(context, area, inputs));
    const formulas = inputs.some((row) => row.some((input) => typeof input === "string" && input.startsWith("=")));
    if (formulas) await calculation.settle();
  };
  const updateHold = () => calculation.hold(suspended || mode === "Manual");

  const model: WorkbookModel = {
    get name() {
      return extras().name;
    },
    sheets: () => listSheets(context),
    activeSheet: () => activeSheet(context),
    addSheet: (name) => addSheet(context, name),
    changeSheet: (sheet, change) => changeSheet(context, sheet, change),
    deleteSheet: (sheet) => deleteSheet(context, sheet),
    activateSheet: (sheet) => activateSheet(context, sheet),
    isProtected: (sheet) => {
      sheetOf(context, sheet);
      return false;
    },
    isFiltered: (sheet) => {
      const filter = context.book().getSheetBySheetId(sheet)?.getFilter();
      return filter != null && filter.getFilteredOutRows().length > 0;
    },
    usedArea: (sheet, valuesOnly) => usedArea(context, sheet, valuesOnly),
    frozen: (sheet) => frozen(context, sheet),
    freeze: (sheet, rows, columns) => freeze(context, sheet, rows, columns),
    pageLayout: (sheet) => pageLayout(context, sheet),
    setPageLayout: (sheet, change) => setPageLayout(context, sheet, change),

    ...cells,
    spill: (cell) => spillAt(context, cell),
    write,
    setNumberFormats: (area, formats) => setNumberFormats(context, area, formats),
    clear: (area, what) => clearCells(context, area, what),
    insertCells: (area, shift) => insertCells(context, area, shift),
    deleteCells: (area, shift) => deleteCells(context, area, shift),

    merges: (sheet) => listMerges(context, sheet),
    merge: (area) => mergeCells(context, area),
    unmerge: (area) => unmergeCells(context, area),

    format: (area) => readFormat(context, area),
    setFormat: (area, change) => changeFormat(context, area, change),
    autofitColumns: (area) => autofitColumns(context, area, cells.text),
    autofitRows: (area) => autofitRows(context, area),

    tables: () => listTables(context),
    addTable: (area, hasHeaders) => addTable(context, area, hasHeaders),
    changeTable: (table, change) => changeTable(context, table, change),
    deleteTable: (table, keepCells) => deleteTable(context, table, keepCells),
    addTableRows: (table, index, rows) => addTableRows(context, table, index, rows),
    deleteTableRows: (table, index, count) => deleteTableRows(context, table, index, count),
    addTableColumn: (table, index, column) => addTableColumn(context, table, index, column),
    deleteTableColumn: (table, index) => deleteTableColumn(context, table, index),
    filters: (table) => tableFilters(context, table),
    setFilter: (table, column, criteria) => setTableFilter(context, table, column, criteria),
    clearFilters: (table) => clearFilters(context, table),

    names: () => listNames(context),
    setName: (name) => setName(context, name),
    deleteName: (name, sheet) => deleteName(context, name, sheet),
    nameValue: (name, sheet) => nameValue(context, name, sheet),

    get settings() {
      return extras().settings;
    },
    get properties() {
      return extras().properties;
    },

    validation: (area) => readValidation(context, area),
    setValidation: (area, validation) => setValidation(context, area, validation),
    conditionalFormats: (sheet) => listConditionalFormats(context, sheet),
    setConditionalFormat: (sheet, format) => setConditionalFormat(context, sheet, format),
    deleteConditionalFormat: (sheet, id) => deleteConditionalFormat(context, sheet, id),

    selection: () => selectedArea(context),
    select: (area) => select(context, area),

    calculationMode: () => mode,
    setCalculationMode(wanted) {
      mode = wanted;
      updateHold();
    },
    async calculate(everything) {
      if (everything) calculation.markAll();
      calculation.hold(false);
      await calculation.settle();
      updateHold();
    },
    // Custom functions are called in the pane's window directly (custom-functions.ts), not through invocations.
    functionsReady() {},
    setResult() {},

    openWorkbook: () =>
      fail("UnsupportedOperation", "The workbench shows one workbook. Save the file, then open it from the menu."),
    beginRequest() {
      requests++;
    },
    async endRequest() {
      if (suspended) {
        suspended = false;
        updateHold();
      }
      await calculation.settle();
      events.flush();
      requests--;
    },
    suspendCalculation() {
      suspended = true;
      updateHold();
    },
    // The grid draws between turns of the event loop; there is nothing to hold back.
    suspendScreen() {},
    subscribe: (listener) => events.subscribe(listener),
  };
  return { model, context };
}

/** Formulas with `[@Column]` in the form that the grid's formulas know, as when somebody types them. */
function longReferences(context: GridContext, area: Area, inputs: Grid<CellInput>): Grid<CellInput> {
  const isShort = (input: CellInput): input is string => typeof input === "string" && /^=.*\[@/.test(input);
  if (!inputs.some((row) => row.some(isShort))) return inputs;
  return inputs.map((row, r) =>
    row.map((input, c) =>
      isShort(input) ? expandThisRow(input, tableAt(context, area.sheet, area.row + r, area.column + c)) : input,
    ),
  );
}

/** Until the grid has drawn a sheet that was just activated, in milliseconds. */
const DRAWING = 50;

/** Selects cells and scrolls them into view, as Excel does. */
async function select(context: GridContext, area: Area): Promise<void> {
  const book = context.book();
  const sheet = book.getSheetBySheetId(area.sheet) ?? fail("ItemNotFound");
  makeRoom(context, { ...area, rows: 1, columns: 1 });
  const range = toRange(area, sheetOf(context, area.sheet));
  if (activeSheet(context) !== area.sheet) {
    activateSheet(context, area.sheet);
    await new Promise((resolve) => setTimeout(resolve, DRAWING));
  }
  book.setActiveRange(sheet.getRange(range));
  const visible = sheet.getVisibleRange();
  if (!visible) return;
  const { startRow: row, startColumn: column } = range;
  const above = row < visible.startRow && row >= sheet.getFrozenRows();
  const beside = column < visible.startColumn && column >= sheet.getFrozenColumns();
  const below = row >= visible.endRow;
  const beyond = column >= visible.endColumn;
  if (!above && !beside && !below && !beyond) return;
  sheet.scrollToCell(
    above || below ? Math.max(0, row - 3) : visible.startRow,
    beside || beyond ? Math.max(0, column - 1) : visible.startColumn,
  );
}
