/** `window.workbench`: what browser tests, and whoever looks into the page, may ask and do. */
import type { FunctionCall } from "../grid/custom-functions";
import { parseA1, splitSheet } from "../host/areas";
import type { Area } from "../host/areas";
import type { CellValue, NameInfo, SheetInfo, TableInfo, WorkbookModel } from "../host/model";

/** One request of the add-in through Office.js, with its answer. */
export interface Exchange {
  readonly actions: number;
  /** Excel's error code and words, where the request failed. */
  readonly error?: string;
}

export interface CellState {
  readonly value: CellValue;
  /** The formula with its "=", or "". */
  readonly formula: string;
  /** As displayed. */
  readonly text: string;
  readonly numberFormat: string;
}

export interface WorkbenchHandle {
  /** Resolves when grid, pane and custom functions run and every formula has been calculated; rejects when they cannot. */
  readonly ready: Promise<void>;
  /** Milliseconds from the page's start until then. */
  readyAfter(): number;
  /** A cell by its address: "Claims!B2", or "B2" on the active sheet. */
  cell(address: string): CellState;
  /** The values of an area. */
  values(address: string): readonly (readonly CellValue[])[];
  sheets(): readonly SheetInfo[];
  tables(): readonly TableInfo[];
  names(): readonly NameInfo[];
  /** The selected cells, with sheet. */
  selection(): string;
  /** Selects cells, as a click does. */
  select(address: string): Promise<void>;
  /** Enters something into a cell as a person who types it; resolves when what depends on it is calculated. */
  type(address: string, text: string): Promise<void>;
  /** Resolves when no cell is being edited, what was typed has been written, and nothing waits to be calculated. */
  calculated(): Promise<void>;
  /** The calls of custom functions since the last `clearCalls`, oldest first. */
  calls(): readonly FunctionCall[];
  /** How often each custom function was called since then, by its id. */
  callCounts(): Readonly<Record<string, number>>;
  clearCalls(): void;
  /** The add-in's requests to the workbook, oldest first. */
  requests(): readonly Exchange[];
  /** Opens a workbook; resolves when it is ready, rejects with the message that the page shows. */
  open(bytes: Uint8Array | File, name?: string): Promise<void>;
  /** The open workbook as the bytes of an .xlsx file. */
  save(): Promise<Uint8Array>;
  /** Presses a button of the add-in's ribbon group, by its id in the manifest. */
  press(button: string): Promise<void>;
  /** The window that runs the add-in. */
  pane(): Window | null;
  /**
   * Opens the same workbook's pane a second time, as in another window of Excel on the same computer, in a frame that is called
   * `SECOND_PANE`; resolves when it runs. Formulas are answered by the first pane.
   */
  openSecondPane(): Promise<void>;
  /** The workbook as the Office.js host sees it. */
  readonly model: WorkbookModel;
}

/** What the frame of the second pane is called. */
export const SECOND_PANE = "Second task pane";

declare global {
  interface Window {
    workbench?: WorkbenchHandle;
  }
}

/** The area of an address such as "Claims!A1:B2"; without a sheet, of the active one. */
export function areaAt(model: WorkbookModel, address: string): Area {
  const { sheet, rest } = splitSheet(address);
  const cells = parseA1(rest);
  const id = sheet === null ? model.activeSheet() : model.sheets().find(({ name }) => name === sheet)?.id;
  if (!cells || id === undefined) throw new Error(`"${address}" is no address of this workbook.`);
  return { sheet: id, ...cells };
}

/** The state of one cell. */
export function cellAt(model: WorkbookModel, address: string): CellState {
  const area = areaAt(model, address);
  const [[value = ""] = []] = model.values(area);
  const [[formula = ""] = []] = model.formulas(area);
  const [[text = ""] = []] = model.text(area);
  const [[numberFormat = ""] = []] = model.numberFormats(area);
  // In a cell formatted as text, what looks like a formula is text.
  const isFormula = typeof formula === "string" && formula.startsWith("=") && numberFormat !== "@";
  return { value, formula: isFormula ? formula : "", text, numberFormat };
}
