import { SHEET_COLUMNS, SHEET_ROWS } from "../areas";
import { fail } from "../errors";
import { EVENT, WORKBOOK_TARGET } from "../events";
import type { Visibility } from "../model";
import { collection } from "./collection";
import { eventMethods, type HostObject, type ObjectContext } from "./object";
import { createPageLayout } from "./page-layout";
import { findSheet, readAddress, sheetById, wholeSheet } from "./references";

const VISIBILITIES: readonly Visibility[] = ["Visible", "Hidden", "VeryHidden"];

export function createWorksheets(context: ObjectContext): HostObject {
  const { model, objects, events } = context;
  const sheets = (visibleOnly: boolean) =>
    model.sheets().filter((sheet) => !visibleOnly || sheet.visibility === "Visible");
  const find = (key: string | number) => {
    const sheet = findSheet(model, String(key));
    return sheet && objects.worksheet(sheet.id);
  };
  return collection("WorksheetCollection", () => sheets(false).map((sheet) => objects.worksheet(sheet.id)), find, {
    methods: {
      ...eventMethods(events, WORKBOOK_TARGET, {
        DataChanged: EVENT.worksheetChanged,
        SelectionChanged: EVENT.worksheetSelectionChanged,
        Added: EVENT.worksheetAdded,
        Deleted: EVENT.worksheetDeleted,
        Activated: EVENT.worksheetActivated,
      }),
      add: async (given) =>
        objects.worksheet(given.has(0) ? await model.addSheet(given.text(0)) : await model.addSheet()),
      getActiveWorksheet: () => objects.worksheet(model.activeSheet()),
      getCount: (given) => sheets(given.has(0) && given.flag(0)).length,
      getFirst: (given) => objects.worksheet(sheets(given.has(0) && given.flag(0))[0]?.id ?? fail("ItemNotFound")),
      getLast: (given) => objects.worksheet(sheets(given.has(0) && given.flag(0)).at(-1)?.id ?? fail("ItemNotFound")),
    },
  });
}

export function createWorksheet(context: ObjectContext, id: string): HostObject {
  const { model, objects, events } = context;
  const info = () => sheetById(model, id);
  return {
    type: "Worksheet",
    identity: { Id: id },
    properties: {
      id: { get: () => id },
      name: { get: () => info().name, set: (given) => model.changeSheet(id, { name: given.text(0) }) },
      position: {
        get: () => model.sheets().findIndex((sheet) => sheet.id === id),
        set: (given) => model.changeSheet(id, { position: given.index(0) }),
      },
      visibility: {
        get: () => info().visibility,
        set: (given) => model.changeSheet(id, { visibility: given.choice(0, VISIBILITIES) }),
      },
      tabColor: { get: () => info().tabColor, set: (given) => model.changeSheet(id, { tabColor: given.text(0) }) },
    },
    objects: {
      tables: () => objects.tables({ kind: "sheet", sheet: info().id }),
      names: () => objects.names(info().id),
      freezePanes: () => createFreezePanes(context, info().id),
      pageLayout: () => createPageLayout(context, info().id),
      autoFilter: () => ({
        type: "AutoFilter",
        properties: { isDataFiltered: { get: () => model.isFiltered(id) } },
      }),
      protection: () => ({
        type: "WorksheetProtection",
        properties: { protected: { get: () => model.isProtected(id) } },
      }),
    },
    methods: {
      ...eventMethods(events, id, {
        DataChanged: EVENT.worksheetChanged,
        SelectionChanged: EVENT.worksheetSelectionChanged,
        Activated: EVENT.worksheetActivated,
      }),
      activate: () => model.activateSheet(info().id),
      delete: () => model.deleteSheet(info().id),
      getRange: (given) =>
        objects.range(given.has(0) ? readAddress(model, given.text(0), info().id) : wholeSheet(info().id)),
      getCell: (given) =>
        objects.range({ sheet: info().id, row: given.index(0), column: given.index(1), rows: 1, columns: 1 }),
      getRangeByIndexes(given) {
        const [row, column, rows, columns] = [given.index(0), given.index(1), given.index(2), given.index(3)];
        if (rows < 1 || columns < 1 || row + rows > SHEET_ROWS || column + columns > SHEET_COLUMNS) {
          fail("InvalidArgument");
        }
        return objects.range({ sheet: info().id, row, column, rows, columns });
      },
      getUsedRange(given) {
        const used = model.usedArea(info().id, given.has(0) && given.flag(0));
        return objects.range(used ?? { sheet: id, row: 0, column: 0, rows: 1, columns: 1 });
      },
      getUsedRangeOrNullObject(given) {
        const used = model.usedArea(info().id, given.has(0) && given.flag(0));
        return used && objects.range(used);
      },
    },
  };
}

function createFreezePanes({ model, objects }: ObjectContext, sheet: string): HostObject {
  return {
    type: "WorksheetFreezePanes",
    methods: {
      freezeRows: (given) => model.freeze(sheet, given.has(0) ? given.index(0) : 1, 0),
      freezeColumns: (given) => model.freeze(sheet, 0, given.has(0) ? given.index(0) : 1),
      freezeAt(given) {
        const area = given.area(0) ?? readAddress(model, given.text(0), sheet);
        return model.freeze(sheet, area.row + area.rows, area.column + area.columns);
      },
      unfreeze: () => model.freeze(sheet, 0, 0),
      getLocationOrNullObject() {
        const { rows, columns } = model.frozen(sheet);
        if (rows === 0 && columns === 0) return null;
        return objects.range({ ...wholeSheet(sheet), rows: rows || SHEET_ROWS, columns: columns || SHEET_COLUMNS });
      },
    },
  };
}
