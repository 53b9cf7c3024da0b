/** The workbook's sheets: their tabs, order, visibility, what is frozen, inserted and deleted cells. */
import { BooleanNumber, Direction } from "@univerjs/core";
import type { IRange, IWorksheetData } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  InsertSheetCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  RemoveSheetCommand,
  SetFrozenMutation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderMutation,
} from "@univerjs/preset-sheets-core";
import { SHEET_COLUMNS, SHEET_ROWS } from "../host/areas";
import type { Area } from "../host/areas";
import { fail } from "../host/errors";
import type { SheetChange, SheetInfo, Visibility } from "../host/model";
import { hexColor } from "./formats";
import { run, runLater, sheetOf, toRange, workbookOf } from "./context";
import type { GridContext } from "./context";

/** A new sheet's size and look; Excel's own default widths and heights, in pixels. */
export const NEW_SHEET = {
  rowCount: 200,
  columnCount: 26,
  defaultColumnWidth: 72,
  defaultRowHeight: 20,
} satisfies Partial<IWorksheetData>;

const SHEET_NAME = /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/;

export function listSheets(context: GridContext): readonly SheetInfo[] {
  return workbookOf(context)
    .getSheets()
    .map((sheet) => {
      const config = sheet.getConfig();
      return {
        id: sheet.getSheetId(),
        name: sheet.getName(),
        visibility: visibilityOf(config),
        tabColor: config.tabColor ? hexColor(config.tabColor) : "",
      };
    });
}

/** The grid knows hidden sheets only; that one is hidden from Excel's own menu too is noted with the sheet. */
export function visibilityOf(config: Partial<IWorksheetData>): Visibility {
  if (config.hidden !== BooleanNumber.TRUE) return "Visible";
  return config.custom?.["veryHidden"] === true ? "VeryHidden" : "Hidden";
}

export function addSheet(context: GridContext, name: string | undefined): string {
  const workbook = workbookOf(context);
  if (name !== undefined) checkName(context, name, null);
  const before = new Set(workbook.getSheets().map((sheet) => sheet.getSheetId()));
  const sheet = { ...NEW_SHEET, ...(name === undefined ? {} : { name }) };
  const active = activeSheet(context);
  context.quietly(() => {
    run(context, InsertSheetCommand.id, null, { sheet, index: before.size });
    // The grid activates a new sheet; Excel's add-ins do that themselves where they want it.
    run(context, SetWorksheetActiveOperation.id, active, {});
  });
  const added = workbook.getSheets().find((candidate) => !before.has(candidate.getSheetId()));
  return added?.getSheetId() ?? fail("GeneralException");
}

function checkName(context: GridContext, name: string, own: string | null): void {
  if (!SHEET_NAME.test(name)) fail("InvalidArgument", `"${name}" cannot be the name of a sheet.`);
  const taken = listSheets(context).some(
    (sheet) => sheet.id !== own && sheet.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) fail("ItemAlreadyExists", `There is a sheet named "${name}" already.`);
}

export function changeSheet(context: GridContext, sheet: string, change: SheetChange): void {
  const worksheet = sheetOf(context, sheet);
  if (change.name !== undefined && change.name !== worksheet.getName()) {
    checkName(context, change.name, sheet);
    run(context, SetWorksheetNameCommand.id, sheet, { name: change.name });
  }
  if (change.tabColor !== undefined) run(context, SetTabColorMutation.id, sheet, { color: change.tabColor });
  if (change.visibility !== undefined) setVisibility(context, sheet, change.visibility);
  if (change.position !== undefined) {
    const fromOrder = listSheets(context).findIndex(({ id }) => id === sheet);
    run(context, SetWorksheetOrderMutation.id, sheet, { fromOrder, toOrder: change.position });
  }
}

function setVisibility(context: GridContext, sheet: string, visibility: Visibility): void {
  const config = sheetOf(context, sheet).getConfig();
  if (visibility === "Visible") {
    run(context, SetWorksheetHideMutation.id, sheet, { hidden: BooleanNumber.FALSE });
    return;
  }
  const others = listSheets(context).filter((other) => other.id !== sheet && other.visibility === "Visible");
  const next = others[0] ?? fail("InvalidOperation", "A workbook keeps at least one visible sheet.");
  if (activeSheet(context) === sheet) activateSheet(context, next.id);
  config.custom = { ...config.custom, veryHidden: visibility === "VeryHidden" };
  if (config.hidden !== BooleanNumber.TRUE) {
    run(context, SetWorksheetHideMutation.id, sheet, { hidden: BooleanNumber.TRUE });
  }
}

export function deleteSheet(context: GridContext, sheet: string): void {
  sheetOf(context, sheet);
  const others = listSheets(context).filter((other) => other.id !== sheet && other.visibility === "Visible");
  const next = others[0] ?? fail("InvalidOperation", "A workbook keeps at least one visible sheet.");
  if (activeSheet(context) === sheet) activateSheet(context, next.id);
  run(context, RemoveSheetCommand.id, sheet, {});
}

export function activeSheet(context: GridContext): string {
  return workbookOf(context).getActiveSheet()?.getSheetId() ?? fail("GeneralException");
}

export function activateSheet(context: GridContext, sheet: string): void {
  if (visibilityOf(sheetOf(context, sheet).getConfig()) !== "Visible") {
    fail("InvalidOperation", "A hidden sheet cannot be activated.");
  }
  if (activeSheet(context) !== sheet) run(context, SetWorksheetActiveOperation.id, sheet, {});
}

export function frozen(context: GridContext, sheet: string): { readonly rows: number; readonly columns: number } {
  const freeze = sheetOf(context, sheet).getFreeze();
  return { rows: freeze.ySplit, columns: freeze.xSplit };
}

export function freeze(context: GridContext, sheet: string, rows: number, columns: number): void {
  run(context, SetFrozenMutation.id, sheet, {
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
    ySplit: rows,
    xSplit: columns,
  });
}

/**
 * Runs one of Univer's commands that work on the active sheet only on another sheet, which may be hidden: the sheet
 * becomes active for the command, in one turn, so that nothing of it is drawn.
 */
async function onSheet(context: GridContext, sheet: string, command: () => Promise<void>): Promise<void> {
  const before = activeSheet(context);
  if (before === sheet) return command();
  return context.quietly(() => {
    run(context, SetWorksheetActiveOperation.id, sheet, {});
    const done = command();
    run(context, SetWorksheetActiveOperation.id, before, {});
    return done;
  });
}

/** Whole rows and whole columns are inserted as such, so that their heights, widths and formats move along. */
export async function insertCells(context: GridContext, area: Area, shift: "Down" | "Right"): Promise<void> {
  const range = toRange(area, sheetOf(context, area.sheet));
  const rows = area.columns >= SHEET_COLUMNS;
  const columns = area.rows >= SHEET_ROWS;
  const whole: IRange = rows ? { ...range, endColumn: sheetOf(context, area.sheet).getColumnCount() - 1 } : range;
  const id = rows
    ? InsertRowByRangeCommand.id
    : columns
      ? InsertColByRangeCommand.id
      : shift === "Down"
        ? InsertRangeMoveDownCommand.id
        : InsertRangeMoveRightCommand.id;
  const direction = rows ? Direction.UP : Direction.LEFT;
  await context.silently(() =>
    onSheet(context, area.sheet, () => runLater(context, id, area.sheet, { range: whole, direction })),
  );
  context.announce(area, rows ? "RowInserted" : columns ? "ColumnInserted" : "CellInserted");
}

export async function deleteCells(context: GridContext, area: Area, shift: "Up" | "Left"): Promise<void> {
  const range = toRange(area, sheetOf(context, area.sheet));
  const rows = area.columns >= SHEET_COLUMNS;
  const columns = area.rows >= SHEET_ROWS;
  const id = rows
    ? RemoveRowByRangeCommand.id
    : columns
      ? RemoveColByRangeCommand.id
      : shift === "Up"
        ? DeleteRangeMoveUpCommand.id
        : DeleteRangeMoveLeftCommand.id;
  const pieces = id === DeleteRangeMoveUpCommand.id ? piecesFromBelow(range) : [range];
  await context.silently(async () => {
    for (const piece of pieces) {
      await onSheet(context, area.sheet, () => runLater(context, id, area.sheet, { range: piece }));
    }
  });
  context.announce(area, rows ? "RowDeleted" : columns ? "ColumnDeleted" : "CellDeleted");
}

/** Univer fails on cells moving up by more rows than there are above them, so a long range goes in pieces, the last first. */
function piecesFromBelow(range: IRange): IRange[] {
  const pieces: IRange[] = [];
  let endRow = range.endRow;
  while (endRow >= range.startRow) {
    const startRow = Math.max(range.startRow, Math.ceil((endRow + 1) / 2));
    pieces.push({ ...range, startRow, endRow });
    endRow = startRow - 1;
  }
  return pieces;
}
