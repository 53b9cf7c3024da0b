import type { AddReportSheet, CellArea } from "../plans/operations";
import type { CellValue } from "../values/cell";
import { points, rangeOf, TEXT_FORMAT, writable } from "./plan-ranges";
import { asOnePart, callsPart, type Part } from "./request-size";
import { rowParts } from "./text-cells";

const SIZES = { title: 16, section: 13, header: 11 } as const;

/** The parts of a sheet to be read or printed: the sheet, its rows as many as a request takes, and how they look. */
export function reportSheetParts(operation: AddReportSheet): readonly Part[] {
  const { sheet, cells } = operation;
  const columns = Math.max(1, ...cells.map((row) => row.length));
  const whole = cells.map((row) => Array.from({ length: columns }, (_, i) => row[i]));
  const calls = 2 + 4 * operation.headings.length + 2 * columns + (operation.formats?.length ?? 0);
  return asOnePart([
    callsPart(1, (context) => addSheet(context, operation)),
    ...rowParts(whole, (context, row, rows) => {
      const area: CellArea = { sheet, row, column: 0, rows: rows.length, columns };
      writeRows(rangeOf(context, area), rows);
    }),
    callsPart(calls, (context) => dress(context, operation, columns)),
  ]);
}

function addSheet(context: Excel.RequestContext, { sheet, visibility, position }: AddReportSheet): void {
  const added = context.workbook.worksheets.add(sheet);
  if (position !== undefined) added.position = position;
  if (visibility === "Hidden") added.visibility = "Hidden";
}

/** Formats first: text that looks like a number, a date or a formula stays text. */
function writeRows(range: Excel.Range, rows: readonly (readonly CellValue[])[]): void {
  range.numberFormat = rows.map((row) => row.map((value) => (typeof value === "string" ? TEXT_FORMAT : "General")));
  range.values = writable(rows);
}

function dress(context: Excel.RequestContext, operation: AddReportSheet, columns: number): void {
  const { sheet, cells, headings, widths, print, formats = [], wraps = true } = operation;
  const all = cells.length > 0 ? rangeOf(context, { sheet, row: 0, column: 0, rows: cells.length, columns }) : null;
  if (all) {
    all.format.wrapText = wraps;
    all.format.verticalAlignment = "Top";
  }
  for (const { row, column, format, rows = 1 } of formats) {
    rangeOf(context, { sheet, row, column, rows, columns: 1 }).numberFormat = Array.from({ length: rows }, () => [
      format,
    ]);
  }
  for (const { row, level } of headings) {
    const { format } = rangeOf(context, { sheet, row, column: 0, rows: 1, columns });
    format.font.bold = true;
    format.font.size = SIZES[level];
    // A heading runs over its neighbours; broken into lines it would stand in one narrow column.
    if (level !== "header") format.wrapText = false;
  }
  widths.forEach((width, column) => {
    rangeOf(context, { sheet, row: 0, column, rows: 1, columns: 1 }).format.columnWidth = points(width);
  });
  // A row is as high as its longest cell takes in the width that its column has by now.
  all?.format.autofitRows();
  if (print) layOut(context.workbook.worksheets.getItem(sheet), print.repeatRows);
}

/** Landscape, as wide as one page and as many pages long as it takes. */
function layOut({ pageLayout }: Excel.Worksheet, repeatRows: number): void {
  pageLayout.orientation = "Landscape";
  pageLayout.zoom = { horizontalFitToPages: 1 };
  if (repeatRows > 0) pageLayout.setPrintTitleRows(`$1:$${repeatRows}`);
}
