import type { CellValue } from "../values/cell";

/** A place that is not as the plan expects. */
export interface Difference {
  /** `Claims!B5`, `PriorAuth PA-0012, To`, `the sheet Drugs`, `the name PolicyMatrix`. */
  readonly where: string;
  /** What the plan expects there; "" for nothing. */
  readonly expected: string;
  /** What is there; "" for nothing. */
  readonly found: string;
}

/** A row of a table as it is found. */
export interface TableRowNow {
  /** Its Rule ID; "" where it has none, rows of the table have no id, or it was not read. */
  readonly id: string;
  /** `null` where it was not read, because no operation asks for it. */
  readonly cells: readonly CellValue[] | null;
}

/** A table as the workbook has it, read as far as the operations of a plan need. */
export interface TableNow {
  readonly name: string;
  /** Row of the first row of the body in its sheet, 1-based. */
  readonly firstRow: number;
  readonly headers: readonly string[];
  /** Every row of the body, the totals row left out. */
  readonly rows: readonly TableRowNow[];
  /** Headers of columns whose cells are formulas: a row's cell there is never written. */
  readonly calculated: ReadonlySet<string>;
}
