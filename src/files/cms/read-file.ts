import type { PairBuilder } from "../../codes/reference/pair-builder";
import type { Cells } from "../../values/cell";
import { decodeText, kindOfFile } from "../bytes";
import { parseCsvText } from "../csv";
import { UnusableFile, wordsOfError } from "../problem";
import { guardZip } from "../zip-guard";
import type { CmsFile } from "./cms-file";
import type { ImportMeter } from "./progress";
import { ptpScanner } from "./scan-ptp";
import { pairFromCells } from "./tables";

/** Rows of a workbook that are enough to see which table it holds. */
const HEAD_ROWS = 20;
/** Rows of a workbook between two words of progress. */
const ROWS_PER_STEP = 500;

/** The first rows of a file, in which the headers stand. */
export async function firstRows(file: CmsFile): Promise<Cells> {
  const head = await file.head();
  if (kindOfFile(head) === "zip") {
    const rows: Cells[number][] = [];
    for await (const { cells } of workbookRows(file, HEAD_ROWS)) rows.push(cells);
    return rows;
  }
  // The head may end inside a quoted cell: what follows the last whole line is of no use.
  const text = decodeText(head, file.name);
  return text.split(/\r?\n/).length < 2 ? [] : headOfText(text, file.name);
}

/** The rows of a text's beginning. A quote that the cut left open is closed: only headers are looked for here. */
function headOfText(text: string, name: string): Cells {
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const quotes = whole.split('"').length - 1;
  return parseCsvText(quotes % 2 === 0 ? whole : `${whole}"`, name);
}

/** All rows of a table, and whether its last row is known to be whole. */
export interface TableRows {
  readonly cells: Cells;
  /** A text that ends without a line break may have been cut off inside its last cell. */
  readonly ended: boolean;
}

/** Every row of a table of some thousand rows. */
export async function allRows(file: CmsFile, meter: ImportMeter): Promise<TableRows> {
  if (kindOfFile(await file.head()) !== "zip") {
    const text = decodeText(await file.bytes(), file.name);
    const cells = parseCsvText(text, file.name);
    await meter.read(file.size, cells.length);
    return { cells, ended: /[\r\n]$/.test(text) };
  }
  const rows: Cells[number][] = [];
  for await (const { row, cells } of workbookRows(file)) {
    while (rows.length < row - 1) rows.push([]);
    rows.push(cells);
    if (rows.length % ROWS_PER_STEP === 0) await meter.read(0, ROWS_PER_STEP);
  }
  await meter.read(file.size, rows.length % ROWS_PER_STEP);
  return { cells: rows, ended: true };
}

/** Every row of a part of the pair table. @throws UnusableFile where one cannot be read, or the file was cut off */
export async function readPairs(file: CmsFile, builder: PairBuilder, meter: ImportMeter): Promise<void> {
  let told = builder.rows;
  const tell = async (bytes: number): Promise<void> => {
    await meter.read(bytes, builder.rows - told);
    told = builder.rows;
  };
  if (kindOfFile(await file.head()) !== "zip") {
    const scanner = ptpScanner(file.name, builder);
    for await (const chunk of file.chunks()) {
      scanner.push(chunk);
      await tell(chunk.length);
    }
    scanner.end();
    return;
  }
  let started = false;
  for await (const { row, cells } of workbookRows(file)) {
    const isPair = pairFromCells(cells, file.name, row, builder.add);
    if (!isPair && started && cells.some((cell) => cell !== null && cell !== "")) {
      throw new UnusableFile({
        file: file.name,
        row,
        column: "Column 1",
        message: "the row holds no pair of codes. Download the file from CMS again",
      });
    }
    started ||= isPair;
    if (builder.rows - told >= ROWS_PER_STEP) await tell(0);
  }
  if (!started) throw new UnusableFile({ file: file.name, message: "holds no row of a pair table" });
  await tell(file.size);
}

/** The rows of a workbook's first sheet one by one, so that a table of 600,000 rows is never in memory as a whole. */
async function* workbookRows(file: CmsFile, most?: number): AsyncGenerator<{ row: number; cells: Cells[number] }> {
  const bytes = await file.bytes();
  guardZip(bytes, file.name);
  const { streamXlsxRows } = await import("hucre/xlsx");
  try {
    for await (const row of streamXlsxRows(bytes, most === undefined ? {} : { maxRows: most })) {
      yield {
        row: row.index + 1,
        cells: row.values.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)),
      };
    }
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile({
      file: file.name,
      message: `the workbook is damaged (${wordsOfError(error)}). Download it from CMS again`,
    });
  }
}
