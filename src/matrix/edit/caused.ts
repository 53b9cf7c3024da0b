import type { Day } from "../../values/day";
import { groupBy } from "../../values/lists";
import { matrixHealth, type HealthItem } from "../health";
import { compileMatrix, type MatrixCells } from "../matrix";
import { applyEdit } from "./apply";
import type { MatrixEdit } from "./edit";

/** Health of a matrix before an edit: asked again with every key that is typed into a form, and the same until it is saved. */
const healthBefore = new WeakMap<MatrixCells, { readonly asOf: Day; readonly items: readonly HealthItem[] }>();

function healthOf(cells: MatrixCells, asOf: Day): readonly HealthItem[] {
  const known = healthBefore.get(cells);
  if (known?.asOf === asOf) return known.items;
  const items = matrixHealth(compileMatrix(cells), { asOf });
  healthBefore.set(cells, { asOf, items });
  return items;
}

/**
 * What an edit would bring about: rows that cannot be used, overlaps, gaps, rows that never decide, and whatever else health tells after
 * it and did not tell before. How many rows are examples is no news.
 * @throws where the edit does not fit: ask `editConflict` first
 */
export function issuesCausedBy(cells: MatrixCells, edit: MatrixEdit, asOf: Day): HealthItem[] {
  const before = groupBy(healthOf(cells, asOf), sameItem);
  const after = groupBy(matrixHealth(compileMatrix(applyEdit(cells, edit)), { asOf }), sameItem);
  return [...after].flatMap(([key, items]) => {
    const known = before.get(key)?.length ?? 0;
    return items.filter((item, i) => i >= known && item.kind !== "example");
  });
}

/** What an item is about, whatever row it stands in: rows move up where one is taken out. */
const sameItem = ({ kind, table, column, rule, message }: HealthItem): string =>
  [kind, table, column, rule.replace(/!\d+$/, ""), message.replace(/\b(row )\d+|(!)\d+/g, "$1$2")].join("\u0000");
