import { placeText, type Operation } from "../plans/operations";
import { idColumn, sameCell } from "../plans/row-identity";
import { isBlankColumn, tableOf } from "../plans/table-changes";
import type { Difference, TableNow, TableRowNow } from "../plans/table-now";
import { folded, textOf, type CellValue } from "../values/cell";
import { readArea, type SheetArea } from "./read-area";

/** A table that a plan changes, as the workbook has it. */
export interface PlanTable extends TableNow {
  readonly sheet: string;
  /** Header row and body. */
  readonly area: SheetArea;
  readonly isProtected: boolean;
  /** Number formats of the first row, by column: rows that are added look like it. */
  readonly formats: readonly string[];
  /** Drop-downs of the first row, by column; `null` where a column has none. */
  readonly choices: readonly (Choices | null)[];
  /** What the table is filtered by, column by column; `null` where it is not filtered. */
  readonly filters: readonly (Excel.FilterCriteria | null)[] | null;
}

/** A drop-down and what happens to a value that is not in it. */
export interface Choices {
  readonly list: Excel.ListDataValidation;
  readonly errorAlert: Excel.DataValidationErrorAlert;
}

/**
 * Reads the tables that a plan is about, as far as its operations need them: of a large table that is only added to, no more
 * than its headers, its Rule IDs and its first row.
 * @returns the tables by their names in small letters; those that are not there are left out
 */
export async function readPlanTables(
  context: Excel.RequestContext,
  operations: readonly Operation[],
): Promise<Map<string, PlanTable>> {
  const found = await findTables(context, operations);
  const tables = new Map<string, PlanTable>();
  for (const table of found) tables.set(table.key, await readTable(context, table));
  return tables;
}

interface FoundTable {
  /** Its name in small letters. */
  readonly key: string;
  readonly operations: readonly Operation[];
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly header: Excel.Range | null;
  readonly body: Excel.Range;
}

async function findTables(context: Excel.RequestContext, operations: readonly Operation[]): Promise<FoundTable[]> {
  const names = [...new Set(operations.flatMap((each) => tableOf(each)?.toLowerCase() ?? []))];
  if (names.length === 0) return [];
  const asked = names.map((key) => ({
    key,
    table: context.workbook.tables.getItemOrNullObject(key).load("name,showHeaders"),
  }));
  await context.sync();
  const there = asked.filter(({ table }) => !table.isNullObject);
  if (there.length === 0) return [];
  const found = there.map(({ key, table }) => {
    table.autoFilter.load("isDataFiltered,criteria");
    table.worksheet.protection.load("protected");
    return {
      key,
      table,
      operations: operations.filter((each) => tableOf(each)?.toLowerCase() === key),
      sheet: table.worksheet.load("name"),
      // Without its header row no column can be told from another.
      header: table.showHeaders ? table.getHeaderRowRange().load("values") : null,
      body: table.getDataBodyRange().load("rowIndex,columnIndex,rowCount,columnCount"),
    };
  });
  await context.sync();
  return found;
}

async function readTable(context: Excel.RequestContext, found: FoundTable): Promise<PlanTable> {
  const { table, sheet, body, operations } = found;
  const headers = (found.header?.values[0] ?? []).map(textOf);
  const area = { row: body.rowIndex, column: body.columnIndex, rows: body.rowCount, columns: body.columnCount };
  const first = body.getRow(0).load("values,formulas,numberFormat");
  const adds = operations.some((each) => each.kind === "addTableRows");
  const validations = adds
    ? headers.map((_, column) => body.getCell(0, column).dataValidation.load("type,rule,errorAlert"))
    : [];
  await context.sync();
  const formulas: readonly CellValue[] = first.formulas[0] ?? [];
  const values: readonly CellValue[] = first.values[0] ?? [];
  // A text that begins with "=" is its own formula, as Excel tells it.
  const calculated = headers.filter((_, i) => textOf(formulas[i]).startsWith("=") && formulas[i] !== values[i]);
  return {
    name: table.name,
    sheet: sheet.name,
    area: { ...area, row: area.row - (found.header ? 1 : 0), rows: area.rows + (found.header ? 1 : 0) },
    isProtected: sheet.protection.protected,
    firstRow: area.row + 1,
    headers,
    rows: await readRows(context, found, headers, area, values),
    calculated: new Set(calculated),
    formats: (first.numberFormat[0] ?? []).map(textOf),
    choices: validations.map(choicesOf),
    filters: table.autoFilter.isDataFiltered ? table.autoFilter.criteria.map(criteriaOf) : null,
  };
}

/**
 * Where columns of formulas or values are not as the plan left them that made them. Excel may write a reference to the own row in another
 * way than it was given: all cells must say the same, and call the function that the plan called.
 */
export async function columnDifferences(
  context: Excel.RequestContext,
  operations: readonly Operation[],
  tables: ReadonlyMap<string, PlanTable>,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const operation of operations) {
    if (operation.kind !== "removeTableColumns") continue;
    const table = tables.get(operation.made.table.toLowerCase());
    for (const { header, formula, values } of operation.made.columns) {
      const at = table?.headers.findIndex((each) => folded(each) === folded(header)) ?? -1;
      if (!table || at < 0 || (formula ?? values) === undefined) continue;
      const { area, firstRow } = table;
      const body = {
        row: firstRow - 1,
        column: area.column + at,
        rows: area.row + area.rows - firstRow + 1,
        columns: 1,
      };
      const sheet = context.workbook.worksheets.getItem(table.sheet);
      const now = (await readArea(context, sheet, body, { property: "formulas" })) ?? [];
      const placeOf = (row: number): string =>
        placeText({ sheet: table.sheet, row: body.row + row, column: body.column });
      if (formula === undefined) {
        for (let row = 0; row < Math.max(now.length, values?.length ?? 0); row++) {
          const [expected, found] = [values?.[row], now[row]?.[0]];
          if (!sameCell(expected, found))
            differences.push({ where: placeOf(row), expected: textOf(expected), found: textOf(found) });
        }
        continue;
      }
      const first = textOf(now[0]?.[0]);
      const expected = first.startsWith(formula.slice(0, formula.indexOf("(") + 1)) ? first : formula;
      const other = now.findIndex(([cell]) => textOf(cell) !== expected);
      if (other >= 0) differences.push({ where: placeOf(other), expected, found: textOf(now[other]?.[0]) });
    }
  }
  return differences;
}

function choicesOf({ type, rule, errorAlert }: Excel.DataValidation): Choices | null {
  return type === "List" && rule.list ? { list: rule.list, errorAlert } : null;
}

/** Excel answers with every field; those that say nothing are not given back to it. */
function criteriaOf(criteria: Excel.FilterCriteria | null | undefined): Excel.FilterCriteria | null {
  if (!criteria?.filterOn) return null;
  const said = Object.entries(criteria).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return { filterOn: criteria.filterOn, ...Object.fromEntries(said) };
}

async function readRows(
  context: Excel.RequestContext,
  { table, sheet, operations }: FoundTable,
  headers: readonly string[],
  area: SheetArea,
  first: readonly CellValue[],
): Promise<TableRowNow[]> {
  const column = idColumn(table.name);
  const idAt = column === null ? -1 : headers.findIndex((header) => folded(header) === folded(column));
  const blank: TableRowNow[] = Array.from({ length: area.rows }, () => ({ id: "", cells: null }));
  const readAll = async (): Promise<TableRowNow[]> => {
    const rows = (await readArea(context, sheet, area)) ?? [];
    return rows.map((cells) => ({ id: idAt < 0 ? "" : textOf(cells[idAt]), cells }));
  };
  const keys = operations.flatMap(rowsAsked);
  if (keys.includes(ANY_ROW) || (keys.length > 0 && idAt < 0)) return readAll();
  const ids =
    idAt < 0 ? [] : ((await readArea(context, sheet, { ...area, column: area.column + idAt, columns: 1 })) ?? []);
  const wanted = new Set(keys);
  const needed = blank.flatMap((_, at) => (wanted.has(textOf(ids[at]?.[0])) ? [at] : []));
  const spans = spansOf(needed);
  if (spans.length > MOST_SPANS || needed.length > area.rows / 2) return readAll();
  const ranges = spans.map(({ at, rows }) => ({
    at,
    range: sheet.getRangeByIndexes(area.row + at, area.column, rows, area.columns).load("values"),
  }));
  await context.sync();
  const read = new Map<number, readonly CellValue[]>([[0, first]]);
  for (const { at, range } of ranges) range.values.forEach((cells, i) => read.set(at + i, cells));
  return blank.map((_, at) => ({ id: textOf(ids[at]?.[0]), cells: read.get(at) ?? null }));
}

/** Runs of rows that are read by themselves; of more, the table is read whole. */
const MOST_SPANS = 200;

/** Stands for rows that only their content tells, so that all are needed. */
const ANY_ROW = "";

/** Rule IDs of the rows whose cells an operation compares. */
function rowsAsked(operation: Operation): string[] {
  switch (operation.kind) {
    case "setTableRow":
      return [operation.row.ruleId];
    case "removeTableRows":
      return operation.rows.map(({ row }) => row.ruleId);
    case "removeTable":
      return [ANY_ROW];
    case "removeTableColumns":
      return operation.made.columns.some(isBlankColumn) ? [ANY_ROW] : [];
    default:
      return [];
  }
}

/** Neighbouring rows together. @example spansOf([1, 2, 5]) //=> [{ at: 1, rows: 2 }, { at: 5, rows: 1 }] */
function spansOf(rows: readonly number[]): { at: number; rows: number }[] {
  const spans: { at: number; rows: number }[] = [];
  for (const at of rows) {
    const last = spans.at(-1);
    if (last && last.at + last.rows === at) last.rows++;
    else spans.push({ at, rows: 1 });
  }
  return spans;
}
