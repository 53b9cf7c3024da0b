import { isSnapshotName, type SnapshotSheet } from "../plans/snapshot";
import type { CellValue } from "../values/cell";
import { inExcel } from "./failure";
import { readArea } from "./read-area";

/** The sheets that keep the matrix as it was, the latest first, with their cells from A1 on. Nothing is changed. */
export async function readSnapshots(): Promise<SnapshotSheet[]> {
  return inExcel("read the snapshots", async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    const kept = sheets.items
      .filter(({ name }) => isSnapshotName(name))
      .map((sheet) => ({
        sheet,
        used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
      }));
    await context.sync();
    const snapshots: SnapshotSheet[] = [];
    for (const { sheet, used } of kept) {
      const area = used.isNullObject
        ? null
        : { row: 0, column: 0, rows: used.rowIndex + used.rowCount, columns: used.columnIndex + used.columnCount };
      const cells: CellValue[][] = area ? ((await readArea(context, sheet, area)) ?? []) : [];
      snapshots.push({ sheet: sheet.name, cells });
    }
    return snapshots.sort((a, b) => (a.sheet < b.sheet ? 1 : -1));
  });
}
