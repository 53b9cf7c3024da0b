import { placeText, type Operation, type RemoveSheet } from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import type { Difference } from "../plans/table-now";
import { sameName } from "../plans/workbook";
import { textOf, type CellValue, type Cells } from "../values/cell";
import type { PlanTable } from "./plan-tables";
import { readArea, type SheetArea } from "./read-area";

/**
 * Where sheets that a plan deletes hold something else than it left there. Their cells are read in blocks; tables that the plan
 * takes away are compared as tables.
 */
export async function sheetDifferences(
  context: Excel.RequestContext,
  operations: readonly Operation[],
  tables: ReadonlyMap<string, PlanTable>,
): Promise<Difference[]> {
  const removed = operations.flatMap((each) =>
    each.kind === "removeTable" ? (tables.get(each.made.name.toLowerCase()) ?? []) : [],
  );
  const differences: Difference[] = [];
  for (const operation of operations) {
    if (operation.kind !== "removeSheet") continue;
    const apart = removed.filter(({ sheet }) => sameName(sheet, operation.made.sheet)).map(({ area }) => area);
    differences.push(...(await differencesOn(context, operation, apart)));
  }
  return differences;
}

async function differencesOn(
  context: Excel.RequestContext,
  { made, expected }: RemoveSheet,
  apart: readonly SheetArea[],
): Promise<Difference[]> {
  const sheet = context.workbook.worksheets.getItem(made.sheet);
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  const area = used.isNullObject
    ? null
    : { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
  const found = area ? ((await readArea(context, sheet, area)) ?? []) : [];
  const at = (row: number, column: number): CellValue => (area ? found[row - area.row]?.[column - area.column] : "");
  const rows = Math.max(expected.length, area ? area.row + area.rows : 0);
  const columns = Math.max(...expected.map((row) => row.length), area ? area.column + area.columns : 0);
  const spills = hasFormula(expected);
  const differences: Difference[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const wanted = expected[row]?.[column];
      const isOurs = wanted !== undefined && wanted !== "";
      if (apart.some((each) => isIn(each, row, column))) continue;
      if (isFormula(wanted) || (spills && !isOurs) || sameCell(wanted, at(row, column))) continue;
      const where = placeText({ sheet: made.sheet, row, column });
      differences.push({ where, expected: textOf(wanted), found: textOf(at(row, column)) });
    }
  }
  return differences;
}

const isFormula = (value: CellValue): boolean => typeof value === "string" && value.startsWith("=");

const hasFormula = (cells: Cells): boolean => cells.some((row) => row.some(isFormula));

const isIn = ({ row, column, rows, columns }: SheetArea, r: number, c: number): boolean =>
  r >= row && r < row + rows && c >= column && c < column + columns;
