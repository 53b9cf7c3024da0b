import { inExcel } from "./failure";

/** Brings a sheet to the front, and selects its first cell. */
export async function showSheet(name: string): Promise<void> {
  await inExcel(`open the sheet "${name}"`, async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.activate();
    sheet.getCell(0, 0).select();
    await context.sync();
  });
}
