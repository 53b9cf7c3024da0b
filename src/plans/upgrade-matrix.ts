import type { MatrixCells } from "../matrix/matrix";
import { schemaOf, TABLE_NAMES, type TableName } from "../matrix/tables";
import { folded, textOf } from "../values/cell";
import type { Day } from "../values/day";
import { createMatrixPlan, placesFor, type Blocked } from "./create-matrix";
import { newColumn, type ChoiceSources } from "./matrix-tables";
import type { Operation, Plan } from "./operations";
import type { WorkbookState } from "./workbook";

/** What upgrading a workbook comes to. */
export type UpgradeMatrix =
  { readonly kind: "plan"; readonly plan: Plan } | { readonly kind: "blocked"; readonly blocked: Blocked };

/**
 * Plans what a workbook of an older build lacks: columns, tables, the sheet that shows the matrix, cells that watch its tables,
 * the format. What is there stays: new columns come at the right end of their tables, new tables come without rows.
 * @param cells the tables as they were read
 * @returns `null` where the workbook has no matrix, or lacks nothing
 */
export function upgradePlan(state: WorkbookState, cells: MatrixCells, today: Day): UpgradeMatrix | null {
  if (TABLE_NAMES.every((name) => cells[name] === undefined)) return null;
  const created = createMatrixPlan(state, {}, today);
  if (created.kind === "blocked") return created;
  const { sources } = placesFor(state, {});
  const columns = TABLE_NAMES.flatMap((name) => missingColumns(name, cells, sources));
  const operations = [...(created.kind === "plan" ? created.plan.operations : []), ...columns];
  if (operations.length === 0) return null;
  return { kind: "plan", plan: { title: "Bring the matrix up to date", operations } };
}

function missingColumns(name: TableName, cells: MatrixCells, sources: ChoiceSources): Operation[] {
  const table = cells[name];
  if (!table) return [];
  const there = new Set(table.headers.map((header) => folded(textOf(header))));
  const schema = schemaOf(name);
  const missing = schema.columns.filter(({ header }) => !there.has(folded(header)));
  if (missing.length === 0) return [];
  const columns = missing.map((column) => newColumn(schema, column, sources));
  return [{ kind: "addTableColumns", table: name, columns }];
}
