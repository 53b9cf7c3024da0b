import { REQUIRED_FIELDS, type Field } from "../claims/fields";
import { mapSheet } from "../claims/mapping/map-sheet";
import { mappedColumns, type LayoutPicks } from "../claims/mapping/mapping";
import { recall, rememberedLayouts } from "../claims/mapping/memory";
import { isTableName } from "../matrix/tables";
import { isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { readColumnMemory } from "./column-memory";
import { groupBy } from "../values/lists";
import { ExcelFailure, inExcel } from "./failure";
import { readArea, type SheetArea } from "./read-area";
import type { SheetRef } from "./read-sheet";

/** The rows of the open sheet that a column of answers may stand beside. */
export interface SheetColumns {
  readonly sheet: SheetRef;
  /** The table that the rows are; `null` where they are plain cells. */
  readonly table: string | null;
  /** Headers and rows, counted from 0; the header row is the first. */
  readonly area: SheetArea;
  /** By column; "" where a column has none. */
  readonly headers: readonly string[];
  /** Columns of each claim field that a header names, in the order of the field's parts, from 0. */
  readonly fields: ReadonlyMap<Field, readonly number[]>;
  /** The first rows. */
  readonly first: readonly (readonly CellValue[])[];
  /** The first column of the sheet with nothing in it nor right of it. */
  readonly freeColumn: number;
  /** Columns with rows but without a header, as where headers are merged, from 0. */
  readonly unnamed: readonly number[];
  /** Some rows are hidden by a filter. */
  readonly isFiltered: boolean;
}

/** Headers are looked for in this many rows. */
const HEAD_ROWS = 30;
/** Rows that a preview is made of: it shows a few, and a check of lines wants to see the others of their encounters. */
const FIRST_ROWS = 200;

/**
 * Looks at the open sheet: the table in which the active cell stands, else the rows below the header row. Nothing is changed.
 * @param kept what is remembered of layouts beside what the workbook remembers
 * @throws ExcelFailure where no column can be written: the sheet is protected, empty, has no rows, or is the matrix
 */
export async function readColumns(kept: string): Promise<SheetColumns> {
  const known = [await readColumnMemory(), kept].flatMap(rememberedLayouts);
  const remembered = (fingerprint: string): LayoutPicks | null => recall(known, fingerprint);
  return inExcel("look at the columns of the sheet", async (context) => {
    const worksheet = context.workbook.worksheets.getActiveWorksheet().load("id,name");
    worksheet.protection.load("protected");
    const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    const cell = context.workbook.getActiveCell().load("rowIndex,columnIndex");
    const tables = worksheet.tables.load("items/name,items/showHeaders,items/showTotals");
    worksheet.autoFilter.load("isDataFiltered");
    await context.sync();
    const found = tables.items.map((table) => {
      table.autoFilter.load("isDataFiltered");
      return { table, range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount") };
    });
    await context.sync();
    const sheet = { id: worksheet.id, name: worksheet.name };
    if (worksheet.protection.protected) {
      throw new ExcelFailure(
        `The sheet "${sheet.name}" is protected, so no column can be added. Unprotect it on the Review tab, then try again.`,
      );
    }
    if (used.isNullObject) throw noRows(sheet.name, "is empty");
    const whole = areaOf(used);
    const head = (await readArea(context, worksheet, { ...whole, rows: Math.min(HEAD_ROWS, whole.rows) })) ?? [];
    const header = columnsOf(head, remembered);
    const headerAt = whole.row + (header?.at ?? firstTexts(head));
    const inTable = found.find(({ range }) => holds(areaOf(range), cell.rowIndex, cell.columnIndex));
    const ofHeader = header && [...header.columns.values()][0]?.[0];
    const own = inTable ?? found.find(({ range }) => holds(areaOf(range), headerAt, whole.column + (ofHeader ?? 0)));
    if (own && isTableName(own.table.name)) throw noRows(sheet.name, `holds the matrix table ${own.table.name}`);
    if (own && !own.table.showHeaders) {
      throw new ExcelFailure(
        `The table ${own.table.name} hides its header row, so its columns have no names. Turn on Header Row on the Table Design tab, then try again.`,
      );
    }
    const totals = own?.table.showTotals ? 1 : 0;
    const area = own
      ? { ...areaOf(own.range), rows: own.range.rowCount - totals }
      : await plainArea(context, worksheet, whole, headerAt, header?.columns ?? new Map());
    if (area.rows < 2) throw noRows(sheet.name, "has no rows below its headers");
    const top = (await readArea(context, worksheet, { ...area, rows: Math.min(area.rows, 1 + FIRST_ROWS) })) ?? [];
    const headers = (top[0] ?? []).map(textOf);
    const first = top.slice(1);
    return {
      sheet,
      table: own?.table.name ?? null,
      area,
      headers,
      fields: columnsOf(top, remembered)?.columns ?? new Map(),
      first,
      freeColumn: whole.column + whole.columns,
      unnamed: headers.flatMap((text, i) => (text === "" && first.some((row) => !isBlank(row[i])) ? [i] : [])),
      isFiltered: own ? own.table.autoFilter.isDataFiltered : worksheet.autoFilter.isDataFiltered,
    };
  });
}

function noRows(sheet: string, why: string): ExcelFailure {
  return new ExcelFailure(
    `The sheet "${sheet}" ${why}. Open the sheet with the rows that a column is wanted for, then try again.`,
  );
}

const areaOf = (range: Excel.Range): SheetArea => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

const holds = ({ row, column, rows, columns }: SheetArea, r: number, c: number): boolean =>
  r >= row && r < row + rows && c >= column && c < column + columns;

/** The first row with two texts or more, which are headers then, whatever they say. */
function firstTexts(head: readonly (readonly CellValue[])[]): number {
  const isHeader = (row: readonly CellValue[]): boolean =>
    row.filter((value) => typeof value === "string" && !isBlank(value)).length >= 2;
  return Math.max(0, head.findIndex(isHeader));
}

/** Where the header row is and which columns hold which field, as a check reads the sheet; `null` where no row has headers of claims. */
function columnsOf(
  rows: Cells,
  remembered: (fingerprint: string) => LayoutPicks | null,
): { readonly at: number; readonly columns: ReadonlyMap<Field, readonly number[]> } | null {
  const mapping = mapSheet(rows, { remembered });
  if (mapping.kind === "no header") return null;
  const own = mappedColumns(mapping)
    .filter(({ slot }) => slot.service <= 1)
    .sort((a, b) => a.slot.part - b.slot.part);
  const byField = groupBy(own, ({ slot }) => slot.field);
  return {
    at: mapping.headerAt,
    columns: new Map([...byField].map(([field, columns]) => [field, columns.map(({ index }) => index)])),
  };
}

/** Rows reach down to the last that says something in one of the columns without which it is no line: notes below are none. */
async function plainArea(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  whole: SheetArea,
  headerRow: number,
  columns: ReadonlyMap<Field, readonly number[]>,
): Promise<SheetArea> {
  const below = { ...whole, row: headerRow, rows: whole.row + whole.rows - headerRow };
  const needed = REQUIRED_FIELDS.flatMap((field) => columns.get(field) ?? []);
  const filled = needed.map((index) =>
    worksheet
      .getRangeByIndexes(below.row, whole.column + index, below.rows, 1)
      .getUsedRangeOrNullObject(true)
      .load("rowIndex,rowCount"),
  );
  await context.sync();
  const last = filled.flatMap((range) => (range.isNullObject ? [] : range.rowIndex + range.rowCount));
  return last.length === 0 ? below : { ...below, rows: Math.max(...last) - below.row };
}
