import { sameCell } from "../plans/row-identity";
import type { DeleteStep, InsertStep, TableStep, WriteStep } from "../plans/table-steps";
import { isBlank, type Cells, type CellValue } from "../values/cell";
import { allOf, lookAt, MOVED, sameCells, type Look } from "./look-again";
import { TEXT_FORMAT, writable } from "./plan-ranges";
import type { PlanTable } from "./plan-tables";
import { CALL_BYTES, cellBytes, rowsBytes, type Part } from "./request-size";

/** Puts one step into the next request. */
function makeStep(context: Excel.RequestContext, step: TableStep, table: PlanTable): void {
  switch (step.kind) {
    case "write":
      return write(context, step);
    case "insert":
      return insert(context, step, table);
    case "delete":
      return remove(context, step.table, step.at, step.rows.length);
  }
}

/** A step as part of a request. A cell that is written by itself takes several calls; of a row, each cell comes blank, gets its format and then its value. */
export function stepPart(step: TableStep, table: PlanTable): Part {
  const ways: Pick<Part, "make" | "look"> = {
    make: (context) => makeStep(context, step, table),
    look: (context) => lookAtStep(context, step, table),
  };
  switch (step.kind) {
    case "write":
      return {
        cells: step.cells.length,
        bytes: step.cells.reduce((sum, { to }) => sum + CALLS_PER_CELL * CALL_BYTES + cellBytes(to), 0),
        ...ways,
      };
    case "insert": {
      const cells = step.rows.reduce((sum, row) => sum + row.length, 0);
      return { cells, bytes: rowsBytes(step.rows) + cells * BLANK_AND_FORMAT_BYTES, ...ways };
    }
    case "delete":
      return { cells: step.rows.reduce((sum, row) => sum + row.length, 0), bytes: 2 * CALL_BYTES, ...ways };
  }
}

/** Reads, in the request that makes a step, what the step writes over or takes away; a step that inserts does neither. */
function lookAtStep(context: Excel.RequestContext, step: TableStep, table: PlanTable): Look | undefined {
  switch (step.kind) {
    case "insert":
      return undefined;
    case "write": {
      const body = tableNamed(context, step.table).getDataBodyRange();
      return allOf(
        step.cells.map(({ column, from, to }) =>
          lookAt(body.getCell(step.row, column), { expected: [[from]], written: [[to]] }),
        ),
      );
    }
    case "delete": {
      const range = rowsOf(context, step.table, step.at, step.rows.length);
      range.load("values");
      return {
        isAsExpected: () => sameCells(step.rows, range.values),
        async putBack(later) {
          const { table: name, at, of } = step;
          const rows = uncalculated(range.values, table);
          insert(later, { kind: "insert", table: name, at, of: of - rows.length, rows, formats: [] }, table);
        },
      };
    }
  }
}

/** Rows as they are written: the cells of columns of formulas are left to their formulas. */
const uncalculated = (rows: Cells, { calculated, headers }: PlanTable): Cells =>
  rows.map((row) => row.map((value, i) => (calculated.has(headers[i] ?? "") ? null : value)));

const CALLS_PER_CELL = 3;
const BLANK_AND_FORMAT_BYTES = 18;

const tableNamed = (context: Excel.RequestContext, name: string): Excel.Table => context.workbook.tables.getItem(name);

function write(context: Excel.RequestContext, { table, row, cells }: WriteStep): void {
  const body = tableNamed(context, table).getDataBodyRange();
  for (const { column, to, format } of cells) {
    const cell = body.getCell(row, column);
    // The format first: a code that is written into a text cell keeps its zeros.
    if (format !== undefined && !isBlank(to)) cell.numberFormat = [[format]];
    cell.values = [[written(to, format)]];
  }
}

/**
 * A value that stays what it is: a cell that is not text would make a number of a text that looks like one, and a formula of
 * one that begins with "=".
 */
function written(value: CellValue, format: string | null | undefined): string | number | boolean {
  if (typeof value !== "string" || value === "" || format === TEXT_FORMAT) return value ?? "";
  return format || /^[=']/.test(value) ? `'${value}` : value;
}

/** Rows come blank, get their formats and drop-downs, and then their values: Excel reads a text by the format it finds. */
function insert(context: Excel.RequestContext, { table, at, of, rows, formats }: InsertStep, as: PlanTable): void {
  insertBlank(context, table, at, of, rows);
  const inserted = rowsOf(context, table, at, rows.length);
  const format = rows[0]?.map((_, column) => formats[column] ?? as.formats[column] ?? null) ?? [];
  inserted.numberFormat = rows.map(() => format);
  as.choices.forEach((choices, column) => {
    if (!choices) return;
    const { dataValidation } = inserted.getColumn(column);
    dataValidation.rule = { list: choices.list };
    dataValidation.errorAlert = choices.errorAlert;
  });
  // null leaves the cell to the formula of its column.
  inserted.values = rows.map((row) => row.map((value, i) => (value === null ? null : written(value, format[i]))));
}

function insertBlank(
  context: Excel.RequestContext,
  table: string,
  at: number,
  of: number,
  rows: readonly (readonly CellValue[])[],
): void {
  const blank: (string | number | boolean | null)[][] = rows.map((row) => row.map(() => null));
  // Excel takes null for "leave the cell", which its types leave out.
  tableNamed(context, table).rows.add(at < of ? at : undefined, blank as string[][]);
}

function rowsOf(context: Excel.RequestContext, table: string, at: number, rows: number): Excel.Range {
  return tableNamed(context, table)
    .getDataBodyRange()
    .getRow(at)
    .getResizedRange(rows - 1, 0);
}

/** Cells of whole rows of a table go as its rows; row by row a long table would take minutes. */
function remove(context: Excel.RequestContext, table: string, at: number, count: number): void {
  if (count === 1) tableNamed(context, table).rows.getItemAt(at).delete();
  else rowsOf(context, table, at, count).delete("Up");
}

/** Takes a step back, as far as it was made: cells that still say what they said are not touched, on a protected sheet neither. */
export async function takeStepBack(context: Excel.RequestContext, step: TableStep, table: PlanTable): Promise<void> {
  if (step.kind === "write") await unwrite(context, step);
  else if (step.kind === "insert") await uninsert(context, step);
  else await undelete(context, step, table);
  await context.sync();
}

async function unwrite(context: Excel.RequestContext, { table, row, cells }: WriteStep): Promise<void> {
  const body = tableNamed(context, table).getDataBodyRange();
  const now = cells.map(({ from, to, column }) => ({ from, to, range: body.getCell(row, column).load("values") }));
  await context.sync();
  const found = now.map((cell) => ({ ...cell, value: cell.range.values[0]?.[0] as CellValue }));
  if (found.some(({ from, to, value }) => !sameCell(from, value) && !sameCell(to, value))) throw new Error(MOVED);
  for (const { from, range, value } of found) {
    if (!sameCell(from, value)) range.values = writable([[from]]);
  }
}

async function rowCount(context: Excel.RequestContext, table: string): Promise<number> {
  const body = tableNamed(context, table).getDataBodyRange().load("rowCount");
  await context.sync();
  return body.rowCount;
}

async function uninsert(context: Excel.RequestContext, { table, at, of, rows }: InsertStep): Promise<void> {
  const surplus = (await rowCount(context, table)) - of;
  if (surplus <= 0) return;
  const range = rowsOf(context, table, at, surplus).load("values");
  await context.sync();
  const own = range.values.every((row: readonly CellValue[], r) =>
    row.every((value, c) => isBlank(value) || rows[r]?.[c] === null || sameCell(rows[r]?.[c], value)),
  );
  if (!own) throw new Error(MOVED);
  remove(context, table, at, surplus);
}

async function undelete(context: Excel.RequestContext, step: DeleteStep, as: PlanTable): Promise<void> {
  const now = await rowCount(context, step.table);
  const missing = step.of - now;
  if (missing <= 0) return;
  const at = step.at + step.rows.length - missing;
  const rows = step.rows.slice(step.rows.length - missing);
  insert(context, { kind: "insert", table: step.table, at, of: now, rows: uncalculated(rows, as), formats: [] }, as);
}

/** Shows all rows: Excel neither inserts rows into a filtered table nor deletes any. */
export function liftFilter(context: Excel.RequestContext, table: PlanTable): void {
  tableNamed(context, table.name).clearFilters();
}

/** Filters a table as it was filtered. */
export function putFilterBack(context: Excel.RequestContext, { name, filters }: PlanTable): void {
  const { columns } = tableNamed(context, name);
  filters?.forEach((criteria, column) => {
    if (criteria) columns.getItemAt(column).filter.apply(criteria);
  });
}
