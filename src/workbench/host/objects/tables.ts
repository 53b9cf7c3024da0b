import { type Area, intersection } from "../areas";
import { fail } from "../errors";
import { EVENT, WORKBOOK_TARGET } from "../events";
import type { CellInput, Grid, Json } from "../model";
import { readInputs } from "./cell-input";
import { collection } from "./collection";
import type { Given } from "./given";
import { eventMethods, type HostObject, type ObjectContext, type TableScope } from "./object";
import { findTable, readAddress, tableById, tablePart } from "./references";

export function createTables({ model, objects, events }: ObjectContext, scope: TableScope): HostObject {
  const isInside = (area: Area) => {
    if (scope.kind === "workbook") return true;
    if (scope.kind === "sheet") return area.sheet === scope.sheet;
    const shared = intersection(area, scope.area);
    return shared !== null && (!scope.whole || (shared.rows === area.rows && shared.columns === area.columns));
  };
  const tables = () => model.tables().filter((table) => isInside(table.area));
  const items = () => tables().map((table) => objects.table(table.id));
  const find = (key: string | number) => {
    const table = findTable(model, String(key));
    return table && isInside(table.area) ? objects.table(table.id) : null;
  };
  const getFirst = () => objects.table(tables()[0]?.id ?? fail("ItemNotFound"));
  if (scope.kind === "area") return collection("TableScopedCollection", items, find, { methods: { getFirst } });
  const target = scope.kind === "sheet" ? scope.sheet : WORKBOOK_TARGET;
  return collection("TableCollection", items, find, {
    methods: {
      ...eventMethods(events, target, { DataChanged: EVENT.tableChanged }),
      async add(given) {
        const sheet = scope.kind === "sheet" ? scope.sheet : model.activeSheet();
        const area = given.area(0) ?? readAddress(model, given.text(0), sheet);
        if (scope.kind === "sheet" && area.sheet !== scope.sheet) fail("InvalidArgument");
        return objects.table(await model.addTable(area, given.flag(1)));
      },
    },
  });
}

export function createTable(context: ObjectContext, id: string): HostObject {
  const { model, objects, events } = context;
  const info = () => tableById(model, id);
  const part = (name: "all" | "headers" | "body" | "totals") =>
    objects.range(tablePart(info(), name) ?? fail("InvalidOperation", `The table has no ${name}.`));
  return {
    type: "Table",
    identity: { Id: id },
    properties: {
      id: { get: () => id },
      name: { get: () => info().name, set: (given) => model.changeTable(id, { name: given.text(0) }) },
      style: { get: () => info().style, set: (given) => model.changeTable(id, { style: given.text(0) }) },
      showHeaders: {
        get: () => info().showHeaders,
        set: (given) => model.changeTable(id, { showHeaders: given.flag(0) }),
      },
      showTotals: {
        get: () => info().showTotals,
        set: (given) => model.changeTable(id, { showTotals: given.flag(0) }),
      },
    },
    objects: {
      worksheet: () => objects.worksheet(info().area.sheet),
      rows: () => createTableRows(context, id),
      columns: () => createTableColumns(context, id),
      autoFilter: () => ({
        type: "AutoFilter",
        properties: {
          isDataFiltered: { get: () => model.filters(id).some((criteria) => criteria !== null) },
          criteria: { get: () => model.filters(id) },
        },
        methods: { clearCriteria: () => model.clearFilters(id) },
      }),
    },
    methods: {
      ...eventMethods(events, id, { DataChanged: EVENT.tableChanged }),
      getRange: () => part("all"),
      getHeaderRowRange: () => part("headers"),
      getDataBodyRange: () => part("body"),
      getTotalRowRange: () => part("totals"),
      resize: (given) =>
        model.changeTable(id, { area: given.area(0) ?? readAddress(model, given.text(0), info().area.sheet) }),
      delete: () => model.deleteTable(id, false),
      async convertToRange() {
        const { area } = info();
        await model.deleteTable(id, true);
        return objects.range(area);
      },
      clearFilters: () => model.clearFilters(id),
    },
  };
}

function bodyOf({ model }: ObjectContext, table: string): Area {
  return tablePart(tableById(model, table), "body") ?? fail("GeneralException");
}

function createTableRows(context: ObjectContext, table: string): HostObject {
  const { model } = context;
  const count = () => bodyOf(context, table).rows;
  const row = (index: number) => (index < count() ? createTableRow(context, table, index) : null);
  const items = () => Array.from({ length: count() }, (_, index) => createTableRow(context, table, index));
  return collection("TableRowCollection", items, (key) => row(Number(key)), {
    methods: {
      getCount: count,
      getItemAt: (given) => row(given.index(0)) ?? fail("ItemNotFound"),
      async add(given) {
        const index = readPosition(given, count());
        const rows = readRows(given, bodyOf(context, table).columns);
        if (given.has(2) && !given.flag(2)) fail("UnsupportedOperation", "The host always inserts table rows.");
        await model.addTableRows(table, index, rows);
        return createTableRow(context, table, index ?? count() - rows.length);
      },
    },
  });
}

/** An index where something is added; null and -1 both mean the end. */
function readPosition(given: Given, end: number): number | null {
  if (!given.has(0) || given.number(0) === -1) return null;
  const index = given.index(0);
  return index <= end ? index : fail("InvalidArgument", `There is no place ${index}: there are ${end}.`);
}

/** The rows to add: a grid, one row, or nothing for one empty row. */
function readRows(given: Given, columns: number): Grid<CellInput> {
  if (!given.has(1)) return [Array.from({ length: columns }, () => null)];
  const value = given.any(1);
  const rows = Array.isArray(value) && !Array.isArray(value[0]) ? [value] : value;
  return readInputs(rows, Array.isArray(rows) ? rows.length : 0, columns);
}

function createTableRow(context: ObjectContext, table: string, index: number): HostObject {
  const { model, objects } = context;
  const area = () => {
    const body = bodyOf(context, table);
    return index < body.rows ? { ...body, row: body.row + index, rows: 1 } : fail("ItemNotFound");
  };
  return {
    type: "TableRow",
    properties: {
      index: { get: () => index },
      values: {
        get: () => model.values(area()),
        set: (given) => model.write(area(), readInputs(given.any(0), 1, area().columns)),
      },
    },
    methods: {
      getRange: () => objects.range(area()),
      delete: () => model.deleteTableRows(table, index, 1),
    },
  };
}

function createTableColumns(context: ObjectContext, table: string): HostObject {
  const { model } = context;
  const count = () => tableById(model, table).area.columns;
  const items = () => Array.from({ length: count() }, (_, index) => createTableColumn(context, table, index));
  const header = (index: number) => String(items()[index]?.properties?.["name"]?.get() ?? "").toLowerCase();
  const find = (key: string | number) => {
    const all = items();
    const index = typeof key === "number" ? key - 1 : all.findIndex((_, each) => header(each) === key.toLowerCase());
    return all[index] ?? null;
  };
  return collection("TableColumnCollection", items, find, {
    methods: {
      async add(given) {
        const index = readPosition(given, count());
        const { rows } = tableById(model, table).area;
        const cells = given.has(1) ? readInputs(given.any(1), rows, 1).map(([cell]) => cell ?? null) : [];
        const named = given.has(2) ? [given.text(2), ...cells.slice(1)] : cells;
        await model.addTableColumn(table, index, named);
        return createTableColumn(context, table, index ?? count() - 1);
      },
    },
  });
}

function readCriteria(value: unknown): Json {
  const isCriteria = typeof value === "object" && value !== null && "filterOn" in value;
  return isCriteria ? (JSON.parse(JSON.stringify(value)) as Json) : fail("InvalidArgument", "A filter needs criteria.");
}

function createTableColumn(context: ObjectContext, table: string, index: number): HostObject {
  const { model, objects } = context;
  const inColumn = (part: "all" | "headers" | "body" | "totals") => {
    const area = tablePart(tableById(model, table), part) ?? fail("InvalidOperation", `The table has no ${part}.`);
    return index < area.columns ? { ...area, column: area.column + index, columns: 1 } : fail("ItemNotFound");
  };
  return {
    type: "TableColumn",
    identity: { Id: index + 1 },
    properties: {
      id: { get: () => index + 1 },
      index: { get: () => index },
      name: {
        get: () => String(model.values(inColumn("headers"))[0]?.[0] ?? ""),
        set: (given) => model.write(inColumn("headers"), [[given.text(0)]]),
      },
      values: {
        get: () => model.values(inColumn("all")),
        set: (given) => model.write(inColumn("all"), readInputs(given.any(0), inColumn("all").rows, 1)),
      },
    },
    objects: {
      filter: () => ({
        type: "Filter",
        properties: { criteria: { get: () => model.filters(table)[index] ?? null } },
        methods: {
          apply: (given) => model.setFilter(table, index, readCriteria(given.any(0))),
          clear: () => model.setFilter(table, index, null),
        },
      }),
    },
    methods: {
      getRange: () => objects.range(inColumn("all")),
      getHeaderRowRange: () => objects.range(inColumn("headers")),
      getDataBodyRange: () => objects.range(inColumn("body")),
      getTotalRowRange: () => objects.range(inColumn("totals")),
      delete: () => model.deleteTableColumn(table, index),
    },
  };
}
