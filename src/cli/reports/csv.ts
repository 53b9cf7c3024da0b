import { writeCsv } from "../../files/csv";
import type { CellValue } from "../../values/cell";
import type { Told } from "./checked";
import { FINDING_HEADERS, findingRows } from "./rows";

/** Rows that are written together. */
const ROWS_PER_PIECE = 500;
const GUARDED = { guardFormulas: true } as const;

/**
 * The findings as comma separated text, one row each, in pieces. Claim texts that begin like a formula are kept from being one.
 * @param withFile a column that names the file comes first
 */
export function* csvReport(all: readonly Told[], withFile = false): Generator<string, void> {
  const headers = withFile ? ["File", ...FINDING_HEADERS] : FINDING_HEADERS;
  // A mark stands in front of all where anything needs it.
  if (needsMark(csvPieces(all, withFile))) yield MARK;
  yield writeCsv([headers], GUARDED);
  for (const piece of csvPieces(all, withFile)) yield piece.startsWith(MARK) ? piece.slice(1) : piece;
}

const MARK = "\ufeff";

function needsMark(pieces: Iterable<string>): boolean {
  for (const piece of pieces) if (piece.startsWith(MARK)) return true;
  return false;
}

function* csvPieces(all: readonly Told[], withFile: boolean): Generator<string, void> {
  for (const told of all) {
    let rows: (readonly CellValue[])[] = [];
    for (const row of findingRows(told)) {
      rows.push(withFile ? [told.claims, ...row] : row);
      if (rows.length < ROWS_PER_PIECE) continue;
      yield writeCsv(rows, GUARDED);
      rows = [];
    }
    if (rows.length > 0) yield writeCsv(rows, GUARDED);
  }
}
