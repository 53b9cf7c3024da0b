// Addresses as Office.js writes and reads them: with the sheet's name, and also by table or defined name.

import { type Area, formatA1, parseA1, quoteSheet, SHEET_COLUMNS, SHEET_ROWS, splitSheet } from "../areas";
import { fail } from "../errors";
import type { SheetInfo, TableInfo, WorkbookModel } from "../model";

/** The sheet with this id or name, or null. */
export function findSheet(model: WorkbookModel, key: string): SheetInfo | null {
  const wanted = key.toLowerCase();
  return model.sheets().find((sheet) => sheet.id === key || sheet.name.toLowerCase() === wanted) ?? null;
}

export function sheetById(model: WorkbookModel, id: string): SheetInfo {
  return model.sheets().find((sheet) => sheet.id === id) ?? fail("ItemNotFound", "The sheet no longer exists.");
}

/** The table with this id or name, or null. */
export function findTable(model: WorkbookModel, key: string): TableInfo | null {
  const wanted = key.toLowerCase();
  return model.tables().find((table) => table.id === key || table.name.toLowerCase() === wanted) ?? null;
}

export function tableById(model: WorkbookModel, id: string): TableInfo {
  return model.tables().find((table) => table.id === id) ?? fail("ItemNotFound", "The table no longer exists.");
}

/** "'Claims Oct'!A1:B2" */
export function addressOf(model: WorkbookModel, area: Area): string {
  return `${quoteSheet(sheetById(model, area.sheet).name)}!${formatA1(area)}`;
}

/** "'Claims Oct'!$A$1:$B$2", as in the formula of a defined name. */
export function absoluteAddressOf(model: WorkbookModel, area: Area): string {
  const absolute = formatA1(area).replace(/[A-Z]+|\d+/g, "$$$&");
  return `${quoteSheet(sheetById(model, area.sheet).name)}!${absolute}`;
}

export function wholeSheet(sheet: string): Area {
  return { sheet, row: 0, column: 0, rows: SHEET_ROWS, columns: SHEET_COLUMNS };
}

/** The rows of a table: its whole area, its header, its data, its totals; null where it has none. */
export function tablePart(table: TableInfo, part: "all" | "headers" | "body" | "totals"): Area | null {
  const { area, showHeaders, showTotals } = table;
  const head = showHeaders ? 1 : 0;
  const foot = showTotals ? 1 : 0;
  switch (part) {
    case "all":
      return area;
    case "headers":
      return showHeaders ? { ...area, rows: 1 } : null;
    case "totals":
      return showTotals ? { ...area, row: area.row + area.rows - 1, rows: 1 } : null;
    case "body":
      return { ...area, row: area.row + head, rows: area.rows - head - foot };
  }
}

/** The cells of an address with or without a sheet; null where the text is no address or its sheet is not there. */
export function parseReference(model: WorkbookModel, reference: string, sheet: string | null): Area | null {
  const { sheet: named, rest } = splitSheet(reference);
  const rectangle = parseA1(rest);
  const id = named === null ? sheet : (findSheet(model, named)?.id ?? null);
  return rectangle && id !== null ? { sheet: id, ...rectangle } : null;
}

/** The cells that a defined name's formula stands for; null where it is no plain reference. */
export function areaOfFormula(model: WorkbookModel, formula: string): Area | null {
  const reference = formula.replace(/^=/, "");
  const table = findTable(model, reference);
  return parseReference(model, reference, null) ?? (table && tablePart(table, "body"));
}

/**
 * What getRange takes: an address, a defined name or a table's name.
 *
 * @param sheet the sheet of an address that names none
 */
export function readAddress(model: WorkbookModel, address: string, sheet: string): Area {
  const area = parseReference(model, address, sheet);
  if (area) return area;
  const wanted = address.toLowerCase();
  const name = model
    .names()
    .find((each) => each.name.toLowerCase() === wanted && (each.sheet === null || each.sheet === sheet));
  const table = findTable(model, address);
  return (
    (name && areaOfFormula(model, name.formula)) ??
    (table && tablePart(table, "body")) ??
    fail("InvalidArgument", `"${address}" is no address, no name and no table of this workbook.`)
  );
}
