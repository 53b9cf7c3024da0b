import type { AddDataSheet, CellArea } from "../plans/operations";
import type { CellValue } from "../values/cell";
import { rangeOf, TEXT_FORMAT, writable } from "./plan-ranges";
import { callsPart, type Part } from "./request-size";
import { rowParts } from "./text-cells";

/** Excel shows longer text in a text cell as ####; it looks like no number, and needs no such format unless it begins a formula. */
const LONGEST_SHOWN = 255;
const GENERAL = "General";

/** The parts of a sheet with the data of a file: the sheet, its rows as many as a request takes, and its name when they are all there. */
export function dataSheetParts(operation: AddDataSheet): Part[] {
  const { sheet, until, cells } = operation;
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 1);
  const formats = dateFormats(operation, columns);
  const whole = cells.map((row) => (row.length === columns ? row : Array.from({ length: columns }, (_, i) => row[i])));
  return [
    { ...callsPart(1, (context) => void context.workbook.worksheets.add(until)), leads: true },
    ...rowParts(whole, (context, from, block) => {
      const area: CellArea = { sheet: until, row: from, column: 0, rows: block.length, columns };
      writeBlock(context, area, block, formats);
    }),
    callsPart(1, (context) => void (context.workbook.worksheets.getItem(until).name = sheet)),
  ];
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
  rangeOf(context, area).values = writable(rows);
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
