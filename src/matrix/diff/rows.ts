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

/** The rows of a table, blank ones left out, each with the text of its cells: rows with the same text mean the same. */
export function comparedRows(
  name: TableName,
  table: TableCells | undefined,
): { readonly text: string; readonly row: ComparedRow }[] {
  if (!table) return [];
  const { columns } = schemaOf(name);
  const positions = headerIndexes(table.headers);
  const at = columns.map((column) => positions.get(folded(column.header)) ?? -1);
  return table.rows.flatMap((cells, i) => {
    const own = at.map((index) => cells[index]);
    if (own.every(isBlank)) return [];
    return [{ text: own.map(textOf).join("\u0000"), row: comparedRow(name, own, table.firstRow + i) }];
  });
}

function comparedRow(name: TableName, cells: readonly CellValue[], row: number): ComparedRow {
  const { columns } = schemaOf(name);
  const cell = (header: string): CellValue => cells[columns.findIndex((column) => column.header === header)];
  const meanings = new Map<Column, string>();
  const meaning = (column: Column): string => {
    let text = meanings.get(column);
    if (text === undefined) meanings.set(column, (text = meaningOf(name, column, cell)));
    return text;
  };
  return {
    row,
    ruleId: textOf(cell(RULE_ID)),
    cell,
    meaning,
    wholeMeaning: () => comparedColumns(name).map(meaning).join("\u0000"),
    values: () =>
      Object.fromEntries(
        columns.flatMap((column, i) => {
          const value = typedCell(column, cells[i]);
          return value === "" ? [] : [[column.header, value] as const];
        }),
      ),
  };
}
