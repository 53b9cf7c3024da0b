import type { Day } from "../../values/day";
import { atOnce, eachInSteps, type Steps } from "../../values/steps";
import { matrixHealthInSteps, type HealthItem } from "../health";
import { compileMatrix, type Matrix, type MatrixCells } from "../matrix";
import { RULE_TABLES, type RuleTableName } from "../tables";
import { applyEdit } from "./apply";
import type { MatrixEdit } from "./edit";

/** How often health tells what, before an edit: asked again with every key that is typed into a form, and the same until it is saved. */
const toldBefore = new WeakMap<MatrixCells, { readonly asOf: Day; readonly counts: ReadonlyMap<string, number> }>();

function* countsOf(cells: MatrixCells, asOf: Day): Steps<ReadonlyMap<string, number>> {
  const known = toldBefore.get(cells);
  if (known?.asOf === asOf) return known.counts;
  const counts = new Map<string, number>();
  yield* eachInSteps(yield* matrixHealthInSteps(compileMatrix(cells), { asOf }), (item) => {
    const key = sameItem(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  toldBefore.set(cells, { asOf, counts });
  return counts;
}

/**
 * What an edit would bring about: rows that cannot be used, overlaps, gaps, rows that never decide, and whatever else health tells after
 * it and did not tell before. How many rows are examples is no news.
 * @throws where the edit does not fit: ask `editConflict` first
 */
export function issuesCausedBy(cells: MatrixCells, edit: MatrixEdit, asOf: Day): HealthItem[] {
  return atOnce(issuesCausedInSteps(cells, applyEdit(cells, edit), asOf));
}

/**
 * The same in steps, of a matrix before and after an edit.
 * @param after what `applyEdit` answered: tables that it left are the same objects, and are not looked at again
 */
export function* issuesCausedInSteps(before: MatrixCells, after: MatrixCells, asOf: Day): Steps<HealthItem[]> {
  const left = new Map(yield* countsOf(before, asOf));
  const next = compileMatrix(after);
  yield;
  const items = yield* matrixHealthInSteps(next, { asOf, passOver: untouched(compileMatrix(before), next) });
  const caused: HealthItem[] = [];
  yield* eachInSteps(items, (item) => {
    const key = sameItem(item);
    const known = left.get(key) ?? 0;
    left.set(key, known - 1);
    if (known <= 0 && item.kind !== "example") caused.push(item);
  });
  return caused;
}

/** Tables of which health tells the same as before: nor they nor what they are held against has changed. */
function untouched(before: Matrix, after: Matrix): ReadonlySet<RuleTableName> {
  if (before.payers !== after.payers || before.codeLives !== after.codeLives) return new Set();
  return new Set(RULE_TABLES.filter((name) => before.tables[name] === after.tables[name]));
}

/** A row in a message, which moves up where one above it is taken out. */
const ROW = /\brow \d+|!\d+/g;

/** What an item is about, whatever row it stands in. */
const sameItem = ({ kind, table, column, rule, message }: HealthItem): string =>
  [kind, table, column, rule.replace(/!\d+$/, ""), message.replace(ROW, "")].join("|");
