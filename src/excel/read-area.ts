import type { CellValue } from "../values/cell";
import { codeOf } from "./failure";
import { isOnTheWeb } from "./request-size";

/** Cells of one sheet, counted from 0. */
export interface SheetArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Told after each block of rows; awaited, so that the screen can follow before the next. */
export type ReadProgress = (rows: number, of: number) => void | Promise<void>;

export interface ReadAreaOptions {
  /** What is read of the cells; their values where not said. */
  readonly property?: "values" | "formulas" | "numberFormat";
  /** Columns that are wanted, counted from the area's first; the others read as blank. All where not said. */
  readonly wanted?: readonly number[];
  /** Rows like those to come, as far as the length of their text goes: the first block is sized by them. */
  readonly like?: readonly (readonly CellValue[])[];
  readonly onProgress?: ReadProgress;
  readonly signal?: AbortSignal;
}

/** What Excel on the web says of an answer above 5 MB. */
export const TOO_LARGE = "ResponsePayloadSizeLimitExceeded";

/** Cells of the first block, before it is known how long their text is. */
const FIRST_BLOCK_CELLS = 5_000;
/** On the web a request takes long and may hold 5 MB, so blocks are large; elsewhere they are small enough not to be felt. */
const BLOCK_BYTES_ON_THE_WEB = 4_000_000;
const BLOCK_BYTES = 250_000;
/** Rows whose text is measured to size the next block. */
const MEASURED_ROWS = 100;

/**
 * Reads the values of an area block by block, so that no request is too large and nothing blocks for long.
 * @returns the rows, or `null` when the signal stopped it
 */
export async function readArea(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: SheetArea,
  { property = "values", wanted, like, onProgress, signal }: ReadAreaOptions = {},
): Promise<CellValue[][] | null> {
  const spans = spansOf(wanted, area.columns);
  const width = spans.reduce((sum, span) => sum + span.columns, 0);
  const rows: CellValue[][] = [];
  let blockRows = like?.length ? nextBlockRows(like) : Math.max(1, Math.floor(FIRST_BLOCK_CELLS / Math.max(1, width)));
  while (rows.length < area.rows) {
    if (signal?.aborted) return null;
    const count = Math.min(blockRows, area.rows - rows.length);
    const block = await readBlock(
      context,
      sheet,
      { ...area, row: area.row + rows.length, rows: count },
      spans,
      property,
    );
    if (block === "too large") {
      blockRows = Math.max(1, Math.floor(count / 2));
      continue;
    }
    for (const row of block) rows.push(row);
    blockRows = nextBlockRows(block);
    await onProgress?.(rows.length, area.rows);
  }
  return signal?.aborted ? null : rows;
}

interface Span {
  /** Counted from the area's first column. */
  readonly at: number;
  readonly columns: number;
}

/** Neighbouring columns as one span. @example spansOf([0, 1, 4], 6) //=> [{ at: 0, columns: 2 }, { at: 4, columns: 1 }] */
export function spansOf(wanted: readonly number[] | undefined, columns: number): Span[] {
  if (!wanted) return [{ at: 0, columns }];
  const spans: { at: number; columns: number }[] = [];
  for (const column of [...new Set(wanted)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last.at + last.columns === column) last.columns++;
    else spans.push({ at: column, columns: 1 });
  }
  return spans;
}

async function readBlock(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: SheetArea,
  spans: readonly Span[],
  property: "values" | "formulas" | "numberFormat",
): Promise<CellValue[][] | "too large"> {
  const ranges = spans.map((span) => sheet.getRangeByIndexes(area.row, area.column + span.at, area.rows, span.columns));
  for (const range of ranges) range.load(property);
  try {
    await context.sync();
  } catch (error) {
    if (area.rows > 1 && codeOf(error) === TOO_LARGE) return "too large";
    throw error;
  }
  const [first] = ranges;
  if (first && ranges.length === 1 && spans[0]?.columns === area.columns) return first[property];
  return Array.from({ length: area.rows }, (_, i) => {
    const row: CellValue[] = new Array<CellValue>(area.columns).fill("");
    spans.forEach((span, s) => {
      const values: readonly CellValue[] = ranges[s]?.[property][i] ?? [];
      for (let c = 0; c < span.columns; c++) row[span.at + c] = values[c];
    });
    return row;
  });
}

function nextBlockRows(block: readonly (readonly CellValue[])[]): number {
  const sample = block.slice(0, MEASURED_ROWS);
  const bytesPerRow = Math.max(1, JSON.stringify(sample).length / Math.max(1, sample.length));
  const most = isOnTheWeb() ? BLOCK_BYTES_ON_THE_WEB : BLOCK_BYTES;
  return Math.max(1, Math.floor(most / bytesPerRow));
}
