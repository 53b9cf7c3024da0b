import type { CellsOfSheet } from "../../excel/watch";
import type { CheckedSheet } from "./state";
import type { PaneStore } from "./store";

/** Edits come in bursts: lines are checked again when they pause. */
const EDITS_SETTLE_MS = 600;

/**
 * Whether cells are of the checked sheet and say nothing of its lines: below the headers, in columns that are not read, such as a column of
 * status or of notes.
 */
export function isBesideClaims(checked: CheckedSheet | null, edit: CellsOfSheet): boolean {
  if (checked?.ref.id !== edit.sheetId || edit.firstRow <= checked.sheet.headerRow) return false;
  const [first, last] = [edit.firstColumn - checked.firstColumn, edit.lastColumn - checked.firstColumn];
  return ![...checked.sheet.columns.values()].flat().some(({ index }) => index >= first && index <= last);
}

/** Gathers edits of the checked sheet until they pause. @returns what is told of each edit */
export function followEdits(
  store: PaneStore,
  settled: (edits: readonly CellsOfSheet[]) => void,
): (edit: CellsOfSheet & { readonly byAddIn: boolean }) => void {
  let edits: CellsOfSheet[] = [];
  let settling: ReturnType<typeof setTimeout> | null = null;
  return (edit) => {
    if (edit.byAddIn || store.state().check.checked?.ref.id !== edit.sheetId) return;
    edits.push(edit);
    if (settling) clearTimeout(settling);
    settling = setTimeout(() => {
      const own = edits;
      edits = [];
      settled(own);
    }, EDITS_SETTLE_MS);
  };
}
