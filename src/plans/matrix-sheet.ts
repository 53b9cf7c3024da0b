import type { Day } from "../values/day";
import { textOf } from "../values/cell";
import type { CellPlace, Operation } from "./operations";
import { GRID_NAME, MATRIX_NAME } from "./names";
import type { WorkbookState } from "./workbook";

/**
 * The sheet that shows the matrix as people think of it, payers across and topics down:
 *
 *     A                     B
 *     Payer policy matrix
 *     As of                 2026-11-25
 *
 *     =PAYER.GRID(PolicyMatrix,$B$2)
 */

const TITLE = "Payer policy matrix";
const GRID_FORMULA = `=PAYER.GRID(${MATRIX_NAME},$B$2)`;
const DATE_FORMAT = "yyyy-mm-dd";
const ANCHOR_ROW = 3;
/** Columns that are made wide enough for an answer: topics, and a payer each. */
const WIDTHS = [24, ...Array.from({ length: 12 }, () => 22)];

/** Where the grid of the matrix stands. Rows and columns count from 0. */
export interface GridPlace {
  readonly sheetId: string;
  /** The cell that it spills from: payers stand in its row, families and topics in its column. */
  readonly anchor: CellPlace;
  /** The cell of its date; `null` where the formula names none. */
  readonly date: CellPlace | null;
}

/** Where the grid of the matrix stands; `null` where the workbook shows none. */
export function gridPlace({ grid }: WorkbookState): GridPlace | null {
  if (!grid || !isGridFormula(grid.formula)) return null;
  return { sheetId: grid.sheetId, anchor: grid.cell, date: dateCell(textOf(grid.formula), grid.cell.sheet) };
}

const GRID_CALL = /PAYER\.GRID\(/i;
const isGridFormula = (formula: unknown): boolean => typeof formula === "string" && GRID_CALL.test(formula);

const DATE_ARGUMENT = /PAYER\.GRID\([^,]+,\s*(?:(?:'((?:[^']|'')+)'|([^'!,()\s]+))!)?\$?([A-Z]{1,3})\$?(\d+)\s*\)/i;

function dateCell(formula: string, own: string): CellPlace | null {
  const found = DATE_ARGUMENT.exec(formula);
  if (!found) return null;
  const [, quoted, plain, letters = "", row = ""] = found;
  const column = [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? own, row: Number(row) - 1, column };
}

/** Whether the grid's name stands for something of the user's, so that no grid can be made. */
export function gridNameInUse(state: WorkbookState): boolean {
  const named = state.names.find((each) => each.name.toLowerCase() === GRID_NAME.toLowerCase());
  if (!named || named.formula.includes("#REF!")) return false;
  return state.grid === null || (textOf(state.grid.formula) !== "" && !isGridFormula(state.grid.formula));
}

/**
 * The sheet that shows the matrix, in one request: its cell, and the name by which it is known, come with it or not at all. It is
 * made last, when `PolicyMatrix` is there, and stands before the tables.
 */
export function gridOperations(sheet: string, position: number, state: WorkbookState, today: Day): Operation[] {
  const cell = { sheet, row: ANCHOR_ROW, column: 0 };
  // A name whose sheet was deleted is given to the new one.
  const named = state.names.find((each) => each.name.toLowerCase() === GRID_NAME.toLowerCase());
  return [
    gridSheet(sheet, position, today),
    { kind: "setFormula", leads: true, cell, expected: "", formula: GRID_FORMULA },
    { kind: "addName", name: GRID_NAME, expected: named?.formula ?? null, cell },
  ];
}

function gridSheet(sheet: string, position: number, today: Day): Operation {
  return {
    kind: "addReportSheet",
    leads: true,
    sheet,
    position,
    visibility: "Visible",
    cells: [[TITLE], ["As of", today]],
    headings: [{ row: 0, level: "title" }],
    widths: WIDTHS,
    print: { repeatRows: ANCHOR_ROW + 1 },
    formats: [{ row: 1, column: 1, format: DATE_FORMAT }],
  };
}
