import { folded, textOf, type CellValue } from "../values/cell";
import type { AddTableRows, ColumnFormats } from "./operations";
import { inOrder, isBlankRow, replaceRow, spliceRows, type TableDraft } from "./table-draft";

/** What is to be done to a table, by position. Rows of the body and columns count from 0, as they stand when the step's turn comes. */
export type TableStep = WriteStep | InsertStep | DeleteStep;

/** Writes cells of one row. */
export interface WriteStep {
  readonly kind: "write";
  readonly table: string;
  readonly row: number;
  readonly cells: readonly WrittenCell[];
}

export interface WrittenCell {
  readonly column: number;
  readonly from: CellValue;
  readonly to: CellValue;
  /** Excel's number format that the cell is to have; as it has where left out. */
  readonly format?: string;
}

/** Inserts rows one under the other. */
export interface InsertStep {
  readonly kind: "insert";
  readonly table: string;
  readonly at: number;
  /** Rows of the body before. */
  readonly of: number;
  /** By column; `null` leaves a cell to the formula of its column. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly formats: readonly (string | undefined)[];
}

/** Deletes rows that stand one under the other. */
export interface DeleteStep {
  readonly kind: "delete";
  readonly table: string;
  readonly at: number;
  /** Rows of the body before. */
  readonly of: number;
  /** What stands there. */
  readonly rows: readonly (readonly CellValue[])[];
}

/** Cells that one step inserts at most: few enough for one request, and for the screen to follow. */
const CELLS_PER_STEP = 10_000;
/** Excel on the web takes 5 MB a request, and a cell may hold 32,767 characters. */
const CHARACTERS_PER_STEP = 500_000;

/** Puts rows into a table: where its only row is blank, that is filled, and the others are inserted. */
export function additionSteps(table: TableDraft, { rows, at, formats }: AddTableRows): TableStep[] {
  const columnFormats = table.headers.map((header) => formatFor(header, formats));
  const cells = rows.map((row) => inOrder(table, row));
  const [first] = cells;
  if (!first) return [];
  const steps: TableStep[] = [];
  const only = table.rows[0]?.cells;
  const fillsBlank = table.rows.length === 1 && only !== null && only !== undefined && isBlankRow(table, only);
  if (fillsBlank) {
    steps.push({ kind: "write", table: table.name, row: 0, cells: wholeWrite(table, only, first, columnFormats) });
    spliceRows(table, 0, 1, []);
  }
  const before = table.rows.length;
  const placed = cells.map((row, i) => ({ row, at: Math.min(at?.[i] ?? Infinity, before + i) }));
  if (fillsBlank) spliceRows(table, 0, 0, [first]);
  for (const block of blocksOf(fillsBlank ? placed.slice(1) : placed, table.headers.length)) {
    const inserted = block.map(({ row }) => row);
    const where = { table: table.name, at: block[0]?.at ?? before, of: table.rows.length };
    steps.push({ kind: "insert", ...where, rows: inserted, formats: columnFormats });
    spliceRows(table, where.at, 0, inserted);
  }
  return steps;
}

/**
 * Takes rows out of a table, from the last on; where all go, the first is emptied, as Excel wants one.
 * @param rows their places, in any order
 */
export function removalSteps(table: TableDraft, rows: readonly number[]): TableStep[] {
  const all = rows.length === table.rows.length;
  const rising = rows.filter((at) => !(all && at === 0)).sort((a, b) => a - b);
  const placed = rising.map((at) => ({ at, row: table.rows[at]?.cells ?? [] }));
  const steps: TableStep[] = [];
  for (const block of blocksOf(placed, table.headers.length).reverse()) {
    const at = block[0]?.at ?? 0;
    const where = { table: table.name, at, of: table.rows.length };
    steps.push({ kind: "delete", ...where, rows: block.map(({ row }) => row) });
    spliceRows(table, at, block.length, []);
  }
  if (!all) return steps;
  const first = table.rows[0]?.cells ?? [];
  const blank = inOrder(table, {});
  replaceRow(table, 0, blank);
  return [...steps, { kind: "write", table: table.name, row: 0, cells: wholeWrite(table, first, blank, []) }];
}

function formatFor(header: string, formats: ColumnFormats | undefined): string | undefined {
  const known = Object.entries(formats ?? {}).find(([each]) => folded(each) === folded(header));
  return known?.[1];
}

function wholeWrite(
  table: TableDraft,
  now: readonly CellValue[],
  next: readonly CellValue[],
  formats: readonly (string | undefined)[],
): WrittenCell[] {
  return next.flatMap((to, column) => {
    const format = formats[column];
    if (table.calculated.has(table.headers[column] ?? "")) return [];
    return [{ column, from: now[column], to, ...(format === undefined ? {} : { format }) }];
  });
}

interface PlacedRow {
  readonly row: readonly CellValue[];
  readonly at: number;
}

/** Rows that stand one under the other, as many together as a request takes. */
function blocksOf(rows: readonly PlacedRow[], columns: number): PlacedRow[][] {
  const most = Math.max(1, Math.floor(CELLS_PER_STEP / Math.max(1, columns)));
  const blocks: PlacedRow[][] = [];
  let characters = 0;
  for (const placed of rows) {
    const block = blocks.at(-1);
    const length = placed.row.reduce<number>((sum, value) => sum + textOf(value).length, 0);
    const follows = block?.[0] !== undefined && block[0].at + block.length === placed.at;
    characters += length;
    if (block && follows && block.length < most && characters <= CHARACTERS_PER_STEP) block.push(placed);
    else {
      blocks.push([placed]);
      characters = length;
    }
  }
  return blocks;
}
