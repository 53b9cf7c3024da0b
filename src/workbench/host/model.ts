// A workbook as the host sees it. Two things implement it: the in-memory workbook of the tests and the grid of the
// workbench page. The host knows the Office.js protocol and nothing of cells; an implementation knows cells and
// nothing of the protocol.
//
// Reading is immediate. Writing may take a moment (`Later`), because some of the grid's commands are asynchronous;
// the host waits for each before it goes on. Every method may throw a HostError, which reaches the add-in as Excel's
// own error: "ItemNotFound" for an unknown id, "InvalidArgument", "ItemAlreadyExists", "InvalidReference".
// What an implementation cannot do must throw (UnsupportedOperation), never be accepted in silence.

import type { Area } from "./areas";

export type Later<T> = T | Promise<T>;
export type Grid<T> = readonly (readonly T[])[];

/** What a cell shows: an empty cell is "", an error is its text ("#N/A"), a date is its serial number. */
export type CellValue = string | number | boolean;

/** What is written to a cell: null leaves the cell as it is, text that begins with "=" is a formula. */
export type CellInput = CellValue | null;

/** A formula whose answer fills more cells than its own. */
export interface Spill {
  readonly anchor: Area;
  readonly area: Area;
}

export type ValueType = "Empty" | "String" | "Double" | "Boolean" | "Error";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  /** "#RRGGBB", or "" for none. */
  readonly tabColor: string;
}

export interface SheetChange {
  readonly name?: string;
  readonly visibility?: Visibility;
  readonly tabColor?: string;
  /** The new place among the sheets, from 0. */
  readonly position?: number;
}

/** Colours are "#RRGGBB". */
export interface CellFormat {
  /** null: no fill. */
  readonly fill: string | null;
  readonly fontColor: string;
  readonly fontName: string;
  /** Points. */
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly wrapText: boolean;
  readonly horizontalAlignment: HorizontalAlignment;
  readonly verticalAlignment: VerticalAlignment;
  /** Points. */
  readonly columnWidth: number;
  /** Points. */
  readonly rowHeight: number;
}

export type HorizontalAlignment =
  "General" | "Left" | "Center" | "Right" | "Fill" | "Justify" | "CenterAcrossSelection" | "Distributed";
export type VerticalAlignment = "Top" | "Center" | "Bottom" | "Justify" | "Distributed";

/** What an unformatted cell has. */
export const PLAIN_FORMAT: CellFormat = {
  fill: null,
  fontColor: "#000000",
  fontName: "Calibri",
  fontSize: 11,
  bold: false,
  italic: false,
  wrapText: false,
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  columnWidth: 48,
  rowHeight: 15,
};

/** How a sheet is printed. */
export interface PageLayout {
  readonly orientation: "Portrait" | "Landscape";
  /** In how many pages its width and its height must fit, or the scale in per cent; nothing said: as large as it is. */
  readonly zoom: {
    readonly horizontalFitToPages?: number;
    readonly verticalFitToPages?: number;
    readonly scale?: number;
  };
  /** Rows repeated on top of each page, from 0; null: none. */
  readonly titleRows: { readonly row: number; readonly rows: number } | null;
}

export const PLAIN_LAYOUT: PageLayout = { orientation: "Portrait", zoom: {}, titleRows: null };

export interface TableInfo {
  readonly id: string;
  readonly name: string;
  /** The whole table: the header row and the totals row included where shown. */
  readonly area: Area;
  readonly style: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
}

export interface TableChange {
  readonly name?: string;
  readonly style?: string;
  readonly showHeaders?: boolean;
  readonly showTotals?: boolean;
  /** The table's new area, headers included; its header row must stay where it is. */
  readonly area?: Area;
}

export interface NameInfo {
  readonly name: string;
  /** With its "=": `=Matrix!$B$19`. */
  readonly formula: string;
  readonly visible: boolean;
  readonly comment: string;
  /** The id of the sheet that the name belongs to, or null for a name of the workbook. */
  readonly sheet: string | null;
}

export type ComparisonOperator =
  | "Between"
  | "NotBetween"
  | "EqualTo"
  | "NotEqualTo"
  | "GreaterThan"
  | "LessThan"
  | "GreaterThanOrEqual"
  | "LessThanOrEqual";

export type ValidationRule =
  | { readonly type: "List"; readonly source: string; readonly inCellDropDown: boolean }
  | { readonly type: "Custom"; readonly formula: string }
  | {
      readonly type: "WholeNumber" | "Decimal" | "Date" | "Time" | "TextLength";
      readonly operator: ComparisonOperator;
      readonly formula1: string | number;
      readonly formula2?: string | number;
    };

export interface Validation {
  readonly rule: ValidationRule;
  readonly ignoreBlanks: boolean;
  readonly prompt: { readonly showPrompt: boolean; readonly title: string; readonly message: string };
  readonly errorAlert: {
    readonly showAlert: boolean;
    readonly style: "Stop" | "Warning" | "Information";
    readonly title: string;
    readonly message: string;
  };
}

export type ConditionalRule =
  | { readonly type: "Custom"; readonly formula: string }
  | {
      readonly type: "ContainsText";
      readonly operator: "Contains" | "NotContains" | "BeginsWith" | "EndsWith";
      readonly text: string;
    }
  | {
      readonly type: "CellValue";
      readonly operator: ComparisonOperator;
      readonly formula1: string;
      readonly formula2?: string;
    };

export interface ConditionalFormat {
  readonly id: string;
  readonly area: Area;
  readonly rule: ConditionalRule;
  readonly stopIfTrue: boolean;
  readonly format: {
    readonly fill?: string;
    readonly fontColor?: string;
    readonly bold?: boolean;
    readonly italic?: boolean;
  };
}

/** JSON as the add-in stored it. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** Settings and custom document properties: named values that travel with the file. */
export interface KeyedValues {
  keys(): readonly string[];
  /** undefined: no such key. */
  get(key: string): Json | undefined;
  set(key: string, value: Json): void;
  delete(key: string): void;
}

/** Who made a change: the add-in through Office.js, or anybody else (the user, a recalculation, the page). */
export type Trigger = "ThisLocalAddin" | "Unknown";

export type ChangeType =
  "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";

/** Before and after, for a change of one single cell. */
export interface ChangeDetails {
  readonly valueBefore: CellValue;
  readonly valueAfter: CellValue;
  readonly valueTypeBefore: ValueType;
  readonly valueTypeAfter: ValueType;
}

/**
 * What happened in the workbook. Recalculated cells raise no `cellsChanged`. An implementation raises `cellsChanged`
 * for every edit; the host itself tells the tables that a "RangeEdited" touches. `tableChanged` is raised only for
 * rows and columns that a table gained or lost.
 */
export type WorkbookEvent =
  | {
      readonly type: "cellsChanged";
      readonly area: Area;
      readonly change: ChangeType;
      readonly trigger: Trigger;
      /** Absent where more than one cell changed. */
      readonly details?: ChangeDetails;
    }
  | {
      readonly type: "tableChanged";
      readonly table: string;
      readonly area: Area;
      readonly change: ChangeType;
      readonly trigger: Trigger;
    }
  | { readonly type: "selectionChanged"; readonly area: Area }
  | { readonly type: "sheetAdded" | "sheetDeleted" | "sheetActivated"; readonly sheet: string }
  | { readonly type: "invocation"; readonly invocation: Invocation }
  | { readonly type: "invocationCancelled"; readonly id: number };

/** A value that goes into or comes out of a custom function: an error is marked apart from text. */
export type FunctionValue = CellValue | { readonly error: string };

/** An argument as declared: a scalar, or a grid for a matrix (also for one cell). Empty cell "", omitted null. */
export type FunctionArgument = FunctionValue | null | Grid<FunctionValue | null>;

/** A custom function to be run by the add-in. */
export interface Invocation {
  readonly id: number;
  /** The function's id in functions.json: "CHECK", without the namespace. */
  readonly name: string;
  /** The arguments of a repeating parameter are one list. */
  readonly args: readonly (FunctionArgument | readonly FunctionArgument[])[];
  /** The cell that holds the formula, with sheet, where the function asked for it. */
  readonly address: string | null;
  readonly parameterAddresses: readonly (string | null)[] | null;
  readonly cancelable: boolean;
  readonly stream: boolean;
  /** The function takes errors as values in its arguments; otherwise `args` has none. */
  readonly allowErrors: boolean;
}

export interface InvocationResult {
  readonly id: number;
  /** A value, or a grid that spills. */
  readonly value: FunctionValue | Grid<FunctionValue>;
  /** The message that Excel shows behind an error, where the function gave one. */
  readonly message?: string;
}

export type ClearKind = "All" | "Contents" | "Formats";
export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

/**
 * A workbook. Sheets and tables are named by id; areas carry the sheet's id. An area may reach to the end of the sheet
 * (a whole column): formats and validation must take that, values are asked for only where they are at most a few
 * million cells.
 */
export interface WorkbookModel {
  /** The file's name: "Book1.xlsx". */
  readonly name: string;

  // Sheets, in the order of their tabs.
  sheets(): readonly SheetInfo[];
  activeSheet(): string;
  /** Adds a sheet at the end, without activating it. @returns its id */
  addSheet(name?: string): Later<string>;
  changeSheet(sheet: string, change: SheetChange): Later<void>;
  deleteSheet(sheet: string): Later<void>;
  activateSheet(sheet: string): Later<void>;
  isProtected(sheet: string): boolean;
  /** Whether a filter of the sheet, and of no table, hides rows. */
  isFiltered(sheet: string): boolean;
  /** The smallest area that holds every cell with content (or, unless `valuesOnly`, with a format); null when empty. */
  usedArea(sheet: string, valuesOnly: boolean): Area | null;
  frozen(sheet: string): { readonly rows: number; readonly columns: number };
  freeze(sheet: string, rows: number, columns: number): Later<void>;
  pageLayout(sheet: string): PageLayout;
  setPageLayout(sheet: string, change: Partial<PageLayout>): Later<void>;

  // Cells.
  values(area: Area): Grid<CellValue>;
  /** The formula where there is one, otherwise the value. */
  formulas(area: Area): Grid<CellValue>;
  /** As displayed. */
  text(area: Area): Grid<string>;
  valueTypes(area: Area): Grid<ValueType>;
  numberFormats(area: Area): Grid<string>;
  /** What a formula spills into, its own cell included, where the cell is one of those; null where none spills there. */
  spill(cell: Area): Spill | null;
  /** Writes as if typed: see memory-workbook.ts for what is converted. `inputs` has the area's shape. */
  write(area: Area, inputs: Grid<CellInput>): Later<void>;
  /** One format for all cells (also whole columns), or a grid of the area's shape, null leaving a cell as it is. */
  setNumberFormats(area: Area, formats: string | Grid<string | null>): Later<void>;
  clear(area: Area, what: ClearKind): Later<void>;
  /** Makes room for the area, what stood there moving down or to the right. */
  insertCells(area: Area, shift: "Down" | "Right"): Later<void>;
  deleteCells(area: Area, shift: "Up" | "Left"): Later<void>;

  /** The sheet's merged areas. The upper left cell of each holds its value, and the others read as empty. */
  merges(sheet: string): readonly Area[];
  merge(area: Area): Later<void>;
  /** Takes apart every merged area that shares a cell with the area. */
  unmerge(area: Area): Later<void>;

  // Formats. A key missing in the answer: the cells differ.
  format(area: Area): Partial<CellFormat>;
  setFormat(area: Area, change: Partial<CellFormat>): Later<void>;
  autofitColumns(area: Area): Later<void>;
  autofitRows(area: Area): Later<void>;

  // Tables, in the order of their making.
  tables(): readonly TableInfo[];
  /** Without headers a header row "Column1", "Column2", … is inserted above the data. @returns its id */
  addTable(area: Area, hasHeaders: boolean): Later<string>;
  changeTable(table: string, change: TableChange): Later<void>;
  /** Removes the table; its cells' content goes too unless `keepCells`. */
  deleteTable(table: string, keepCells: boolean): Later<void>;
  /** Inserts data rows before data row `index` (from 0; null: at the end) and shifts down what is below the table. */
  addTableRows(table: string, index: number | null, rows: Grid<CellInput>): Later<void>;
  deleteTableRows(table: string, index: number, count: number): Later<void>;
  /** Inserts a column before column `index` (null: at the end); `cells` starts with the header. */
  addTableColumn(table: string, index: number | null, cells: readonly CellInput[]): Later<void>;
  deleteTableColumn(table: string, index: number): Later<void>;
  /** Excel's FilterCriteria by column, null where a column is not filtered. */
  filters(table: string): readonly Json[];
  /** null: shows all again. */
  setFilter(table: string, column: number, criteria: Json): Later<void>;
  clearFilters(table: string): Later<void>;

  // Names.
  names(): readonly NameInfo[];
  /** Adds the name or replaces it. */
  setName(name: NameInfo): Later<void>;
  deleteName(name: string, sheet: string | null): Later<void>;
  /** What the name stands for now: the value of its cell, or "#REF!" and the like. */
  nameValue(name: string, sheet: string | null): CellValue;

  readonly settings: KeyedValues;
  readonly properties: KeyedValues;

  // Rules on cells.
  /** The rule that all cells of the area share; null: none has one; "mixed": they differ. */
  validation(area: Area): Validation | null | "mixed";
  setValidation(area: Area, validation: Validation | null): Later<void>;
  /** All conditional formats of the sheet, the one that wins first. */
  conditionalFormats(sheet: string): readonly ConditionalFormat[];
  /** Puts it before the others of the sheet, or replaces the one with this id where it stands. */
  setConditionalFormat(sheet: string, format: ConditionalFormat): Later<void>;
  deleteConditionalFormat(sheet: string, id: string): Later<void>;

  selection(): Area;
  /** Selects the cells and activates their sheet. */
  select(area: Area): Later<void>;

  // Calculation.
  calculationMode(): CalculationMode;
  setCalculationMode(mode: CalculationMode): void;
  /** Recalculates what is out of date, or every formula. */
  calculate(everything: boolean): Later<void>;
  /** The add-in's custom-function runtime is ready to be invoked. */
  functionsReady(): void;
  /** An answer to an invocation; one that is no longer awaited is ignored. */
  setResult(result: InvocationResult): void;

  /** Opens another file, in base64, in a window of its own; null: an empty workbook. */
  openWorkbook(file: string | null): Later<void>;

  // Requests. Between these two, changes are the add-in's (trigger "ThisLocalAddin").
  beginRequest(): void;
  /** Ends the request and whatever the add-in suspended until then. */
  endRequest(): Later<void>;
  /** Until the end of this request, writes do not recalculate. */
  suspendCalculation(): void;
  /** Until the end of this request, the screen need not follow. */
  suspendScreen(): void;

  /** Listens to everything that happens. @returns a function that stops listening */
  subscribe(listener: (event: WorkbookEvent) => void): () => void;
}
