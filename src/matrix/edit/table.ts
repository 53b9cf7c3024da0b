import { folded, isBlank, numberOf, textOf, type CellValue } from "../../values/cell";
import type { MatrixCells } from "../matrix";
import { dayInCell, headerIndexes, type TableCells } from "../read-rows";
import { schemaOf, type Column, type RuleTableName, type TableName } from "../tables";
import type { RowValues } from "./edit";

/** How a table's cells are found by header. Kept for as long as the table stands as it is. */
interface Layout {
  /** Position of a header as it is compared. */
  readonly at: ReadonlyMap<string, number>;
  /** Rows, from 0, by Rule ID in upper case. */
  readonly byRuleId: ReadonlyMap<string, readonly number[]>;
  /** Columns of the table's schema that it has. */
  placed: readonly PlacedColumn[] | null;
}

interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
}

const layouts = new WeakMap<TableCells, Layout>();

function layoutOf(table: TableCells): Layout {
  let layout = layouts.get(table);
  if (!layout) {
    const at = headerIndexes(table.headers);
    const ids = at.get(folded(RULE_ID));
    const byRuleId = new Map<string, number[]>();
    if (ids !== undefined) {
      table.rows.forEach((row, i) => {
        const id = idKey(row[ids]);
        if (id === "") return;
        const known = byRuleId.get(id);
        if (known) known.push(i);
        else byRuleId.set(id, [i]);
      });
    }
    layouts.set(table, (layout = { at, byRuleId, placed: null }));
  }
  return layout;
}

export const RULE_ID = "Rule ID";

/** A Rule ID as it is compared. */
export const idKey = (id: CellValue): string => textOf(id).toUpperCase();

/** Whether a table's rows are rules. */
export function isRuleTable(name: TableName): name is RuleTableName {
  return schemaOf(name).isRules;
}

/** Position of a column in a table as it was found, from 0; `undefined` where the table has none of that header. */
export function columnAt(table: TableCells, header: string): number | undefined {
  return layoutOf(table).at.get(folded(header));
}

/** Rows with a Rule ID, from 0. */
export function rowsWithId(table: TableCells, ruleId: string): readonly number[] {
  return layoutOf(table).byRuleId.get(idKey(ruleId)) ?? [];
}

/** Every Rule ID of a table, in upper case. */
export function ruleIdsOf(table: TableCells): Iterable<string> {
  return layoutOf(table).byRuleId.keys();
}

/** The columns of a table's schema that the table has, and where. */
export function placedColumns(name: TableName, table: TableCells): readonly PlacedColumn[] {
  const layout = layoutOf(table);
  layout.placed ??= schemaOf(name).columns.flatMap((column) => {
    const index = layout.at.get(folded(column.header));
    return index === undefined ? [] : [{ column, index }];
  });
  return layout.placed;
}

/** Column of a table's schema by its header, in any case; `undefined` for a column that a practice added. */
export function schemaColumn(name: TableName, header: string): Column | undefined {
  return schemaOf(name).columns.find((column) => folded(column.header) === folded(header));
}

/**
 * A cell as a form shows it: a date as its day, a number as a number, everything else as text. What is no date or number stays as it is.
 * @example typedCell(schemaColumn("PriorAuth", "From"), "2027-01-01") //=> 46388
 */
export function typedCell(column: Column | undefined, value: CellValue): CellValue {
  if (isBlank(value)) return "";
  if (column?.kind === "date") return dayInCell(value) ?? (value === 0 ? "" : value);
  if (column?.kind === "number") return numberOf(value) ?? value;
  return column ? textOf(value) : value;
}

/** Whether two cells of a column mean the same. */
export function sameCell(column: Column | undefined, a: CellValue, b: CellValue): boolean {
  return a === b || textOf(typedCell(column, a)) === textOf(typedCell(column, b));
}

/** Cells of one row as they stand, by position. @param row in its sheet or file, 1-based */
export function cellsAt(table: TableCells, row: number): readonly CellValue[] | undefined {
  return table.rows[row - table.firstRow];
}

/** Whether a row says nothing: every column of the table's schema is blank. */
export function isBlankRow(name: TableName, table: TableCells, cells: readonly CellValue[]): boolean {
  return placedColumns(name, table).every(({ index }) => isBlank(cells[index]));
}

/**
 * The values of one row, as a form shows them: every column of the schema, blank ones as "".
 * @param row in its sheet or file, 1-based
 * @returns `null` where the table has no such row
 */
export function rowValues(name: TableName, cells: MatrixCells, row: number): RowValues | null {
  const table = cells[name];
  const found = table && cellsAt(table, row);
  if (!table || !found) return null;
  return Object.fromEntries(
    schemaOf(name).columns.map((column) => {
      const index = columnAt(table, column.header);
      return [column.header, index === undefined ? "" : typedCell(column, found[index])];
    }),
  );
}

/** Everything that stands in a row, columns that a practice added too; blank cells are left out, values are as they stand. */
export function wholeRow(name: TableName, table: TableCells, cells: readonly CellValue[]): RowValues {
  const values: Record<string, CellValue> = {};
  for (const [i, header] of table.headers.entries()) {
    const value = cells[i];
    const text = textOf(header);
    if (text === "" || isBlank(value) || columnAt(table, text) !== i) continue;
    values[schemaColumn(name, text)?.header ?? text] = value;
  }
  return values;
}

/**
 * Where a row stands, from 0: where it stood when it was last seen, or where its Rule ID stands now.
 * `null` where neither tells.
 */
export function findRow(table: TableCells, row: number, ruleId: string): number | null {
  const index = row - table.firstRow;
  if (ruleId === "") return table.rows[index] ? index : null;
  const found = rowsWithId(table, ruleId);
  if (found.includes(index)) return index;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What a row is called in titles and in the history: its Rule ID, else its first column, such as the Payer ID or the code. */
export function rowName(name: TableName, values: RowValues): string {
  return textOf(values[schemaOf(name).columns[0]?.header ?? ""]);
}
