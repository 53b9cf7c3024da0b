import { mappedColumns, type NoHeader, type SheetMapping } from "../claims/mapping/mapping";
import { mapByNames } from "../claims/sheet";
import type { CellValue, Cells } from "../values/cell";
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
    const worksheet = context.workbook.worksheets.getActiveWorksheet().load("id,name");
    const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const sheet = { id: worksheet.id, name: worksheet.name };
    if (used.isNullObject) return { sheet, cells: [], firstRow: 1, firstColumn: 0, mapping: NO_HEADER };
    const area = { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
    const read = await readClaimRows(context, worksheet, area, (head) => mapHead(head, sheet), options);
    return read && { sheet, ...read, firstRow: area.row + 1, firstColumn: area.column };
  });
}

async function readClaimRows(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  area: SheetArea,
  mapHead: (head: Cells) => SheetMapping | NoHeader,
  { onProgress, signal }: ReadSheetOptions,
): Promise<Pick<SheetCells, "cells" | "mapping"> | null> {
  const stop = signal ? { signal } : {};
  const headRows = Math.min(HEAD_ROWS, area.rows);
  const head = await readArea(context, worksheet, { ...area, rows: headRows }, stop);
  if (!head) return null;
  const mapping = mapHead(head);
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
