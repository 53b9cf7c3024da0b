// What the workbook tells the client without being asked: changes of cells and sheets, and custom functions to run.

import { type Area, formatA1, intersection } from "./areas";
import type { ChangeDetails, ChangeType, Invocation, Trigger, WorkbookEvent, WorkbookModel } from "./model";
import type { EventRegistrations } from "./objects/object";
import { addressOf, sheetById } from "./objects/references";

/** The numbers by which the client knows its events. */
export const EVENT = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  tableChanged: 101,
  paneVisibilityChanged: 65539,
} as const;

/** The target of an event that concerns any sheet or table. */
export const WORKBOOK_TARGET = "Workbook";

const CATEGORY = { customFunction: 1, event: 65536 } as const;
const FUNCTION_MESSAGE = { invoke: 1000, cancel: 1001 } as const;
/** The flags of an invocation. */
const FLAG = { cancelable: 1, stream: 2, allowErrors: 4 } as const;

/** [category, type, target, JSON] */
export type Message = readonly [number, number, string, string];

/** Counts who listens: a client registers once for each of its proxies. */
export interface EventCounter extends EventRegistrations {
  isRegistered(eventType: number, target: string): boolean;
}

export function createEventCounter(): EventCounter {
  const counts = new Map<string, number>();
  const key = (eventType: number, target: string) => `${eventType} ${target}`;
  const add = (eventType: number, target: string, by: number) =>
    void counts.set(key(eventType, target), Math.max(0, (counts.get(key(eventType, target)) ?? 0) + by));
  return {
    register: (eventType, target) => add(eventType, target, 1),
    unregister: (eventType, target) => add(eventType, target, -1),
    isRegistered: (eventType, target) => (counts.get(key(eventType, target)) ?? 0) > 0,
  };
}

/** What the client is to be told of something that happened, leaving out what it did not ask for. */
export function messagesOf(event: WorkbookEvent, model: WorkbookModel, registered: EventCounter): readonly Message[] {
  const tell = (type: number, targets: readonly string[], body: Readonly<Record<string, unknown>>): Message[] =>
    targets
      .filter((target) => registered.isRegistered(type, target))
      .map((target) => [CATEGORY.event, type, target, JSON.stringify(body)]);
  // Cells that went with their sheet in the same request: the deletion tells it.
  const isGone = (sheet: string): boolean => !model.sheets().some(({ id }) => id === sheet);
  if ((event.type === "cellsChanged" || event.type === "tableChanged") && isGone(event.area.sheet)) return [];
  switch (event.type) {
    case "cellsChanged": {
      const { area, change, trigger, details } = event;
      const sheet = area.sheet;
      const inSheet = tell(
        EVENT.worksheetChanged,
        [sheet, WORKBOOK_TARGET],
        changeBody(model, area, change, trigger, details),
      );
      if (change !== "RangeEdited") return inSheet;
      // An edit that touches a table is a change of that table, too.
      const touched = model.tables().filter((table) => intersection(table.area, area));
      const inTables = touched.flatMap((table) => {
        const body = { ...changeBody(model, area, change, trigger, details), tableId: table.id };
        return tell(EVENT.tableChanged, [table.id, sheet, WORKBOOK_TARGET], body);
      });
      return [...inSheet, ...inTables];
    }
    case "tableChanged": {
      const body = { ...changeBody(model, event.area, event.change, event.trigger), tableId: event.table };
      return tell(EVENT.tableChanged, [event.table, event.area.sheet, WORKBOOK_TARGET], body);
    }
    case "selectionChanged": {
      const { sheet } = event.area;
      const body = { address: formatA1(event.area), worksheetId: sheet };
      return tell(EVENT.worksheetSelectionChanged, [sheet, WORKBOOK_TARGET], body);
    }
    case "sheetAdded":
      return tell(EVENT.worksheetAdded, [WORKBOOK_TARGET], { worksheetId: event.sheet, source: "Local" });
    case "sheetDeleted":
      return tell(EVENT.worksheetDeleted, [WORKBOOK_TARGET], { worksheetId: event.sheet, source: "Local" });
    case "sheetActivated":
      return tell(EVENT.worksheetActivated, [event.sheet, WORKBOOK_TARGET], { worksheetId: event.sheet });
    case "invocation":
      return [[CATEGORY.customFunction, FUNCTION_MESSAGE.invoke, "", JSON.stringify(invocationBody(event.invocation))]];
    case "invocationCancelled":
      return [[CATEGORY.customFunction, FUNCTION_MESSAGE.cancel, "", JSON.stringify({ invocationId: event.id })]];
  }
}

/** The pane was shown or hidden; the client listens to this without saying so. */
export function visibilityMessage(visible: boolean): Message {
  const body = { visibility: visible ? "Visible" : "Hidden" };
  return [CATEGORY.event, EVENT.paneVisibilityChanged, "", JSON.stringify(body)];
}

function changeBody(
  model: WorkbookModel,
  area: Area,
  changeType: ChangeType,
  triggerSource: Trigger,
  details?: ChangeDetails,
): Record<string, unknown> {
  return {
    changeType,
    triggerSource,
    source: "Local",
    worksheetId: sheetById(model, area.sheet).id,
    address: formatA1(area),
    // getRange of the event's arguments asks for the cells by this.
    referenceId: addressOf(model, area),
    ...details,
  };
}

function invocationBody(invocation: Invocation): readonly unknown[] {
  const { id, name, args, address, parameterAddresses } = invocation;
  const flags =
    (invocation.cancelable ? FLAG.cancelable : 0) |
    (invocation.stream ? FLAG.stream : 0) |
    (invocation.allowErrors ? FLAG.allowErrors : 0);
  return [id, name, args.map(wireArgument), address, flags, parameterAddresses];
}

/** An argument as the client takes it: errors are objects of a type that it turns into CustomFunctions.Error. */
function wireArgument(argument: unknown): unknown {
  if (Array.isArray(argument)) return argument.map(wireArgument);
  if (typeof argument === "object" && argument !== null && "error" in argument) {
    return { type: "CustomFunctionError", code: argument.error };
  }
  return argument;
}
