import { schemaOf, type Column, type TableName, type TableSchema } from "../matrix/tables";
import { TOPIC_NAMES } from "../matrix/topics";
import type { TableCells } from "../matrix/read-rows";
import { isBlank, numberOf, textOf, type CellValue, type Cells } from "../values/cell";
import { parseDay } from "../values/day";
import type { AddTable, ColumnChoices, ColumnFormats, NewColumn, RowCells } from "./operations";

/** Excel's format of a cell whose digits stay as they are typed: codes, NDCs, NPIs and ids keep their zeros. */
const TEXT_FORMAT = "@";
const DATE_FORMAT = "yyyy-mm-dd";
const DEFAULT_WIDTH = 14;
/** Excel takes the words of a drop-down up to this many characters; more must stand in cells. */
const LONGEST_WORD_LIST = 255;

/** Where drop-downs find what does not fit into them: the payers of the matrix, and the topics of coding policy. */
export interface ChoiceSources {
  readonly payers: string;
  readonly topics: string;
}

function formatOf(column: Column): string {
  if (column.kind === "date") return DATE_FORMAT;
  return column.kind === "number" ? "General" : TEXT_FORMAT;
}

function choicesOf(schema: TableSchema, column: Column, sources: ChoiceSources): ColumnChoices | null {
  // A payer column takes Kind:, MAC: and * as well, so its list suggests and does not refuse.
  if (column.kind === "payer" || (column.kind === "payerId" && schema.name !== "Payers")) {
    return { kind: "cells", source: sources.payers, only: false };
  }
  if (schema.name === "CodingPolicy" && column.header === "Topic") {
    return { kind: "cells", source: sources.topics, only: true };
  }
  if (!column.choices) return null;
  if (column.choices.join(",").length > LONGEST_WORD_LIST) {
    throw new Error(`the drop-down of ${schema.name}, ${column.header} is longer than ${LONGEST_WORD_LIST} characters`);
  }
  return { kind: "words", words: column.choices };
}

function newColumn(schema: TableSchema, column: Column, sources: ChoiceSources): NewColumn {
  return {
    header: column.header,
    format: formatOf(column),
    width: column.width ?? Math.max(DEFAULT_WIDTH, column.header.length + 4),
    help: column.help,
    choices: choicesOf(schema, column, sources),
  };
}

/** A value as the cell of its column holds it: dates as Excel's serial numbers, codes as text. */
function cellOf(column: Column, value: CellValue): CellValue {
  if (isBlank(value)) return "";
  if (column.kind === "number") return numberOf(value) ?? value;
  if (column.kind === "date") return typeof value === "number" ? value : (parseDay(textOf(value)) ?? textOf(value));
  return textOf(value);
}

/** A row by header with its values as cells of their columns hold them; blank cells are left out. A header that the schema does not know stays. */
export function rowCells(name: TableName, values: RowCells): RowCells {
  const { columns } = schemaOf(name);
  const cells = Object.entries(values).map(([header, value]) => {
    const column = columns.find((each) => each.header === header);
    return [header, column ? cellOf(column, value) : value] as const;
  });
  return Object.fromEntries(cells.filter(([, value]) => !isBlank(value)));
}

/** The number formats of a table's columns, or of some of them. */
export function columnFormats(name: TableName, headers?: readonly string[]): ColumnFormats {
  const columns = schemaOf(name).columns.filter(({ header }) => headers?.includes(header) ?? true);
  return Object.fromEntries(columns.map((column) => [column.header, formatOf(column)]));
}

/** The rows of a table in the order of its schema's columns, whatever order they came in. */
function rowsOf(schema: TableSchema, cells: TableCells | undefined): Cells {
  if (!cells) return [];
  const at = schema.columns.map((column) => cells.headers.findIndex((header) => textOf(header) === column.header));
  return cells.rows.map((row) => schema.columns.map((column, i) => cellOf(column, row[at[i] ?? -1])));
}

/**
 * The operation that makes one table of the matrix, with its formats, drop-downs and help, at the top of a sheet.
 * @param cells the rows to begin with; none makes an empty table
 */
export function newMatrixTable(
  name: TableName,
  sheet: string,
  cells: TableCells | undefined,
  sources: ChoiceSources,
): AddTable {
  const schema = schemaOf(name);
  return {
    kind: "addTable",
    name,
    at: { sheet, row: 0, column: 0 },
    columns: schema.columns.map((column) => newColumn(schema, column, sources)),
    rows: rowsOf(schema, cells),
  };
}

/** The topics that a drop-down offers, as cells of one column. */
export const TOPIC_CELLS: Cells = TOPIC_NAMES.map((topic) => [topic]);
