import type { RowValues } from "../edit/edit";
import { folded, isBlank, textOf, type CellValue } from "../../values/cell";
import { headerIndexes, type TableCells } from "../read-rows";
import { schemaOf, type Column, type TableName } from "../tables";
import { RULE_ID, typedCell } from "../edit/table";
import { meaningOf } from "./meaning";

/** A row of a matrix table as it is compared with another. */
export interface ComparedRow {
  /** Row in its sheet or file, 1-based. */
  readonly row: number;
  /** "" where the row has none, or the table knows none. */
  readonly ruleId: string;
  /** The cell under a header of the schema; `undefined` where there is no such column. */
  cell(header: string): CellValue;
  /** What the cell means. */
  meaning(column: Column): string;
  /** Everything but the Rule ID, for finding rows that say the same. */
  wholeMeaning(): string;
  /** The cells as an edit writes them; blanks are left out. */
  values(): RowValues;
}

/** Columns of a table that are compared: all but the Rule ID, which names a row and says nothing. */
export function comparedColumns(name: TableName): readonly Column[] {
  return schemaOf(name).columns.filter((column) => column.header !== RULE_ID);
}

/** A row that is not blank, before it is looked at: rows with the same text mean the same. */
export interface StandingRow {
  readonly text: string;
  /** Row in its sheet or file, 1-based. */
  readonly row: number;
  /** In the order of the schema's columns. */
  readonly cells: readonly CellValue[];
}

/** The rows of a table, blank ones left out. */
export function standingRows(name: TableName, table: TableCells | undefined): StandingRow[] {
  if (!table) return [];
  const positions = headerIndexes(table.headers);
  const at = schemaOf(name).columns.map((column) => positions.get(folded(column.header)) ?? -1);
  return table.rows.flatMap((row, i) => {
    const cells = at.map((index) => row[index] ?? "");
    return cells.every(isBlank) ? [] : [{ text: cells.join("\u0000"), row: table.firstRow + i, cells }];
  });
}

/** Makes rows of one table comparable. What the same cell means in many rows is read once. */
export function comparer(name: TableName): (standing: StandingRow) => ComparedRow {
  const { columns } = schemaOf(name);
  const compared = comparedColumns(name);
  const positions = new Map(columns.map((column, i) => [column.header, i]));
  const known = new Map<string, string>();
  return ({ row, cells }) => {
    const cell = (header: string): CellValue => cells[positions.get(header) ?? -1];
    const meanings = new Map<Column, string>();
    const meaning = (column: Column): string => {
      let text = meanings.get(column);
      if (text !== undefined) return text;
      const value = cell(column.header);
      // How a topic's value reads depends on its row, so such a cell is known by both.
      const topic = column.header === "Value" ? textOf(cell("Topic")) : "";
      const key = `${column.header}|${typeof value}|${topic}|${String(value)}`;
      text = known.get(key);
      if (text === undefined) known.set(key, (text = meaningOf(name, column, cell)));
      meanings.set(column, text);
      return text;
    };
    let whole: string | undefined;
    return {
      row,
      ruleId: textOf(cell(RULE_ID)),
      cell,
      meaning,
      wholeMeaning: () => (whole ??= compared.map(meaning).join("\u0000")),
      values: () =>
        Object.fromEntries(
          columns.flatMap((column, i) => {
            const value = typedCell(column, cells[i]);
            return value === "" ? [] : [[column.header, value] as const];
          }),
        ),
    };
  };
}
