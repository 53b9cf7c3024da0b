/** What happens in the grid, told as the host wants to hear it. */
import { ICommandService } from "@univerjs/core";
import type { ICellData, ICommandInfo, IExecutionOptions, IRange, Nullable } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
} from "@univerjs/preset-sheets-core";
import { SHEET_COLUMNS, SHEET_ROWS } from "../host/areas";
import type { Area } from "../host/areas";
import type { CellValue, ChangeType, Trigger, WorkbookEvent } from "../host/model";
import { cellValue, rawCells, typeOf } from "./cells";
import type { CellMatrix } from "./cells";
import { toArea } from "./context";
import type { GridContext } from "./context";

export interface GridEvents {
  /** Tells of a change that the grid's own mutations tell otherwise. */
  announce(area: Area, change: ChangeType, table?: string): void;
  subscribe(listener: (event: WorkbookEvent) => void): () => void;
  /** Tells of the changes that wait, now. The host's requests end with it, after their calculation. */
  flush(): void;
}

/** A change that waits until what depends on it has been calculated. */
interface Change {
  readonly area: Area;
  readonly change: ChangeType;
  readonly trigger: Trigger;
  /** The table that gained or lost rows or columns; absent where the change is of cells. */
  readonly table?: string;
  /** What the one cell held before; absent where more than one changed. */
  readonly before?: CellValue;
}

/** The keys of a cell whose change is an edit, not a format. */
const CONTENT = ["v", "f", "si", "p"] as const;

/** What holds back events. */
export interface EventGates {
  /** A request of the add-in is running, which will flush when it ends. */
  inRequest(): boolean;
  /** Activated sheets and moved selections are not to be told. */
  isQuiet(): boolean;
  /** Changed cells are not to be told: `announce` will. */
  isSilent(): boolean;
}

export function createEvents(context: GridContext, gates: EventGates): GridEvents {
  const listeners = new Set<(event: WorkbookEvent) => void>();
  const commands = context.univers.injector.get(ICommandService);
  let waiting: Change[] = [];
  let before: CellValue | undefined;

  const raise = (event: WorkbookEvent) => {
    for (const listener of [...listeners]) listener(event);
  };

  function flush() {
    const changes = waiting;
    waiting = [];
    for (const { area, change, trigger, table, before: valueBefore } of changes) {
      if (table !== undefined) {
        raise({ type: "tableChanged", table, area, change, trigger });
        continue;
      }
      const details = valueBefore === undefined ? {} : { details: detailsOf(context, area, valueBefore) };
      raise({ type: "cellsChanged", area, change, trigger, ...details });
    }
  }

  function note(change: Omit<Change, "trigger">) {
    waiting.push({ ...change, trigger: context.trigger() });
    if (waiting.length > 1 || gates.inRequest()) return;
    void context.calculation.idle().then(() => {
      if (!gates.inRequest()) flush();
    });
  }

  function noteChanges(command: ICommandInfo, options: IExecutionOptions | undefined) {
    const edit = editOf(command, options);
    if (edit) {
      note({ area: edit.area, change: "RangeEdited", ...(before === undefined ? {} : { before }) });
      return;
    }
    const structure = structureOf(command);
    if (structure) note(structure);
    for (const area of movedAreas(command)) note({ area, change: "RangeEdited" });
  }

  commands.beforeCommandExecuted((command, options) => {
    const edit = editOf(command, options);
    if (!edit) return;
    const single = edit.area.rows * edit.area.columns === 1 ? edit.area : null;
    before = single ? cellValue(rawCells(context, single.sheet)(single.row, single.column)) : undefined;
  });

  commands.onCommandExecuted((command, options) => {
    if (!isOfBook(context, command)) return;
    if (!gates.isSilent()) noteChanges(command, options);
    const event = sheetEvent(context, command);
    const silent = gates.isQuiet() && (event?.type === "sheetActivated" || event?.type === "selectionChanged");
    if (event && !silent) raise(event);
  });

  return {
    announce: (area, change, table) => note({ area, change, ...(table === undefined ? {} : { table }) }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    flush,
  };
}

function isOfBook(context: GridContext, command: ICommandInfo): boolean {
  const params: object | undefined = command.params;
  return params !== undefined && "unitId" in params && params.unitId === context.book().getId();
}

interface SheetParams {
  readonly subUnitId: string;
  readonly range: IRange;
  readonly cellValue?: CellMatrix;
}

function paramsOf(command: ICommandInfo): SheetParams {
  return command.params as SheetParams;
}

/** The cells whose content a mutation sets. What calculation writes, and formats, are no edits. */
function editOf(command: ICommandInfo, options: IExecutionOptions | undefined): { readonly area: Area } | null {
  if (command.id !== SetRangeValuesMutation.id || options?.onlyLocal) return null;
  const { subUnitId, cellValue: cells } = paramsOf(command);
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  for (const [rowKey, line] of Object.entries(cells ?? {})) {
    for (const [columnKey, cell] of Object.entries<Nullable<ICellData>>(line ?? {})) {
      if (cell && !CONTENT.some((key) => key in cell)) continue;
      const row = Number(rowKey);
      const column = Number(columnKey);
      if (row < top) top = row;
      if (row > bottom) bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    }
  }
  if (bottom < 0) return null;
  return { area: { sheet: subUnitId, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 } };
}

const STRUCTURE: Readonly<Record<string, ChangeType>> = {
  [InsertRowMutation.id]: "RowInserted",
  [RemoveRowMutation.id]: "RowDeleted",
  [InsertColMutation.id]: "ColumnInserted",
  [RemoveColMutation.id]: "ColumnDeleted",
};

function structureOf(command: ICommandInfo): { readonly area: Area; readonly change: ChangeType } | null {
  const change = STRUCTURE[command.id];
  if (!change) return null;
  const { subUnitId, range } = paramsOf(command);
  const area = toArea(subUnitId, range);
  const whole = change.startsWith("Row")
    ? { ...area, column: 0, columns: SHEET_COLUMNS }
    : { ...area, row: 0, rows: SHEET_ROWS };
  return { area: whole, change };
}

/** The cells that moving or sorting has touched. */
function movedAreas(command: ICommandInfo): readonly Area[] {
  if (command.id === ReorderRangeMutation.id) {
    const { subUnitId, range } = paramsOf(command);
    return [toArea(subUnitId, range)];
  }
  if (command.id !== MoveRangeMutation.id) return [];
  const { from, to, fromRange, toRange } = command.params as {
    readonly from: { readonly subUnitId: string };
    readonly to: { readonly subUnitId: string };
    readonly fromRange: IRange;
    readonly toRange: IRange;
  };
  return [toArea(from.subUnitId, fromRange), toArea(to.subUnitId, toRange)];
}

function sheetEvent(context: GridContext, command: ICommandInfo): WorkbookEvent | null {
  switch (command.id) {
    case InsertSheetMutation.id: {
      const { sheet } = command.params as { readonly sheet: { readonly id: string } };
      return { type: "sheetAdded", sheet: sheet.id };
    }
    case RemoveSheetMutation.id:
      return { type: "sheetDeleted", sheet: paramsOf(command).subUnitId };
    case SetWorksheetActiveOperation.id:
      return { type: "sheetActivated", sheet: paramsOf(command).subUnitId };
    case SetSelectionsOperation.id:
      return { type: "selectionChanged", area: selectedArea(context) };
    default:
      return null;
  }
}

/** The selected cells; of several selections the last. */
export function selectedArea(context: GridContext): Area {
  const range = context.book().getActiveRange();
  const sheet = context.book().getActiveSheet().getSheetId();
  return range ? toArea(range.getSheetId(), range.getRange()) : { sheet, row: 0, column: 0, rows: 1, columns: 1 };
}

function detailsOf(context: GridContext, area: Area, valueBefore: CellValue) {
  const valueAfter = cellValue(rawCells(context, area.sheet)(area.row, area.column));
  return {
    valueBefore,
    valueAfter,
    valueTypeBefore: typeOf(valueBefore),
    valueTypeAfter: typeOf(valueAfter),
  };
}
