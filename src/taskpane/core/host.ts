import type { applyPlan } from "../../excel/apply-plan";
import type { readColumnMemory, saveColumnMemory } from "../../excel/column-memory";
import type { readActiveCell } from "../../excel/active-cell";
import type { readMatrix } from "../../excel/read-matrix";
import type { readSelectedRows } from "../../excel/read-rows";
import type { activeSheet, readActiveSheet } from "../../excel/read-sheet";
import type { selectCells, selectTableCell } from "../../excel/select";
import type { runSelfTest } from "../../excel/self-test";
import type { watchWorkbook } from "../../excel/watch";
import type { readWorkbookState } from "../../excel/workbook-state";

/** What the pane needs of Excel: the functions of src/excel, by name. */
export interface PaneHost {
  readonly activeSheet: typeof activeSheet;
  readonly applyPlan: typeof applyPlan;
  readonly readActiveCell: typeof readActiveCell;
  readonly readActiveSheet: typeof readActiveSheet;
  readonly readColumnMemory: typeof readColumnMemory;
  readonly readMatrix: typeof readMatrix;
  readonly readSelectedRows: typeof readSelectedRows;
  readonly readWorkbookState: typeof readWorkbookState;
  readonly runSelfTest: typeof runSelfTest;
  readonly saveColumnMemory: typeof saveColumnMemory;
  readonly selectCells: typeof selectCells;
  readonly selectTableCell: typeof selectTableCell;
  readonly watchWorkbook: typeof watchWorkbook;
}
