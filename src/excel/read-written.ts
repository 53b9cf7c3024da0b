import { FINDINGS_NAME, REPORT_NAME, STATUS_NAME } from "../plans/names";
import { STATUS_LOOKS } from "../plans/status-column";
import type { CellPlace } from "../plans/operations";
import {
  readTexts,
  type Written,
  type WrittenFindings,
  type WrittenReport,
  type WrittenStatus,
} from "../plans/written";
import { isBlank, textOf } from "../values/cell";
import { inExcel } from "./failure";
import { readArea } from "./read-area";
import { textFormatIds } from "./text-formats";

/** Where the workbook keeps by what the texts under a name are known: this, and the name. */
export const writtenKey = (name: string): string => `PolicyMatrix.Written.${name}`;

/** Something that the add-in wrote beside the user's data, as far as its name tells. */
export interface WrittenPlace {
  readonly kind: Written["kind"];
  readonly name: string;
  readonly sheetId: string;
  readonly cell: CellPlace;
}

/** Finds what the add-in wrote beside the user's data, wherever it was moved. Only names are read. */
export async function findWritten(): Promise<WrittenPlace[]> {
  return inExcel("look for what was written", async (context) => {
    const names = context.workbook.names.load("items/name");
    await context.sync();
    const found = names.items.flatMap((item) => {
      const kind = kindOf(item.name);
      if (!kind) return [];
      const range = item.getRangeOrNullObject().load("rowIndex,columnIndex");
      return [{ kind, name: item.name, range, sheet: range.worksheet.load("id,name") }];
    });
    await context.sync();
    return found.flatMap(({ kind, name, range, sheet }): WrittenPlace[] =>
      range.isNullObject
        ? []
        : [
            {
              kind,
              name,
              sheetId: sheet.id,
              cell: { sheet: sheet.name, row: range.rowIndex, column: range.columnIndex },
            },
          ],
    );
  });
}

const kindOf = (name: string): Written["kind"] | null => {
  const is = (beginning: string): boolean => new RegExp(`^${beginning}\\d*$`, "i").test(name);
  return is(STATUS_NAME) ? "status" : is(FINDINGS_NAME) ? "findings" : is(REPORT_NAME) ? "report" : null;
};

/** Reads what was written as it is now. @returns `null` where the table of findings is no table any more */
export async function readWritten(place: WrittenPlace): Promise<Written | null> {
  return inExcel(`read what was written to the sheet "${place.cell.sheet}"`, async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(writtenKey(place.name)).load("value");
    const sheet = context.workbook.worksheets.getItem(place.sheetId);
    const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    const tables = sheet.tables.load("items/name");
    await context.sync();
    const saved = setting.isNullObject ? null : readTexts(setting.value);
    const ranges = tables.items.map((table) => ({
      name: table.name,
      range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
    }));
    await context.sync();
    const { row, column } = place.cell;
    const own = ranges.find(
      ({ range }) =>
        range.rowIndex === row && column >= range.columnIndex && column < range.columnIndex + range.columnCount,
    );
    const area = used.isNullObject
      ? { row, column, rows: 1, columns: 1 }
      : { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
    if (place.kind === "report") return readReport(context, sheet, place, area, saved);
    if (place.kind === "findings")
      return own ? readFindings(context, sheet, place, own, area, saved?.known ?? null) : null;
    return readStatus(context, sheet, place, own ?? null, area, saved);
  });
}

interface FoundTable {
  readonly name: string;
  readonly range: Excel.Range;
}
type Area = Parameters<typeof readArea>[2];

async function readStatus(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { name, sheetId, cell }: WrittenPlace,
  table: FoundTable | null,
  used: Area,
  saved: ReturnType<typeof readTexts>,
): Promise<WrittenStatus> {
  const last = table ? table.range.rowIndex + table.range.rowCount : used.row + used.rows;
  const rows = Math.max(1, last - cell.row);
  const { format } = sheet.getRangeByIndexes(cell.row, cell.column, 1, 1);
  format.load("columnWidth");
  await context.sync();
  const area = { ...cell, rows, columns: 1 };
  const cells = (await readArea(context, sheet, area, { property: "formulas" })) ?? [];
  const [[header] = [""], ...below] = cells;
  const values = below.map(([value]) => value);
  // Below plain cells the sheet may go on for other reasons.
  const filled = table ? values.length : values.findLastIndex((value) => !isBlank(value)) + 1;
  return {
    kind: "status",
    sheetId,
    name,
    cell,
    table: table?.name ?? null,
    header: textOf(header),
    values: values.slice(0, filled),
    hasFormats: (await textFormatIds(context, { area, looks: STATUS_LOOKS })).length > 0,
    width: typeof format.columnWidth === "number" ? format.columnWidth : null,
    widthBefore: saved?.width ?? null,
    known: saved?.known ?? null,
  };
}

async function readFindings(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { name, sheetId, cell }: WrittenPlace,
  { name: table, range }: FoundTable,
  used: Area,
  known: WrittenFindings["known"],
): Promise<WrittenFindings> {
  const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = range;
  const area = { sheet: cell.sheet, row, column, rows, columns };
  const [headers = [], ...body] = (await readArea(context, sheet, area)) ?? [];
  const all = (await readArea(context, sheet, used, { property: "formulas" })) ?? [];
  const beside = all.flatMap((cells, r) =>
    cells.flatMap((value, c) => {
      const at = { sheet: cell.sheet, row: used.row + r, column: used.column + c };
      const isInside = at.row >= row && at.row < row + rows && at.column >= column && at.column < column + columns;
      return isInside || isBlank(value) ? [] : [{ ...at, value }];
    }),
  );
  return {
    kind: "findings",
    sheetId,
    name,
    cell: { sheet: cell.sheet, row, column },
    table,
    headers: headers.map(textOf),
    rows: body,
    beside,
    hasFormats: (await textFormatIds(context, { area, looks: STATUS_LOOKS })).length > 0,
    known,
  };
}

/** Everything on a sheet to be read, from A1 on. */
async function readReport(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { name, sheetId, cell }: WrittenPlace,
  used: Area,
  saved: ReturnType<typeof readTexts>,
): Promise<WrittenReport> {
  const area = { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
  const rows = (await readArea(context, sheet, area)) ?? [];
  const typed = (await readArea(context, sheet, area, { property: "formulas" })) ?? [];
  const formulas = typed.flatMap((cells, row) =>
    cells.flatMap((value, column) =>
      typeof value === "string" && value.startsWith("=") && value !== rows[row]?.[column] ? [{ row, column }] : [],
    ),
  );
  return {
    kind: "report",
    sheetId,
    name,
    cell: { ...cell, row: 0, column: 0 },
    rows,
    formulas,
    known: saved?.known ?? null,
    look: saved?.report ?? null,
  };
}

/** Where the rows of claims stand now, so that a column can be written beside them. */
export interface ClaimArea {
  readonly sheet: string;
  /** The table that the rows are; `null` where they are plain cells. */
  readonly table: string | null;
  /** The first column right of everything, or right of the table, from 0. */
  readonly column: number;
  readonly headers: readonly string[];
  /** Of that column, in points. */
  readonly width: number;
}

/**
 * Looks where a column of status goes. Rows that go on below a table are plain cells.
 * @param rows the rows of the headers and of the last line, 1-based
 * @param column a column of the claims, from 0
 */
export async function readClaimArea(
  sheetId: string,
  rows: { readonly headers: number; readonly last: number },
  column: number,
): Promise<ClaimArea> {
  return inExcel("look where the status goes", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId).load("name");
    const used = sheet.getUsedRange(true).load("rowIndex,columnIndex,rowCount,columnCount");
    const tables = sheet.tables.load("items/name");
    await context.sync();
    const ranges = tables.items.map((table) => ({
      name: table.name,
      range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
    }));
    await context.sync();
    const row = rows.headers - 1;
    const own = ranges.find(
      ({ range }) =>
        range.rowIndex === row &&
        range.rowIndex + range.rowCount >= rows.last &&
        column >= range.columnIndex &&
        column < range.columnIndex + range.columnCount,
    );
    const first = own ? own.range.columnIndex : used.columnIndex;
    const free = own ? first + own.range.columnCount : used.columnIndex + used.columnCount;
    const header = sheet.getRangeByIndexes(Math.max(0, row), first, 1, free - first).load("values");
    const { format } = sheet.getRangeByIndexes(0, free, 1, 1);
    format.load("columnWidth");
    await context.sync();
    return {
      sheet: sheet.name,
      table: own?.name ?? null,
      column: free,
      headers: (header.values[0] ?? []).map(textOf),
      width: format.columnWidth,
    };
  });
}
