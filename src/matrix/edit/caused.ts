import type { Day } from "../../values/day";
import { matrixHealth, type HealthItem } from "../health";
import { compileMatrix, type MatrixCells } from "../matrix";
import { applyEdit } from "./apply";
import type { MatrixEdit } from "./edit";

/** How often health tells what, before an edit: asked again with every key that is typed into a form, and the same until it is saved. */
const toldBefore = new WeakMap<MatrixCells, { readonly asOf: Day; readonly counts: ReadonlyMap<string, number> }>();

function countsOf(cells: MatrixCells, asOf: Day): ReadonlyMap<string, number> {
  const known = toldBefore.get(cells);
  if (known?.asOf === asOf) return known.counts;
  const counts = new Map<string, number>();
  for (const item of matrixHealth(compileMatrix(cells), { asOf })) {
    const key = sameItem(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  toldBefore.set(cells, { asOf, counts });
  return counts;
}

/**
 * What an edit would bring about: rows that cannot be used, overlaps, gaps, rows that never decide, and whatever else health tells after
 * it and did not tell before. How many rows are examples is no news.
 * @throws where the edit does not fit: ask `editConflict` first
 */
export function issuesCausedBy(cells: MatrixCells, edit: MatrixEdit, asOf: Day): HealthItem[] {
  const left = new Map(countsOf(cells, asOf));
  return matrixHealth(compileMatrix(applyEdit(cells, edit)), { asOf }).filter((item) => {
    const key = sameItem(item);
    const known = left.get(key) ?? 0;
    left.set(key, known - 1);
    return known <= 0 && item.kind !== "example";
  });
}

/** A row in a message, which moves up where one above it is taken out. */
const ROW = /\brow \d+|!\d+/g;

/** What an item is about, whatever row it stands in. */
const sameItem = ({ kind, table, column, rule, message }: HealthItem): string =>
  [kind, table, column, rule.replace(/!\d+$/, ""), message.replace(ROW, "")].join("|");
