import { FORM_NAME } from "../plans/names";
import type { Cells } from "../values/cell";
import { inExcel } from "./failure";
import { readArea } from "./read-area";
import type { SheetRef } from "./read-sheet";

/** Sheets to be filled in that the add-in made, wherever they were moved and whatever they are called by now. */
export async function findForms(): Promise<SheetRef[]> {
  return inExcel("look for sheets that were filled in", async (context) => {
    const names = context.workbook.names.load("items/name");
    await context.sync();
    const sheets = names.items
      .filter(({ name }) => new RegExp(`^${FORM_NAME}\\d*$`, "i").test(name))
      .map((item) => {
        const range = item.getRangeOrNullObject().load("rowIndex");
        return { range, sheet: range.worksheet.load("id,name") };
      });
    await context.sync();
    return sheets.flatMap(({ range, sheet }) => (range.isNullObject ? [] : [{ id: sheet.id, name: sheet.name }]));
  });
}

/** Everything on a sheet, from A1 on. */
export async function readForm({ id, name }: SheetRef): Promise<Cells> {
  return inExcel(`read the sheet "${name}"`, async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    if (used.isNullObject) return [];
    const area = {
      row: 0,
      column: 0,
      rows: used.rowIndex + used.rowCount,
      columns: used.columnIndex + used.columnCount,
    };
    return (await readArea(context, sheet, area)) ?? [];
  });
}
