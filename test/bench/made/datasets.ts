// The made claims and matrices on disk: made once for a run, read by every scenario in its own process, as text that was parsed and not as
// objects that share what they are made of.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { readClaims } from "../../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../../src/claims/sheet";
import { isVisitCode } from "../../../src/codes/families";
import type { MatrixCells } from "../../../src/matrix/matrix";
import type { CellValue, Cells } from "../../../src/values/cell";
import { ownPractice } from "./own-practice";
import { madeCells, madeMatrix, USUAL, type Size } from "../practice";
import type { Setup, Sizes } from "../scenario";

/** `own`: no patient is another one's copy. `copies`: the sample's patients again and again. */
export type Kind = "own" | "copies";

export interface Dataset extends Size {
  readonly kind: Kind;
}

/** What each part of a run is measured with. */
export const DATASETS = {
  /** The side by side comparison. */
  own: ({ lines, payers, rules }: Sizes): Dataset => ({ kind: "own", lines, payers, rules }),
  copies: ({ lines, sheetRules }: Sizes): Dataset => ({
    kind: "copies",
    lines,
    payers: USUAL.payers,
    rules: sheetRules,
  }),
  /** A sheet of a practice. */
  sheet: ({ sheetLines, sheetRules }: Sizes): Dataset => ({
    kind: "own",
    lines: sheetLines,
    payers: USUAL.payers,
    rules: sheetRules,
  }),
} as const;

/** One of the sheets that the curve is measured with. */
export const ofCurve = (sizes: Sizes, lines: number): Dataset => ({ ...DATASETS.sheet(sizes), lines });

const ROWS_PER_BLOCK = 5_000;
const folderOf = (folder: string, { kind, lines, payers, rules }: Dataset): string =>
  join(folder, `${kind}-${lines}-${payers}-${rules}`);

/** Makes a dataset, unless it is there. */
export function makeDataset(folder: string, dataset: Dataset): void {
  const own = folderOf(folder, dataset);
  if (existsSync(join(own, "matrix.json"))) return;
  mkdirSync(own, { recursive: true });
  const { cells, matrix } =
    dataset.kind === "own" ? ownPractice(dataset) : { cells: madeCells(dataset), matrix: madeMatrix(dataset) };
  const file = openSync(join(own, "rows.ndjson"), "w");
  for (let from = 0; from < cells.length; from += ROWS_PER_BLOCK)
    writeSync(file, `${JSON.stringify(cells.slice(from, from + ROWS_PER_BLOCK))}\n`);
  closeSync(file);
  writeFileSync(join(own, "matrix.json"), JSON.stringify(matrix));
}

/** The rows of a dataset, headers first. @param columns only these, by header; all where not said */
export function rowsOf({ folder }: Setup, dataset: Dataset, columns?: readonly string[]): CellValue[][] {
  const rows: CellValue[][] = [];
  let wanted: number[] | null = null;
  for (const block of blocksOf(join(folderOf(folder, dataset), "rows.ndjson"))) {
    const cells = JSON.parse(block) as CellValue[][];
    wanted ??= columns ? columns.map((header) => (cells[0] ?? []).indexOf(header)) : [];
    const own = wanted;
    for (const row of cells) rows.push(own.length > 0 ? own.map((at) => row[at]) : row);
  }
  return rows;
}

function* blocksOf(file: string): Generator<string> {
  // A file of a million rows is larger than the longest text.
  const bytes = readFileSync(file);
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    yield bytes.toString("utf8", from, end);
    from = end + 1;
  }
}

export function matrixCellsOf({ folder }: Setup, dataset: Dataset): MatrixCells {
  return JSON.parse(readFileSync(join(folderOf(folder, dataset), "matrix.json"), "utf8")) as MatrixCells;
}

/** Reads rows as a claim sheet. @throws where they are none */
export function sheetOf(rows: Cells): ClaimSheet {
  const sheet = readClaims(rows, { name: "made", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}
