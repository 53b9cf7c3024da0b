import { FORMAT_PROPERTY, MATRIX_FORMAT } from "../matrix/format";
import type { MatrixCells } from "../matrix/matrix";
import type { TableCells } from "../matrix/read-rows";
import { headersOf, schemaOf, TABLE_NAMES, type Column, type TableName } from "../matrix/tables";
import { isBlank, numberOf, textOf, type CellValue, type Cells } from "../values/cell";
import { isoOf, LAST_DAY, parseDay } from "../values/day";
import { parseCsvText, writeCsv } from "./csv";
import { decodeText } from "./bytes";
import { UnusableFile } from "./problem";
import { readWorkbook, type WorkbookCells } from "./xlsx-read";

/** The name of a table's file in a folder. @example matrixFileName("PriorAuth") //=> "PriorAuth.csv" */
export function matrixFileName(table: TableName): string {
  return `${table}.csv`;
}

/**
 * Reads a matrix from CSV files, one per table. Dates become serial numbers and numbers become numbers, so that a matrix has the same
 * revision in a folder and in a workbook.
 * @param files a table's bytes, or `undefined` where it has no file: it is left out and reads as empty
 * @param folder name for messages
 * @throws UnusableFile where no table has a file, or a file holds no text
 */
export function readMatrixFolder(files: (table: TableName) => Uint8Array | undefined, folder: string): MatrixCells {
  const found: [TableName, TableCells][] = [];
  for (const name of TABLE_NAMES) {
    const bytes = files(name);
    if (bytes === undefined) continue;
    const file = `${folder}/${matrixFileName(name)}`;
    const [headers = [], ...rows] = parseCsvText(decodeText(bytes, file), file);
    found.push([name, withTypes(name, { headers, rows, firstRow: 2 })]);
  }
  return someTables(found, folder, `it holds none of ${TABLE_NAMES.slice(0, 3).map(matrixFileName).join(", ")} …`);
}

/**
 * Reads a matrix from a workbook: each table by its name wherever it stands, else the sheet of that name whose first row has its headers.
 * @throws UnusableFile where the file is no workbook, holds no table of a matrix, or was written by a newer build
 */
export async function readMatrixWorkbook(bytes: Uint8Array, file: string): Promise<MatrixCells> {
  const workbook = await readWorkbook(bytes, file);
  const format = Number(workbook.properties[FORMAT_PROPERTY] ?? MATRIX_FORMAT);
  if (format > MATRIX_FORMAT) {
    throw new UnusableFile({
      file,
      message: `its matrix has format ${format}, and this version reads format ${MATRIX_FORMAT}. Update Payer Policy Matrix`,
    });
  }
  const found = TABLE_NAMES.flatMap((name): [TableName, TableCells][] => {
    const cells = tableByName(workbook, name) ?? sheetByName(workbook, name);
    return cells ? [[name, cells]] : [];
  });
  return someTables(
    found,
    file,
    `it has no table named ${TABLE_NAMES.slice(0, 3).join(", ")} …, nor a sheet of such a name with its headers in row 1`,
  );
}

function someTables(found: readonly (readonly [TableName, TableCells])[], file: string, lacks: string): MatrixCells {
  if (found.length === 0)
    throw new UnusableFile({
      file,
      message: `no matrix is in it: ${lacks}. Use a workbook in which the matrix was created`,
    });
  return Object.fromEntries(found);
}

function tableByName(workbook: WorkbookCells, name: TableName): TableCells | null {
  const table = workbook.tables.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const sheet = workbook.sheets.find((each) => each.name === table?.sheet);
  if (!table || !sheet) return null;
  const area = sheet.cells
    .slice(table.firstRow, table.lastRow + 1)
    .map((row) => row.slice(table.firstColumn, table.lastColumn + 1));
  const [headers = [], ...rows] = area;
  return { headers, rows, firstRow: table.firstRow + 2 };
}

function sheetByName(workbook: WorkbookCells, name: TableName): TableCells | null {
  const sheet = workbook.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const [headers, ...rows] = sheet?.cells ?? [];
  const wanted = headersOf(name).map((header) => header.toLowerCase());
  const known = (headers ?? []).filter((header) => wanted.includes(textOf(header).toLowerCase()));
  return headers && known.length >= 2 ? { headers, rows, firstRow: 2 } : null;
}

/** Gives the text cells of a CSV file the types that a workbook's cells have. What is no date or number stays text, for the reader to name. */
function withTypes(name: TableName, table: TableCells): TableCells {
  const columns = columnsOf(name, table);
  const typed = (value: CellValue, column: Column | undefined): CellValue => {
    if (isBlank(value) || column === undefined) return value;
    if (column.kind === "date") return parseDay(textOf(value)) ?? value;
    return column.kind === "number" ? (numberOf(value) ?? value) : value;
  };
  return { ...table, rows: table.rows.map((row) => row.map((value, i) => typed(value, columns[i]))) };
}

function columnsOf(name: TableName, table: TableCells): (Column | undefined)[] {
  const byHeader = new Map(schemaOf(name).columns.map((column) => [column.header.toLowerCase(), column]));
  return table.headers.map((header) => byHeader.get(textOf(header).toLowerCase()));
}

/**
 * A matrix as the files of a folder: every table one CSV file, dates as ISO text, tables without rows with their headers alone.
 * @example matrixFiles({}).find((file) => file.name === "Courses.csv")?.text.startsWith("Course ID,Patient") //=> true
 */
export function matrixFiles(cells: MatrixCells): { readonly name: string; readonly text: string }[] {
  return TABLE_NAMES.map((name) => ({ name: matrixFileName(name), text: writeCsv(rowsAsText(name, cells[name])) }));
}

function rowsAsText(name: TableName, table: TableCells | undefined): Cells {
  if (!table) return [headersOf(name)];
  const columns = columnsOf(name, table);
  const text = (value: CellValue, column: Column | undefined): CellValue =>
    column?.kind === "date" && typeof value === "number" && value > 0 && value <= LAST_DAY
      ? isoOf(Math.floor(value))
      : value;
  return [table.headers, ...table.rows.map((row) => row.map((value, i) => text(value, columns[i])))];
}
