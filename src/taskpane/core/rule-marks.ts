import type { HealthItem } from "../../matrix/health";
import type { TableName } from "../../matrix/tables";
import { groupBy } from "../../values/lists";

/** A row of a table as a key. @example rowKey("PriorAuth", 12) //=> "PriorAuth 12" */
export const rowKey = (table: TableName, row: number): string => `${table} ${row}`;

/** What health says, by the row that it speaks of. */
export function itemsByRow(items: readonly HealthItem[]): ReadonlyMap<string, readonly HealthItem[]> {
  return groupBy(
    items.filter(({ row }) => row > 0),
    ({ table, row }) => rowKey(table, row),
  );
}
