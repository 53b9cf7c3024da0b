import { compileMatrix, type MatrixCells } from "../matrix/matrix";
import { handOver } from "../matrix/hand-over";
import { handOverCells, REPEATED_ROWS } from "../matrix/hand-over/layout";
import { newSheetName } from "../matrix/hand-over/sheet-names";
import type { TableCells } from "../matrix/read-rows";
import type { Payer } from "../matrix/rules";
import { headerIndexes } from "../matrix/read-rows";
import { schemaOf, TABLES_WITHOUT_PATIENTS, type Column, type TableName } from "../matrix/tables";
import { typedCell } from "../matrix/edit/table";
import { folded, isBlank } from "../values/cell";
import { wordsOf, type Day } from "../values/day";
import { DATE_FORMAT, TEXT_FORMAT, writeWorkbook, type SheetToWrite, type WorkbookToWrite } from "./xlsx-write";

/**
 * A matrix for somebody without the add-in: a first sheet that says what is in the file, one printable sheet for each payer, and the tables
 * themselves. Tables that may hold patient data, and columns that a practice added, are left out.
 * @param payers whose sheets are written; all of the matrix where not said
 */
export function handOverWorkbook(cells: MatrixCells, asOf: Day, payers?: readonly Payer[]): WorkbookToWrite {
  const matrix = compileMatrix(cells);
  const chosen = payers ?? matrix.payers.all;
  const tables = TABLES_WITHOUT_PATIENTS.flatMap((name) => {
    const table = cells[name];
    return table ? [tableSheet(name, table)] : [];
  });
  const taken = [ABOUT, ...tables.map((sheet) => sheet.name)];
  const sheets = chosen.map((payer): SheetToWrite => {
    const { cells: rows, headings, widths } = handOverCells(handOver(matrix, payer, asOf));
    const name = newSheetName(payer.id, taken);
    taken.push(name);
    return {
      name,
      rows,
      headings,
      columns: widths.map((width) => ({ width, format: TEXT_FORMAT, wrap: true })),
      print: { repeatRows: REPEATED_ROWS },
    };
  });
  const about: SheetToWrite = {
    name: ABOUT,
    rows: [
      ["Payer policy matrix"],
      ["As of", wordsOf(asOf)],
      ["Revision of the matrix", matrix.revision],
      ["Not in this file", "tables that may hold patient data"],
      [],
      ["Payer", "Sheet"],
      ...chosen.map((payer, i) => [payer.name, sheets[i]?.name ?? ""]),
    ],
    headings: [
      { row: 0, level: "title" },
      { row: 5, level: "header" },
    ],
    columns: [
      { width: 40, format: TEXT_FORMAT },
      { width: 34, format: TEXT_FORMAT },
    ],
    print: { repeatRows: 0 },
  };
  return { sheets: [about, ...sheets, ...tables] };
}

/** The same as the bytes of an .xlsx file. */
export function handOverBytes(cells: MatrixCells, asOf: Day, payers?: readonly Payer[]): Promise<Uint8Array> {
  return writeWorkbook(handOverWorkbook(cells, asOf, payers));
}

const ABOUT = "About";

function tableSheet(name: TableName, table: TableCells): SheetToWrite {
  const { columns } = schemaOf(name);
  const headers = headerIndexes(table.headers);
  const at = columns.map((column) => headers.get(folded(column.header)) ?? -1);
  const rows = table.rows
    .map((row) => columns.map((column, i) => typedCell(column, row[at[i] ?? -1])))
    .filter((row) => !row.every(isBlank));
  return {
    name,
    header: true,
    table: name,
    rows: [columns.map((column) => column.header), ...rows],
    columns: columns.map((column) => ({
      format: formatOf(column),
      ...(column.width === undefined ? {} : { width: column.width }),
    })),
    print: { repeatRows: 1 },
  };
}

function formatOf({ kind }: Column): string {
  if (kind === "date") return DATE_FORMAT;
  return kind === "number" ? "General" : TEXT_FORMAT;
}
