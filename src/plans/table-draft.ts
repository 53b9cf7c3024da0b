import { folded, isBlank, textOf, type CellValue } from "../values/cell";
import type { AddTable, RowCells } from "./operations";
import { idColumn } from "./row-identity";
import type { TableNow, TableRowNow } from "./table-now";

/** A table that operations are tried on. */
export interface TableDraft {
  readonly name: string;
  readonly firstRow: number;
  headers: string[];
  readonly rows: TableRowNow[];
  readonly calculated: ReadonlySet<string>;
  /** Where rows of an id, and of a content, stand; made when asked for, and dropped when rows change. */
  idPlaces: ReadonlyMap<string, readonly number[]> | null;
  contentPlaces: ReadonlyMap<string, readonly number[]> | null;
}

/** A copy of a table, to try operations on. */
export function draftOf(table: TableNow): TableDraft {
  return { ...table, headers: [...table.headers], rows: [...table.rows], idPlaces: null, contentPlaces: null };
}

/** A table as the plan that adds it leaves it. */
export function newTable({ name, at, columns, rows }: AddTable): TableDraft {
  const headers = columns.map(({ header }) => header);
  const idAt = headers.indexOf(idColumn(name) ?? "");
  const body = rows.length > 0 ? rows : [headers.map(() => "")];
  const found = body.map((cells) => ({ id: textOf(cells[idAt]), cells }));
  return draftOf({ name, firstRow: at.row + 2, headers, rows: found, calculated: new Set() });
}

/** Where a column stands, by its header; -1 where there is none. */
export function columnAt(table: TableDraft, header: string): number {
  const wanted = folded(header);
  return table.headers.findIndex((each) => folded(each) === wanted);
}

/** A row as the draft keeps it. */
export function rowNow(table: TableDraft, cells: readonly CellValue[]): TableRowNow {
  const column = idColumn(table.name);
  return { id: column === null ? "" : textOf(cells[columnAt(table, column)]), cells };
}

/** Puts another row in the place of one. */
export function replaceRow(table: TableDraft, at: number, cells: readonly CellValue[]): void {
  const row = rowNow(table, cells);
  if (row.id !== table.rows[at]?.id) table.idPlaces = null;
  table.contentPlaces = null;
  table.rows[at] = row;
}

/** Takes rows out, and puts others there. */
export function spliceRows(table: TableDraft, at: number, gone: number, rows: readonly (readonly CellValue[])[]): void {
  table.idPlaces = null;
  table.contentPlaces = null;
  table.rows.splice(at, gone, ...rows.map((cells) => rowNow(table, cells)));
}

/** The rows of a Rule ID. */
export function placesOfId(table: TableDraft, id: string): readonly number[] {
  table.idPlaces ??= placesBy(table, (row) => row.id);
  return table.idPlaces.get(id) ?? [];
}

/** The rows that say exactly what a row says. */
export function placesOfContent(table: TableDraft, row: RowCells): readonly number[] {
  table.contentPlaces ??= placesBy(table, ({ cells }) => (cells ? contentKey(table, cells) : ""));
  return table.contentPlaces.get(contentKey(table, inOrder(table, row))) ?? [];
}

function placesBy(table: TableDraft, keyOf: (row: TableRowNow) => string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  table.rows.forEach((row, at) => {
    const key = keyOf(row);
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
  });
  return places;
}

function contentKey(table: TableDraft, cells: readonly CellValue[]): string {
  return JSON.stringify(
    table.headers.map((header, i) => (table.calculated.has(header) ? "" : textOf(cells[i]))),
  );
}

/** A row in the order of the table's columns; a column that calculates keeps its formula. */
export function inOrder(table: TableDraft, row: RowCells): CellValue[] {
  const byHeader = new Map(Object.entries(row).map(([header, value]) => [folded(header), value]));
  return table.headers.map((header) => (table.calculated.has(header) ? null : (byHeader.get(folded(header)) ?? "")));
}

/** Whether nothing stands in a row but what its formulas say. */
export function isBlankRow(table: TableDraft, cells: readonly CellValue[]): boolean {
  return table.headers.every((header, i) => table.calculated.has(header) || isBlank(cells[i]));
}

