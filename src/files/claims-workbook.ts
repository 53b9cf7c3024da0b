import { HEAD_ROWS } from "../claims/mapping/header-row";
import type { CellValue, Cells } from "../values/cell";
import { chooseSheet, type ReadClaimsFileOptions } from "./claims-file";
import type { RowsOfFile } from "./claims-parts";
import { rowStore, type RowStore } from "./row-store";
import { dateStylesOf, sharedStrings, sheetsOf, type SheetPart, type WorkbookParts } from "./xlsx-parts";
import { refuseOthers } from "./xlsx-read";
import { sheetRows, tooLarge, type CellReading } from "./xlsx-rows";
import { archiveParts } from "./zip-guard";

/** How far the reading of a workbook is, in bytes of its XML. */
export interface ReadingProgress {
  readonly done: number;
  readonly of: number;
}

/** Sheets are gone through piece by piece; everything else of a workbook is small, or kept. */
const isSheetPart = (name: string): boolean => /(?:^|\/)worksheets\/[^/]+\.xml$/i.test(name);

/**
 * The rows of the sheet of a workbook that holds the claim lines. Its XML is gone through once, row by row, and is never in memory; its rows
 * are kept as text.
 * @returns the rows, after how far it is
 * @throws UnusableFile where the file is no workbook, is protected, damaged, cut off, or larger than memory allows
 */
export async function* openClaimsWorkbook(
  bytes: Uint8Array,
  file: string,
  options: Omit<ReadClaimsFileOptions, "isVisit">,
): AsyncGenerator<ReadingProgress, RowsOfFile> {
  refuseOthers(bytes, file);
  const parts = new Map(archiveParts(bytes, file, "workbook", isSheetPart).map((part) => [part.name, part]));
  const workbook: WorkbookParts = { archive: { bytes, file, noun: "workbook" }, parts };
  // Loaded here and not above: a check of CSV files starts without it.
  const { isDateFormat } = await import("hucre");
  const { sheets, is1904, strings, styles } = await sheetsOf(workbook);
  const dateStyles = await dateStylesOf(workbook, styles, isDateFormat);
  const before = strings?.unpacked ?? 0;
  const reading: CellReading = {
    is1904,
    dateStyles,
    strings: yield* toldAs(sharedStrings(workbook, strings), before),
  };
  const heads = new Map<SheetPart, Cells>();
  for (const sheet of sheets) heads.set(sheet, await headOf(workbook, sheet, reading));
  const chosen = chooseSheet(sheets, file, options, (sheet) => heads.get(sheet) ?? []);
  const rows = rowStore();
  const of = before + chosen.part.unpacked;
  for await (const piece of sheetRows(workbook, chosen, reading)) {
    for (const { index, values } of piece.rows) {
      if (!fill(rows, index, values)) throw tooLarge(file, chosen.name);
    }
    yield { done: before + piece.done, of };
  }
  return { file, sheet: chosen.name, rows };
}

/** Tells how far a part is that is read before the others. */
async function* toldAs<T>(steps: AsyncGenerator<number, T>, of: number): AsyncGenerator<ReadingProgress, T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    yield { done: step.value, of };
  }
}

const NO_CELLS: readonly CellValue[] = [];

/** Puts a row where it stands: the rows before it that are not there are blank. @returns whether there is room for more */
function fill(rows: RowStore, index: number, values: readonly CellValue[]): boolean {
  while (rows.length < index) rows.add(NO_CELLS);
  return rows.add(values);
}

/** The first rows of a sheet, by which its columns are known. */
async function headOf(workbook: WorkbookParts, sheet: SheetPart, reading: CellReading): Promise<Cells> {
  const head: (readonly CellValue[])[] = [];
  for await (const { rows } of sheetRows(workbook, sheet, reading)) {
    for (const { index, values } of rows) {
      if (index >= HEAD_ROWS) return head;
      while (head.length < index) head.push(NO_CELLS);
      head.push(values);
    }
  }
  return head;
}
