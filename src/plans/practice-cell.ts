import { newSheetName } from "../matrix/hand-over/sheet-names";
import { textOf } from "../values/cell";
import { MATRIX_NAME, STAMP_SHEET } from "./names";
import type { Operation, Plan } from "./operations";
import { isStampSheet, matrixCell, MATRIX_LABEL } from "./stamp-sheet";
import { sameName, stampCell, type WorkbookState } from "./workbook";

/** What it comes to that formulas of a workbook without a matrix answer from the practice's. */
export type PracticeCell =
  | { readonly kind: "plan"; readonly plan: Plan }
  /** Formulas answer from it already, or from a matrix of the workbook's own. */
  | { readonly kind: "present" }
  /** The workbook uses the name for something else. */
  | { readonly kind: "name in use"; readonly name: string; readonly formula: string };

/** The formula of the cell. The revision is there so that Excel sees when it changes. @example practiceFormula("3f9c2a71d04b88e6") //=> '=PAYER.MATRIX("practice","3f9c2a71d04b88e6")' */
export function practiceFormula(revision: string): string {
  return `=PAYER.MATRIX("practice","${revision}")`;
}

const PRACTICE_FORMULA = /PAYER[._]MATRIX\("practice"(?:,"([0-9a-f]*)")?\)/i;

/** The revision that a workbook's `PolicyMatrix` asks the practice's matrix for, "" where it names none; `null` where it is no such cell. */
export function practiceRevision(state: WorkbookState): string | null {
  if (!state.stamps || !isStampSheet(state.stamps)) return null;
  const [found, revision = ""] = PRACTICE_FORMULA.exec(textOf(stampCell(state.stamps, 0, 1))) ?? [];
  return found === undefined ? null : revision;
}

/**
 * Plans that the cell `PolicyMatrix` holds the practice's matrix of a revision: a small hidden sheet with the cell, or the new revision in the
 * cell that is there.
 * @example practiceCellPlan(stateOfAnEmptyWorkbook, "3f9c2a71d04b88e6").kind //=> "plan"
 */
export function practiceCellPlan(state: WorkbookState, revision: string): PracticeCell {
  const formula = practiceFormula(revision);
  const stamps = state.stamps && isStampSheet(state.stamps) ? state.stamps : null;
  const named = state.names.find((each) => sameName(each.name, MATRIX_NAME));
  if (named && !stamps && !named.formula.includes("#REF!")) return { kind: "name in use", ...named };
  const operations: Operation[] = [];
  const sheet =
    stamps?.sheet ??
    newSheetName(
      STAMP_SHEET,
      state.sheets.map((each) => each.name),
    );
  if (stamps) {
    const before = practiceRevision(state);
    const expected = stampCell(stamps, 0, 1);
    if (before !== null && before !== revision) {
      operations.push({ kind: "setFormula", cell: matrixCell(sheet), expected, formula });
    }
  } else {
    const label = { sheet, row: 0, column: 0, rows: 1, columns: 1 };
    operations.push(
      { kind: "addSheet", sheet, visibility: "Hidden" },
      { kind: "setCells", area: label, expected: [[""]], values: [[MATRIX_LABEL]] },
      { kind: "setFormula", cell: matrixCell(sheet), expected: "", formula },
    );
  }
  if (!named || named.formula.includes("#REF!")) {
    operations.push({ kind: "addName", name: MATRIX_NAME, expected: named?.formula ?? null, cell: matrixCell(sheet) });
  }
  if (operations.length === 0) return { kind: "present" };
  return { kind: "plan", plan: { title: "Let formulas answer from the practice's matrix", operations } };
}
