import type { CellValue } from "../../values/cell";
import type { TableName } from "../tables";

/** The cells of one row by the headers of its table's schema; a header that is left out is a blank cell. Dates are days, codes text. */
export type RowValues = Readonly<Record<string, CellValue>>;

/** Appends a row to a table. */
export interface AddRow {
  readonly kind: "add";
  readonly table: TableName;
  readonly values: RowValues;
}

/** One cell that a row is to get, and what stands there before. */
export interface CellChange {
  /** Header of the column. */
  readonly column: string;
  readonly from: CellValue;
  readonly to: CellValue;
}

/** Changes cells of a row. */
export interface SetRow {
  readonly kind: "set";
  readonly table: TableName;
  /** Row in its sheet or file, 1-based, as `TableCells.firstRow` counts. */
  readonly row: number;
  /** Rule ID of the row, by which it is found where it was sorted away; "" where the row has none or the table knows none. */
  readonly ruleId: string;
  readonly cells: readonly CellChange[];
}

/** Takes a row out of its table. */
export interface RemoveRow {
  readonly kind: "remove";
  readonly table: TableName;
  readonly row: number;
  readonly ruleId: string;
  /** What stands there before, every column that is not blank. */
  readonly values: RowValues;
}

/** A change to one row of the matrix. */
export type RowChange = AddRow | SetRow | RemoveRow;

/** What the history calls an edit. */
export const LOG_ACTIONS = [
  "Added",
  "Changed from a date",
  "Corrected",
  "Ended",
  "Removed",
  "Copied",
  "Payer added",
  "Restored",
  "Repaired",
  "Imported",
  "Updated",
  "Typed in the sheet",
  "Undone",
] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

/** Changes to the matrix that belong together: they are previewed, saved, logged and undone as one. */
export interface MatrixEdit {
  /** As buttons, undo and messages say it: `Change PA-0012 from 1 Jan 2027`. */
  readonly title: string;
  readonly action: LogAction;
  /** Why, in the words of whoever made it; "" where nobody asked. */
  readonly reason: string;
  readonly changes: readonly RowChange[];
}

/** An edit, or why it cannot be made: a sentence that names the field and says what to do. */
export type EditOutcome =
  | { readonly kind: "edit"; readonly edit: MatrixEdit }
  | { readonly kind: "fault"; readonly column: string; readonly message: string };
