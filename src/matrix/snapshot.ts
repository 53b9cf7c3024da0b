import { isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { counted } from "../values/lists";
import { MATRIX_FORMAT } from "./format";
import type { MatrixCells } from "./matrix";
import type { TableCells } from "./read-rows";
import { isTableName, TABLES_WITHOUT_PATIENTS, type TableName } from "./tables";

/**
 * A matrix as one grid of cells, which a workbook keeps on a hidden sheet and gives back as it was, without the tables that may hold patient data. First a row with a marker and the format of
 * the tables; then for each table a row with its name, the count of its rows and its headers, and its rows.
 *
 * Text stands behind a colon: Excel makes a number of `00006302602`, a date of `2026-10` and a formula of `=A1` in any cell that is not
 * formatted as text.
 */

/** First cell of a snapshot. */
export const SNAPSHOT_MARKER = "Payer Policy Matrix: snapshot";

/** The matrix of a snapshot, or why there is none: a sentence that says what to do. */
export type Restored =
  { readonly kind: "matrix"; readonly cells: MatrixCells } | { readonly kind: "fault"; readonly message: string };

const TEXT_MARK = ":";
/** Excel takes this much text into a cell; text as long as that is neither number nor date, and needs no mark. */
const LONGEST_TEXT = 32_767;
/** Cells in front of a table's headers. */
const HEADERS_AT = 2;

const kept = (value: CellValue): CellValue => {
  if (isBlank(value)) return "";
  return typeof value === "string" && value.length < LONGEST_TEXT ? TEXT_MARK + value : value;
};
const given = (value: CellValue): CellValue =>
  typeof value === "string" && value.startsWith(TEXT_MARK) ? value.slice(TEXT_MARK.length) : value;

/**
 * The snapshot of a matrix. Every row is as wide as the widest, as a range of cells is; blank rows are left out.
 * @example matrixOfSnapshot(snapshotCells(starterTables())).kind //=> "matrix"
 */
export function snapshotCells(cells: MatrixCells): Cells {
  const rows: CellValue[][] = [[SNAPSHOT_MARKER, MATRIX_FORMAT]];
  for (const name of TABLES_WITHOUT_PATIENTS) {
    const table = cells[name];
    if (!table) continue;
    const standing = table.rows.filter((row) => !row.every(isBlank));
    rows.push([name, standing.length, ...table.headers.map(kept)]);
    for (const row of standing) rows.push(table.headers.map((_, i) => kept(row[i])));
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
}

/** The matrix that a snapshot keeps. A snapshot that somebody changed is refused whole: half a matrix is none. */
export function matrixOfSnapshot(cells: Cells): Restored {
  const [marker] = cells;
  if (textOf(marker?.[0]) !== SNAPSHOT_MARKER) return fault("the cells are no snapshot of a matrix");
  const format = Number(textOf(marker?.[1]));
  if (!(format >= 1 && format <= MATRIX_FORMAT))
    return fault(
      `the snapshot has format ${textOf(marker?.[1]) || "(blank)"}, and this version reads format ${MATRIX_FORMAT}. Update Payer Policy Matrix`,
    );
  const tables: [TableName, TableCells][] = [];
  for (let at = 1; at < cells.length;) {
    const row = cells[at] ?? [];
    if (row.every(isBlank)) {
      at++;
      continue;
    }
    const name = textOf(row[0]);
    const count = row[1];
    const readable =
      isTableName(name) && TABLES_WITHOUT_PATIENTS.includes(name) && tables.every(([known]) => known !== name);
    if (!readable || typeof count !== "number" || !Number.isInteger(count) || count < 0)
      return fault(`row ${at + 1} of the snapshot names no table: somebody changed it. Take another snapshot`);
    const rows = cells.slice(at + 1, at + 1 + count);
    if (rows.length < count)
      return fault(
        `the snapshot ends within ${name}: ${counted(count, "row")} were kept and ${rows.length} are there. Take another snapshot`,
      );
    const headers = withoutTail(row.slice(HEADERS_AT)).map(given);
    const own = rows.map((values) => headers.map((_, i) => given(values[i])));
    if (own.some((values) => values.every(isBlank)))
      return fault(`a row of ${name} is blank in the snapshot: somebody changed it. Take another snapshot`);
    tables.push([name, { headers, rows: own, firstRow: at + 2 }]);
    at += count + 1;
  }
  return { kind: "matrix", cells: Object.fromEntries(tables) };
}

const fault = (message: string): Restored => ({ kind: "fault", message });

/** A row without the blanks that only make it as wide as the others. */
function withoutTail(row: readonly CellValue[]): readonly CellValue[] {
  let end = row.length;
  while (end > 0 && isBlank(row[end - 1])) end--;
  return row.slice(0, end);
}
