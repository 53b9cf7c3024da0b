import type { Sheet, TableDefinition, Workbook } from "hucre/xlsx";
import type { CellValue, Cells } from "../values/cell";
import { kindOfFile } from "./bytes";
import { UnusableFile, wordsOfError } from "./problem";
import { guardZip } from "./zip-guard";

/** One sheet of a workbook: values only, as Excel shows a formula's result; dates and times are serial numbers of the 1900 system. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** From row 1 and column A on. */
  readonly cells: Cells;
  /** Whether a cell, counted from 0, is shown as a date or a time in the file: its value is a serial number. */
  isDate(row: number, column: number): boolean;
}

/** An Excel table: where it stands, its header row included, a total row not. Rows and columns are 0-based, ends included. */
export interface WorkbookTable {
  readonly name: string;
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A workbook as it was read. */
export interface WorkbookCells {
  readonly sheets: readonly WorkbookSheet[];
  readonly tables: readonly WorkbookTable[];
  /** Custom document properties. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What is read of a workbook. */
export interface ReadWorkbookOptions {
  /** Only the sheets of these names, as they are written; all where not said. */
  readonly sheets?: readonly string[];
}

const MS_PER_DAY = 86_400_000;
/** Days between the first days of the two date systems. */
const DAYS_1904 = 1462;

/**
 * Reads an .xlsx workbook. Errors such as `#N/A` are text; a formula that was never calculated is blank.
 * @param file name for messages
 * @throws UnusableFile where the file is no workbook, is protected, cut off, or larger than memory allows
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  options: ReadWorkbookOptions = {},
): Promise<WorkbookCells> {
  refuseOthers(bytes, file);
  guardZip(bytes, file);
  // Loaded here and not above: a check of CSV files starts without it.
  const { readXlsx } = await import("hucre/xlsx");
  let workbook: Workbook;
  try {
    workbook = await readXlsx(bytes, options.sheets ? { sheets: [...options.sheets] } : {});
  } catch (error) {
    throw unreadable(error, file);
  }
  const is1904 = workbook.dateSystem === "1904";
  return {
    sheets: workbook.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      cells: cellsOf(sheet, is1904),
      isDate: (row, column) => sheet.rows[row]?.[column] instanceof Date,
    })),
    tables: workbook.sheets.flatMap((sheet) => (sheet.tables ?? []).flatMap((table) => tableArea(table, sheet.name))),
    properties: workbook.properties?.custom ?? {},
  };
}

/** @throws UnusableFile where a file is no .xlsx workbook by its first bytes */
export function refuseOthers(bytes: Uint8Array, file: string): void {
  const kind = kindOfFile(bytes);
  if (kind === "ole") {
    throw new UnusableFile({
      file,
      message: "is an old .xls workbook, or protected by a password. Save it as .xlsx without a password",
    });
  }
  if (kind !== "zip") {
    throw new UnusableFile({
      file,
      message: kind === "empty" ? "the file is empty" : "is no Excel workbook. Save it as .xlsx, or as CSV (UTF-8)",
    });
  }
}

/**
 * The serial number in the 1900 system of a number that a cell shows as a date or a time: to the millisecond, and a bare time of day below 1.
 */
export function serialOfNumber(serial: number, is1904: boolean): number {
  const kept = Math.round(serial * MS_PER_DAY) / MS_PER_DAY;
  return Number((is1904 && kept >= 1 ? kept + DAYS_1904 : kept).toPrecision(15));
}

function cellsOf(sheet: Sheet, is1904: boolean): Cells {
  return sheet.rows.map((row) =>
    row.map((value): CellValue => (value instanceof Date ? serialOf(value, is1904) : value)),
  );
}

/**
 * The serial number of a date that the reader made of a cell. It works in UTC throughout, so no time zone comes in; a bare time of day stays
 * below 1, in a workbook of the 1904 system too.
 */
function serialOf(date: Date, is1904: boolean): number {
  const days1900 = (date.getTime() - Date.UTC(1899, 11, 30)) / MS_PER_DAY;
  const serial = days1900 < 61 ? days1900 - 1 : days1900;
  const kept = is1904 && days1900 < DAYS_1904 + 1 ? days1900 - DAYS_1904 : serial;
  // Excel keeps 15 digits; days divided into milliseconds leave more.
  return Number(kept.toPrecision(15));
}

function tableArea(table: TableDefinition, sheet: string): WorkbookTable[] {
  const range = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(table.range ?? "");
  if (!range) return [];
  return [
    {
      name: table.displayName ?? table.name,
      sheet,
      firstColumn: columnIndex(range[1] ?? "A"),
      firstRow: Number(range[2]) - 1,
      lastColumn: columnIndex(range[3] ?? "A"),
      lastRow: Number(range[4]) - 1 - (table.showTotalRow ? 1 : 0),
    },
  ];
}

/** A column's 0-based position from its letters. @example columnIndex("AB") //=> 27 */
function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function unreadable(error: unknown, file: string): UnusableFile {
  const said = wordsOfError(error);
  if (/over the \d+ limit|outside the supported sheet bounds/.test(said)) {
    return new UnusableFile({
      file,
      message:
        "a sheet is larger than can be read: a cell stands far outside the data. Delete the empty rows and columns beyond it, or save the sheet as CSV (UTF-8)",
    });
  }
  if (/missing (\[Content_Types\]|_rels|workbook)|workbook relationship/.test(said)) {
    return new UnusableFile({
      file,
      message: "is an archive, but no Excel workbook. Save the workbook as .xlsx, or the sheet as CSV (UTF-8)",
    });
  }
  return new UnusableFile({ file, message: `the workbook is damaged (${said}). Open it in Excel and save it anew` });
}
