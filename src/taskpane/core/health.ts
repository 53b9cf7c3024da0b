import type { MatrixEdit, RowChange } from "../../matrix/edit/edit";
import { nextRuleIds } from "../../matrix/edit/ids";
import { isRuleTable } from "../../matrix/edit/table";
import type { HealthItem, HealthKind } from "../../matrix/health";
import type { MatrixCells } from "../../matrix/matrix";
import { schemaOf, type TableName } from "../../matrix/tables";
import { folded, textOf } from "../../values/cell";
import type { Day } from "../../values/day";
import { groupBy } from "../../values/lists";
import type { RowRef } from "./matrix-place";
import { cellsByHeader } from "./row-values";

/** Which items of the health list are shown. */
export interface HealthFilter {
  readonly kind: HealthKind | null;
  /** The Payer cell as it stands in the row, or a Payer ID. */
  readonly payer: string | null;
}

export const ALL_HEALTH: HealthFilter = { kind: null, payer: null };

/** An item with the payer that its row speaks of; "" where the row names none. */
export interface HealthEntry {
  readonly item: HealthItem;
  readonly payer: string;
}

/** Each item with its payer, in the order of the list: errors first. */
export function healthEntries(items: readonly HealthItem[], cells: MatrixCells): HealthEntry[] {
  return items.map((item) => ({ item, payer: payerOfRow(cells, item.table, item.row) }));
}

/**
 * What stands in the payer column of a row, "" where the row or the column is not there.
 * @param row in its sheet or file, 1-based
 */
export function payerOfRow(cells: MatrixCells, table: TableName, row: number): string {
  return cellsByHeader(cells, table, row)(table === "Payers" ? "Payer ID" : "Payer");
}

export function visibleHealth(entries: readonly HealthEntry[], { kind, payer }: HealthFilter): HealthEntry[] {
  return entries.filter(
    (entry) => (kind === null || entry.item.kind === kind) && (payer === null || folded(entry.payer) === folded(payer)),
  );
}

/** A choice of a filter, with how many items it lets through. */
export interface HealthChoice<T extends string = string> {
  readonly value: T;
  readonly count: number;
}

/** The kinds that some item has, in the order in which the list has them. */
export function kindChoices(entries: readonly HealthEntry[]): HealthChoice<HealthKind>[] {
  return counts(entries.map(({ item }) => item.kind));
}

/** The payers that some item speaks of, by name. */
export function payerChoices(entries: readonly HealthEntry[]): HealthChoice[] {
  return counts(entries.flatMap(({ payer }) => (payer === "" ? [] : [payer]))).sort((a, b) =>
    a.value.localeCompare(b.value, "en"),
  );
}

function counts<T extends string>(values: readonly T[]): HealthChoice<T>[] {
  const found = new Map<T, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].map(([value, count]) => ({ value, count }));
}

/** How many items there are of each severity. */
export function healthCounts(items: readonly HealthItem[]): Readonly<Record<HealthItem["severity"], number>> {
  const found = { error: 0, warning: 0, info: 0 };
  for (const { severity } of items) found[severity]++;
  return found;
}

/** Several fixes as one edit, and how many of them have to wait until it is saved. */
export interface FixAll {
  readonly edit: MatrixEdit;
  readonly fixes: number;
  /** Fixes that touch a row which another one changes already: they are offered again afterwards, if they are still needed. */
  readonly waiting: number;
}

/**
 * The fixes of several items as one edit, which is previewed, saved and undone as one. A row is changed by one fix at most: two fixes
 * of one row were each found without the other. Rules that are to get a Rule ID get one each.
 */
export function fixAll(edits: readonly MatrixEdit[], cells: MatrixCells, title: string): FixAll {
  const taken = new Set<string>();
  const said = new Set<string>();
  const changes: RowChange[] = [];
  let fixes = 0;
  let waiting = 0;
  for (const edit of edits) {
    const text = JSON.stringify(edit.changes);
    // Two items may have one and the same fix, as a row that is there twice and can never decide.
    if (said.has(text)) continue;
    const rows = edit.changes.map(rowKey);
    if (rows.some((row) => taken.has(row))) {
      waiting++;
      continue;
    }
    said.add(text);
    for (const row of rows) taken.add(row);
    changes.push(...edit.changes);
    fixes++;
  }
  const ordered = withOwnIds(changes, cells).sort(bottomUp);
  return { edit: { title, action: "Repaired", reason: "", changes: ordered }, fixes, waiting };
}

const RULE_ID = "Rule ID";

/** Each fix was made as if it were the only one, and so gives the same next Rule ID: here every row gets its own. */
function withOwnIds(changes: readonly RowChange[], cells: MatrixCells): RowChange[] {
  const given = groupBy(changes.filter(givesId), ({ table }) => table);
  const ids = new Map<RowChange, string>();
  for (const [table, own] of given) {
    if (!isRuleTable(table)) continue;
    const next = nextRuleIds(cells, table, own.length);
    own.forEach((change, i) => ids.set(change, next[i] ?? ""));
  }
  return changes.map((change) => {
    const id = ids.get(change);
    if (id === undefined) return change;
    if (change.kind === "add") return { ...change, values: { ...change.values, [RULE_ID]: id } };
    if (change.kind === "remove") return change;
    return { ...change, cells: change.cells.map((cell) => (cell.column === RULE_ID ? { ...cell, to: id } : cell)) };
  });
}

const givesId = (change: RowChange): boolean =>
  change.kind === "add"
    ? change.values[RULE_ID] !== undefined
    : change.kind === "set" && change.cells.some(({ column }) => column === RULE_ID);

/** A row that is added takes nobody's place; one and the same row twice would be a duplicate. */
const rowKey = (change: RowChange): string =>
  change.kind === "add"
    ? `+${change.table}|${JSON.stringify({ ...change.values, [RULE_ID]: "" })}`
    : `${change.table}|${change.row}`;

const ORDER = { set: 0, remove: 1, add: 2 } as const;

/** Cells first, then rows from the last to the first, so that no change moves the row of another. */
function bottomUp(a: RowChange, b: RowChange): number {
  if (a.kind === "remove" && b.kind === "remove" && a.table === b.table) return b.row - a.row;
  return ORDER[a.kind] - ORDER[b.kind];
}

/** The row that an item is about, as it is gone to and opened; `null` for a table as a whole. */
export function refOf(item: HealthItem): RowRef | null {
  if (item.row === 0) return null;
  return { table: item.table, row: item.row, ruleId: schemaOf(item.table).isRules ? ruleIdOf(item.rule) : "" };
}

/** A row without a Rule ID is named by its table and row, which is no id to look for. */
const ruleIdOf = (rule: string): string => (rule.includes("!") ? "" : rule);

/** Somebody compared a rule with its source on a day. `null` where the item is about no such row. */
export function reviewedEdit(item: HealthItem, cells: MatrixCells, today: Day, title: string): MatrixEdit | null {
  const ref = item.kind === "not-reviewed" ? refOf(item) : null;
  const table = ref ? cells[ref.table] : undefined;
  const at = table?.headers.findIndex((header) => folded(textOf(header)) === "reviewed") ?? -1;
  const row = table?.rows[item.row - table.firstRow];
  if (!ref || !row || at < 0) return null;
  const change = { column: "Reviewed", from: row[at] ?? "", to: today };
  return { title, action: "Corrected", reason: "", changes: [{ kind: "set", ...ref, cells: [change] }] };
}

/** What tells an item apart from the others, however the list is filtered. */
export const itemKey = ({ kind, table, row, column, message }: HealthItem): string =>
  [kind, table, row, column, message].join("|");
