// What the references of a formula stand for at this moment.

import type { Area } from "../areas";
import type { TableInfo, WorkbookModel } from "../model";
import { areaOfFormula, findTable, parseReference, tablePart } from "../objects/references";
import { type Operand, parseSpecifier } from "./formula";
import type { CellValue } from "../model";

export type Resolved =
  | { readonly kind: "missing" }
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "area"; readonly area: Area };

const REF: Resolved = { kind: "error", error: "#REF!" };

/**
 * Finds the cells or the value of an operand.
 *
 * @param cell where the formula stands, for `[#This Row]` and references without a sheet
 */
export function resolveOperand(model: WorkbookModel, operand: Operand, cell: Area): Resolved {
  switch (operand.kind) {
    case "missing":
      return operand;
    case "constant":
      return { kind: "value", value: operand.value };
    case "error":
      return operand;
    case "reference": {
      const area = parseReference(model, operand.address, cell.sheet);
      return area ? { kind: "area", area } : REF;
    }
    case "name":
      return resolveName(model, operand.name, cell.sheet);
    case "structured": {
      const table = operand.table === "" ? tableAt(model, cell) : findTable(model, operand.table);
      return table ? resolveStructured(model, table, operand.specifier, cell) : REF;
    }
  }
}

function resolveName(model: WorkbookModel, name: string, sheet: string): Resolved {
  const wanted = name.toLowerCase();
  const found = model
    .names()
    .find((each) => each.name.toLowerCase() === wanted && (each.sheet === null || each.sheet === sheet));
  const table = findTable(model, name);
  const area = found ? areaOfFormula(model, found.formula) : table && tablePart(table, "body");
  if (area) return { kind: "area", area };
  return { kind: "error", error: found ? "#REF!" : "#NAME?" };
}

function tableAt(model: WorkbookModel, { sheet, row, column }: Area): TableInfo | null {
  const isAround = ({ area }: TableInfo) =>
    area.sheet === sheet &&
    area.row <= row &&
    row < area.row + area.rows &&
    area.column <= column &&
    column < area.column + area.columns;
  return model.tables().find(isAround) ?? null;
}

function resolveStructured(model: WorkbookModel, table: TableInfo, specifier: string, cell: Area): Resolved {
  const wanted = parseSpecifier(specifier);
  if (!wanted) return { kind: "error", error: "#NAME?" };
  const rows = tablePart(table, wanted.part === "thisRow" ? "body" : wanted.part);
  if (!rows) return REF;
  const isInRows = cell.sheet === rows.sheet && cell.row >= rows.row && cell.row < rows.row + rows.rows;
  if (wanted.part === "thisRow" && !isInRows) return { kind: "error", error: "#VALUE!" };
  const area = wanted.part === "thisRow" ? { ...rows, row: cell.row, rows: 1 } : rows;
  if (!wanted.columns) return { kind: "area", area };
  const headers = model.values({ ...table.area, rows: 1 })[0]?.map((header) => String(header).toLowerCase()) ?? [];
  const [first, last] = wanted.columns.map((header) => headers.indexOf(header.toLowerCase()));
  if (first === undefined || last === undefined || first < 0 || last < first) return REF;
  return { kind: "area", area: { ...area, column: area.column + first, columns: last - first + 1 } };
}
