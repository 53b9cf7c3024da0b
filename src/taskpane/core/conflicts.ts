import { cellText } from "../../matrix/edit/apply";
import type { RowValues } from "../../matrix/edit/edit";
import { sameCell } from "../../matrix/edit/table";
import { schemaOf } from "../../matrix/tables";
import type { Draft } from "./drafts";
import { tableOf } from "./forms";
import type { FormTask } from "./matrix-place";

/** A cell that somebody changed in the sheet while a form was open on its row. */
export interface CellConflict {
  readonly column: string;
  /** What stood there when the form was opened. */
  readonly was: string;
  /** What stands there now. */
  readonly theirs: string;
  /** What the form holds. */
  readonly mine: string;
  /** Whether the form changed it too: only then is one of the two lost. */
  readonly both: boolean;
}

/** Of a change from a date, the new row has a source and a review of its own: what the old row says there is not lost. */
const OWN_OF_CHANGE = ["Source", "Source Date", "Reviewed"];

/** The cells of a form's row that are no longer as they were when it was opened. @param now the row as it stands */
export function conflictsOf(form: FormTask, draft: Draft, now: RowValues): CellConflict[] {
  if (Object.keys(draft.base).length === 0) return [];
  const table = tableOf(form);
  return schemaOf(table).columns.flatMap((column) => {
    const { header } = column;
    if (form.task === "change" && OWN_OF_CHANGE.includes(header)) return [];
    if (sameCell(column, draft.base[header], now[header])) return [];
    const [was, theirs] = [cellText(table, header, draft.base[header]), cellText(table, header, now[header])];
    const mine = draft.fields[header] ?? "";
    return [{ column: header, was, theirs, mine, both: mine !== was && mine !== theirs }];
  });
}

/**
 * The form after somebody looked at both values: with theirs in the cells that both changed, or with what the form says, which then
 * stands over theirs. Cells that the form left alone follow the sheet either way.
 */
export function settled(
  draft: Draft,
  conflicts: readonly CellConflict[],
  now: RowValues,
  whose: "theirs" | "mine",
): Draft {
  const taken = conflicts.filter(({ both }) => whose === "theirs" || !both);
  return {
    ...draft,
    base: now,
    fields: { ...draft.fields, ...Object.fromEntries(taken.map(({ column, theirs }) => [column, theirs])) },
  };
}
