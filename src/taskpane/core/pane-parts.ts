import type { Reference } from "../../codes/reference/reference";
import type { Matrix, MatrixCells } from "../../matrix/matrix";
import type { PracticeMatrix } from "../../storage/practice-matrix";
import type { Day } from "../../values/day";
import type { CellsOfSheet } from "../../excel/watch";
import type { PaneHost } from "./host";
import type { PaneStore } from "./store";
import type { Pace } from "../../values/slices";

/** What the pane is made of; tests bring their own. */
export interface PaneParts {
  readonly host: PaneHost;
  /** The national tables that a matrix names: at once where they are in memory. */
  readonly reference: (matrix: Matrix) => Reference | Promise<Reference>;
  readonly starter: () => MatrixCells;
  /** The matrix published last on this computer, for a workbook that has none. */
  readonly practice: () => Promise<PracticeMatrix | null>;
  /** What this computer remembers of the columns of exports: for a workbook that is opened for the first time. */
  readonly layouts: { read(): Promise<string>; keep(kept: string): Promise<void> };
  readonly today: () => Day;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly pace: Pace;
  /** Checks again what edits of the checked sheet touched. */
  readonly refreshEdited: (pane: PaneCore, edits: readonly CellsOfSheet[]) => Promise<void>;
  /** Whether somebody types in the pane: it then does not follow the sheet. */
  readonly isTyping: () => boolean;
}

/** What works on a pane's state from beside it has of the pane. */
export interface PaneCore {
  readonly store: PaneStore;
  readonly parts: PaneParts;
  /** Runs what may fail: a failure becomes a notice. */
  attempt(action: () => Promise<void>): Promise<void>;
}
