// Merged cells of the in-memory workbook: the upper left cell holds the value, the others hold nothing.

import { type Area, intersection } from "../areas";
import { fail } from "../errors";
import type { CellInput, Grid } from "../model";
import { type Book, contentIn } from "./book";

/** The merged areas that share a cell with an area. */
export function mergesIn(book: Book, area: Area): readonly Area[] {
  return book.merges.filter((merge) => intersection(merge, area) !== null);
}

/** Whether one area lies in another altogether. */
export function isInside(inner: Area, outer: Area): boolean {
  const shared = intersection(inner, outer);
  return shared?.rows === inner.rows && shared.columns === inner.columns;
}

/** Merges cells: what stood in others than the upper left cell is gone. Smaller merged areas inside become one with it. */
export function mergeCells(book: Book, area: Area, empty: (cells: Area) => void): void {
  if (area.rows * area.columns === 1) return;
  const table = book.tables.find((each) => intersection(each.area, area));
  if (table) fail("InvalidOperation", `Cells of the table ${table.name} cannot be merged.`);
  const known = mergesIn(book, area);
  if (known.some((merge) => isInside(area, merge))) return;
  if (!known.every((merge) => isInside(merge, area))) {
    fail("UnsupportedOperation", "The host does not join merged cells that overlap: unmerge them first.");
  }
  const { row, column } = area;
  for (const cell of contentIn(book, area)) {
    const isAnchor = cell.row === row && cell.column === column;
    if (!isAnchor) empty({ sheet: area.sheet, row: cell.row, column: cell.column, rows: 1, columns: 1 });
  }
  book.merges = [...book.merges.filter((merge) => !known.includes(merge)), area];
}

export function unmergeCells(book: Book, area: Area): void {
  const gone = mergesIn(book, area);
  book.merges = book.merges.filter((merge) => !gone.includes(merge));
}

/** Inputs without those for cells that a merged area covers: Excel takes them and keeps nothing. */
export function onlyShown(book: Book, area: Area, inputs: Grid<CellInput>): Grid<CellInput> {
  const merges = mergesIn(book, area);
  if (merges.length === 0) return inputs;
  const isCovered = (row: number, column: number) =>
    merges.some(
      (merge) =>
        intersection(merge, { sheet: area.sheet, row, column, rows: 1, columns: 1 }) !== null &&
        !(merge.row === row && merge.column === column),
    );
  return inputs.map((line, down) =>
    line.map((input, right) => (isCovered(area.row + down, area.column + right) ? null : input)),
  );
}
