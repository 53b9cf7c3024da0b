/** Merged cells of the grid. */
import { AddWorksheetMergeMutation, RemoveWorksheetMergeMutation } from "@univerjs/preset-sheets-core";
import { intersection } from "../host/areas";
import type { Area } from "../host/areas";
import { fail } from "../host/errors";
import { makeRoom, setCells } from "./cells";
import type { CellMatrix } from "./cells";
import { run, sheetOf, toArea } from "./context";
import type { GridContext } from "./context";
import { listTables } from "./tables";

export function listMerges(context: GridContext, sheet: string): readonly Area[] {
  return sheetOf(context, sheet)
    .getMergeData()
    .map((range) => toArea(sheet, range));
}

/** Merges cells: what stood in others than the upper left cell is gone. Smaller merged areas inside become one with it. */
export function mergeCells(context: GridContext, area: Area): void {
  if (area.rows * area.columns === 1) return;
  const table = listTables(context).find((each) => intersection(each.area, area));
  if (table) fail("InvalidOperation", `Cells of the table ${table.name} cannot be merged.`);
  const known = touching(context, area);
  const isPart = ({ rows, columns }: Area, of: Area | null) => of?.rows === rows && of.columns === columns;
  if (known.some((merge) => isPart(area, intersection(merge, area)))) return;
  if (!known.every((merge) => isPart(merge, intersection(merge, area)))) {
    fail("UnsupportedOperation", "The grid does not join merged cells that overlap: unmerge them first.");
  }
  makeRoom(context, area);
  const covered: CellMatrix = {};
  sheetOf(context, area.sheet)
    .getCellMatrix()
    .forValue((row, column) => {
      const cell: Area = { sheet: area.sheet, row, column, rows: 1, columns: 1 };
      if (intersection(cell, area) === null || (row === area.row && column === area.column)) return;
      (covered[row] ??= {})[column] = { v: null, t: null, f: null, si: null, p: null };
    });
  if (Object.keys(covered).length > 0) setCells(context, area, covered);
  takeApart(context, area.sheet, known);
  run(context, AddWorksheetMergeMutation.id, area.sheet, { ranges: [rangeOf(area)] });
}

export function unmergeCells(context: GridContext, area: Area): void {
  takeApart(context, area.sheet, touching(context, area));
}

const touching = (context: GridContext, area: Area): readonly Area[] =>
  listMerges(context, area.sheet).filter((merge) => intersection(merge, area));

function takeApart(context: GridContext, sheet: string, merges: readonly Area[]): void {
  if (merges.length > 0) run(context, RemoveWorksheetMergeMutation.id, sheet, { ranges: merges.map(rangeOf) });
}

const rangeOf = ({ row, column, rows, columns }: Area) => ({
  startRow: row,
  startColumn: column,
  endRow: row + rows - 1,
  endColumn: column + columns - 1,
});
