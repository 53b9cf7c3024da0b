import { FORMAT_PROPERTY, MATRIX_FORMAT } from "../matrix/format";
import type { MatrixCells } from "../matrix/matrix";
import { isTableName, TABLE_NAMES, type TableName } from "../matrix/tables";
import { newMatrixTable, type ChoiceSources } from "./matrix-tables";
import { absoluteArea, type CellArea, type Operation, type Plan } from "./operations";
import {
  isStampSheet,
  MATRIX_NAME,
  matrixCell,
  newStampCells,
  STAMP_SHEET,
  stampFormulas,
  topicSource,
} from "./stamp-sheet";
import { sameName, type WorkbookState } from "./workbook";

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
 * Plans everything of a matrix that the workbook lacks: tables, each on a sheet of its own, and the hidden sheet that
 * lets formulas depend on them. Tables that are there stay as they are, wherever they stand; where nothing is lacking,
 * there is nothing to do.
 * @param starter the rows that new tables begin with
 * @example createMatrixPlan(stateOfAnEmptyWorkbook, starterTables()).kind //=> "plan"
 */
export function createMatrixPlan(state: WorkbookState, starter: MatrixCells): CreateMatrix {
  const blocked = whatBlocks(state);
  if (blocked) return { kind: "blocked", blocked };
  const missing = TABLE_NAMES.filter((name) => tableIn(state, name) === undefined);
  const stamps = state.stamps && isStampSheet(state.stamps) ? state.stamps : null;
  const taken = state.sheets.map((sheet) => sheet.name);
  const stampSheet = stamps?.sheet ?? freeSheetName(STAMP_SHEET, taken);
  const sheets = new Map(missing.map((name) => [name, freeSheetName(name, taken)]));
  const sources = choiceSources(state, starter, sheets.get("Payers"), stampSheet);

  const operations: Operation[] = [];
  for (const [name, sheet] of sheets) {
    operations.push({ kind: "addSheet", sheet, visibility: "Visible" });
    operations.push(newMatrixTable(name, sheet, starter[name], sources));
  }
  if (stamps) operations.push(...stampFormulas(stamps, TABLE_NAMES));
  else {
    operations.push({ kind: "addSheet", sheet: stampSheet, visibility: "Hidden" });
    operations.push(...newStampCells(stampSheet));
  }
  operations.push(...nameOperations(state, stampSheet), ...formatOperations(state));
  if (operations.length === 0) return { kind: "present" };
  return { kind: "plan", plan: { title: "Create the matrix", operations }, tables: missing };
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

function formatOperations(state: WorkbookState): Operation[] {
  if (state.format !== null) return [];
  return [{ kind: "setDocumentProperty", key: FORMAT_PROPERTY, expected: null, value: MATRIX_FORMAT }];
}
