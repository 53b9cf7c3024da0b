import { columnLetters, isBlank, type Cells } from "../values/cell";
import { grouped } from "../values/lists";
import { kindOfFile } from "./bytes";
import { UnusableFile } from "./problem";
import { readRowsOfText } from "./text-rows";
import { readWorkbook, type WorkbookSheet } from "./xlsx-read";

/** What Excel takes: rows and columns of a sheet, characters of a cell. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;

/** Excel's own short date, which each computer shows as its country writes it; with a time; and a time of day alone. */
const DATE = "m/d/yyyy";
const DATE_TIME = "m/d/yyyy h:mm";
const TIME = "h:mm";

/** Cells below each other in one column that are dates, counted from 0. */
export interface DateRun {
  readonly column: number;
  readonly row: number;
  readonly rows: number;
  /** Excel's number format. */
  readonly format: string;
}

/** A sheet of an export, as it is brought into a workbook: values only. */
export interface ExportSheet {
  /** The sheet's name, or that of the file without its ending where the file has no sheets. */
  readonly name: string;
  readonly cells: Cells;
  readonly rows: number;
  readonly columns: number;
  readonly formats: readonly DateRun[];
}

/**
 * The sheets of an export that hold something: the visible ones, or the hidden ones where no other does. Cells of separated text are all
 * text, so that codes keep their zeros and nothing is taken for a date; those of a workbook are what Excel shows, dates as serial
 * numbers of the 1900 system.
 * @param file name for messages
 * @throws UnusableFile where the file cannot be read, holds nothing, or more than a sheet takes
 */
export async function readExport(bytes: Uint8Array, file: string): Promise<readonly ExportSheet[]> {
  const kind = kindOfFile(bytes);
  const isWorkbook = kind === "zip" || kind === "ole" || /\.xls[xmb]?$/i.test(file);
  const named: readonly (Pick<WorkbookSheet, "name" | "cells"> & Partial<WorkbookSheet>)[] = isWorkbook
    ? (await readWorkbook(bytes, file)).sheets
    : [{ name: file.replace(/\.[^.]+$/, ""), cells: readRowsOfText(bytes, file) }];
  const filled = named.filter(({ cells }) => cells.some((row) => !row.every(isBlank)));
  if (filled.length === 0) throw new UnusableFile({ file, message: "holds no rows. Export it again" });
  const visible = filled.filter(({ hidden }) => hidden !== true);
  return (visible.length > 0 ? visible : filled).map((sheet) => exportSheet(sheet, file, isWorkbook));
}

function exportSheet(
  { name, cells, isDate }: Pick<WorkbookSheet, "name" | "cells"> & Partial<WorkbookSheet>,
  file: string,
  hasSheets: boolean,
): ExportSheet {
  const fault = (message: string, place: { row?: number; column?: string } = {}): UnusableFile =>
    new UnusableFile({ file, ...(hasSheets ? { sheet: name } : {}), ...place, message });
  const rows = cells.findLastIndex((row) => !row.every(isBlank)) + 1;
  if (rows > MOST_ROWS) {
    throw fault(`has ${grouped(rows)} rows, and a sheet takes ${grouped(MOST_ROWS)}. Export fewer days at a time`);
  }
  let columns = 0;
  for (let at = 0; at < rows; at++) {
    const row = cells[at] ?? [];
    columns = Math.max(columns, row.findLastIndex((cell) => !isBlank(cell)) + 1);
    const long = row.findIndex((cell) => typeof cell === "string" && cell.length > LONGEST_TEXT);
    if (long >= 0) {
      throw fault(
        `holds ${grouped(String(row[long]).length)} characters, and a cell takes ${grouped(LONGEST_TEXT)}. Shorten it in the file`,
        { row: at + 1, column: columnLetters(long) },
      );
    }
  }
  if (columns > MOST_COLUMNS) {
    throw fault(`has ${grouped(columns)} columns, and a sheet takes ${grouped(MOST_COLUMNS)}. Leave columns out`);
  }
  const kept = cells.slice(0, rows).map((row) => (row.length > columns ? row.slice(0, columns) : row));
  return { name, cells: kept, rows, columns, formats: isDate ? dateRuns(kept, columns, isDate) : [] };
}

function dateRuns(cells: Cells, columns: number, isDate: WorkbookSheet["isDate"]): DateRun[] {
  const runs: DateRun[] = [];
  for (let column = 0; column < columns; column++) {
    let open: { row: number; rows: number; format: string } | null = null;
    for (let row = 0; row < cells.length; row++) {
      const value = cells[row]?.[column];
      const format = typeof value === "number" && isDate(row, column) ? formatOf(value) : null;
      if (open && format === open.format) open.rows++;
      else {
        if (open) runs.push({ column, ...open });
        open = format === null ? null : { row, rows: 1, format };
      }
    }
    if (open) runs.push({ column, ...open });
  }
  return runs;
}

function formatOf(serial: number): string {
  if (serial < 1) return TIME;
  return Number.isInteger(serial) ? DATE : DATE_TIME;
}
