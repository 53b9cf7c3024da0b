import { FORMAT_PROPERTY } from "../matrix/format";
import type { SheetVisibility } from "../plans/operations";
import { GRID_NAME, MATRIX_NAME, STAMP_ROWS, STAMP_SHEET } from "../plans/names";
import { sameName, type WorkbookState } from "../plans/workbook";
import { inExcel } from "./failure";

/** What plans have to know of the workbook: sheets, tables, names, and the cells that watch the matrix. */
export async function readWorkbookState(): Promise<WorkbookState> {
  return inExcel("look through the workbook", async (context) => {
    const { worksheets, tables, names, properties } = context.workbook;
    worksheets.load("items/name,items/visibility");
    tables.load("items/name");
    names.load("items/name,items/formula");
    const format = properties.custom.getItemOrNullObject(FORMAT_PROPERTY).load("value");
    const named = names.getItemOrNullObject(MATRIX_NAME).getRangeOrNullObject();
    const namedSheet = named.worksheet.load("name");
    const grid = names.getItemOrNullObject(GRID_NAME).getRangeOrNullObject().load("rowIndex,columnIndex,formulas");
    const gridSheet = grid.worksheet.load("id,name");
    await context.sync();

    const places = tables.items.map((table) => ({
      name: table.name,
      range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
      sheet: table.worksheet.load("name"),
    }));
    const stampSheet = named.isNullObject
      ? worksheets.items.find((sheet) => sameName(sheet.name, STAMP_SHEET))?.name
      : namedSheet.name;
    const stamps =
      stampSheet === undefined ? null : worksheets.getItem(stampSheet).getRange(`A1:B${STAMP_ROWS}`).load("formulas");
    await context.sync();

    return {
      sheets: worksheets.items.map(({ name, visibility }) => ({ name, visibility: visibilityOf(visibility) })),
      tables: places.map(({ name, range, sheet }) => ({
        name,
        area: {
          sheet: sheet.name,
          row: range.rowIndex,
          column: range.columnIndex,
          rows: range.rowCount,
          columns: range.columnCount,
        },
      })),
      names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
      stamps: stamps && stampSheet !== undefined ? { sheet: stampSheet, cells: stamps.formulas } : null,
      grid: grid.isNullObject
        ? null
        : {
            sheetId: gridSheet.id,
            cell: { sheet: gridSheet.name, row: grid.rowIndex, column: grid.columnIndex },
            formula: grid.formulas[0]?.[0],
          },
      format: format.isNullObject ? null : format.value,
    };
  });
}

function visibilityOf(visibility: string): SheetVisibility {
  return visibility === "Visible" ? "Visible" : "Hidden";
}
