import { isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { REQUIRED_FIELDS } from "./fields";
import type { ClaimLine, UnusableLine } from "./line";
import { lineColumns, planOf } from "./reading-plan";
import { readRow, type ReadRows } from "./read-rows";
import type { ClaimSheet } from "./sheet";
import { onlyAmounts, repeatsHeaders, saysTotal } from "./skipped";

/** A row of a claim sheet as it is now. */
export interface RowCells {
  /** Row in the sheet, 1-based. */
  readonly row: number;
  /** From the first column that was read with the sheet. */
  readonly cells: readonly CellValue[];
}

/** What reading rows again needs to know. */
export interface RereadOptions {
  readonly isVisit: (code: string) => boolean;
  /** The rows of the headers, where there are any: reports repeat them. */
  readonly headers: Cells;
}

/**
 * The sheet with some of its rows read again: as reading all of it would give it.
 * @returns `null` where those rows may decide how others are read, as a total does: then the whole sheet is to be read
 * @example rereadRows(sheet, [{ row: 5, cells }], { isVisit: isVisitCode, headers: [] })?.lines.length
 */
export function rereadRows(sheet: ClaimSheet, rows: readonly RowCells[], options: RereadOptions): ClaimSheet | null {
  if (rows.some(({ row }) => row <= sheet.headerRow) || sheet.skipped.length > 0) return null;
  // A last row of nothing but amounts is a total where the amounts are the sums.
  if (sheet.unusable.some(({ missing }) => missing.length === REQUIRED_FIELDS.length)) return null;
  const fields = lineColumns(sheet.columns);
  const filled = rows.filter(({ cells }) => fields.some(({ index }) => !isBlank(cells[index])));
  if (decidesForOthers(sheet, filled, fields, options)) return null;
  const read = filled.map((row) => rowOf(sheet, row, options));
  const touched = new Set(rows.map(({ row }) => row));
  const merged = <L extends { readonly row: number }>(own: readonly L[], now: readonly L[]): L[] =>
    [...own.filter(({ row }) => !touched.has(row)), ...now].sort((a, b) => a.row - b.row);
  return {
    ...sheet,
    lines: merged<ClaimLine>(
      sheet.lines,
      read.flatMap(({ lines }) => lines),
    ),
    unusable: merged<UnusableLine>(
      sheet.unusable,
      read.flatMap(({ unusable }) => unusable),
    ),
    problems: merged(
      sheet.problems,
      read.flatMap(({ problems }) => problems),
    ),
  };
}

/** What one row of a claim sheet says now. */
export function rowOf(
  sheet: Pick<ClaimSheet, "layout" | "headerRow" | "pointersFrom">,
  { row, cells }: RowCells,
  { isVisit }: Pick<RereadOptions, "isVisit">,
): ReadRows {
  const { layout, headerRow, pointersFrom } = sheet;
  return readRow(cells, { position: row - headerRow, row }, planOf(layout, cells.length), { isVisit, pointersFrom });
}

function decidesForOthers(
  { columns, layout, pointersFrom }: ClaimSheet,
  rows: readonly RowCells[],
  fields: readonly { readonly index: number }[],
  { headers }: RereadOptions,
): boolean {
  const pointers = columns.get("Dx Pointer") ?? [];
  const isCounted = layout.pointersFrom === null && pointers.length > 0;
  // A 0 somewhere says that pointers begin to count there, in all rows.
  if (isCounted && pointersFrom === 0) return true;
  return rows.some(
    ({ cells }) =>
      (isCounted && pointers.some(({ index }) => /\b0\b/.test(textOf(cells[index])))) ||
      headers.some((header) => repeatsHeaders(cells, header, fields)) ||
      saysTotal(cells, columns) ||
      onlyAmounts(cells, columns),
  );
}

/** Whether two readings of a line say the same. */
export function sameLine(a: ClaimLine | UnusableLine, b: ClaimLine | UnusableLine): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
