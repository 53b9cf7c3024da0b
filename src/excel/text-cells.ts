import { keptText } from "../plans/freeze";
import { placeText, type Operation, type SetTexts } from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import type { Difference } from "../plans/table-now";
import { textOf, type CellValue, type Cells } from "../values/cell";
import { rangeOf, writable } from "./plan-ranges";
import { readArea } from "./read-area";
import { BYTES_PER_REQUEST, CELLS_PER_REQUEST, rowBytes, rowsBytes, type Part } from "./request-size";

/** A value as it is written into a cell of no text format, so that it stays what it is. @example asItIs("=1+1") //=> "'=1+1" */
export const asItIs = (value: CellValue): CellValue => keptText(value, "General");

/** Rows whose text stays text, so many in a part as a request takes. */
export function textParts(
  cells: Cells,
  write: (context: Excel.RequestContext, from: number, block: (string | number | boolean)[][]) => void,
): Part[] {
  return rowParts(cells, (context, from, block) => write(context, from, writable(block.map((row) => row.map(asItIs)))));
}

/** Rows in parts, so many in each as a request takes. @param write is told the block, and its first row from 0 */
export function rowParts(
  cells: Cells,
  write: (context: Excel.RequestContext, from: number, block: Cells) => void,
): Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (from < cells.length) {
    const [block, first] = [blockFrom(cells, from), from];
    parts.push({
      cells: Math.max(
        1,
        block.reduce((sum, row) => sum + row.length, 0),
      ),
      bytes: rowsBytes(block),
      make: (context) => write(context, first, block),
    });
    from += block.length;
  }
  return parts;
}

function blockFrom(cells: Cells, from: number): Cells {
  let to = from;
  let count = 0;
  let bytes = 0;
  for (; to < cells.length; to++) {
    const row = cells[to] ?? [];
    count += row.length;
    bytes += rowBytes(row);
    if (to > from && (count > CELLS_PER_REQUEST || bytes > BYTES_PER_REQUEST)) break;
  }
  return cells.slice(from, to);
}

export function setTextParts({ area, values }: SetTexts): Part[] {
  return textParts(values, (context, from, block) => {
    rangeOf(context, { ...area, row: area.row + from, rows: block.length }).values = block;
  });
}

/**
 * Where cells that plans write as text are not as expected, read in blocks.
 * @param isThere whether a sheet is in the workbook already; on one that the plan adds there is nothing to compare
 */
export async function textDifferences(
  context: Excel.RequestContext,
  operations: readonly Operation[],
  isThere: (sheet: string) => boolean,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const operation of operations) {
    if (operation.kind !== "setTexts" || !isThere(operation.area.sheet)) continue;
    const { area, expected } = operation;
    const sheet = context.workbook.worksheets.getItem(area.sheet);
    const found = (await readArea(context, sheet, area, { property: "formulas", like: expected })) ?? [];
    expected.forEach((row, r) =>
      row.forEach((value, c) => {
        const now = found[r]?.[c];
        if (sameCell(value, now)) return;
        const where = placeText({ sheet: area.sheet, row: area.row + r, column: area.column + c });
        differences.push({ where, expected: textOf(value), found: textOf(now) });
      }),
    );
  }
  return differences;
}
