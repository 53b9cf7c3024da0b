import type { AddDataSheet, CellArea } from "../plans/operations";
import type { CellValue } from "../values/cell";
import { CELLS_PER_REQUEST, type Part } from "./new-table";
import { rangeOf, TEXT_FORMAT, writable } from "./plan-ranges";

/** Text of one request, in characters: far below Excel's 5 MB, whatever the alphabet. */
const CHARACTERS_PER_REQUEST = 1_000_000;
/** A cell of so much text counts as one, when requests are filled. */
const CHARACTERS_PER_CELL = CHARACTERS_PER_REQUEST / CELLS_PER_REQUEST;
/** Excel shows longer text in a text cell as ####; it looks like no number, and needs no such format unless it begins a formula. */
const LONGEST_SHOWN = 255;
const GENERAL = "General";

/** The parts of a sheet with the data of a file: the sheet, then its rows as many as a request takes. */
export function dataSheetParts(operation: AddDataSheet): Part[] {
  const { sheet, cells } = operation;
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 1);
  const formats = dateFormats(operation, columns);
  const parts: Part[] = [{ cells: 1, make: (context) => void context.workbook.worksheets.add(sheet) }];
  let from = 0;
  let weight = 0;
  const close = (to: number): void => {
    if (to === from) return;
    const first = from;
    const area: CellArea = { sheet, row: first, column: 0, rows: to - first, columns };
    parts.push({
      cells: Math.min(weight, CELLS_PER_REQUEST),
      make: (context) => writeBlock(context, area, cells.slice(first, to), formats),
    });
    from = to;
    weight = 0;
  };
  cells.forEach((row, at) => {
    const own = weightOf(row, columns);
    if (weight + own > CELLS_PER_REQUEST) close(at);
    weight += own;
  });
  close(cells.length);
  return parts;
}

function weightOf(row: readonly CellValue[], columns: number): number {
  let characters = 0;
  for (const cell of row) if (typeof cell === "string") characters += cell.length;
  return Math.max(columns, Math.ceil(characters / CHARACTERS_PER_CELL));
}

/** The format that a date has, by column and row. */
type DateFormats = readonly (readonly { readonly row: number; readonly rows: number; readonly format: string }[])[];

function dateFormats({ formats }: AddDataSheet, columns: number): DateFormats {
  const byColumn = Array.from({ length: columns }, (): { row: number; rows: number; format: string }[] => []);
  for (const { column, row, rows, format } of formats) byColumn[column]?.push({ row, rows, format });
  return byColumn;
}

/** Formats first, so that codes keep their zeros and `=A1` is no formula; a column that is all of one kind takes one format. */
function writeBlock(
  context: Excel.RequestContext,
  area: CellArea,
  rows: readonly (readonly CellValue[])[],
  formats: DateFormats,
): void {
  for (let column = 0; column < area.columns; column++) {
    const wanted = columnFormats(rows, column, area.row, formats[column] ?? []);
    const kinds = new Set(wanted.filter((format) => format !== ""));
    const range = rangeOf(context, { ...area, column, columns: 1 });
    const [only = GENERAL] = kinds;
    // One format for all cells: Office.js takes it, its types do not say so.
    if (kinds.size <= 1) {
      if (only !== GENERAL) Object.assign(range, { numberFormat: only });
    } else range.numberFormat = wanted.map((format) => [format === "" ? GENERAL : format]);
  }
  rangeOf(context, area).values = writable(rows.map((row) => Array.from({ length: area.columns }, (_, i) => row[i])));
}

/** The format of each cell of a column in a block; "" for a blank, which goes with any. */
function columnFormats(
  rows: readonly (readonly CellValue[])[],
  column: number,
  firstRow: number,
  dates: DateFormats[number],
): string[] {
  const wanted = rows.map((row) => formatOf(row[column]));
  for (const { row, rows: count, format } of dates) {
    const from = Math.max(0, row - firstRow);
    const to = Math.min(rows.length, row + count - firstRow);
    for (let at = from; at < to; at++) wanted[at] = format;
  }
  return wanted;
}

function formatOf(value: CellValue): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value !== "string") return GENERAL;
  return value.length <= LONGEST_SHOWN || /^[=+\-@']/.test(value) ? TEXT_FORMAT : GENERAL;
}
