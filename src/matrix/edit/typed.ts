import { textOf, type CellValue } from "../../values/cell";
import { counted, groupBy, joinWords } from "../../values/lists";
import type { MatrixCells } from "../matrix";
import type { TableCells } from "../read-rows";
import { schemaOf, TABLE_NAMES, type Column, type TableName } from "../tables";
import type { CellChange, MatrixEdit, RowChange } from "./edit";
import {
  columnAt,
  idKey,
  isBlankRow,
  isRuleTable,
  placedColumns,
  RULE_ID,
  sameCell,
  typedCell,
  wholeRow,
} from "./table";

/**
 * What somebody typed into the sheet, as an edit: the rows that changed, came and went between two readings of the matrix.
 * Rows are found by their Rule ID, else by what they say and where they stand, so that sorting and filtering is no edit; nor is a column
 * that a practice adds, nor a table or column that was taken away or renamed: reading the matrix tells that.
 * @returns `null` where nothing was typed
 */
export function typedEdits(before: MatrixCells, now: MatrixCells): MatrixEdit | null {
  const changes = TABLE_NAMES.flatMap((name) => {
    const [old, next] = [before[name], now[name]];
    return name === "MatrixLog" || !old || !next || old === next ? [] : changesOf(name, old, next);
  });
  if (changes.length === 0) return null;
  return { title: titleOf(changes), action: "Typed in the sheet", reason: "", changes };
}

/** @example "Typed in the sheet: 2 rows changed, 1 added" */
function titleOf(changes: readonly RowChange[]): string {
  const [set, added, removed] = (["set", "add", "remove"] as const).map(
    (kind) => changes.filter((change) => change.kind === kind).length,
  );
  const counts: [number, string][] = [
    [set ?? 0, "changed"],
    [added ?? 0, "added"],
    [removed ?? 0, "taken out"],
  ];
  const words = counts.filter(([n]) => n > 0).map(([n, what], i) => `${i === 0 ? counted(n, "row") : n} ${what}`);
  return `Typed in the sheet: ${joinWords(words, "and")}`;
}

/** A column that both readings have. */
interface SharedColumn {
  readonly column: Column;
  readonly before: number;
  readonly now: number;
}

/** A row of one reading that has not found its like in the other. */
interface Loose {
  /** From 0. */
  readonly index: number;
  readonly cells: readonly CellValue[];
}

function changesOf(name: TableName, before: TableCells, now: TableCells): RowChange[] {
  const columns: SharedColumn[] = placedColumns(name, before).flatMap(({ column, index }) => {
    const at = columnAt(now, column.header);
    return at === undefined ? [] : [{ column, before: index, now: at }];
  });
  const pairs = pairsOf(name, before, now, columns);
  const changes: RowChange[] = [];
  const paired = new Set(pairs.values());
  before.rows.forEach((cells, i) => {
    if (isBlankRow(name, before, cells)) return;
    const row = before.firstRow + i;
    const ruleId = isRuleTable(name) ? textOf(cells[columnAt(before, RULE_ID) ?? -1]) : "";
    const at = pairs.get(i);
    const next = at === undefined ? undefined : now.rows[at];
    if (!next) {
      changes.push({ kind: "remove", table: name, row, ruleId, values: wholeRow(name, before, cells) });
      return;
    }
    const set: CellChange[] = columns.flatMap(({ column, before: from, now: to }) =>
      sameCell(column, cells[from], next[to])
        ? []
        : [{ column: column.header, from: cells[from] ?? "", to: next[to] ?? "" }],
    );
    if (set.length > 0) changes.push({ kind: "set", table: name, row, ruleId, cells: set });
  });
  now.rows.forEach((cells, i) => {
    if (paired.has(i) || isBlankRow(name, now, cells)) return;
    // A column that only the new reading has is no part of what was typed into a row.
    const values = Object.entries(wholeRow(name, now, cells)).filter(
      ([header]) => columnAt(before, header) !== undefined,
    );
    changes.push({ kind: "add", table: name, values: Object.fromEntries(values) });
  });
  return changes;
}

/** Which row of the new reading each row of the old one is, both from 0. */
function pairsOf(
  name: TableName,
  before: TableCells,
  now: TableCells,
  columns: readonly SharedColumn[],
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  let old = looseRows(name, before);
  let next = looseRows(name, now);
  const pair = (from: Loose, to: Loose): void => {
    pairs.set(from.index, to.index);
    taken.add(to.index);
  };
  const byKey = (oldKey: (row: Loose) => string, newKey: (row: Loose) => string, mayRepeat: boolean): void => {
    const waiting = groupBy(
      next.filter((row) => newKey(row) !== ""),
      newKey,
    );
    for (const [key, rows] of groupBy(old, oldKey)) {
      const likes = waiting.get(key) ?? [];
      if (!mayRepeat && (rows.length > 1 || likes.length > 1)) continue;
      rows.forEach((row, i) => {
        const like = likes[i];
        if (like) pair(row, like);
      });
    }
    old = old.filter((row) => !pairs.has(row.index));
    next = next.filter((row) => !taken.has(row.index));
  };
  const at = (table: TableCells, header: string) => {
    const index = columnAt(table, header) ?? -1;
    return (row: Loose): string => idKey(row.cells[index]);
  };
  const content =
    (side: "before" | "now", without: string) =>
    (row: Loose): string =>
      columns
        .filter(({ column }) => column.header !== without)
        .map(({ column, [side]: index }) => textOf(typedCell(column, row.cells[index])))
        .join("\u0000");

  const first = schemaOf(name).columns[0]?.header ?? "";
  pairUntouched();
  if (isRuleTable(name)) byKey(at(before, RULE_ID), at(now, RULE_ID), false);
  byKey(content("before", ""), content("now", ""), true);
  if (isRuleTable(name)) byKey(content("before", RULE_ID), content("now", RULE_ID), true);
  else byKey(at(before, first), at(now, first), true);
  pairNeighbours();
  return pairs;

  /** Nearly all rows: they stand where they stood, and say what they said. */
  function pairUntouched(): void {
    const others = new Map(next.map((row) => [row.index, row]));
    for (const row of old) {
      const like = others.get(row.index);
      if (like && columns.every(({ before: from, now: to }) => row.cells[from] === like.cells[to])) pair(row, like);
    }
    old = old.filter((row) => !pairs.has(row.index));
    next = next.filter((row) => !taken.has(row.index));
  }

  /**
   * What is left: a row that stands below the same row as before, or in the same place, is that row, unless both have a
   * Rule ID and they differ.
   */
  function pairNeighbours(): void {
    const left = new Map(next.map((row) => [row.index, row]));
    const id = { old: at(before, RULE_ID), next: at(now, RULE_ID) };
    for (const row of old) {
      const above = row.index === 0 ? -1 : pairs.get(row.index - 1);
      const below = above === undefined ? undefined : left.get(above + 1);
      const like = below ?? (before.rows.length === now.rows.length ? left.get(row.index) : undefined);
      if (!like) continue;
      if (isRuleTable(name) && id.old(row) !== "" && id.next(like) !== "" && id.old(row) !== id.next(like)) continue;
      pair(row, like);
      left.delete(like.index);
    }
  }
}

const looseRows = (name: TableName, table: TableCells): Loose[] =>
  table.rows.flatMap((cells, index) => (isBlankRow(name, table, cells) ? [] : [{ index, cells }]));
