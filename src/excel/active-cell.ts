import type { CellPlace } from "../plans/operations";
import type { CellValue } from "../values/cell";
import { inExcel } from "./failure";

/** The cell that is selected, and what it holds: its formula where it has one. */
export interface ActiveCell extends CellPlace {
  readonly holds: CellValue;
}

/** Reads the selected cell; of several, the active one. */
export async function readActiveCell(): Promise<ActiveCell> {
  return inExcel("read the selected cell", async (context) => {
    const cell = context.workbook.getActiveCell().load("rowIndex,columnIndex,formulas");
    const sheet = cell.worksheet.load("name");
    await context.sync();
    return { sheet: sheet.name, row: cell.rowIndex, column: cell.columnIndex, holds: cell.formulas[0]?.[0] };
  });
}
