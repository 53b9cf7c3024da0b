import { inExcel } from "./failure";
import { readArea } from "./read-area";
import type { ReadSheetOptions, SheetCells } from "./read-sheet";

/**
 * Reads the cells that are selected, as far as they hold something: whole columns may be selected. Nothing is changed.
 * @returns the cells, or `null` when the signal stopped it
 */
export async function readSelection(options: ReadSheetOptions = {}): Promise<Omit<SheetCells, "mapping"> | null> {
  return inExcel("read the selected cells", async (context) => {
    const selected = context.workbook.getSelectedRange();
    const worksheet = selected.worksheet.load("id,name");
    const used = selected.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const sheet = { id: worksheet.id, name: worksheet.name };
    if (used.isNullObject) return { sheet, cells: [], firstRow: 1, firstColumn: 0 };
    const area = { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
    const cells = await readArea(context, worksheet, area, options);
    return cells && { sheet, cells, firstRow: area.row + 1, firstColumn: area.column };
  });
}
