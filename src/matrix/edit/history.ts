import { textOf, type CellValue } from "../../values/cell";
import { isoOf } from "../../values/day";
import { MINUTES_PER_DAY } from "../../values/clock";
import type { MatrixCells } from "../matrix";
import type { RuleTableName, TableName } from "../tables";
import { cellText } from "./apply";
import { cellChanges, draftOf, edited, fault, noTable, setRow, unplaced } from "./draft";
import type { EditOutcome, RowValues } from "./edit";
import { loggedValue, namesRule, unpacked } from "./log";
import { cellsAt, columnAt, RULE_ID, rowsWithId, sameCell, schemaColumn, wholeRow } from "./table";

/** A cell of a rule before and after. */
export interface LoggedChange {
  readonly column: string;
  readonly old: string;
  readonly new: string;
}

/** What a rule said at a time. */
export interface RuleState {
  /** As the history has it; "" for what nobody logged: what stood there at first, or what was typed without the add-in. */
  readonly when: string;
  readonly who: string;
  /** A `LogAction`; "" for what stood there at first. */
  readonly action: string;
  readonly reason: string;
  readonly changes: readonly LoggedChange[];
  /** The row after the change, blank cells left out; `null` when it was not there. */
  readonly values: RowValues | null;
  /** Whether the history tells the whole row; where not, it cannot be brought back. */
  readonly isWhole: boolean;
}

/** One row of the log. */
interface Entry {
  readonly when: string;
  readonly who: string;
  readonly action: string;
  readonly reason: string;
  readonly column: string;
  readonly old: string;
  readonly new: string;
}

/** A row while its history is told: its cells, `null` while it is not there, `undefined` where nobody knows. */
type Told = RowValues | null | undefined;

/**
 * The states of a rule, the newest first, told from what stands in the matrix now and what the log says was there before.
 * A change that nobody logged is a state of its own, so that each state is what stood there at its time.
 */
export function historyOf(cells: MatrixCells, table: RuleTableName, ruleId: string): RuleState[] {
  const edits = editsOf(entriesOf(cells, table, ruleId));
  const forward = knownForward(table, edits);
  const now = currentRow(cells, table, ruleId);
  const states: RuleState[] = [];
  let current: Told = now;
  for (let i = edits.length - 1; i >= 0; i--) {
    const edit = edits[i] ?? [];
    const [first] = edit;
    if (!first) continue;
    const after = afterEdit(table, edit, current, forward[i]);
    if (current !== undefined && !sameRow(table, after, current)) {
      states.push(state({ ...UNLOGGED, action: "Typed in the sheet" }, changesBetween(table, after, current), current));
    }
    current = beforeEdit(table, edit, after);
    states.push(state(first, changesOf(table, edit, current, after), after));
  }
  if (current || edits.length === 0) states.push(state(UNLOGGED, [], current));
  return edits.length === 0 && now === null ? [] : states;
}

const UNLOGGED = { when: "", who: "", action: "", reason: "" } as const;

const state = (
  { when, who, action, reason }: Pick<RuleState, "when" | "who" | "action" | "reason">,
  changes: readonly LoggedChange[],
  values: Told,
): RuleState => ({ when, who, action, reason, changes, values: values ?? null, isWhole: values !== undefined });

/** The row as it stands; `null` where it is not there, `undefined` where its Rule ID stands on several rows. */
function currentRow(cells: MatrixCells, name: TableName, ruleId: string): Told {
  const table = cells[name];
  const [index, ...others] = table ? rowsWithId(table, ruleId) : [];
  if (others.length > 0) return undefined;
  const row = index === undefined ? undefined : table?.rows[index];
  return table && row ? wholeRow(name, table, row) : null;
}

function entriesOf(cells: MatrixCells, name: TableName, ruleId: string): Entry[] {
  const { MatrixLog: log } = cells;
  if (!log) return [];
  const cell = (row: readonly CellValue[], header: string): CellValue => row[columnAt(log, header) ?? -1];
  return log.rows
    .filter((row) => textOf(cell(row, "Table")) === name && namesRule(textOf(cell(row, "Rule ID")), ruleId))
    .map((row, i) => ({
      when: momentText(cell(row, "When")),
      who: textOf(cell(row, "Who")),
      action: textOf(cell(row, "Action")),
      reason: textOf(cell(row, "Reason")),
      column: textOf(cell(row, "Column")),
      old: textOf(cell(row, "Old")),
      new: textOf(cell(row, "New")),
      i,
    }))
    .sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.i - b.i));
}

/** A moment as the log writes it, also where Excel made a date of the text. */
export function momentText(value: CellValue): string {
  if (typeof value !== "number" || value < 1) return textOf(value);
  const seconds = Math.round((value % 1) * MINUTES_PER_DAY * 60);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");
  return `${isoOf(Math.floor(value))} ${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Rows of the log that tell one edit stand together. */
function editsOf(entries: readonly Entry[]): Entry[][] {
  const key = (entry: Entry): string => [entry.when, entry.who, entry.action, entry.reason].join("\u0000");
  const edits: Entry[][] = [];
  for (const entry of entries) {
    const edit = edits.at(-1);
    if (edit?.[0] && key(edit[0]) === key(entry)) edit.push(entry);
    else edits.push([entry]);
  }
  return edits;
}

/** What a row of the log says of the row as a whole. */
function wholeRowOf(
  table: TableName,
  entry: Entry,
): { readonly kind: "set" | "added" | "removed"; readonly row: Told } {
  if (entry.column !== "") return { kind: "set", row: undefined };
  if (entry.old !== "") return { kind: "removed", row: unpacked(table, entry.old) ?? undefined };
  return { kind: "added", row: unpacked(table, entry.new) ?? undefined };
}

const withCell = (table: TableName, row: RowValues, column: string, text: string): RowValues => {
  const { [column]: _, ...others } = row;
  return text === "" ? others : { ...others, [column]: loggedValue(table, column, text) };
};

/** What each edit leaves, as far as whole rows in the log tell it. */
function knownForward(table: TableName, edits: readonly (readonly Entry[])[]): Told[] {
  let row: Told;
  return edits.map((edit) => {
    for (const entry of edit) {
      const whole = wholeRowOf(table, entry);
      if (whole.kind === "set") row = row && withCell(table, row, entry.column, entry.new);
      else row = whole.kind === "removed" ? null : whole.row;
    }
    return row;
  });
}

/** What an edit left: what the log says it wrote, over what stood there in the end. */
function afterEdit(table: TableName, edit: readonly Entry[], current: Told, known: Told): Told {
  let row: Told = current;
  let isTold = false;
  for (const entry of edit) {
    const whole = wholeRowOf(table, entry);
    if (whole.kind === "set") row = row && withCell(table, row, entry.column, entry.new);
    else {
      row = whole.kind === "removed" ? null : (whole.row ?? current);
      isTold = whole.kind === "removed" || whole.row !== undefined;
    }
  }
  if (isTold || row) return row;
  // The row was there and is not any more, and nobody logged that: only whole rows of the log can tell what it said.
  return known === null ? undefined : known;
}

function beforeEdit(table: TableName, edit: readonly Entry[], after: Told): Told {
  let row = after;
  for (const entry of [...edit].reverse()) {
    const whole = wholeRowOf(table, entry);
    if (whole.kind === "set") row = row && withCell(table, row, entry.column, entry.old);
    else row = whole.kind === "added" ? null : whole.row;
  }
  return row;
}

function changesOf(table: TableName, edit: readonly Entry[], before: Told, after: Told): LoggedChange[] {
  const sets = edit.filter((entry) => entry.column !== "");
  return sets.length === edit.length
    ? sets.map(({ column, old, new: next }) => ({ column, old, new: next }))
    : changesBetween(table, before, after);
}

function changesBetween(table: TableName, before: Told, after: Told): LoggedChange[] {
  const [old, next] = [before ?? {}, after ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((column) =>
    sameCell(schemaColumn(table, column), old[column], next[column])
      ? []
      : [{ column, old: cellText(table, column, old[column]), new: cellText(table, column, next[column]) }],
  );
}

/** Whether two rows are the same as far as they are known. */
const sameRow = (table: TableName, a: Told, b: Told): boolean =>
  a && b ? changesBetween(table, a, b).length === 0 : a === b;

/**
 * Brings a rule back to an earlier state: its cells, or the row itself where it was taken out since.
 * A state in which it was not there takes it out.
 */
export function restoreEdit(
  cells: MatrixCells,
  table: RuleTableName,
  ruleId: string,
  { when, action, values, isWhole }: RuleState,
): EditOutcome {
  const found = cells[table];
  if (!found) return noTable(table);
  const rows = rowsWithId(found, ruleId);
  if (rows.length > 1)
    return fault(
      RULE_ID,
      `${ruleId} stands on ${rows.length} rows of ${table}. Give one of them another Rule ID first`,
    );
  if (!isWhole) return fault("", `The history does not tell all that ${ruleId} said then. Choose another state`);
  const then = when === "" ? (action === "" ? "as it stood at first" : "as it stood before") : `as of ${when}`;
  const done = (changes: Parameters<typeof edited>[3]): EditOutcome =>
    edited(`Restore ${ruleId} ${then}`, "Restored", "", changes);
  // A column that a practice had added and took out since has no place for what it said.
  const kept = Object.fromEntries(
    Object.entries(values ?? {}).filter(
      ([header]) => columnAt(found, header) !== undefined || schemaColumn(table, header) !== undefined,
    ),
  );
  const [index] = rows;
  if (index === undefined) {
    return values === null
      ? fault("", `${ruleId} is not in the matrix, as then. There is nothing to restore`)
      : (unplaced(cells, table, kept) ?? done([{ kind: "add", table, values: { ...kept, [RULE_ID]: ruleId } }]));
  }
  const row = found.firstRow + index;
  if (values === null) {
    const now = wholeRow(table, found, cellsAt(found, row) ?? []);
    return done([{ kind: "remove", table, row, ruleId: textOf(now[RULE_ID]), values: now }]);
  }
  const draft = draftOf(cells, table, row);
  if ("kind" in draft) return draft;
  const blank = Object.fromEntries(Object.keys(draft.values).map((header) => [header, ""]));
  const wanted = { ...blank, ...kept, [RULE_ID]: draft.values[RULE_ID] };
  const lacking = unplaced(cells, table, wanted);
  if (lacking) return lacking;
  const changes = cellChanges(draft, wanted);
  return changes.length === 0
    ? fault("", `${ruleId} stands as it did then. There is nothing to restore`)
    : done([setRow(draft, changes, "")]);
}
