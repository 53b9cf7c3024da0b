import type { EditOutcome } from "../../matrix/edit/edit";
import { historyOf, restoreEdit, type RuleState } from "../../matrix/edit/history";
import { isRuleTable } from "../../matrix/edit/table";
import type { MatrixCells } from "../../matrix/matrix";
import { MATRIX_WORDS } from "../words-matrix";
import type { RowRef } from "./matrix-place";

/** A state of a rule with its position counted from the oldest, which stays when the history grows. */
export interface HistoryState extends RuleState {
  readonly position: number;
}

/** The states of a rule, the newest first; none for a row of a table that keeps no Rule IDs. */
export function historyStates(cells: MatrixCells, { table, ruleId }: RowRef): HistoryState[] {
  if (!isRuleTable(table) || ruleId === "") return [];
  const states = historyOf(cells, table, ruleId);
  return states.map((state, i) => ({ ...state, position: states.length - 1 - i }));
}

/** The edit that brings a rule back to a state of its history. */
export function restored(cells: MatrixCells, ref: RowRef, position: number, reason: string): EditOutcome {
  const state = historyStates(cells, ref).find((each) => each.position === position);
  if (!state || !isRuleTable(ref.table)) return { kind: "fault", column: "", message: MATRIX_WORDS.form.noState };
  const outcome = restoreEdit(cells, ref.table, ref.ruleId, state);
  return outcome.kind === "edit" ? { kind: "edit", edit: { ...outcome.edit, reason: reason.trim() } } : outcome;
}
