import { isBlank, textOf } from "../../values/cell";
import { counted } from "../../values/lists";
import type { MatrixCells } from "../matrix";
import type { TableCells } from "../read-rows";
import { RULE_TABLES, schemaOf, type RuleTableName } from "../tables";
import type { MatrixEdit, SetRow } from "./edit";
import { columnAt, isBlankRow, RULE_ID, ruleIdsOf } from "./table";

/** Digits of a Rule ID that the add-in makes; more where so many rules have been. */
const DIGITS = 4;

/** The prefix and number of a Rule ID; `null` where it is of another make. @example ruleIdParts("PA-0012") //=> { prefix: "PA", number: 12 } */
export function ruleIdParts(ruleId: string): { readonly prefix: string; readonly number: number } | null {
  const parts = /^([A-Z]+)-(\d{1,12})$/i.exec(ruleId.trim());
  return parts?.[1] && parts[2] ? { prefix: parts[1].toUpperCase(), number: Number(parts[2]) } : null;
}

/** The greatest number of each prefix. */
type Greatest = ReadonlyMap<string, number>;

const greatestOf = new WeakMap<TableCells, Greatest>();

function greatest(table: TableCells, ids: (table: TableCells) => Iterable<string>): Greatest {
  let known = greatestOf.get(table);
  if (!known) {
    const found = new Map<string, number>();
    for (const id of ids(table)) {
      const parts = ruleIdParts(id);
      if (parts && parts.number > (found.get(parts.prefix) ?? 0)) found.set(parts.prefix, parts.number);
    }
    greatestOf.set(table, (known = found));
  }
  return known;
}

/** Rule IDs that the history names, of rules that are there no more as well: in its own column, in whole rows, and as values. */
function* loggedIds(log: TableCells): Generator<string> {
  const [ids, column, ...values] = ["Rule ID", "Column", "Old", "New"].map((header) => columnAt(log, header) ?? -1);
  for (const row of log.rows) {
    yield* idsIn(textOf(row[ids ?? -1]));
    const renamed = textOf(row[column ?? -1]) === RULE_ID;
    for (const i of values) {
      const text = textOf(row[i]);
      if (renamed) yield text;
      else if (text.startsWith("{")) yield* idsIn(/"Rule ID":"([^"]*)"/.exec(text)?.[1] ?? "");
    }
  }
}

const idsIn = (text: string): string[] => text.match(/[A-Z]+-\d+/gi) ?? [];

/**
 * The next Rule IDs of a table. None that stands in the matrix or that the history names is used again.
 * @example nextRuleIds(starterTables(), "PriorAuth", 2) //=> ["PA-0013", "PA-0014"]
 */
export function nextRuleIds(cells: MatrixCells, table: RuleTableName, n: number): string[] {
  const prefix = schemaOf(table).idPrefix ?? table;
  let last = 0;
  for (const name of RULE_TABLES) {
    const rules = cells[name];
    if (rules) last = Math.max(last, greatest(rules, ruleIdsOf).get(prefix) ?? 0);
  }
  const { MatrixLog: log } = cells;
  if (log) last = Math.max(last, greatest(log, loggedIds).get(prefix) ?? 0);
  return Array.from({ length: n }, (_, i) => `${prefix}-${String(last + i + 1).padStart(DIGITS, "0")}`);
}

/**
 * Gives every rule that has none its Rule ID, as rows that were typed or pasted into the sheet have none.
 * For the history, compare the matrix before the typing with the one after this edit, so that the new rows are logged with their IDs.
 * @returns `null` where every rule has one
 */
export function fillRuleIds(cells: MatrixCells): MatrixEdit | null {
  const changes: SetRow[] = RULE_TABLES.flatMap((name) => {
    const table = cells[name];
    const at = table && columnAt(table, RULE_ID);
    if (!table || at === undefined) return [];
    const without = table.rows.flatMap((row, i) => (isBlank(row[at]) && !isBlankRow(name, table, row) ? [i] : []));
    const ids = nextRuleIds(cells, name, without.length);
    return without.map((index, i) => ({
      kind: "set",
      table: name,
      row: table.firstRow + index,
      ruleId: "",
      cells: [{ column: RULE_ID, from: "", to: ids[i] }],
    }));
  });
  if (changes.length === 0) return null;
  return { title: `Give ${counted(changes.length, "rule")} a Rule ID`, action: "Repaired", reason: "", changes };
}
