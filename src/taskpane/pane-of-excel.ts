import { readActiveCell } from "../excel/active-cell";
import { readColumnMemory, saveColumnMemory } from "../excel/column-memory";
import { readMatrix } from "../excel/read-matrix";
import { activeSheet, readActiveSheet } from "../excel/read-sheet";
import { selectCells, selectTableCell } from "../excel/select";
import { watchWorkbook } from "../excel/watch";
import { readWorkbookState } from "../excel/workbook-state";
import { starterTables } from "../matrix/starter";
import { referenceFor } from "../storage/reference-for";
import { applyPlanLater, runSelfTestLater } from "./core/load-writer";
import { loadFixes } from "./core/load-fixes";
import { createPane, type Pane } from "./core/pane";
import type { PaneParts } from "./core/pane-parts";
import { REAL_PACE } from "../values/slices";
import { today } from "./core/today";

/** The pane of the workbook that Excel has open. */
export function paneOfExcel(): Pane {
  return createPane({
    host: {
      activeSheet,
      applyPlan: applyPlanLater,
      readActiveCell,
      readActiveSheet,
      readColumnMemory,
      readMatrix,
      readSelectedRows: async () => (await loadFixes()).readSelectedRows(),
      readWorkbookState,
      runSelfTest: runSelfTestLater,
      saveColumnMemory,
      selectCells,
      selectTableCell,
      watchWorkbook,
    },
    reference: (matrix) => referenceFor(matrix.referenceSets),
    starter: starterTables,
    practice: async () =>
      (await import(/* webpackChunkName: "storage" */ "../storage/practice-matrix")).publishedMatrix(),
    layouts: LAYOUTS,
    today: () => today(),
    clock: Date.now,
    pace: REAL_PACE,
    refreshEdited: async (pane, edits) => (await loadFixes()).refreshEdited(pane, edits),
    isTyping,
  });
}

const loadLayouts = () => import(/* webpackChunkName: "storage" */ "../storage/column-memory");

/** Where the browser keeps nothing, what the workbook remembers has to do. */
const LAYOUTS: PaneParts["layouts"] = {
  read: async () => (await loadLayouts()).keptColumns().catch(() => ""),
  keep: async (kept) => (await loadLayouts()).keepColumns(kept).catch(() => undefined),
};

/** Whether somebody types in the pane: a field has the focus, and the pane has the keyboard rather than the sheet. */
function isTyping(): boolean {
  const { activeElement } = document;
  const isField = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement].some(
    (kind) => activeElement instanceof kind,
  );
  return document.hasFocus() && isField;
}
