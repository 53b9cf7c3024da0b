import { placeText, type Operation, type RemoveSheet } from "../plans/operations";
import { sameCell } from "../plans/row-identity";
import type { Difference } from "../plans/table-now";
import { sameName } from "../plans/workbook";
import { textOf, type CellValue } from "../values/cell";
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
  { made, expected, formulas }: RemoveSheet,
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
  const columns = expected.reduce((most, row) => Math.max(most, row.length), area ? area.column + area.columns : 0);
  const calculated = new Set(formulas.map(({ row, column }) => `${row},${column}`));
  const differences: Difference[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const wanted = expected[row]?.[column];
      const isOurs = wanted !== undefined && wanted !== "";
      if (apart.some((each) => isIn(each, row, column))) continue;
      if (calculated.has(`${row},${column}`) || (formulas.length > 0 && !isOurs)) continue;
      if (sameCell(wanted, at(row, column))) continue;
      const where = placeText({ sheet: made.sheet, row, column });
      differences.push({ where, expected: textOf(wanted), found: textOf(at(row, column)) });
    }
  }
  return differences;
}

const isIn = ({ row, column, rows, columns }: SheetArea, r: number, c: number): boolean =>
  r >= row && r < row + rows && c >= column && c < column + columns;
