import { inExcel } from "./failure";

/** Where the workbook keeps which column of a layout holds which field. It travels with the file, and holds nothing of any cell. */
const KEY = "PolicyMatrix.Columns";

/** What the workbook keeps of layouts; "" where it keeps nothing. */
export async function readColumnMemory(): Promise<string> {
  return inExcel("read what is known of the columns", async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(KEY).load("value");
    await context.sync();
    const value: unknown = setting.isNullObject ? "" : setting.value;
    return typeof value === "string" ? value : "";
  });
}

/** Keeps it in the workbook. */
export async function saveColumnMemory(kept: string): Promise<void> {
  return inExcel("remember the columns", async (context) => {
    context.workbook.settings.add(KEY, kept);
    await context.sync();
  });
}
