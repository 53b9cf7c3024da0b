import type { MatrixEdit, RowChange, RowValues } from "../../matrix/edit/edit";
import { schemaOf, type TableName } from "../../matrix/tables";
import { isBlank, textOf, type CellValue } from "../../values/cell";
import { LAST_DAY, wordsOf } from "../../values/day";

/** One cell of a change, in words: what stands there and what is to stand there. */
export interface CellWords {
  readonly column: string;
  /** "" for a blank. */
  readonly from: string;
  readonly to: string;
}

/** One row of a change, in words. */
export interface ChangeWords {
  readonly kind: RowChange["kind"];
  readonly table: TableName;
  /** Rule ID, or what names a row that has none; "" for a row that is to be added. */
  readonly name: string;
  /** Row in its sheet, 1-based; 0 for a row that is to be added. */
  readonly row: number;
  readonly cells: readonly CellWords[];
}

/** What an edit does, row by row. */
export function changeWords(edit: MatrixEdit): ChangeWords[] {
  return edit.changes.map((change) => {
    switch (change.kind) {
      case "add":
        return {
          kind: "add",
          table: change.table,
          name: nameOf(change.table, change.values),
          row: 0,
          cells: valuesWords(change.table, change.values).map(([column, to]) => ({ column, from: "", to })),
        };
      case "set":
        return {
          kind: "set",
          table: change.table,
          name: change.ruleId,
          row: change.row,
          cells: change.cells.map(({ column, from, to }) => ({
            column,
            from: cellWords(change.table, column, from),
            to: cellWords(change.table, column, to),
          })),
        };
      case "remove":
        return {
          kind: "remove",
          table: change.table,
          name: change.ruleId === "" ? nameOf(change.table, change.values) : change.ruleId,
          row: change.row,
          cells: valuesWords(change.table, change.values).map(([column, from]) => ({ column, from, to: "" })),
        };
    }
  });
}

/** What names a row for people: its Rule ID, or the first column of a table that has none. */
function nameOf(table: TableName, values: RowValues): string {
  const [first] = schemaOf(table).columns;
  return first ? textOf(values[first.header]) : "";
}

/** The cells of a row that are not blank, in the order of the table's columns. */
function valuesWords(table: TableName, values: RowValues): (readonly [string, string])[] {
  return schemaOf(table).columns.flatMap(({ header }) => {
    const value = values[header];
    return isBlank(value) ? [] : [[header, cellWords(table, header, value)] as const];
  });
}

/**
 * A cell as people read it: a date by its month's name.
 * @example cellWords("PriorAuth", "From", 46388) //=> "1 Jan 2027"
 */
export function cellWords(table: TableName, column: string, value: CellValue): string {
  const kind = schemaOf(table).columns.find(({ header }) => header === column)?.kind;
  const isDay = kind === "date" && typeof value === "number" && value > 0 && value <= LAST_DAY;
  return isDay ? wordsOf(Math.floor(value)) : textOf(value);
}
