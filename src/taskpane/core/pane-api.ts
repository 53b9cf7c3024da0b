import type { LineExplanation } from "../../checks/explain";
import type { LayoutPicks, SheetMapping } from "../../claims/mapping/mapping";
import type { SheetRef } from "../../excel/read-sheet";
import type { Plan } from "../../plans/operations";
import type { MatrixFile } from "./matrix-elsewhere";
import type { PaneCore } from "./pane-parts";
import type { Busy, ScopeKind } from "./state";

/** Where a matrix issue or a deciding rule stands. */
export interface RuleSpot {
  readonly table: string;
  readonly rule: string;
  /** 1-based; 0 for the table's header. */
  readonly row: number;
  readonly column?: string;
}

/** Everything that the pane can be asked to do. Failures become notices; nothing is thrown. */
export interface Pane extends PaneCore {
  /** Carries out a plan, showing how far it is. @returns false where the workbook was not as expected: a notice says where */
  apply(plan: Plan, doing: Busy["doing"]): Promise<boolean>;
  /** Reads the matrix of the workbook again. */
  reload(): Promise<void>;
  /** Works with the matrix of a file for this session, where the workbook has none; `null` goes back to the practice's. */
  useFile(file: MatrixFile | null): Promise<void>;
  /** Reads the matrix, mends what watches it, and begins to follow the workbook. @returns what stops it */
  start(): Promise<() => Promise<void>>;
  /** @param asked the whole sheet where not said */
  check(asked?: ScopeKind): Promise<void>;
  /** Reads the open sheet and shows what is damaged in it, without a check. */
  lookForDamage(): Promise<void>;
  /** Shows which column of the open sheet holds which field. */
  openColumns(): Promise<void>;
  /** Remembers what was picked for the columns of a sheet, and checks it by them. */
  saveColumns(ref: SheetRef, mapping: SheetMapping, picks: LayoutPicks): Promise<void>;
  cancel(): void;
  createMatrix(): Promise<void>;
  selfTest(): Promise<void>;
  openFinding(finding: number): Promise<void>;
  goToLine(line: number): Promise<void>;
  /** A cell of the checked sheet: 1-based row and the sheet's own header. */
  goToCell(row: number, column: string): Promise<void>;
  /** One cell of a sheet: 1-based row, column from 0. The pane does not follow there. */
  goToPlace(sheetId: string, row: number, column: number): Promise<void>;
  goToRule(spot: RuleSpot): Promise<void>;
  insertFormula(formula: string): Promise<void>;
  /** Names a cell `PolicyMatrix` that holds the matrix in use, where that is the practice's. @returns false where there is none */
  insertPolicyMatrix(): Promise<boolean>;
  /** Which checks ran over a line of the checked sheet, on which rows; `null` where there is no such line any more. */
  explain(line: number): Promise<LineExplanation | null>;
}
