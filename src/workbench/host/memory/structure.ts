// Cells that move, and things that get another name: everything that refers to them follows.

import { type Area, formatA1, intersection, parseA1, quoteSheet, splitSheet } from "../areas";
import { fail } from "../errors";
import { findSheet } from "../objects/references";
import type { TableInfo } from "../model";
import { type Book, overlaysOf } from "./book";
import { rewriteFormula, type Token } from "./formula";
import { type Shift, shiftArea, shiftedBand, staysWhole } from "./shift";

/**
 * Inserts or deletes cells. Tables, names, formulas, formats and rules follow.
 * Fails with InvalidOperation where a table would be torn, as Excel does.
 *
 * @param own a table that this happens to on purpose, as it is afterwards
 */
export function shiftCells(book: Book, shift: Shift, own?: TableInfo): void {
  const band = shiftedBand(shift);
  for (const table of book.tables) {
    if (table.id === own?.id || !intersection(table.area, band) || staysWhole(table.area, shift)) continue;
    fail("InvalidOperation", `This would move a part of the table ${table.name} only.`);
  }
  const torn = book.merges.some((merge) => intersection(merge, band) && !staysWhole(merge, shift));
  if (torn) fail("InvalidOperation", "This would move a part of merged cells only. Unmerge them first.");
  for (const cell of book.cells.shift(shift)) {
    cell.formula = null;
    book.calculation.formulaChanged(cell);
  }
  const inherits = shift.kind === "insert" ? (shift.like ?? "before") : "no";
  for (const overlay of overlaysOf(book)) overlay.move((area) => shiftArea(area, shift, inherits));
  book.conditionalFormats = book.conditionalFormats.flatMap((format) => {
    const area = shiftArea(format.area, shift, inherits);
    return area ? [{ ...format, area }] : [];
  });
  book.merges = book.merges.flatMap((merge) => {
    const area = shiftArea(merge, shift, "no");
    return area && area.rows * area.columns > 1 ? [area] : [];
  });
  rewriteAll(book, (token, sheet) => shiftedReference(book, token, sheet, shift));
  book.tables = book.tables.flatMap((table) => {
    if (table.id === own?.id) return [own];
    const area = shiftArea(table.area, shift, "no");
    return area ? [{ ...table, area }] : [];
  });
  book.calculation.structureChanged(shift);
}

function shiftedReference(book: Book, token: Token, sheet: string | null, shift: Shift): string | null {
  if (token.kind !== "reference") return null;
  const { sheet: named, rest } = splitSheet(token.text);
  const rectangle = parseA1(rest);
  const id = named === null ? sheet : findSheet(book.model, named)?.id;
  if (!rectangle || id !== shift.area.sheet) return null;
  const before: Area = { sheet: id, ...rectangle };
  const after = shiftArea(before, shift, "no");
  if (!after) return "#REF!";
  if (after.row === before.row && after.column === before.column && after.rows === before.rows) return null;
  const isAbsolute = rest.includes("$");
  const address = isAbsolute ? formatA1(after).replace(/[A-Z]+|\d+/g, "$$$&") : formatA1(after);
  return named === null ? address : `${quoteSheet(named)}!${address}`;
}

/** Rewrites the references of every formula and defined name. */
function rewriteAll(book: Book, replace: (token: Token, sheet: string | null) => string | null): void {
  for (const sheet of book.sheets) {
    const used = book.cells.used(sheet.id);
    if (!used) continue;
    for (const cell of book.cells.inArea(used)) {
      if (cell.formula === null) continue;
      const formula = rewriteFormula(cell.formula, (token) => replace(token, cell.sheet));
      if (formula === cell.formula) continue;
      cell.formula = formula;
      book.calculation.formulaRewritten(cell);
    }
  }
  book.names = book.names.map((name) => ({
    ...name,
    formula: rewriteFormula(name.formula, (token) => replace(token, null)),
  }));
}

/** The new name of a sheet in every formula; null: the sheet is gone, and references to it are #REF!. */
export function renameSheetInFormulas(book: Book, from: string, to: string | null): void {
  rewriteAll(book, (token) => {
    if (token.kind !== "reference") return null;
    const { sheet, rest } = splitSheet(token.text);
    if (sheet === null || sheet.toLowerCase() !== from.toLowerCase()) return null;
    return to === null ? "#REF!" : `${quoteSheet(to)}!${rest}`;
  });
  book.calculation.structureChanged(null);
}

/**
 * The new name of a table in every formula.
 *
 * @param to its new name, or what each reference becomes: null for #REF!
 */
export function renameTableInFormulas(
  book: Book,
  from: string,
  to: string | ((token: Token, sheet: string | null) => string) | null,
): void {
  const isTable = (text: string) => text.toLowerCase() === from.toLowerCase();
  rewriteAll(book, (token, sheet) => {
    const name = token.kind === "structured" ? token.table : token.kind === "name" ? token.text : "";
    if (!isTable(name)) return null;
    if (to === null) return "#REF!";
    return typeof to === "string" ? to + token.text.slice(name.length) : to(token, sheet);
  });
  book.calculation.structureChanged(null);
}
