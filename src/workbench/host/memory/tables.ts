// Tables of the in-memory workbook. As in Excel, a row written below a table does not belong to it; addTableRows makes
// room, and what stands below moves down.

import { type Area, formatA1, intersection, parseA1, quoteSheet } from "../areas";
import { fail, WRONG_SHAPE } from "../errors";
import type { CellInput, ChangeType, Grid, TableChange, TableInfo } from "../model";
import { findTable, sheetById, tableById, tablePart } from "../objects/references";
import { type Book, contentIn, newId, setCells } from "./book";
import { parseFormula } from "./formula";
import { mergesIn } from "./merges";
import { resolveOperand } from "./operands";
import { renameTableInFormulas, shiftCells } from "./structure";

const DEFAULT_STYLE = "TableStyleMedium2";

export function addTable(book: Book, area: Area, hasHeaders: boolean): string {
  const overlapping = book.tables.find((table) => intersection(table.area, area));
  if (overlapping) fail("InvalidArgument", `A table cannot overlap another table (${overlapping.name}).`);
  mustBePlain(book, area);
  if (!hasHeaders) shiftCells(book, { kind: "insert", area: { ...area, rows: 1 }, along: "column" });
  // A table has at least one row of data, empty if need be.
  const rows = Math.max(2, area.rows + (hasHeaders ? 0 : 1));
  let number = book.tables.length + 1;
  while (findTable(book.model, `Table${number}`)) number++;
  const id = newId(book);
  const whole = { ...area, rows };
  const name = `Table${number}`;
  const table = { id, name, area: whole, style: DEFAULT_STYLE, showHeaders: true, showTotals: false };
  book.tables = [...book.tables, table];
  nameHeaders(book, whole);
  book.calculation.structureChanged(null);
  return id;
}

/** Excel takes merged cells apart when a table is made of them, which the host does not do. */
function mustBePlain(book: Book, area: Area): void {
  const isMerged = mergesIn(book, area).length > 0;
  if (isMerged) fail("UnsupportedOperation", "The host makes no table of merged cells: unmerge them first.");
}

/** Headers are text, none is empty and no two are alike. */
function nameHeaders(book: Book, { sheet, row, column, columns }: Area): void {
  const taken = new Set<string>();
  for (let index = 0; index < columns; index++) {
    const cell = book.cells.make(sheet, row, column + index);
    const wanted = cell.value === "" ? `Column${index + 1}` : String(cell.value);
    let header = wanted;
    for (let number = 2; taken.has(header.toLowerCase()); number++) header = `${wanted}${number}`;
    taken.add(header.toLowerCase());
    cell.value = header;
  }
}

export function changeTable(book: Book, id: string, change: TableChange): void {
  const table = tableById(book.model, id);
  if (change.name !== undefined && change.name !== table.name) renameTable(book, table, change.name);
  if (change.area) resizeTable(book, table, change.area);
  if (change.showHeaders === false) fail("UnsupportedOperation", "The in-memory workbook keeps a table's headers.");
  if (change.showTotals !== undefined && change.showTotals !== table.showTotals) {
    toggleTotals(book, table, change.showTotals);
  }
  if (change.style !== undefined) replace(book, id, { style: change.style });
}

function replace(book: Book, id: string, part: Partial<TableInfo>): void {
  book.tables = book.tables.map((table) => (table.id === id ? { ...table, ...part } : table));
}

function renameTable(book: Book, table: TableInfo, name: string): void {
  const valid = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) && !parseA1(name) && !/^[rc]$/i.test(name);
  if (!valid) fail("InvalidArgument", `"${name}" cannot be the name of a table.`);
  const wanted = name.toLowerCase();
  const other = findTable(book.model, name);
  const isTaken = (other && other.id !== table.id) || book.names.some((each) => each.name.toLowerCase() === wanted);
  if (isTaken) fail("ItemAlreadyExists");
  replace(book, table.id, { name });
  renameTableInFormulas(book, table.name, name);
  book.calculation.structureChanged(null);
}

function resizeTable(book: Book, table: TableInfo, area: Area): void {
  const isAllowed = area.sheet === table.area.sheet && area.row === table.area.row && area.rows >= 2;
  if (!isAllowed || table.showTotals || !intersection(area, table.area)) {
    fail("InvalidArgument", "A resized table keeps its header row and at least one row of data.");
  }
  const other = book.tables.find((each) => each.id !== table.id && intersection(each.area, area));
  if (other) fail("InvalidArgument", `A table cannot overlap another table (${other.name}).`);
  mustBePlain(book, area);
  replace(book, table.id, { area });
  nameHeaders(book, area);
  book.calculation.structureChanged(null);
}

function toggleTotals(book: Book, table: TableInfo, showTotals: boolean): void {
  const { area } = table;
  const below = { ...area, row: area.row + area.rows, rows: 1 };
  if (showTotals) {
    const whole = { ...area, rows: area.rows + 1 };
    shiftCells(book, { kind: "insert", area: below, along: "column" }, { ...table, area: whole, showTotals });
    setCells(book, { ...below, columns: 1 }, [["Total"]]);
  } else {
    const last = { ...below, row: below.row - 1 };
    const whole = { ...area, rows: area.rows - 1 };
    shiftCells(book, { kind: "delete", area: last, along: "column" }, { ...table, area: whole, showTotals });
  }
}

export function deleteTable(book: Book, id: string, keepCells: boolean): void {
  const { name, area } = tableById(book.model, id);
  if (keepCells) {
    // The formulas keep pointing at the cells.
    renameTableInFormulas(book, name, (token, sheet) => {
      const operand = parseFormula(`=${token.text}`);
      const here = { sheet: sheet ?? area.sheet, row: 0, column: 0, rows: 1, columns: 1 };
      const found = operand.kind === "operand" ? resolveOperand(book.model, operand.operand, here) : null;
      if (found?.kind !== "area") return "#REF!";
      const absolute = formatA1(found.area).replace(/[A-Z]+|\d+/g, "$$$&");
      return `${quoteSheet(sheetById(book.model, found.area.sheet).name)}!${absolute}`;
    });
  } else {
    renameTableInFormulas(book, name, null);
    setCells(
      book,
      area,
      Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => "")),
    );
  }
  book.tables = book.tables.filter((table) => table.id !== id);
  book.calculation.structureChanged(null);
}

/** As in Excel, whose tables neither gain nor lose rows while they are filtered. */
function mustShowAll(book: Book, id: string): void {
  if (book.filters.has(id)) fail("InsertDeleteConflict");
}

export function addTableRows(book: Book, id: string, index: number | null, rows: Grid<CellInput>): void {
  const table = tableById(book.model, id);
  mustShowAll(book, id);
  const body = bodyOf(table);
  if (rows.some((row) => row.length !== body.columns)) fail("InvalidArgument", WRONG_SHAPE);
  if (rows.length === 0) return;
  const area = { ...body, row: body.row + (index ?? body.rows), rows: rows.length };
  const whole = { ...table.area, rows: table.area.rows + rows.length };
  // A new first row is like the rows of data, not like the header.
  const like = index === 0 ? "behind" : "before";
  shiftCells(book, { kind: "insert", area, along: "column", like }, { ...table, area: whole });
  setCells(book, area, rows);
  tell(book, id, area, "RowInserted");
}

export function deleteTableRows(book: Book, id: string, index: number, count: number): void {
  const table = tableById(book.model, id);
  mustShowAll(book, id);
  const body = bodyOf(table);
  if (index + count > body.rows) fail("InvalidArgument", "The table has no such rows.");
  // The last row of data stays, empty.
  const kept = count === body.rows ? 1 : 0;
  const area = { ...body, row: body.row + index + kept, rows: count - kept };
  const first = { ...body, rows: 1 };
  if (kept > 0) setCells(book, first, [Array.from({ length: body.columns }, () => "")]);
  const whole = { ...table.area, rows: table.area.rows - area.rows };
  if (area.rows > 0) shiftCells(book, { kind: "delete", area, along: "column" }, { ...table, area: whole });
  tell(book, id, { ...body, row: body.row + index, rows: count }, "RowDeleted");
}

export function addTableColumn(book: Book, id: string, index: number | null, cells: readonly CellInput[]): void {
  const table = tableById(book.model, id);
  const { area } = table;
  if (cells.length > area.rows) fail("InvalidArgument", WRONG_SHAPE);
  const column = { ...area, column: area.column + (index ?? area.columns), columns: 1 };
  const whole = { ...area, columns: area.columns + 1 };
  shiftCells(book, { kind: "insert", area: column, along: "row" }, { ...table, area: whole });
  if (cells.length > 0) {
    setCells(
      book,
      { ...column, rows: cells.length },
      cells.map((cell) => [cell]),
    );
  }
  nameHeaders(book, whole);
  book.calculation.structureChanged(null);
  tell(book, id, column, "ColumnInserted");
}

export function deleteTableColumn(book: Book, id: string, index: number): void {
  const table = tableById(book.model, id);
  const { area } = table;
  if (area.columns === 1) return deleteTable(book, id, false);
  const column = { ...area, column: area.column + index, columns: 1 };
  const whole = { ...area, columns: area.columns - 1 };
  shiftCells(book, { kind: "delete", area: column, along: "row" }, { ...table, area: whole });
  tell(book, id, column, "ColumnDeleted");
}

/** The table directly above an area takes it in, as when a user types there; null: there is none. */
export function growOver(book: Book, area: Area): void {
  const above = book.tables.find(({ area: whole, showTotals }) => {
    const below = { ...whole, row: whole.row + whole.rows, rows: 1 };
    return (
      !showTotals &&
      intersection(below, area) &&
      contentIn(book, below).length === 0 &&
      mergesIn(book, below).length === 0
    );
  });
  if (above) resizeTable(book, above, { ...above.area, rows: above.area.rows + 1 });
}

function bodyOf(table: TableInfo): Area {
  return tablePart(table, "body") ?? fail("GeneralException");
}

function tell(book: Book, table: string, area: Area, change: ChangeType): void {
  const trigger = book.trigger();
  book.emit({ type: "tableChanged", table, area, change, trigger });
  book.emit({ type: "cellsChanged", area, change, trigger });
}
