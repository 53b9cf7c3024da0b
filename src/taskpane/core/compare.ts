import { diffByPayer, diffMatrices, type MatrixDiff, type RowDiff, type RowDiffKind } from "../../matrix/diff";
import type { MatrixCells } from "../../matrix/matrix";
import { folded, isBlank } from "../../values/cell";
import { cellWords } from "./change-words";

/** With what the matrix of the workbook is compared. */
export interface CompareSide {
  /** A snapshot is what the matrix was, a file what it may become: that decides which of the two is called old. */
  readonly kind: "snapshot" | "file";
  /** Name of the snapshot or of the file. */
  readonly name: string;
  readonly cells: MatrixCells;
}

/** How the matrix of the workbook and another differ. */
export interface Comparison {
  readonly side: CompareSide;
  readonly diff: MatrixDiff;
  /** Payers with how many rows differ; "" for the tables that speak of no payer. */
  readonly payers: readonly { readonly payer: string; readonly count: number }[];
}

/** Compares the matrix of the workbook with a snapshot (what changed since) or with a file (what would change). */
export function compareWith(side: CompareSide, now: MatrixCells): Comparison {
  const diff = side.kind === "snapshot" ? diffMatrices(side.cells, now) : diffMatrices(now, side.cells);
  return { side, diff, payers: diffByPayer(diff).map(({ payer, rows }) => ({ payer, count: rows.length })) };
}

export interface CompareFilter {
  readonly kind: RowDiffKind | null;
  /** `null` for all; "" for the tables that speak of no payer. */
  readonly payer: string | null;
}

export const ALL_DIFFERENCES: CompareFilter = { kind: null, payer: null };

export function visibleDifferences({ diff }: Comparison, { kind, payer }: CompareFilter): RowDiff[] {
  return diff.rows.filter(
    (row) => (kind === null || row.kind === kind) && (payer === null || folded(row.payer) === folded(payer)),
  );
}

/** Where a difference stands in the workbook's sheet, 1-based; 0 where the row is not in it. */
export function rowInWorkbook(side: CompareSide, { before, after }: RowDiff): number {
  return (side.kind === "snapshot" ? after?.row : before?.row) ?? 0;
}

/** A cell of a difference in words: a row that was added has no old text, one that was removed no new one. */
export interface DifferenceCell {
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** What differs, cell by cell. */
export function differenceCells(row: RowDiff): DifferenceCell[] {
  const words = (column: string, value: RowDiff["columns"][number]["from"]): string =>
    cellWords(row.table, column, value);
  if (row.columns.length > 0) {
    return row.columns.map(({ column, from, to }) => ({ column, from: words(column, from), to: words(column, to) }));
  }
  // The row is named by its Rule ID and payer already.
  const values = Object.entries((row.after ?? row.before)?.values ?? {}).filter(
    ([column, value]) => !isBlank(value) && column !== "Rule ID" && column !== "Payer",
  );
  return values.map(([column, value]) =>
    row.after ? { column, from: "", to: words(column, value) } : { column, from: words(column, value), to: "" },
  );
}
