import { inExcel } from "./failure";

/** The name of the open workbook, such as `Practice policies.xlsx`. */
export async function workbookName(): Promise<string> {
  return inExcel("find the name of the workbook", async (context) => {
    const workbook = context.workbook.load("name");
    await context.sync();
    return workbook.name;
  });
}

/** A setting of the add-in that travels with the workbook; `null` where it has none of that key. */
export async function readSetting(key: string): Promise<unknown> {
  return inExcel("read the settings of the workbook", async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
    await context.sync();
    return setting.isNullObject ? null : setting.value;
  });
}

/** Writes a setting of the add-in into the workbook; `null` takes it away. It is no cell: Excel's undo does not know of it. */
export async function writeSetting(key: string, value: string | number | boolean | null): Promise<void> {
  await inExcel("write the settings of the workbook", async (context) => {
    const { settings } = context.workbook;
    if (value !== null) settings.add(key, value);
    else settings.getItemOrNullObject(key).delete();
    await context.sync();
  });
}
