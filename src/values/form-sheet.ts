import type { CellValue, Cells } from "./cell";

/** A column of a sheet to be filled in. */
export interface FormColumn {
  readonly header: string;
  /** In characters of the standard font. */
  readonly width: number;
  /** Shown at the header. */
  readonly help: string;
  /** What may be chosen; anything where left out. */
  readonly choices?: readonly string[];
}

/** A sheet to be filled in, wherever it is written: rows to be read, then a table. */
export interface FormSheet {
  /** Rows above the table, the title first; the last of them is blank. */
  readonly head: Cells;
  readonly columns: readonly FormColumn[];
  /** As wide as the columns. */
  readonly rows: Cells;
}

/** The sheet as rows from the first on, as separated text has it. */
export const formCells = ({ head, columns, rows }: FormSheet): Cells => [
  ...head,
  columns.map(({ header }): CellValue => header),
  ...rows,
];
