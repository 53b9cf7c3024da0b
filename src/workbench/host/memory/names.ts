// Defined names of the in-memory workbook, and values kept by key.

import { fail } from "../errors";
import type { CellValue, Json, KeyedValues, NameInfo } from "../model";
import type { Book } from "./book";
import { parseFormula } from "./formula";
import { resolveOperand } from "./operands";

export function setName(book: Book, info: NameInfo): void {
  const isSame = (each: NameInfo) => each.name.toLowerCase() === info.name.toLowerCase() && each.sheet === info.sheet;
  const isKnown = book.names.some(isSame);
  book.names = isKnown ? book.names.map((each) => (isSame(each) ? info : each)) : [...book.names, info];
  book.calculation.nameChanged(info.name);
}

export function deleteName(book: Book, name: string, sheet: string | null): void {
  book.names = book.names.filter((each) => each.name !== name || each.sheet !== sheet);
  book.calculation.nameChanged(name);
}

export function nameValue(book: Book, name: string, sheet: string | null): CellValue {
  const info = book.names.find((each) => each.name === name && each.sheet === sheet) ?? fail("ItemNotFound");
  const formula = parseFormula(info.formula);
  if (formula.kind !== "operand") return "#NAME?";
  const here = { sheet: sheet ?? book.model.activeSheet(), row: 0, column: 0, rows: 1, columns: 1 };
  const found = resolveOperand(book.model, formula.operand, here);
  if (found.kind === "area") return book.model.values({ ...found.area, rows: 1, columns: 1 })[0]?.[0] ?? "";
  return found.kind === "value" ? found.value : found.kind === "error" ? found.error : "";
}

export function createKeyedValues(): KeyedValues {
  const values = new Map<string, Json>();
  return {
    keys: () => [...values.keys()],
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
  };
}
