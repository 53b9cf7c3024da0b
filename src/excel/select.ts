import type { TableName } from "../matrix/tables";
import { idColumn } from "../plans/row-identity";
import { folded, textOf, type CellValue } from "../values/cell";
import { ExcelFailure, inExcel } from "./failure";
import type { SheetArea } from "./read-area";

/** Cells of a sheet that is named by its id, counted from 0. */
export interface SheetPlace extends SheetArea {
  readonly sheetId: string;
}

/**
 * Selects cells and brings their sheet to the front.
 * @throws ExcelFailure where the sheet is hidden or gone
 */
export async function selectCells({ sheetId, row, column, rows, columns }: SheetPlace): Promise<void> {
  await inExcel("go to the cells", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId).load("name,visibility");
    await context.sync();
    mustBeVisible(sheet.name, sheet.visibility);
    sheet.getRangeByIndexes(row, column, rows, columns).select();
    await context.sync();
  });
}

/** What to select of a table of the matrix. */
export interface TableCell {
  readonly table: TableName;
  /** Found wherever it stands now, after sorting too; "" goes by the row alone. */
  readonly ruleId: string;
  /** Row in the sheet, 1-based, when the table was read; 0 for the header. */
  readonly row: number;
  /** The header of one column; "" selects the whole row. */
  readonly column: string;
}

/**
 * Selects a row of a matrix table, or one cell of it.
 * @throws ExcelFailure where the table, its sheet or the row is gone or hidden
 */
export async function selectTableCell({ table, ruleId, row, column }: TableCell): Promise<void> {
  await inExcel(`go to the table ${table}`, async (context) => {
    const found = context.workbook.tables.getItem(table);
    const sheet = found.worksheet.load("name,visibility");
    const header = found.getHeaderRowRange().load("values,rowIndex,columnIndex,columnCount");
    await context.sync();
    mustBeVisible(sheet.name, sheet.visibility);
    const headers: string[] = (header.values[0] ?? []).map((value) => folded(textOf(value)));
    const offset = headers.indexOf(folded(column));
    const ids = await idsOf(context, found, headers.indexOf(folded(idColumn(table) ?? "")));
    const below = header.rowIndex + 1;
    const rowIndex = row === 0 ? header.rowIndex : below + bodyRow(ids, ruleId, row - 1 - below);
    const cells =
      offset >= 0
        ? sheet.getRangeByIndexes(rowIndex, header.columnIndex + offset, 1, 1)
        : sheet.getRangeByIndexes(rowIndex, header.columnIndex, 1, header.columnCount);
    cells.select();
    await context.sync();
  });
}

/** The cells of the column that holds Rule IDs, wherever it was moved; none where the table has no such column. */
async function idsOf(context: Excel.RequestContext, table: Excel.Table, column: number): Promise<CellValue[][]> {
  if (column < 0) return [];
  const ids = table.columns.getItemAt(column).getDataBodyRange().load("values");
  await context.sync();
  return ids.values;
}

/** The row of a rule: where it was, if it is still there, else where its id stands now. */
function bodyRow(ids: readonly (readonly CellValue[])[], ruleId: string, was: number): number {
  if (ruleId === "" || textOf(ids[was]?.[0]) === ruleId) return was;
  const now = ids.findIndex((cells) => textOf(cells[0]) === ruleId);
  return now >= 0 ? now : was;
}

function mustBeVisible(name: string, visibility: string): void {
  if (visibility === "Visible") return;
  throw new ExcelFailure(`The sheet "${name}" is hidden. Right-click a sheet tab, choose Unhide, then try again.`);
}
