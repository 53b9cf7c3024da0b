/** What the parts of the grid share: the running Univer, its open workbook, and who is editing right now. */
import { ICommandService } from "@univerjs/core";
import type { IRange, Workbook, Worksheet } from "@univerjs/core";
import { fail } from "../host/errors";
import type { Area } from "../host/areas";
import type { ChangeType, Trigger } from "../host/model";
import type { Calculation } from "./calculation";
import type { GridBook, Univers } from "./univer";

export interface GridContext {
  readonly univers: Univers;
  readonly calculation: Calculation;
  /** The open workbook, as Univer's facade. */
  book(): GridBook;
  /** Who makes the changes that happen now. */
  trigger(): Trigger;
  /** Runs something that must raise no events of activated sheets and moved selections. */
  quietly<T>(action: () => T): T;
  /** Runs something whose changes of cells are told by `announce` instead, in Excel's words. */
  silently(action: () => Promise<void>): Promise<void>;
  /** Tells of a change when what depends on it has been calculated. */
  announce(area: Area, change: ChangeType, table?: string): void;
}

/** The open workbook's model, which reads cells many times faster than the facade. */
export function workbookOf(context: GridContext): Workbook {
  return context.book().getWorkbook();
}

/** The model of one sheet; throws ItemNotFound. */
export function sheetOf(context: GridContext, sheet: string): Worksheet {
  return workbookOf(context).getSheetBySheetId(sheet) ?? fail("ItemNotFound");
}

/** Runs one of Univer's commands or mutations on the open workbook; throws GeneralException where it is refused. */
export function run(context: GridContext, id: string, sheet: string | null, params: object): void {
  const commands = context.univers.injector.get(ICommandService);
  const target = { unitId: context.book().getId(), ...(sheet === null ? {} : { subUnitId: sheet }) };
  if (!commands.syncExecuteCommand(id, { ...target, ...params })) fail("GeneralException", `The grid refused ${id}.`);
}

/** The same for the commands that Univer runs asynchronously. */
export async function runLater(context: GridContext, id: string, sheet: string | null, params: object): Promise<void> {
  const commands = context.univers.injector.get(ICommandService);
  const target = { unitId: context.book().getId(), ...(sheet === null ? {} : { subUnitId: sheet }) };
  if (!(await commands.executeCommand(id, { ...target, ...params }))) {
    fail("GeneralException", `The grid refused ${id}.`);
  }
}

/** An area as Univer writes it; what reaches beyond the sheet's last row or column ends there. */
export function toRange(area: Area, sheet: Worksheet): IRange {
  return {
    startRow: area.row,
    startColumn: area.column,
    endRow: Math.min(area.row + area.rows, Math.max(sheet.getRowCount(), area.row + 1)) - 1,
    endColumn: Math.min(area.column + area.columns, Math.max(sheet.getColumnCount(), area.column + 1)) - 1,
  };
}

/** A range of Univer as an area of a sheet. */
export function toArea(sheet: string, range: IRange): Area {
  return {
    sheet,
    row: range.startRow,
    column: range.startColumn,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  };
}

/** Fills a grid of an area's shape, cell by cell. */
export function fillGrid<T>(area: Area, cell: (row: number, column: number) => T): T[][] {
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (_, c) => cell(area.row + r, area.column + c)),
  );
}
