import { isBlank, numberOf, textOf, type CellValue } from "../../values/cell";
import { parseDay } from "../../values/day";
import { counted } from "../../values/lists";
import type { MatrixCells } from "../matrix";
import type { TableName } from "../tables";
import { cellText } from "./apply";
import type { AddRow, MatrixEdit, RemoveRow, RowChange, RowValues, SetRow } from "./edit";
import { ruleIdParts } from "./ids";
import { cellsAt, isRuleTable, rowName, RULE_ID, schemaColumn, wholeRow } from "./table";

/** Who made an edit and when, as the history writes it. */
export interface LogStamp {
  readonly who: string;
  /** Such as `2026-11-25 14:03:22`: it sorts as text. */
  readonly when: string;
}

/** A cell of Excel holds 32,767 characters. */
const MOST_CHARACTERS = 32_000;

/**
 * The rows of `MatrixLog` that tell an edit: one for each cell that is set, one for each row that is added or taken out, with the row
 * as JSON. Rows that an import adds are one row of the log for each table, because they stand in the matrix for everybody to see;
 * what it overwrites or takes out is told cell by cell, because it stands nowhere else.
 * @param before the matrix before the edit, by which rows of tables without Rule IDs are named
 */
export function logRows(edit: MatrixEdit, stamp: LogStamp, before: MatrixCells = {}): RowValues[] {
  const imported = edit.action === "Imported" ? addedByTable(edit.changes) : new Map<TableName, AddRow[]>();
  const entry = (change: RowChange, name: string, column: string, old: string, next: string): RowValues => ({
    When: stamp.when,
    Who: stamp.who,
    Action: edit.action,
    Table: change.table,
    "Rule ID": name,
    Column: column,
    Old: old,
    New: next,
    Reason: edit.reason,
  });
  return edit.changes.flatMap((change): RowValues[] => {
    if (change.kind === "set") {
      const name = nameOf(change, before);
      return change.cells.map(({ column, from, to }) =>
        entry(change, name, column, cellText(change.table, column, from), cellText(change.table, column, to)),
      );
    }
    const name = rowName(change.table, change.values);
    if (change.kind === "add") {
      const rows = imported.get(change.table);
      if (rows) {
        if (rows[0] !== change) return [];
        return [entry(change, namesOf(rows), "", "", `${counted(rows.length, "row")} added`)];
      }
      const { json, beyond } = packed(change);
      return [
        entry(change, name, "", "", json),
        ...beyond.map(([column, text]) => entry(change, name, column, "", text)),
      ];
    }
    const { json, beyond } = packed(change);
    return [
      ...beyond.map(([column, text]) => entry(change, name, column, text, "")),
      entry(change, name, "", json, ""),
    ];
  });
}

/** Rows that an import adds, for the tables that get more than one. */
function addedByTable(changes: readonly RowChange[]): Map<TableName, AddRow[]> {
  const added = new Map<TableName, AddRow[]>();
  for (const change of changes) {
    if (change.kind !== "add") continue;
    const known = added.get(change.table);
    if (known) known.push(change);
    else added.set(change.table, [change]);
  }
  return new Map([...added].filter(([, rows]) => rows.length > 1));
}

/** What the history calls the row of a change: a Rule ID that it gets rather than the one that it had. */
function nameOf(change: SetRow, before: MatrixCells): string {
  const given = change.cells.find(({ column }) => column === RULE_ID)?.to;
  if (!isBlank(given)) return textOf(given);
  if (change.ruleId !== "") return change.ruleId;
  const table = before[change.table];
  const row = table && cellsAt(table, change.row);
  const name = table && row ? rowName(change.table, wholeRow(change.table, table, row)) : "";
  return name === "" ? `row ${change.row}` : name;
}

/** Rule IDs of many rows as ranges, else the first and the last row. @example "PA-0013 to PA-0512; PA-0520" */
function namesOf(rows: readonly AddRow[]): string {
  const names = rows.map(({ table, values }) => rowName(table, values));
  const [first = "", last = ""] = [names[0], names.at(-1)];
  const table = rows[0]?.table;
  if (!table || !isRuleTable(table)) return `${first} to ${last}`;
  const ranges: string[][] = [];
  for (const name of names) {
    const range = ranges.at(-1);
    const previous = ruleIdParts(range?.at(-1) ?? "");
    const own = ruleIdParts(name);
    if (range && previous && own && own.prefix === previous.prefix && own.number === previous.number + 1) {
      range[1] = name;
    } else ranges.push([name]);
  }
  return ranges.map((range) => range.join(" to ")).join("; ");
}

/** Whether what the history calls rows names this rule: alone, in a list, or in a range. */
export function namesRule(names: string, ruleId: string): boolean {
  const own = ruleIdParts(ruleId);
  return names.split(";").some((part) => {
    const [first = "", last] = part.split(" to ").map((name) => name.trim());
    if (last === undefined) return first.toUpperCase() === ruleId.trim().toUpperCase();
    const [low, high] = [ruleIdParts(first), ruleIdParts(last)];
    return !!(own && low && high) && own.prefix === low.prefix && own.number >= low.number && own.number <= high.number;
  });
}

/** A row as compact JSON of its cells that are not blank, and the cells for which one cell of the history has no room. */
function packed({ table, values }: AddRow | RemoveRow): {
  readonly json: string;
  readonly beyond: readonly (readonly [column: string, text: string])[];
} {
  const parts: string[] = [];
  const beyond: [string, string][] = [];
  let length = 2;
  for (const [column, value] of Object.entries(values)) {
    if (isBlank(value)) continue;
    const kept = typeof value === "number" && schemaColumn(table, column)?.kind !== "date";
    const part = `${JSON.stringify(column)}:${JSON.stringify(kept ? value : cellText(table, column, value))}`;
    if (length + part.length + 1 > MOST_CHARACTERS) {
      beyond.push([column, cellText(table, column, value)]);
      continue;
    }
    length += part.length + 1;
    parts.push(part);
  }
  return { json: `{${parts.join(",")}}`, beyond };
}

/** The row that the history wrote as JSON; `null` where the text is none. */
export function unpacked(table: TableName, text: string): RowValues | null {
  if (!text.startsWith("{")) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return null;
    return Object.fromEntries(
      Object.entries(parsed).map(([column, value]): [string, CellValue] => [
        column,
        typeof value === "string" ? loggedValue(table, column, value) : typeof value === "number" ? value : "",
      ]),
    );
  } catch {
    // Somebody typed over it: the history tells no row then.
    return null;
  }
}

/** A cell from the text that the history wrote of it. */
export function loggedValue(table: TableName, column: string, text: string): CellValue {
  const kind = schemaColumn(table, column)?.kind;
  if (kind === "date") return /^\d{4}-\d\d-\d\d$/.test(text) ? (parseDay(text) ?? text) : text;
  return kind === "number" ? (numberOf(text) ?? text) : text;
}
