import { mappedColumns, type NoHeader, type SheetMapping } from "../claims/mapping/mapping";
import { mapByNames } from "../claims/sheet";
import type { CellValue, Cells } from "../values/cell";
import { codeOf, inExcel } from "./failure";
import { readArea, TOO_LARGE, type ReadProgress, type SheetArea } from "./read-area";

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
  /** Which column holds which field. */
  readonly mapping: SheetMapping | NoHeader;
}

/** Finds which column holds which field. */
export type MapHead = (head: Cells, sheet: SheetRef) => SheetMapping | NoHeader;

export interface ReadSheetOptions {
  /** Finds which column holds which field, by the head of the sheet; by the fields' own names where not said. */
  readonly mapHead?: MapHead;
  readonly onProgress?: ReadProgress;
  readonly signal?: AbortSignal;
}

/** Rows in which a header row is looked for; they are read whole. */
export const HEAD_ROWS = 30;

const NO_HEADER: NoHeader = { kind: "no header" };

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
  const { mapHead = (head) => mapByNames(head) ?? NO_HEADER } = options;
  return inExcel("read the sheet", async (context) => {
    const { worksheet, area, head } = await look(context);
    const sheet = { id: worksheet.id, name: worksheet.name };
    if (!area) return { sheet, cells: [], firstRow: 1, firstColumn: 0, mapping: NO_HEADER };
    const read = await readClaimRows(context, { worksheet, area, head }, (cells) => mapHead(cells, sheet), options);
    return read && { sheet, ...read, firstRow: area.row + 1, firstColumn: area.column };
  });
}

/** What is seen of a sheet at first: its cells that hold something, and the head where it came with them. */
interface FirstLook {
  readonly worksheet: Excel.Worksheet;
  readonly area: SheetArea | null;
  readonly head: CellValue[][] | null;
}

/** Where the head of most sheets stands: it comes with the first request, which would else ask for nothing but a place. */
const USUAL_HEAD = { row: 0, column: 0, rows: HEAD_ROWS, columns: 100 } as const;

async function look(context: Excel.RequestContext): Promise<FirstLook> {
  try {
    return await lookAt(context, true);
  } catch (error) {
    if (codeOf(error) !== TOO_LARGE) throw error;
    return lookAt(context, false);
  }
}

async function lookAt(context: Excel.RequestContext, withHead: boolean): Promise<FirstLook> {
  const worksheet = context.workbook.worksheets.getActiveWorksheet().load("id,name");
  const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
  const { row, column, rows, columns } = USUAL_HEAD;
  const top = withHead ? worksheet.getRangeByIndexes(row, column, rows, columns).getUsedRangeOrNullObject(true) : null;
  top?.load("values,rowIndex,columnIndex");
  await context.sync();
  if (used.isNullObject) return { worksheet, area: null, head: null };
  const area = { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
  const isWhole = area.row === row && area.column + area.columns <= columns;
  return { worksheet, area, head: top && isWhole ? headOf(area, top) : null };
}

/** The head of an area, of what is filled in it. */
function headOf(area: SheetArea, top: Excel.Range): CellValue[][] {
  return Array.from({ length: Math.min(HEAD_ROWS, area.rows) }, (_, i) => {
    const filled: readonly CellValue[] = top.values[i - top.rowIndex] ?? [];
    return Array.from({ length: area.columns }, (__, c) => filled[area.column + c - top.columnIndex] ?? "");
  });
}

async function readClaimRows(
  context: Excel.RequestContext,
  { worksheet, area, head: known }: FirstLook & { readonly area: SheetArea },
  mapHead: (head: Cells) => SheetMapping | NoHeader,
  { onProgress, signal }: ReadSheetOptions,
): Promise<Pick<SheetCells, "cells" | "mapping"> | null> {
  const stop = signal ? { signal } : {};
  const headRows = Math.min(HEAD_ROWS, area.rows);
  const read = known ?? (await readArea(context, worksheet, { ...area, rows: headRows }, stop));
  if (!read) return null;
  const place = { ...area, rows: headRows };
  const { cells: head, mapping } = await withTallHeaders(context, worksheet, place, mapHead, read);
  if (mapping.kind === "no header" || mapping.missing.length > 0 || area.rows === headRows)
    return { cells: head, mapping };
  const below = await readArea(
    context,
    worksheet,
    { ...area, row: area.row + headRows, rows: area.rows - headRows },
    {
      ...stop,
      wanted: mappedColumns(mapping).map(({ index }) => index),
      like: head.slice(mapping.headerAt + 1),
      onProgress: (rows) => onProgress?.(headRows + rows, area.rows),
    },
  );
  return below && { cells: head.concat(below), mapping };
}

/**
 * The head of a sheet. Where headers are merged over several rows, so that no row names them all, each stands for the cells it was
 * merged over in the row that then does. Rows of lines are left as they are.
 */
async function withTallHeaders(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  area: SheetArea,
  mapHead: (head: Cells) => SheetMapping | NoHeader,
  head: CellValue[][],
): Promise<{ readonly cells: CellValue[][]; readonly mapping: SheetMapping | NoHeader }> {
  const known = { cells: head, mapping: mapHead(head) };
  if (known.mapping.kind === "mapping" && known.mapping.missing.length === 0) return known;
  const range = worksheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
  const merged = range.getMergedAreasOrNullObject();
  merged.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount");
  await context.sync();
  if (merged.isNullObject) return known;
  const filled = head.map((row) => [...row]);
  for (const { rowIndex, columnIndex, rowCount } of merged.areas.items) {
    const [top, column] = [rowIndex - area.row, columnIndex - area.column];
    for (let row = top + 1; row < Math.min(top + rowCount, filled.length); row++) {
      const line = filled[row];
      if (line) line[column] = head[top]?.[column];
    }
  }
  const mapping = mapHead(filled);
  if (mapping.kind === "no header" || mapping.missing.length > 0) return known;
  return { cells: head.map((row, i) => (i === mapping.headerAt ? (filled[i] ?? row) : row)), mapping };
}
