import { keptText } from "../plans/freeze";
import { placeText, type Operation, type SetTexts } from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import type { Difference } from "../plans/table-now";
import { textOf, type CellValue, type Cells } from "../values/cell";
import { rangeOf, writable } from "./plan-ranges";
import { readArea } from "./read-area";
import type { Look } from "./look-again";

/** Cells that one request may write: far below Excel's 5 MB, and few enough for the screen to follow. */
export const CELLS_PER_REQUEST = 20_000;
/** Characters that one may write: a message may be a long sentence, in any alphabet. */
const CHARACTERS_PER_REQUEST = 500_000;

/** A part of an operation that goes into one request. */
export interface Part {
  readonly cells: number;
  make(context: Excel.RequestContext): void;
  /** Reads, right before it is made, what it writes over. */
  look?(context: Excel.RequestContext): Look;
}

/** A value as it is written into a cell of no text format, so that it stays what it is. @example asItIs("=1+1") //=> "'=1+1" */
export const asItIs = (value: CellValue): CellValue => keptText(value, "General");

/** Rows whose text stays text, so many in a part as a request takes. */
export function textParts(
  cells: Cells,
  write: (context: Excel.RequestContext, from: number, block: (string | number | boolean)[][]) => void,
): Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (from < cells.length) {
    const [block, first] = [blockFrom(cells, from), from];
    parts.push({
      // A part that is full of text is a request of its own.
      cells: Math.max(weightOf(block), 1),
      make: (context) => write(context, first, writable(block.map((row) => row.map(asItIs)))),
    });
    from += block.length;
  }
  return parts;
}

const charactersOf = (row: readonly CellValue[]): number =>
  row.reduce((sum: number, value) => sum + (typeof value === "string" ? value.length : 0), 0);

function weightOf(block: Cells): number {
  const cells = block.reduce((sum, row) => sum + row.length, 0);
  const characters = block.reduce((sum, row) => sum + charactersOf(row), 0);
  return Math.max(cells, Math.ceil((characters / CHARACTERS_PER_REQUEST) * CELLS_PER_REQUEST));
}

function blockFrom(cells: Cells, from: number): Cells {
  let to = from;
  let count = 0;
  let characters = 0;
  for (; to < cells.length; to++) {
    const row = cells[to] ?? [];
    count += row.length;
    characters += charactersOf(row);
    if (to > from && (count > CELLS_PER_REQUEST || characters > CHARACTERS_PER_REQUEST)) break;
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
    const found = (await readArea(context, sheet, area, { property: "formulas" })) ?? [];
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
