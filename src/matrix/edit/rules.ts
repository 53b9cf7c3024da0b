import { isBlank, textOf } from "../../values/cell";
import { wordsOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import type { MatrixCells } from "../matrix";
import { dayInCell } from "../read-rows";
import { schemaOf, type RuleTableName, type TableName } from "../tables";
import { cellChanges, draftOf, edited, fault, idsFor, newFault, noTable, setRow, type Draft } from "./draft";
import type { EditOutcome, RowValues } from "./edit";
import { nextRuleIds } from "./ids";
import { cellsAt, isRuleTable, rowName, RULE_ID, sameCell, wholeRow } from "./table";

/** What a rule is to say, and from which day on. */
export interface ChangeFromDate {
  readonly from: Day;
  /** Headers that are left out stay as they are in the old row. */
  readonly values: RowValues;
  readonly reason: string;
}

/**
 * Changes a rule from a day on: the old row ends the day before and stays, a new row with a Rule ID of its own begins.
 * The new row ends when the old one did, unless its values say another day. An old row that had ended already is left alone.
 * @param row in its sheet or file, 1-based
 */
export function changeFrom(
  cells: MatrixCells,
  table: RuleTableName,
  row: number,
  { from, values, reason }: ChangeFromDate,
): EditOutcome {
  const draft = draftOf(cells, table, row);
  if ("kind" in draft) return draft;
  const dates = datesOf(draft);
  if ("kind" in dates) return dates;
  const { first, last } = dates;
  if (first !== null && from <= first) {
    return fault(
      "From",
      `${draft.called} begins ${wordsOf(first)}: a change can begin the day after at the earliest. Choose a later day, or use Correct to change the row itself`,
    );
  }
  const hasEnded = last !== null && last < from;
  const content = { ...draft.values, ...values };
  if (!hasEnded && saysTheSame(draft, content)) {
    return fault("", `Nothing would change from ${wordsOf(from)}. Change a value, or use End to end ${draft.called}`);
  }
  const end = newEnd(values, from, last);
  if (typeof end === "object" && end !== null) return end;
  const { own, others } = idsFor(cells, draft, 1);
  const next: RowValues = { ...content, [RULE_ID]: others[0], From: from, To: end ?? "" };
  const wrong = newFault(cells, table, next, null);
  if (wrong) return wrong;
  const ended = hasEnded ? [] : [setRow(draft, cellChanges(draft, { To: from - 1 }), own)];
  return edited(`Change ${own || draft.called} from ${wordsOf(from)}`, "Changed from a date", reason, [
    ...ended,
    { kind: "add", table, values: next },
  ]);
}

/** The last day of the new row; `null` for open, a fault where the day that was given is before the first. */
function newEnd(values: RowValues, from: Day, last: Day | null): Day | null | EditOutcome {
  const given = dayInCell(values["To"]);
  if (given === undefined)
    return fault("To", `To: "${textOf(values["To"])}" is not a date. Write it as 2026-11-23 or 11/23/2026`);
  // A form that began with the old row's end says nothing of its own by repeating it.
  if (given === null || given === last) return last !== null && last < from ? null : last;
  return given < from ? fault("To", `To is ${wordsOf(given)}, before the change begins ${wordsOf(from)}`) : given;
}

const saysTheSame = (draft: Draft, content: RowValues): boolean =>
  schemaOf(draft.name)
    .columns.filter(({ header }) => ![RULE_ID, "From", "To"].includes(header))
    .every((column) => sameCell(column, draft.values[column.header], content[column.header]));

function datesOf(draft: Draft): { readonly first: Day | null; readonly last: Day | null } | EditOutcome {
  const [first, last] = [dayInCell(draft.values["From"]), dayInCell(draft.values["To"])];
  if (first !== undefined && last !== undefined) return { first, last };
  const column = first === undefined ? "From" : "To";
  return fault(
    column,
    `${column} of ${draft.called} is "${textOf(draft.values[column])}", which is not a date. Use Correct first`,
  );
}

/**
 * Changes a row in place, because it was wrong: as if it had said so all along.
 * @param values headers that are left out stay as they are; "" empties a cell
 */
export function correct(
  cells: MatrixCells,
  table: TableName,
  row: number,
  values: RowValues,
  reason: string,
): EditOutcome {
  const draft = draftOf(cells, table, row);
  if ("kind" in draft) return draft;
  if (reason.trim() === "") return fault("Reason", `Reason is blank. Say why ${draft.called} was wrong`);
  // A Rule ID stays with its rule for good.
  const { [RULE_ID]: _, ...wanted } = values;
  const changes = cellChanges(draft, isRuleTable(table) ? wanted : values);
  if (changes.length === 0) return fault("", `Nothing would change in ${draft.called}. Change a value first`);
  const next = { ...draft.values, ...Object.fromEntries(changes.map(({ column, to }) => [column, to])) };
  const wrong = newFault(cells, table, next, draft);
  if (wrong) return wrong;
  const { own } = idsFor(cells, draft, 0);
  return edited(`Correct ${own || draft.called}`, "Corrected", reason, [setRow(draft, changes, own)]);
}

/** Ends a rule on a day; the row stays. @param lastDay the last day on which it holds */
export function end(cells: MatrixCells, table: RuleTableName, row: number, lastDay: Day, reason: string): EditOutcome {
  const draft = draftOf(cells, table, row);
  if ("kind" in draft) return draft;
  const dates = datesOf(draft);
  if ("kind" in dates) return dates;
  const { first, last } = dates;
  if (first !== null && lastDay < first) {
    return fault(
      "To",
      `${draft.called} begins ${wordsOf(first)}, after ${wordsOf(lastDay)}. Choose a later day, or use Remove if it never held`,
    );
  }
  if (last !== null && last <= lastDay) {
    return fault(
      "To",
      `${draft.called} ends ${wordsOf(last)} already. Choose an earlier day, or use Correct to let it run longer`,
    );
  }
  const { own } = idsFor(cells, draft, 0);
  return edited(`End ${own || draft.called} on ${wordsOf(lastDay)}`, "Ended", reason, [
    setRow(draft, cellChanges(draft, { To: lastDay }), own),
  ]);
}

/** Adds a row; a rule gets its Rule ID. */
export function addRow(cells: MatrixCells, table: TableName, values: RowValues): EditOutcome {
  if (!cells[table]) return noTable(table);
  const row: RowValues = isRuleTable(table) ? { ...values, [RULE_ID]: nextRuleIds(cells, table, 1)[0] } : values;
  const wrong = newFault(cells, table, row, null);
  if (wrong) return wrong;
  return edited(`Add ${rowTitle(table, row)}`, "Added", "", [{ kind: "add", table, values: withoutBlanks(row) }]);
}

/** Takes a row out of the matrix, with all that a practice wrote beside it. The history keeps it. */
export function removeRow(cells: MatrixCells, table: TableName, row: number, reason: string): EditOutcome {
  const draft = draftOf(cells, table, row);
  if ("kind" in draft) return draft;
  if (reason.trim() === "") {
    const instead = isRuleTable(table) ? ". A rule that held for a time is ended instead" : "";
    return fault("Reason", `Reason is blank. Say why ${draft.called} is taken out${instead}`);
  }
  const values = wholeRow(table, draft.table, cellsAt(draft.table, row) ?? []);
  return edited(`Remove ${rowTitle(table, draft.values)}`, "Removed", reason, [
    { kind: "remove", table, row, ruleId: draft.ruleId, values },
  ]);
}

/** A row in a title. @example "PA-0013: ACME, J9271" */
function rowTitle(table: TableName, values: RowValues): string {
  const said = ["Payer", "Topic", "Codes", "Column 1", "Column 2"].map((header) => textOf(values[header]));
  const words = said.filter((word) => word !== "").map((word) => (word.length > 40 ? `${word.slice(0, 39)}…` : word));
  const name = rowName(table, values);
  if (!isRuleTable(table)) return `${name || "a row"} in ${schemaOf(table).title}`;
  return words.length === 0 ? name : `${name}: ${words.join(", ")}`;
}

/** A row to add says nothing of its blank cells. */
export const withoutBlanks = (values: RowValues): RowValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));

/** Rules in a title. @example "PA-0001, PA-0002 and 3 more" */
export function ruleNames(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return joinWords(shown, "and");
}
