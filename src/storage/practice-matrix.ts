import { compileMatrix, type MatrixCells } from "../matrix/matrix";
import type { TableCells } from "../matrix/read-rows";
import { headersOf, TABLES_WITHOUT_PATIENTS, type TableName } from "../matrix/tables";
import { textOf } from "../values/cell";
import { inTransaction, StorageFailure } from "./database";
import { tellMatrixPublished } from "./matrix-published";

/** What is known of the matrix that was published last on this computer, without its rows. */
export interface PracticeInfo {
  /** Name of the workbook that it comes from, such as `Practice policies.xlsx`. */
  readonly name: string;
  /** Of what was published: without the tables about patients it is another one than that of the workbook. */
  readonly revision: string;
  /** When, in milliseconds since 1970. */
  readonly on: number;
  readonly payers: number;
  readonly rules: number;
  /** Rows that cannot be used as they stand: they decide nothing here either. */
  readonly issues: number;
}

/** The practice's matrix, for workbooks of this computer that have none. */
export interface PracticeMatrix extends PracticeInfo {
  readonly cells: MatrixCells;
}

/** Keys of the store: what it is stands apart from what it holds, since a look must not read 20,000 rows. */
const ABOUT = "about";
const CELLS = "cells";

/**
 * What of a matrix other workbooks may see: the tables without patients, and of these the columns that the format declares. A column that
 * a practice added may say anything. Rows stay where they are, so that a finding names the row of the workbook.
 * @example publishable(starterTables()).Authorizations //=> undefined
 */
export function publishable(cells: MatrixCells): MatrixCells {
  const out: { [T in TableName]?: TableCells } = {};
  for (const name of TABLES_WITHOUT_PATIENTS) {
    const table = cells[name];
    if (table) out[name] = declaredColumns(name, table);
  }
  return out;
}

function declaredColumns(name: TableName, table: TableCells): TableCells {
  const declared = new Set(headersOf(name).map((header) => header.toLowerCase()));
  const kept = table.headers.flatMap((header, i) => (declared.has(textOf(header).toLowerCase()) ? [i] : []));
  if (kept.length === table.headers.length) return table;
  return {
    ...table,
    headers: kept.map((i) => table.headers[i]),
    rows: table.rows.map((row) => kept.map((i) => row[i])),
  };
}

/** What would be published of a matrix now. */
export function practiceInfo(name: string, cells: MatrixCells, on: number): PracticeInfo {
  return infoOf(name, publishable(cells), on);
}

function infoOf(name: string, cells: MatrixCells, on: number): PracticeInfo {
  const { revision, payers, ruleCount, issues } = compileMatrix(cells);
  return { name, revision, on, payers: payers.all.length, rules: ruleCount, issues: issues.length };
}

/**
 * Publishes a matrix on this computer, in place of the one before: there is one practice's matrix, and its name says of which workbook.
 * @throws StorageFailure where the browser keeps nothing; the one before then stays
 */
export async function publishMatrix(matrix: {
  readonly name: string;
  readonly on: number;
  readonly cells: MatrixCells;
}): Promise<PracticeInfo> {
  const cells = publishable(matrix.cells);
  const info = infoOf(matrix.name, cells, matrix.on);
  await inTransaction("readwrite", (stores) => {
    stores.put("practice", ABOUT, info);
    stores.put("practice", CELLS, cells);
  });
  tellMatrixPublished();
  return info;
}

/** Which matrix was published last; `null` where none was. @throws StorageFailure where the browser lets nothing be read */
export async function publishedInfo(): Promise<PracticeInfo | null> {
  const about = await inTransaction("readonly", (stores) => stores.get("practice", ABOUT));
  return isInfo(about) ? about : null;
}

/** What was read last: the same cells are compiled once. */
let read: PracticeMatrix | null = null;

/**
 * The matrix that was published last; `null` where none was. The same object as long as it is the same matrix.
 * @throws StorageFailure where it cannot be read, or is not what its revision says
 */
export async function publishedMatrix(): Promise<PracticeMatrix | null> {
  const [about, cells] = await inTransaction("readonly", async (stores) => {
    const found = await stores.get("practice", ABOUT);
    const known = isInfo(found) && read && sameInfo(found, read);
    return [found, known ? read?.cells : await stores.get("practice", CELLS)];
  });
  if (!isInfo(about)) return null;
  if (read && read.cells === cells) return read;
  if (isCells(cells) && compileMatrix(cells).revision === about.revision) return (read = { ...about, cells });
  throw new StorageFailure(
    `the matrix of ${about.name}, published on this computer, is damaged. Open that workbook with its pane: it is published anew`,
  );
}

/** Forgets the published matrix: workbooks without a matrix have none then. */
export async function forgetMatrix(): Promise<void> {
  await inTransaction("readwrite", (stores) => {
    stores.delete("practice", ABOUT);
    stores.delete("practice", CELLS);
  });
  tellMatrixPublished();
}

const sameInfo = (a: PracticeInfo, b: PracticeInfo): boolean =>
  a.revision === b.revision && a.on === b.on && a.name === b.name;

function isInfo(value: unknown): value is PracticeInfo {
  return typeof value === "object" && value !== null && "name" in value && "revision" in value && "on" in value;
}

function isCells(value: unknown): value is MatrixCells {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every(
      (table: unknown) =>
        typeof table === "object" &&
        table !== null &&
        "headers" in table &&
        Array.isArray(table.headers) &&
        "rows" in table &&
        Array.isArray(table.rows),
    )
  );
}
