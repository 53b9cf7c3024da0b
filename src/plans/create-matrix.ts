import type { Day } from "../values/day";
import { FORMAT_PROPERTY, MATRIX_FORMAT } from "../matrix/format";
import type { MatrixCells } from "../matrix/matrix";
import { isTableName, TABLE_NAMES, type TableName } from "../matrix/tables";
import { GRID_NAME, GRID_SHEET, MATRIX_NAME, STAMP_SHEET } from "./names";
import { gridNameInUse, gridOperations, gridPlace } from "./matrix-sheet";
import { newMatrixTable, type ChoiceSources } from "./matrix-tables";
import { absoluteArea, type CellArea, type Operation, type Plan } from "./operations";
import { isStampSheet, matrixCell, missingStamps, newStampCells, stampFormulas, topicSource } from "./stamp-sheet";
import { sameName, type StampSheet, type WorkbookState } from "./workbook";

/** Why a matrix cannot be made as the workbook stands. */
export type Blocked =
  /** The workbook uses a name that the matrix needs, for something else. */
  | { readonly kind: "name in use"; readonly name: string; readonly formula: string }
  /** The tables were written by a newer build. */
  | { readonly kind: "newer format"; readonly format: number };

/** What making the matrix comes to. */
export type CreateMatrix =
  | { readonly kind: "plan"; readonly plan: Plan; readonly tables: readonly TableName[] }
  | { readonly kind: "present" }
  | { readonly kind: "blocked"; readonly blocked: Blocked };

/**
 * Plans everything of a matrix that the workbook lacks: the sheet that shows it, tables, each on a sheet of its own, and the
 * hidden sheet that lets formulas depend on them. Tables that are there stay as they are, wherever they stand; where nothing is lacking,
 * there is nothing to do.
 * @param starter the rows that new tables begin with
 * @param today what the sheet shows the matrix as of, until somebody writes another date there
 * @example createMatrixPlan(stateOfAnEmptyWorkbook, starterTables(), dayOf(2026, 11, 25)).kind //=> "plan"
 */
export function createMatrixPlan(state: WorkbookState, starter: MatrixCells, today: Day): CreateMatrix {
  const blocked = whatBlocks(state);
  if (blocked) return { kind: "blocked", blocked };
  const { stamps, stampSheet, shown, sheets, sources } = placesFor(state, starter);
  const operations: Operation[] = [];
  for (const [name, sheet] of sheets) {
    operations.push({ kind: "addSheet", sheet, visibility: "Visible" });
    operations.push(newMatrixTable(name, sheet, starter[name], sources));
  }
  if (stamps) operations.push(...stampFormulas(stamps, TABLE_NAMES), ...missingStamps(stamps));
  else {
    operations.push({ kind: "addSheet", sheet: stampSheet, visibility: "Hidden" });
    operations.push(...newStampCells(stampSheet));
  }
  operations.push(...nameOperations(state, stampSheet));
  if (shown !== null) operations.push(...gridOperations(shown, firstTable(state), state, today));
  operations.push(...formatOperations(state));
  if (operations.length === 0) return { kind: "present" };
  return { kind: "plan", plan: { title: "Create the matrix", operations }, tables: [...sheets.keys()] };
}

/** Where everything of the matrix stands, or will when it is made. */
interface MatrixPlaces {
  /** The sheet that watches the tables, where it is there already. */
  readonly stamps: StampSheet | null;
  readonly stampSheet: string;
  /** The sheet that will show the matrix; `null` where one does. */
  readonly shown: string | null;
  /** Tables that are missing, and their sheets to be. */
  readonly sheets: ReadonlyMap<TableName, string>;
  /** Where drop-downs find their words. */
  readonly sources: ChoiceSources;
}

/** How many sheets stand before the first of the matrix's tables, or will: those of a table that is there, or all that are there. */
function firstTable({ sheets, tables }: WorkbookState): number {
  const own = tables.filter(({ name }) => isTableName(name)).map(({ area }) => area.sheet);
  const first = sheets.findIndex(({ name }) => own.some((sheet) => sameName(sheet, name)));
  return first === -1 ? sheets.length : first;
}

/** Decides where what a workbook lacks of the matrix is to stand. */
export function placesFor(state: WorkbookState, starter: MatrixCells): MatrixPlaces {
  const missing = TABLE_NAMES.filter((name) => tableIn(state, name) === undefined);
  const stamps = state.stamps && isStampSheet(state.stamps) ? state.stamps : null;
  const taken = state.sheets.map((sheet) => sheet.name);
  const stampSheet = stamps?.sheet ?? freeSheetName(STAMP_SHEET, taken);
  const shown = gridPlace(state) ? null : freeSheetName(GRID_SHEET, taken);
  const sheets = new Map(missing.map((name) => [name, freeSheetName(name, taken)]));
  return {
    stamps,
    stampSheet,
    shown,
    sheets,
    sources: choiceSources(state, starter, sheets.get("Payers"), stampSheet),
  };
}

/**
 * Plans the repair of the cells that tie formulas to the matrix; `null` where nothing is broken, or there is no matrix.
 * Runs when a workbook opens: a table that was deleted and made anew leaves `#REF!` behind.
 */
export function repairPlan(state: WorkbookState): Plan | null {
  if (!state.stamps || !isStampSheet(state.stamps)) return null;
  const operations = stampFormulas(state.stamps, state.tables.map((table) => table.name).filter(isTableName));
  return operations.length === 0 ? null : { title: "Repair the cells that watch the matrix", operations };
}

function whatBlocks(state: WorkbookState): Blocked | null {
  const format = Number(state.format ?? MATRIX_FORMAT);
  if (format > MATRIX_FORMAT) return { kind: "newer format", format };
  for (const name of TABLE_NAMES) {
    const used = state.names.find((each) => sameName(each.name, name));
    if (used && !tableIn(state, name)) return { kind: "name in use", ...used };
  }
  const grid = state.names.find((each) => sameName(each.name, GRID_NAME));
  if (grid && gridNameInUse(state)) return { kind: "name in use", ...grid };
  const named = state.names.find((each) => sameName(each.name, MATRIX_NAME));
  if (named && !isBroken(named.formula) && !(state.stamps && isStampSheet(state.stamps)))
    return { kind: "name in use", ...named };
  return null;
}

const isBroken = (formula: string): boolean => formula.includes("#REF!");

function tableIn(state: WorkbookState, name: TableName): WorkbookState["tables"][number] | undefined {
  return state.tables.find((table) => sameName(table.name, name));
}

/** A sheet name that is free, and takes it: `PriorAuth`, or `PriorAuth (matrix)` where a user's sheet is called so. */
function freeSheetName(wanted: string, taken: string[]): string {
  const isFree = (name: string) => !taken.some((other) => sameName(other, name));
  let name = wanted;
  for (let i = 1; !isFree(name); i++) name = i === 1 ? `${wanted} (matrix)` : `${wanted} (matrix ${i})`;
  taken.push(name);
  return name;
}

/** The Payer IDs, where the drop-downs find them: Excel lets the list grow with the table. */
function choiceSources(
  state: WorkbookState,
  starter: MatrixCells,
  newSheet: string | undefined,
  stampSheet: string,
): ChoiceSources {
  const existing = tableIn(state, "Payers")?.area;
  const area: CellArea = existing ?? {
    sheet: newSheet ?? "Payers",
    row: 0,
    column: 0,
    rows: 1 + Math.max(1, starter.Payers?.rows.length ?? 0),
    columns: 1,
  };
  const ids: CellArea = { ...area, row: area.row + 1, rows: Math.max(1, area.rows - 1), columns: 1 };
  return { payers: `=${absoluteArea(ids)}`, topics: topicSource(stampSheet) };
}

function nameOperations(state: WorkbookState, stampSheet: string): Operation[] {
  const named = state.names.find((each) => sameName(each.name, MATRIX_NAME));
  if (named && !isBroken(named.formula)) return [];
  return [{ kind: "addName", name: MATRIX_NAME, expected: named?.formula ?? null, cell: matrixCell(stampSheet) }];
}

function formatOperations({ format }: WorkbookState): Operation[] {
  if (Number(format) === MATRIX_FORMAT) return [];
  return [{ kind: "setDocumentProperty", key: FORMAT_PROPERTY, expected: format, value: MATRIX_FORMAT }];
}
