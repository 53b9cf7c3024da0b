import { failureOf } from "./failure";

/**
 * Opens an .xlsx file as a workbook of its own, unsaved: where Excel's pane cannot download, this is how a file is handed over.
 * @param base64 the file's bytes in base64
 * @throws ExcelFailure in words
 */
export async function openWorkbook(base64: string): Promise<void> {
  try {
    await Excel.createWorkbook(base64);
  } catch (error) {
    throw failureOf(error, "open the new workbook");
  }
}
