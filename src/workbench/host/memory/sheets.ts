// Sheets of the in-memory workbook.

import type { Area } from "../areas";
import { fail } from "../errors";
import { PLAIN_LAYOUT, type SheetChange } from "../model";
import { findSheet, sheetById } from "../objects/references";
import { type Book, newId, overlaysOf, type SheetRecord } from "./book";
import { renameSheetInFormulas } from "./structure";
import { deleteTable } from "./tables";

export function addSheet(book: Book, name: string | undefined): string {
  let number = book.sheets.length + 1;
  while (findSheet(book.model, `Sheet${number}`)) number++;
  const id = newId(book);
  const sheet: SheetRecord = {
    id,
    name: readSheetName(book, name ?? `Sheet${number}`, null),
    visibility: "Visible",
    tabColor: "",
    frozen: { rows: 0, columns: 0 },
    layout: PLAIN_LAYOUT,
    isProtected: false,
    isFiltered: false,
  };
  book.sheets = [...book.sheets, sheet];
  book.calculation.structureChanged(null);
  return id;
}

/** Fails where Excel would refuse the name, or another sheet has it. */
function readSheetName(book: Book, name: string, own: string | null): string {
  const isAllowed = name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]/.test(name) && !/^'|'$/.test(name);
  if (!isAllowed) fail("InvalidArgument", `"${name}" cannot be the name of a sheet.`);
  const other = findSheet(book.model, name);
  if (other && other.id !== own) fail("ItemAlreadyExists");
  return name;
}

export function changeSheet(book: Book, id: string, { name, position, ...rest }: SheetChange): void {
  const before = sheetById(book.model, id);
  if (rest.visibility && rest.visibility !== "Visible") keepOneVisible(book, id);
  const renamed = name === undefined ? {} : { name: readSheetName(book, name, id) };
  book.sheets = book.sheets.map((sheet) => (sheet.id === id ? { ...sheet, ...rest, ...renamed } : sheet));
  if (position !== undefined) {
    const others = book.sheets.filter((sheet) => sheet.id !== id);
    const moved = book.sheets.filter((sheet) => sheet.id === id);
    if (position > others.length) fail("InvalidArgument");
    book.sheets = [...others.slice(0, position), ...moved, ...others.slice(position)];
  }
  if (name !== undefined && name !== before.name) renameSheetInFormulas(book, before.name, name);
}

function keepOneVisible(book: Book, id: string): string {
  const other = book.sheets.find((sheet) => sheet.id !== id && sheet.visibility === "Visible");
  return other?.id ?? fail("InvalidOperation", "A workbook keeps at least one visible sheet.");
}

/** Removes a sheet with all that stands on it. @returns a visible sheet that remains */
export function deleteSheet(book: Book, id: string): string {
  const sheet = sheetById(book.model, id);
  const remaining = keepOneVisible(book, id);
  if (sheet.visibility === "VeryHidden") fail("GeneralException", "A very hidden sheet cannot be deleted.");
  for (const table of book.tables.filter(({ area }) => area.sheet === id)) deleteTable(book, table.id, false);
  for (const cell of book.cells.removeSheet(id)) {
    cell.formula = null;
    book.calculation.formulaChanged(cell);
  }
  renameSheetInFormulas(book, sheet.name, null);
  const isElsewhere = (area: Area) => area.sheet !== id;
  for (const overlay of overlaysOf(book)) overlay.move((area) => (isElsewhere(area) ? area : null));
  book.conditionalFormats = book.conditionalFormats.filter(({ area }) => isElsewhere(area));
  book.merges = book.merges.filter(isElsewhere);
  book.names = book.names.filter((name) => name.sheet !== id);
  book.sheets = book.sheets.filter((each) => each.id !== id);
  return remaining;
}
