import { findHeader } from "../claims/sheet";
import type { CellValue } from "../values/cell";
import { inExcel } from "./failure";
import { readArea, type ReadProgress, type SheetArea } from "./read-area";

/** A sheet of the workbook. The id stays when the sheet is renamed. */
export interface SheetRef {
  readonly id: string;
  readonly name: string;
}

/** The cells of a sheet that hold something. */
export interface SheetCells {
  readonly sheet: SheetRef;
  readonly cells: readonly (readonly CellValue[])[];
  /** Row of `cells[0]`, 1-based. */
  readonly firstRow: number;
  /** Column of the first cell of each row, from 0. */
  readonly firstColumn: number;
}

export interface ReadSheetOptions {
  readonly onProgress?: ReadProgress;
  readonly signal?: AbortSignal;
}

/** Rows in which a header row is looked for; they are read whole. */
const HEAD_ROWS = 30;

/** The sheet that is open now. */
export async function activeSheet(): Promise<SheetRef> {
  return inExcel("find the open sheet", async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet().load("id,name");
    await context.sync();
    return { id: sheet.id, name: sheet.name };
  });
}

/**
 * Reads the open sheet: its head whole, and below it the columns that hold claim fields. A sheet without a header row of
 * claims is read no further than its head. Values only; nothing is changed.
 * @returns the cells, or `null` when the signal stopped it
 */
export async function readActiveSheet(options: ReadSheetOptions = {}): Promise<SheetCells | null> {
  return inExcel("read the sheet", async (context) => {
    const worksheet = context.workbook.worksheets.getActiveWorksheet().load("id,name");
    const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const sheet = { id: worksheet.id, name: worksheet.name };
    if (used.isNullObject) return { sheet, cells: [], firstRow: 1, firstColumn: 0 };
    const area = { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
    const cells = await readClaimRows(context, worksheet, area, options);
    return cells && { sheet, cells, firstRow: area.row + 1, firstColumn: area.column };
  });
}

async function readClaimRows(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  area: SheetArea,
  { onProgress, signal }: ReadSheetOptions,
): Promise<CellValue[][] | null> {
  const stop = signal ? { signal } : {};
  const headRows = Math.min(HEAD_ROWS, area.rows);
  const read = await readArea(context, worksheet, { ...area, rows: headRows }, stop);
  if (!read) return null;
  const isWhole = findHeader(read)?.missing.length === 0;
  const head = isWhole ? read : await withTallHeaders(context, worksheet, { ...area, rows: headRows }, read);
  const header = findHeader(head);
  if (!header || header.missing.length > 0 || area.rows === headRows) return head;
  const wanted = [...header.columns.values()].flatMap((columns) => columns.map((column) => column.index));
  const below = await readArea(
    context,
    worksheet,
    { ...area, row: area.row + headRows, rows: area.rows - headRows },
    {
      ...stop,
      wanted,
      like: head.slice(header.at + 1),
      onProgress: (rows) => onProgress?.(headRows + rows, area.rows),
    },
  );
  return below && head.concat(below);
}

/**
 * The head of a sheet whose headers are merged over several rows, so that no row names them all: in the row that then does, each stands
 * for the cells it was merged over. Rows of lines are left as they are.
 */
async function withTallHeaders(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  area: SheetArea,
  head: CellValue[][],
): Promise<CellValue[][]> {
  const range = worksheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
  const merged = range.getMergedAreasOrNullObject();
  merged.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount");
  await context.sync();
  if (merged.isNullObject) return head;
  const filled = head.map((row) => [...row]);
  for (const { rowIndex, columnIndex, rowCount } of merged.areas.items) {
    const [top, column] = [rowIndex - area.row, columnIndex - area.column];
    for (let row = top + 1; row < Math.min(top + rowCount, filled.length); row++) {
      const line = filled[row];
      if (line) line[column] = head[top]?.[column];
    }
  }
  const header = findHeader(filled);
  if (!header || header.missing.length > 0) return head;
  return head.map((row, i) => (i === header.at ? (filled[i] ?? row) : row));
}
