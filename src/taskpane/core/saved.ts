import type { ResultChange } from "../../checks/compare-results";
import type { MatrixEdit, RowChange } from "../../matrix/edit/edit";
import { textOf } from "../../values/cell";
import { MATRIX_WORDS } from "../words-matrix";
import type { EditPreview } from "./desk-state";

/** What is said after saving: which lines changed, and by which check most of them. */
export function savedNotice(preview: EditPreview | null): string {
  if (preview?.lines.kind !== "compared") return MATRIX_WORDS.saved.saved;
  const { newlyFound, noLongerFound, newlyNotChecked } = preview.lines.change;
  const [found, gone, notChecked] = [newlyFound, noLongerFound, newlyNotChecked].map(linesOf);
  return `${MATRIX_WORDS.saved.saved}${MATRIX_WORDS.saved.lines(found ?? 0, gone ?? 0, notChecked ?? 0, leadingCheck(newlyFound))}`;
}

/** How many lines a list of changes speaks of, each once. */
export function linesOf(changes: ResultChange["newlyFound"]): number {
  return new Set(changes.map(({ line }) => line)).size;
}

/** The check that found most, where it found them all; else the checks by their ids. */
function leadingCheck(changes: ResultChange["newlyFound"]): string {
  return [...new Set(changes.map(({ check }) => check))].slice(0, 3).join(", ");
}

/** The edit that takes an edit back, as the history tells it. */
export function undoneEdit({ title, changes }: MatrixEdit): MatrixEdit {
  return { title, action: "Undone", reason: title, changes: changes.map(undoneChange) };
}

function undoneChange(change: RowChange): RowChange {
  switch (change.kind) {
    case "add":
      return { ...change, kind: "remove", row: 0, ruleId: textOf(change.values["Rule ID"]) };
    case "remove":
      return { kind: "add", table: change.table, values: change.values };
    case "set": {
      const given = change.cells.find(({ column }) => column === "Rule ID")?.to;
      const cells = change.cells.map(({ column, from, to }) => ({ column, from: to, to: from }));
      return { ...change, ruleId: given === undefined ? change.ruleId : textOf(given), cells };
    }
  }
}
