/** What tables of the grid are filtered by. */
import { SetSheetTableFilterMutation, TableManager } from "@univerjs/preset-sheets-table";
import { fail } from "../host/errors";
import type { Json } from "../host/model";
import { run } from "./context";
import type { GridContext } from "./context";
import { tableOf } from "./tables";

/** Univer's filter by values that were ticked; every other is a condition, which only Univer reads. */
const BY_VALUES = "manual";

/**
 * Excel's criteria, column by column. A condition goes through the add-in in the grid's own words, as a custom criterion: the
 * add-in takes a filter off and puts it back, and never reads it.
 */
export function tableFilters(context: GridContext, id: string): readonly Json[] {
  const { area } = tableOf(context, id);
  const table = context.univers.injector.get(TableManager).getTableById(context.book().getId(), id);
  return Array.from({ length: area.columns }, (_, column) => {
    const filter = table?.getTableFilterColumn(column);
    if (!filter) return null;
    const plain: Json = JSON.parse(JSON.stringify(filter));
    return filter.filterType === BY_VALUES
      ? { filterOn: "Values", values: filter.values.map(String) }
      : { filterOn: "Custom", criterion1: JSON.stringify(plain) };
  });
}

export function setTableFilter(context: GridContext, id: string, column: number, criteria: Json): void {
  const { area } = tableOf(context, id);
  run(context, SetSheetTableFilterMutation.id, area.sheet, { tableId: id, column, tableFilter: gridFilter(criteria) });
}

function gridFilter(criteria: Json): unknown {
  if (criteria === null) return undefined;
  const isRecord = typeof criteria === "object" && !Array.isArray(criteria);
  const { filterOn, values, criterion1 } = isRecord ? (criteria as Readonly<Record<string, Json>>) : {};
  if (filterOn === "Values" && Array.isArray(values)) return { filterType: BY_VALUES, values };
  if (filterOn === "Custom" && typeof criterion1 === "string" && criterion1.startsWith("{")) return JSON.parse(criterion1);
  return fail("UnsupportedOperation", `The grid cannot filter by ${JSON.stringify(criteria)}.`);
}
