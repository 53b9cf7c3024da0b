import type { Cells } from "../values/cell";
import { inExcel } from "./failure";
import { HEAD_ROWS, type SheetRef } from "./read-sheet";

/** The first rows of a sheet. */
export interface SheetHead {
  readonly sheet: SheetRef;
  readonly head: Cells;
}

/** Sheets that are looked at, and columns of each: workbooks of exports have few of both. */
const MOST_SHEETS = 20;
const HEAD_COLUMNS = 100;

/** Reads the heads of the other sheets that are not hidden, in their order; of a sheet of nothing there is none. */
export async function readOtherHeads(openId: string): Promise<SheetHead[]> {
  return inExcel("look through the other sheets", async (context) => {
    const sheets = context.workbook.worksheets.load("items/id,items/name,items/visibility");
    await context.sync();
    const others = sheets.items
      .filter(({ id, visibility }) => id !== openId && visibility === "Visible")
      .slice(0, MOST_SHEETS)
      .map((sheet) => ({
        sheet: { id: sheet.id, name: sheet.name },
        top: sheet.getRangeByIndexes(0, 0, HEAD_ROWS, HEAD_COLUMNS).getUsedRangeOrNullObject(true).load("values"),
      }));
    await context.sync();
    return others.flatMap(({ sheet, top }) => (top.isNullObject ? [] : [{ sheet, head: top.values }]));
  });
}
