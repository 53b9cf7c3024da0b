import { compileMatrix, revisionOf, tableHash, tableIssues, type Matrix, type MatrixCells } from "../matrix/matrix";
import type { TableCells } from "../matrix/read-rows";
import { isTableName, TABLE_NAMES, type TableName } from "../matrix/tables";
import { textOf, type CellValue } from "../values/cell";
import { counted } from "../values/lists";
import { remembered } from "../values/remembered";

/**
 * The matrix as formulas see it. `TABLE` keeps each table under the name of its content, `MATRIX` combines the names into a revision,
 * and a function finds the compiled matrix by the revision that stands in its first argument. Content never changes under a name,
 * so nothing here can be stale; two workbooks cannot mix.
 */
interface Kept<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** Keeps the last so many: an edited table leaves its old content behind. */
function kept<T>(most: number): Kept<T> {
  const map = new Map<string, T>();
  // Thousands of cells ask for the same one after another.
  let latest: string | undefined;
  return {
    get(key) {
      const value = map.get(key);
      if (value !== undefined && key !== latest) {
        map.delete(key);
        map.set(key, value);
        latest = key;
      }
      return value;
    },
    set(key, value) {
      map.delete(key);
      map.set(key, value);
      latest = key;
      if (map.size > most) for (const oldest of [...map.keys()].slice(0, map.size - most)) map.delete(oldest);
    },
  };
}

/** Old content is kept for undo and for a few open workbooks. */
const TABLES_KEPT = TABLE_NAMES.length * 12;
const MATRICES_KEPT = 8;

const tables = kept<TableCells>(TABLES_KEPT);
const sources = kept<MatrixCells>(MATRICES_KEPT * 2);
const matrices = kept<Matrix>(MATRICES_KEPT);

/**
 * Blank cells reach a function as "", null or 0 depending on Excel's version. Where a payload shows any true blank, its zeros
 * are zeros; where it shows none, its zeros are blanks.
 */
function withBlanks(rows: readonly (readonly CellValue[])[]): readonly (readonly CellValue[])[] {
  const showsBlanks = rows.some((row) => row.some((cell) => cell === "" || cell === null || cell === undefined));
  return showsBlanks ? rows : rows.map((row) => row.map((cell) => (cell === 0 ? "" : cell)));
}

/**
 * Keeps one table and names its content. The rows begin under the headers: a stamp is made from what `Table[#All]` holds.
 * @returns the stamp, such as `PriorAuth · 112 rules · 9c41d2f00a7be513`, with the number of issues where there are any
 */
export function keepTable(name: TableName, cells: readonly (readonly CellValue[])[]): string {
  const [headers = [], ...body] = cells;
  const rows = withBlanks(body);
  const table: TableCells = { headers, rows, firstRow: 2 };
  const hash = tableHash(table);
  const key = `${name} ${hash}`;
  // Where the content is known its cells stay, and with them what was read of them.
  const kept = tables.get(key) ?? table;
  tables.set(key, kept);
  const filled = rows.filter((row) => row.some((cell) => textOf(cell) !== "")).length;
  const issues = tableIssues(name, kept).length;
  const noun = name === "Payers" ? "payer" : "rule";
  return [name, counted(filled, noun), ...(issues > 0 ? [counted(issues, "issue")] : []), hash].join(" · ");
}

const STAMP = /^(\w+) · .*?\b([0-9a-f]{16})$/;
const REVISION = /\b([0-9a-f]{16})\b/;

/**
 * Combines stamps into the text of the cell `PolicyMatrix`, and keeps which tables make that revision.
 * @returns such as `Matrix 3f9c2a71d04b88e6 · 6 payers · 412 rules · 2 issues`
 */
export function keepMatrix(stamps: readonly CellValue[]): string {
  const hashes = new Map<TableName, string>();
  const cells: { [T in TableName]?: TableCells } = {};
  for (const stamp of stamps) {
    const [, name = "", hash = ""] = STAMP.exec(textOf(stamp)) ?? [];
    if (!isTableName(name)) continue;
    hashes.set(name, hash);
    const table = tables.get(`${name} ${hash}`);
    if (table) cells[name] = table;
  }
  const revision = revisionOf((name) => hashes.get(name));
  // A stamp whose table is not in memory comes from the file: the workbook has just opened. The load fills it in.
  if (Object.keys(cells).length === hashes.size) sources.set(revision, cells);
  const matrix = matrixOfRevision(revision);
  if (!matrix) return `Matrix ${revision}`;
  return matrixText(matrix);
}

/** The text of the cell `PolicyMatrix`. */
export function matrixText(matrix: Matrix): string {
  const parts = [
    `Matrix ${matrix.revision}`,
    counted(matrix.payers.all.length, "payer"),
    counted(matrix.ruleCount, "rule"),
  ];
  if (matrix.issues.length > 0) parts.push(counted(matrix.issues.length, "issue"));
  return parts.join(" · ");
}

/** The revision that stands in a cell's text; `null` where it is no text of `PolicyMatrix`. */
export function revisionIn(value: CellValue): string | null {
  return revisionOfText(textOf(value));
}

const revisionOfText = remembered(
  (text: string) => (text.startsWith("Matrix ") ? (REVISION.exec(text)?.[1] ?? null) : null),
  MATRICES_KEPT,
);

/** The compiled matrix of a revision; `undefined` where its tables are not in memory. */
export function matrixOfRevision(revision: string): Matrix | undefined {
  const known = matrices.get(revision);
  if (known) return known;
  const cells = sources.get(revision);
  if (!cells) return undefined;
  const matrix = compileMatrix(cells);
  matrices.set(revision, matrix);
  return matrix;
}

/** Keeps a matrix that was read as a whole: what a formula of a workbook that has just opened waits for. */
export function keepCompiled(matrix: Matrix): void {
  matrices.set(matrix.revision, matrix);
}

let loader: (() => Promise<readonly Matrix[]>) | null = null;
let loading: Promise<readonly Matrix[]> | null = null;

/**
 * Says how a matrix is found where a formula needs it and no `TABLE` or `MATRIX` has run yet: what is loaded are all that can be meant, the
 * workbook's own and the practice's.
 */
export function onMissingMatrix(load: () => Promise<readonly Matrix[]>): void {
  loader = load;
}

/** Waits for the one load of the matrices at hand; several formulas share it. */
export async function loadedMatrix(revision: string): Promise<Matrix | undefined> {
  if (!loader) return undefined;
  loading ??= loader().finally(() => {
    loading = null;
  });
  for (const matrix of await loading) keepCompiled(matrix);
  return matrixOfRevision(revision);
}
