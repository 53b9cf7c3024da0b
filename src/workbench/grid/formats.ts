/** How cells look: number formats, fills, fonts, alignment, widths and heights. */
import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { IColumnData, IObjectArrayPrimitiveType, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import {
  SetColDataMutation,
  SetRangeValuesMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightCommand,
} from "@univerjs/preset-sheets-core";
import type { Area } from "../host/areas";
import { PLAIN_FORMAT } from "../host/model";
import type { CellFormat, Grid, HorizontalAlignment, VerticalAlignment } from "../host/model";
import { PIXELS_PER_POINT } from "../units";
import { makeRoom, styleReader } from "./cells";
import type { CellMatrix } from "./cells";
import { run, sheetOf, toRange } from "./context";
import type { GridContext } from "./context";

const HORIZONTAL: readonly (readonly [HorizontalAlignment, HorizontalAlign])[] = [
  ["General", HorizontalAlign.UNSPECIFIED],
  ["Left", HorizontalAlign.LEFT],
  ["Center", HorizontalAlign.CENTER],
  ["Right", HorizontalAlign.RIGHT],
  ["Justify", HorizontalAlign.JUSTIFIED],
  ["Distributed", HorizontalAlign.DISTRIBUTED],
  // The grid has no such alignments; the nearest one stands in.
  ["Fill", HorizontalAlign.LEFT],
  ["CenterAcrossSelection", HorizontalAlign.CENTER],
];
const VERTICAL: readonly (readonly [VerticalAlignment, VerticalAlign])[] = [
  ["Bottom", VerticalAlign.BOTTOM],
  ["Top", VerticalAlign.TOP],
  ["Center", VerticalAlign.MIDDLE],
  ["Justify", VerticalAlign.MIDDLE],
  ["Distributed", VerticalAlign.MIDDLE],
];

/** Applies a style to cells; a part of it that is null is taken away. Whole columns keep it for cells to come. */
function setStyle(context: GridContext, area: Area, style: IStyleData): void {
  const worksheet = sheetOf(context, area.sheet);
  if (area.row === 0 && area.rows >= worksheet.getRowCount()) setColumnStyle(context, area, worksheet, style);
  else setEachStyle(context, area, () => style);
}

function setColumnStyle(context: GridContext, area: Area, worksheet: Worksheet, style: IStyleData): void {
  const range = toRange(area, worksheet);
  const columnData: IObjectArrayPrimitiveType<Partial<IColumnData>> = {};
  for (let column = range.startColumn; column <= range.endColumn; column++) {
    columnData[column] = { s: merged(worksheet.getColumnStyle(column), style) };
  }
  run(context, SetColDataMutation.id, area.sheet, { columnData });
  const cells: CellMatrix = {};
  worksheet.getCellMatrix().forValue((row, column, cell) => {
    if (column < range.startColumn || column > range.endColumn || !cell?.s) return;
    (cells[row] ??= {})[column] = { s: style };
  });
  run(context, SetRangeValuesMutation.id, area.sheet, { cellValue: cells });
}

function merged(old: Nullable<IStyleData>, change: IStyleData): IStyleData {
  const both = Object.entries({ ...old, ...change }).filter(([, value]) => value !== null);
  return Object.fromEntries(both);
}

function setEachStyle(
  context: GridContext,
  area: Area,
  style: (row: number, column: number) => IStyleData | null,
): void {
  makeRoom(context, area);
  const cells: CellMatrix = {};
  for (let r = 0; r < area.rows; r++) {
    const line: Record<number, { s: IStyleData }> = {};
    for (let c = 0; c < area.columns; c++) {
      const s = style(r, c);
      if (s) line[area.column + c] = { s };
    }
    cells[area.row + r] = line;
  }
  run(context, SetRangeValuesMutation.id, area.sheet, { cellValue: cells });
}

function numberFormatStyle(format: string): IStyleData {
  return { n: format === "General" || format === "" ? null : { pattern: format } };
}

/** One number format for all cells of an area, or one for each; null leaves a cell as it is. */
export function setNumberFormats(context: GridContext, area: Area, formats: string | Grid<string | null>): void {
  if (typeof formats === "string") return setStyle(context, area, numberFormatStyle(formats));
  setEachStyle(context, area, (r, c) => {
    const format = formats[r]?.[c];
    return format === null || format === undefined ? null : numberFormatStyle(format);
  });
}

/** What the cells of an area have in common; a key on which they differ is missing. */
export function readFormat(context: GridContext, area: Area): Partial<CellFormat> {
  const worksheet = sheetOf(context, area.sheet);
  const style = styleReader(context, area.sheet);
  const range = toRange(area, worksheet);
  let shared: Partial<CellFormat> | null = null;
  const seen = new Set<Nullable<IStyleData>>();
  for (let row = range.startRow; row <= range.endRow; row++) {
    for (let column = range.startColumn; column <= range.endColumn; column++) {
      const cell = style(row, column);
      if (seen.has(cell)) continue;
      seen.add(cell);
      shared = common(shared, formatOf(cell));
    }
  }
  const columnWidth = one(range.startColumn, range.endColumn, (column) => worksheet.getColumnWidth(column));
  const rowHeight = one(range.startRow, Math.min(range.endRow, range.startRow + 5000), (row) =>
    worksheet.getRowHeight(row),
  );
  return {
    ...shared,
    ...(columnWidth === null ? {} : { columnWidth: columnWidth / PIXELS_PER_POINT }),
    ...(rowHeight === null ? {} : { rowHeight: rowHeight / PIXELS_PER_POINT }),
  };
}

function one(first: number, last: number, size: (index: number) => number): number | null {
  const start = size(first);
  for (let i = first + 1; i <= last; i++) if (size(i) !== start) return null;
  return start;
}

function common(a: Partial<CellFormat> | null, b: Partial<CellFormat>): Partial<CellFormat> {
  if (!a) return b;
  const others = new Map<string, unknown>(Object.entries(b));
  return Object.fromEntries(Object.entries(a).filter(([key, value]) => others.get(key) === value));
}

function formatOf(style: Nullable<IStyleData>): Omit<CellFormat, "columnWidth" | "rowHeight"> {
  return {
    fill: style?.bg?.rgb ? hexColor(style.bg.rgb) : null,
    fontColor: style?.cl?.rgb ? hexColor(style.cl.rgb) : PLAIN_FORMAT.fontColor,
    fontName: style?.ff ?? PLAIN_FORMAT.fontName,
    fontSize: style?.fs ?? PLAIN_FORMAT.fontSize,
    bold: style?.bl === BooleanNumber.TRUE,
    italic: style?.it === BooleanNumber.TRUE,
    wrapText: style?.tb === WrapStrategy.WRAP,
    horizontalAlignment: HORIZONTAL.find(([, ht]) => ht === style?.ht)?.[0] ?? "General",
    verticalAlignment: VERTICAL.find(([, vt]) => vt === style?.vt)?.[0] ?? "Bottom",
  };
}

/**
 * A colour as Excel gives it.
 * @example hexColor("rgb(255, 0, 10)") //=> "#FF000A"
 * @example hexColor("#fff") //=> "#FFFFFF"
 */
export function hexColor(color: string): string {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (parts) {
    return `#${parts
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`.toUpperCase();
  }
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`.toUpperCase();
  return color.toUpperCase();
}

/** Changes how cells look; what the change does not name stays. */
export function changeFormat(context: GridContext, area: Area, change: Partial<CellFormat>): void {
  const { columnWidth, rowHeight, ...look } = change;
  const style: IStyleData = {
    ...(look.fill === undefined ? {} : { bg: look.fill === null ? null : { rgb: look.fill } }),
    ...(look.fontColor === undefined ? {} : { cl: { rgb: look.fontColor } }),
    ...(look.fontName === undefined ? {} : { ff: look.fontName }),
    ...(look.fontSize === undefined ? {} : { fs: look.fontSize }),
    ...(look.bold === undefined ? {} : { bl: look.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(look.italic === undefined ? {} : { it: look.italic ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    ...(look.wrapText === undefined ? {} : { tb: look.wrapText ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
    ...(look.horizontalAlignment === undefined
      ? {}
      : { ht: HORIZONTAL.find(([name]) => name === look.horizontalAlignment)?.[1] ?? HorizontalAlign.UNSPECIFIED }),
    ...(look.verticalAlignment === undefined
      ? {}
      : { vt: VERTICAL.find(([name]) => name === look.verticalAlignment)?.[1] ?? VerticalAlign.BOTTOM }),
  };
  if (Object.keys(style).length > 0) setStyle(context, area, style);
  const ranges = [toRange(area, sheetOf(context, area.sheet))];
  if (columnWidth !== undefined) {
    const colWidth = Math.round(columnWidth * PIXELS_PER_POINT);
    run(context, SetWorksheetColWidthMutation.id, area.sheet, { ranges, colWidth });
  }
  if (rowHeight !== undefined) {
    const height = Math.round(rowHeight * PIXELS_PER_POINT);
    run(context, SetWorksheetRowHeightMutation.id, area.sheet, { ranges, rowHeight: height });
  }
}

/** Pixels beside a cell's text, and the width beyond which a fitted column does not grow. */
const CELL_PADDING = 14;
const WIDEST_COLUMN = 480;

/** Makes columns as wide as the texts in the area's cells. Wrapped cells do not widen their column. */
export function autofitColumns(context: GridContext, area: Area, text: (area: Area) => Grid<string>): void {
  const worksheet = sheetOf(context, area.sheet);
  const range = toRange(area, worksheet);
  const used = worksheet.getDataRangeScope();
  const rows = Math.min(range.endRow, used.endRow) - range.startRow + 1;
  if (rows <= 0) return;
  const columns = range.endColumn - range.startColumn + 1;
  const texts = text({ ...area, row: range.startRow, rows, columns });
  const style = styleReader(context, area.sheet);
  const pen = document.createElement("canvas").getContext("2d");
  const colWidth: Record<number, number> = {};
  for (let c = 0; c < columns; c++) {
    let widest = 0;
    texts.forEach((line, r) => {
      const words = line[c] ?? "";
      const look = style(range.startRow + r, range.startColumn + c);
      if (words === "" || !pen || look?.tb === WrapStrategy.WRAP) return;
      pen.font = `${look?.bl ? "bold " : ""}${look?.fs ?? PLAIN_FORMAT.fontSize}pt ${look?.ff ?? PLAIN_FORMAT.fontName}`;
      widest = Math.max(widest, pen.measureText(words).width);
    });
    if (widest > 0) colWidth[range.startColumn + c] = Math.min(WIDEST_COLUMN, Math.ceil(widest) + CELL_PADDING);
  }
  run(context, SetWorksheetColWidthMutation.id, area.sheet, { ranges: [range], colWidth });
}

/** Makes rows as high as their wrapped texts need. */
export function autofitRows(context: GridContext, area: Area): void {
  const worksheet = sheetOf(context, area.sheet);
  const last = Math.max(area.row, worksheet.getDataRangeScope().endRow);
  const range = toRange({ ...area, rows: Math.min(area.rows, last - area.row + 1) }, worksheet);
  run(context, SetWorksheetRowIsAutoHeightCommand.id, area.sheet, { ranges: [range] });
}
