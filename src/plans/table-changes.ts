import { isBlank, textOf, type CellValue } from "../values/cell";
import type {
  AddTable,
  AddTableColumns,
  AddTableRows,
  NewColumn,
  Operation,
  RemoveTable,
  RemoveTableColumns,
  RemoveTableRows,
  RowCells,
  SetTableRow,
} from "./operations";
import { idColumn, sameCell } from "./row-identity";
import { columnAt, draftOf, newTable, replaceRow, type TableDraft } from "./table-draft";
import type { Difference, TableNow } from "./table-now";
import { findRow, rowName, unlike } from "./table-row";
import { additionSteps, removalSteps, type TableStep, type WrittenCell } from "./table-steps";

/** An operation of a plan that is about a table found by its name. */
export type TableOperation =
  SetTableRow | AddTableRows | RemoveTableRows | AddTable | RemoveTable | AddTableColumns | RemoveTableColumns;

/** The name of the table that an operation is about, or `null`. */
export function tableOf(operation: Operation): string | null {
  return isTableOperation(operation) ? nameOf(operation) : null;
}

const TABLE_KINDS: ReadonlySet<Operation["kind"]> = new Set<TableOperation["kind"]>([
  "setTableRow",
  "addTableRows",
  "removeTableRows",
  "addTable",
  "removeTable",
  "addTableColumns",
  "removeTableColumns",
]);

function isTableOperation(operation: Operation): operation is TableOperation {
  return TABLE_KINDS.has(operation.kind);
}

function nameOf(operation: TableOperation): string {
  switch (operation.kind) {
    case "addTable":
      return operation.name;
    case "removeTable":
      return operation.made.name;
    case "removeTableColumns":
      return operation.made.table;
    default:
      return operation.table;
  }
}

/** What comes of the operations of a plan on tables: where they are not as expected, and otherwise what to do for each. */
export interface TableChanges {
  readonly differences: readonly Difference[];
  readonly steps: ReadonlyMap<Operation, readonly TableStep[]>;
}

/**
 * Carries the operations out on a copy of the tables, one after the other, so that each finds what those before it left.
 * @param found the tables by their names in small letters, as the workbook has them; those that are not there are left out
 */
export function tableChanges(operations: readonly Operation[], found: ReadonlyMap<string, TableNow>): TableChanges {
  const tables = new Map([...found].map(([name, table]) => [name, draftOf(table)]));
  const differences: Difference[] = [];
  const steps = new Map<Operation, readonly TableStep[]>();
  for (const operation of operations.filter(isTableOperation)) {
    const name = nameOf(operation);
    const table = tables.get(name.toLowerCase());
    if (operation.kind === "addTable") {
      if (table) differences.push(there(`the table ${name}`));
      tables.set(name.toLowerCase(), newTable(operation));
    } else if (!table) {
      differences.push(gone(`the table ${name}`));
    } else {
      const outcome = carryOut(operation, table);
      differences.push(...outcome.differences);
      steps.set(operation, outcome.steps);
      if (operation.kind === "removeTable") tables.delete(name.toLowerCase());
    }
  }
  return { differences: once(differences), steps };
}

/** A table or a column is missed once, however many operations need it. */
function once(differences: readonly Difference[]): Difference[] {
  return [...new Map(differences.map((each) => [JSON.stringify(each), each])).values()];
}

const there = (where: string): Difference => ({ where, expected: "", found: "there" });
const gone = (where: string): Difference => ({ where, expected: "there", found: "" });
const compared = (where: string, expected: CellValue, found: CellValue): Difference[] =>
  sameCell(expected, found) ? [] : [{ where, expected: textOf(expected), found: textOf(found) }];

interface Outcome {
  readonly differences: readonly Difference[];
  readonly steps: readonly TableStep[];
}

const refusal = (differences: readonly Difference[]): Outcome => ({ differences, steps: [] });

function carryOut(operation: Exclude<TableOperation, AddTable>, table: TableDraft): Outcome {
  switch (operation.kind) {
    case "setTableRow":
      return setRow(operation, table);
    case "addTableRows":
      return addRows(operation, table);
    case "removeTableRows":
      return removeRows(operation, table);
    case "addTableColumns":
      return addColumns(operation, table);
    case "removeTableColumns":
      return removeColumns(operation, table);
    case "removeTable":
      return refusal(unlikeMade(operation.made, table));
  }
}

function missingColumns(table: TableDraft, headers: Iterable<string>): Difference[] {
  return [...new Set(headers)]
    .filter((header) => columnAt(table, header) < 0)
    .map((header) => gone(`the column ${header} of ${table.name}`));
}

/** The column without which a row cannot be found by its Rule ID. */
function idNeeded(table: TableDraft, ruleId: string): string[] {
  const column = idColumn(table.name);
  return column !== null && ruleId !== "" ? [column] : [];
}

function setRow({ row, cells, formats }: SetTableRow, table: TableDraft): Outcome {
  const missing = missingColumns(table, [...idNeeded(table, row.ruleId), ...cells.map(({ column }) => column)]);
  if (missing.length > 0) return refusal(missing);
  const expected: RowCells = Object.fromEntries(cells.map((cell) => [cell.column, cell.expected]));
  const at = findRow(table, row, expected, new Set());
  if (typeof at !== "number") return refusal(at);
  const now = table.rows[at]?.cells ?? [];
  const where = rowName(table, at);
  const differences = cells.flatMap((cell) =>
    compared(`${where}, ${cell.column}`, cell.expected, now[columnAt(table, cell.column)]),
  );
  const next = [...now];
  const written = cells.map(({ column, value }): WrittenCell => {
    const i = columnAt(table, column);
    const format = formats?.[column];
    next[i] = value;
    return { column: i, from: now[i], to: value, ...(format === undefined ? {} : { format }) };
  });
  replaceRow(table, at, next);
  return { differences, steps: [{ kind: "write", table: table.name, row: at, cells: written }] };
}

function addRows(operation: AddTableRows, table: TableDraft): Outcome {
  const filled = operation.rows.flatMap((row) => Object.keys(row).filter((header) => !isBlank(row[header])));
  const missing = missingColumns(table, filled);
  const column = idColumn(table.name);
  const known = new Set(table.rows.map(({ id }) => id));
  const ids = column === null ? [] : operation.rows.map((row) => textOf(row[column]));
  const taken = ids.filter((id) => id !== "" && known.has(id)).map((id) => there(`the rule ${id} in ${table.name}`));
  if (missing.length + taken.length > 0) return refusal([...missing, ...taken]);
  return { differences: [], steps: additionSteps(table, operation) };
}

function removeRows({ rows }: RemoveTableRows, table: TableDraft): Outcome {
  const missing = missingColumns(
    table,
    rows.flatMap(({ row, expected }) => [
      ...idNeeded(table, row.ruleId),
      ...Object.keys(expected).filter((header) => !isBlank(expected[header])),
    ]),
  );
  if (missing.length > 0) return refusal(missing);
  const taken = new Set<number>();
  // From the last on: of rows that say the same, those at the end go, where a plan adds them.
  const differences = [...rows].reverse().flatMap(({ row, expected }) => {
    const at = findRow(table, row, expected, taken);
    if (typeof at !== "number") return at;
    taken.add(at);
    return unlike(table, at, expected);
  });
  return differences.length > 0
    ? refusal(differences.reverse())
    : { differences, steps: removalSteps(table, [...taken]) };
}

function addColumns({ columns }: AddTableColumns, table: TableDraft): Outcome {
  const taken = columns.filter(({ header }) => columnAt(table, header) >= 0);
  table.headers = [...table.headers, ...columns.map(({ header }) => header)];
  table.contentPlaces = null;
  return refusal(taken.map(({ header }) => there(`the column ${header} of ${table.name}`)));
}

/** A column that a plan adds without anything in it. */
export const isBlankColumn = ({ formula, values }: NewColumn): boolean => formula === undefined && values === undefined;

function removeColumns({ made }: RemoveTableColumns, table: TableDraft): Outcome {
  const headers = made.columns.map(({ header }) => header);
  const missing = missingColumns(table, headers);
  if (missing.length > 0) return refusal(missing);
  const at = new Set(headers.map((header) => columnAt(table, header)));
  // Whether formulas and values are still those of the plan is seen in the workbook: here are no more than answers, if they were read.
  const blank = made.columns.filter(isBlankColumn).map(({ header }) => columnAt(table, header));
  const filled = table.rows.flatMap(({ cells }, row) =>
    blank.flatMap((i) => compared(`${rowName(table, row)}, ${table.headers[i] ?? ""}`, "", cells?.[i])),
  );
  table.rows.forEach(({ id, cells }, row) => {
    table.rows[row] = { id, cells: cells && cells.filter((_, i) => !at.has(i)) };
  });
  table.headers = table.headers.filter((_, i) => !at.has(i));
  table.contentPlaces = null;
  return refusal(filled);
}

/** Where a table is not as the plan that made it left it. */
function unlikeMade(made: AddTable, table: TableDraft): Difference[] {
  const headers = made.columns.map(({ header }) => header);
  const ofHeaders = compared(`the headers of ${table.name}`, headers.join(", "), table.headers.join(", "));
  if (ofHeaders.length > 0) return ofHeaders;
  const rows = made.rows.length > 0 ? made.rows : [headers.map(() => "")];
  if (rows.length !== table.rows.length)
    return compared(`the number of rows of ${table.name}`, rows.length, table.rows.length);
  return rows.flatMap((cells, row) =>
    headers.flatMap((header, i) => {
      const found = table.rows[row]?.cells?.[i];
      return compared(`${rowName(table, row)}, ${header}`, cells[i], found);
    }),
  );
}
