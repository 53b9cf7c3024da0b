import { momentText } from "../../matrix/edit/history";
import { ruleIdParts } from "../../matrix/edit/ids";
import { columnAt, isRuleTable, rowsWithId } from "../../matrix/edit/table";
import { payersOf } from "../../matrix/edit/validate";
import type { MatrixCells } from "../../matrix/matrix";
import { isTableName } from "../../matrix/tables";
import { isBlank, textOf, type CellValue } from "../../values/cell";
import { MATRIX_WORDS } from "../words-matrix";
import { valuesNow } from "./forms";
import type { RowRef } from "./matrix-place";

/** One change of one row, as the history tells it: several of its cells make one entry. */
export interface HistoryEntry {
  readonly when: string;
  readonly who: string;
  readonly action: string;
  readonly reason: string;
  readonly table: string;
  /** Rule ID, or what the history calls the row. */
  readonly name: string;
  /** What changed, in a line. */
  readonly cells: string;
  /** The row, where it is one that a screen can show. */
  readonly ref: RowRef | null;
  /** All its words in lower case. */
  readonly search: string;
}

interface Line {
  readonly when: string;
  readonly who: string;
  readonly action: string;
  readonly reason: string;
  readonly table: string;
  readonly name: string;
  readonly column: string;
  readonly old: string;
  readonly new: string;
}

/** The changes that the history tells, the newest first. */
export function historyEntries(cells: MatrixCells): HistoryEntry[] {
  const groups: Line[][] = [];
  for (const line of linesOf(cells)) {
    const group = groups.at(-1);
    if (group?.[0] && keyOf(group[0]) === keyOf(line)) group.push(line);
    else groups.push([line]);
  }
  return groups.reverse().flatMap((group) => {
    const [first] = group;
    return first ? [entryOf(cells, first, group)] : [];
  });
}

const HEADERS = ["When", "Who", "Action", "Table", "Rule ID", "Column", "Old", "New", "Reason"] as const;

function linesOf({ MatrixLog: log }: MatrixCells): Line[] {
  if (!log) return [];
  const [when, who, action, table, name, column, old, next, reason] = HEADERS.map(
    (header) => columnAt(log, header) ?? -1,
  );
  const cell = (row: readonly CellValue[], at: number | undefined): string => textOf(row[at ?? -1]);
  return log.rows
    .filter((row) => !row.every(isBlank))
    .map((row) => ({
      when: momentText(row[when ?? -1]),
      who: cell(row, who),
      action: cell(row, action),
      table: cell(row, table),
      name: cell(row, name),
      column: cell(row, column),
      old: cell(row, old),
      new: cell(row, next),
      reason: cell(row, reason),
    }));
}

const keyOf = ({ when, who, action, table, name, reason }: Line): string =>
  [when, who, action, table, name, reason].join("\u0000");

function entryOf(cells: MatrixCells, first: Line, group: readonly Line[]): HistoryEntry {
  const { when, who, action, reason, table, name } = first;
  const ref = refOf(cells, table, name);
  const changed = group.filter(({ column }) => column !== "");
  const payer = ref ? textOf(valuesNow(cells, ref)?.["Payer"]) : "";
  const said = group.flatMap(({ column, old, new: next }) => [column, old, next]);
  return {
    when,
    who,
    action,
    reason,
    table,
    name,
    ref,
    cells: changed.length > 0 ? changed.map(changeWords).join(", ") : MATRIX_WORDS.history.wholeRow(table),
    search: [when, who, action, table, name, reason, payer, payerName(cells, payer), ...said].join(" ").toLowerCase(),
  };
}

const changeWords = ({ column, old, new: next }: Line): string => MATRIX_WORDS.rule.cellChange(column, old, next);

const payerName = (cells: MatrixCells, payer: string): string => payersOf(cells.Payers).byId(payer)?.name ?? "";

/** A rule by its Rule ID, also where it was taken out since: its history tells what it said. */
function refOf(cells: MatrixCells, table: string, name: string): RowRef | null {
  if (!isTableName(table) || !isRuleTable(table) || ruleIdParts(name) === null) return null;
  const found = cells[table];
  const [index] = found ? rowsWithId(found, name) : [];
  return { table, ruleId: name, row: found && index !== undefined ? found.firstRow + index : 0 };
}
