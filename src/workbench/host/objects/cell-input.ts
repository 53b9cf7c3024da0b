// What a client may write into cells.

import { fail, WRONG_SHAPE } from "../errors";
import type { CellInput, Grid } from "../model";

/** The longest text that a cell holds, in characters. */
const LONGEST_TEXT = 32767;
/** More cells than this at once are refused, as Excel refuses them. */
const MOST_CELLS = 5_000_000;

/** Fails where an area is too large to be read or written cell by cell. */
export function limitCells(rows: number, columns: number): void {
  if (rows * columns > MOST_CELLS) {
    fail("InvalidArgument", `${rows} x ${columns} cells are too many at once; ask for a smaller range.`);
  }
}

/**
 * Reads values or formulas to be written: a grid of exactly this shape, or one value for every cell.
 * Anything but text, numbers, booleans and null is refused (a Date arrives as its ISO text).
 */
export function readInputs(value: unknown, rows: number, columns: number): Grid<CellInput> {
  limitCells(rows, columns);
  if (!Array.isArray(value)) {
    const row = Array.from({ length: columns }, () => readInput(value));
    return Array.from({ length: rows }, () => row);
  }
  if (value.length !== rows) fail("InvalidArgument", WRONG_SHAPE);
  return value.map((row: unknown) => {
    if (!Array.isArray(row) || row.length !== columns) return fail("InvalidArgument", WRONG_SHAPE);
    return row.map(readInput);
  });
}

function readInput(value: unknown): CellInput {
  if (typeof value === "string" && value.length > LONGEST_TEXT) {
    return fail("InvalidArgument", `A cell holds at most ${LONGEST_TEXT} characters.`);
  }
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return fail("InvalidArgument", `A cell cannot hold ${JSON.stringify(value)}.`);
}
