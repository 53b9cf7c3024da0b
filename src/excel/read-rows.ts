import type { RowNow, RowsNow } from "../plans/fixes";
import { spansOf } from "./read-area";
import { inExcel } from "./failure";

/** Which rows of which columns are read. */
export interface WantedRows {
  readonly sheetId: string;
  /** Rows in the sheet, 1-based. */
  readonly rows: readonly number[];
  /** Column of the first cell of each row, from 0. */
  readonly firstColumn: number;
  readonly columns: number;
}

/** Rows that stand together are one request; so many cells are asked for at once. */
const CELLS_AT_ONCE = 20_000;

/** Reads rows with what they say, how they are formatted, and where formulas fill them. Nothing is changed. */
export async function readRows({ sheetId, rows, firstColumn, columns }: WantedRows): Promise<RowsNow> {
  return inExcel("read the rows", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId).load("name");
    sheet.autoFilter.load("isDataFiltered");
    const tables = sheet.tables.load("items/name");
    // A formula that spills down a column fills it from its first row on: two rows tell.
    const probed = [rows[0], rows.at(-1)].flatMap((row) => row ?? []);
    const probes = Array.from({ length: columns }, (_, column) =>
      probed.map((row) => sheet.getRangeByIndexes(row - 1, firstColumn + column, 1, 1).getSpillParentOrNullObject()),
    );
    await context.sync();
    for (const table of tables.items) table.autoFilter.load("isDataFiltered");
    await context.sync();
    const found = new Map<number, RowNow>();
    const spans = spansOf(rows, 0);
    let waiting: { readonly first: number; readonly range: Excel.Range }[] = [];
    let cells = 0;
    const take = async (): Promise<void> => {
      await context.sync();
      for (const { first, range } of waiting)
        range.values.forEach((values, i) =>
          found.set(first + i, {
            row: first + i,
            values,
            formulas: range.formulas[i] ?? [],
            formats: range.numberFormat[i] ?? [],
          }),
        );
      waiting = [];
      cells = 0;
    };
    for (const { at, columns: count } of spans) {
      const most = Math.max(1, Math.floor(CELLS_AT_ONCE / columns));
      for (let from = at; from < at + count; from += most) {
        const height = Math.min(most, at + count - from);
        const range = sheet.getRangeByIndexes(from - 1, firstColumn, height, columns);
        waiting.push({ first: from, range: range.load("values,formulas,numberFormat") });
        cells += height * columns;
        if (cells >= CELLS_AT_ONCE) await take();
      }
    }
    await take();
    return {
      sheet: sheet.name,
      rows: found,
      spilled: new Set(probes.flatMap((cells, i) => (cells.some((cell) => !cell.isNullObject) ? [i] : []))),
      isFiltered: sheet.autoFilter.isDataFiltered || tables.items.some((table) => table.autoFilter.isDataFiltered),
    };
  });
}

/** Rows of a sheet that stand together, 1-based. */
export interface SelectedRows {
  readonly sheetId: string;
  readonly first: number;
  readonly last: number;
}

/** The rows that are selected. @throws ExcelFailure where several blocks are */
export async function readSelectedRows(): Promise<SelectedRows> {
  return inExcel("see which rows are selected", async (context) => {
    const range = context.workbook.getSelectedRange().load("rowIndex,rowCount");
    range.worksheet.load("id");
    await context.sync();
    return { sheetId: range.worksheet.id, first: range.rowIndex + 1, last: range.rowIndex + range.rowCount };
  });
}
