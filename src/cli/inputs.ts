import { isVisitCode } from "../codes/families";
import { bundledReference } from "../codes/reference/bundled";
import type { Reference } from "../codes/reference/reference";
import type { ClaimSheet } from "../claims/sheet";
import { readClaimsFile, type ReadClaimsFileOptions } from "../files/claims-file";
import { importContents } from "../files/cms/import";
import { setsOver, type ImportedContents } from "../files/cms/imported";
import { isPackedTables, readPackedTables } from "../files/cms/packed-tables";
import { readMatrixFolder, readMatrixWorkbook, matrixFileName } from "../files/matrix-files";
import { UnusableFile } from "../files/problem";
import { compileMatrix, type Matrix, type MatrixCells } from "../matrix/matrix";
import type { PayerBook } from "../matrix/payers";
import { starterTables } from "../matrix/starter";
import type { Day } from "../values/day";
import { counted, joinWords } from "../values/lists";
import { join } from "node:path";
import { filesIn, isFolder, readBytes, readBytesIfThere } from "./disk";
import { readFieldMap } from "./field-map";
import type { Terminal } from "./terminal";

/** Which claim lines are read. */
export interface ClaimsToRead {
  readonly claims: string;
  readonly sheet?: string;
  readonly map?: string;
  readonly asOf?: Day;
}

/**
 * The claim lines of a file. How its columns were understood is noted where somebody should look.
 * @param payers of the matrix: a column of their names is the payer's
 * @throws UnusableFile where it, or the map of its headers, cannot be used
 */
export function claimsAt(
  toRead: ClaimsToRead,
  payers: Pick<PayerBook, "find">,
  terminal: Pick<Terminal, "note">,
): Promise<ClaimSheet> {
  return readClaimsFile(readBytes(toRead.claims), toRead.claims, claimOptions(toRead, payers, terminal));
}

/** How claim lines are read. @throws UnusableFile where the map of headers cannot be used */
export function claimOptions(
  { sheet, map, asOf }: Omit<ClaimsToRead, "claims">,
  payers: Pick<PayerBook, "find">,
  terminal: Pick<Terminal, "note">,
): ReadClaimsFileOptions {
  return {
    isVisit: isVisitCode,
    isPayer: (text) => payers.find(text) !== undefined,
    note: (text) => terminal.note(text),
    ...(asOf === undefined ? {} : { asOf }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(map === undefined ? {} : { picks: readFieldMap(readBytes(map), map) }),
  };
}

/** The cells of a matrix: a folder of CSV files, or a workbook. @throws UnusableFile where it is neither */
export async function matrixCellsAt(path: string): Promise<MatrixCells> {
  return isFolder(path)
    ? readMatrixFolder((table) => readBytesIfThere(join(path, matrixFileName(table))), path)
    : readMatrixWorkbook(readBytes(path), path);
}

/** The matrix of a check; the starter matrix where none is named. What is wrong with it is noted, never hidden. */
export async function matrixAt(path: string | undefined, terminal: Terminal): Promise<Matrix> {
  if (path === undefined) {
    terminal.note(
      "No matrix was named: the starter matrix is used. Name yours with --matrix FILE.xlsx or --matrix FOLDER",
    );
    return compileMatrix(starterTables());
  }
  return compiledAt(path, await matrixCellsAt(path), terminal);
}

/** A matrix that was read, compiled. What is wrong with it is noted. */
export function compiledAt(path: string, cells: MatrixCells, terminal: Pick<Terminal, "note">): Matrix {
  const matrix = compileMatrix(cells);
  if (matrix.missing.length > 0) {
    const [noun, reads] = matrix.missing.length === 1 ? ["table", "reads as empty"] : ["tables", "read as empty"];
    terminal.note(`${path} has no ${noun} ${joinWords(matrix.missing, "and")}: ${reads}`);
  }
  if (matrix.issues.length > 0) {
    terminal.note(
      `${path} has ${counted(matrix.issues.length, "issue")}. See them with "npm run matrix -- health ${path}"`,
    );
  }
  return matrix;
}

/** The national tables of a check: those of the path over the bundled ones. */
export async function referenceAt(path: string | undefined, terminal: Terminal): Promise<Reference> {
  const bundled = bundledReference();
  if (path === undefined) return bundled;
  const imported = setsOver(await nationalTablesAt(path, terminal), bundled);
  const kept = (["PTP", "MUE", "Add-on", "NDC"] as const).filter((kind) => !imported.found.has(kind));
  if (kept.length > 0) terminal.note(`${path} holds no ${joinWords(kept, "or")} table: the built-in one is used`);
  return imported.reference;
}

/**
 * The national tables of a folder of CMS's files, or of a file that `matrix -- pack` wrote. What was left aside or is not whole is noted.
 * @throws UnusableFile where none stands there, or one is damaged
 */
export async function nationalTablesAt(path: string, terminal: Pick<Terminal, "note">): Promise<ImportedContents> {
  const tables = isFolder(path) ? await importContents(filesIn(path)) : await packedTablesAt(path);
  for (const note of tables.notes) terminal.note(note);
  if (tables.contents.length > 0) return tables;
  throw new UnusableFile({
    file: path,
    message: "holds none of the tables that CMS ships: PTP edits, MUE values, add-on codes or the NDC crosswalk",
  });
}

async function packedTablesAt(path: string): Promise<ImportedContents> {
  const bytes = readBytes(path);
  if (isPackedTables(bytes)) return readPackedTables(bytes, path);
  throw new UnusableFile({
    file: path,
    message: "is a file. Name a folder with files of CMS, or what npm run matrix -- pack wrote",
  });
}

/** What a practice wrote is not overwritten in passing. */
export function inTheWay(path: string): UnusableFile {
  return new UnusableFile({
    file: path,
    message: "is there already, and may hold rules of your own. Name another place, or add --force to write over it",
  });
}
