import type { CellsOfSheet } from "../../excel/watch";
import { loadFixes } from "./load-fixes";
import type { Pane } from "./pane";

/** Edits come in bursts: lines are checked again when they pause. */
const EDITS_SETTLE_MS = 600;

/** Checks edited lines of the checked sheet again by itself. @returns what is told of each edit */
export function followEdits(pane: Pane): (edit: CellsOfSheet & { readonly byAddIn: boolean }) => void {
  let edits: CellsOfSheet[] = [];
  let settling: ReturnType<typeof setTimeout> | null = null;
  return (edit) => {
    if (edit.byAddIn || pane.store.state().check.checked?.ref.id !== edit.sheetId) return;
    edits.push(edit);
    if (settling) clearTimeout(settling);
    settling = setTimeout(() => {
      const own = edits;
      edits = [];
      void pane.attempt(async () => (await loadFixes()).refreshEdited(pane, own));
    }, EDITS_SETTLE_MS);
  };
}
