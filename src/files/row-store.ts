import type { CellValue } from "../values/cell";

/** Rows of a file: they are gone through once, and then any of them are read by their position. */
export interface FileRows {
  /** All rows in their order. */
  all(): Generator<readonly CellValue[], void>;
  /** Rows at positions, counted from 0, that `all` has gone through; the positions go up. */
  at(positions: Uint32Array): Generator<readonly CellValue[], void>;
}

/** Rows that are kept in as few bytes as their text has, so that a million of them fit into memory. */
export interface RowStore extends FileRows {
  /** Adds a row behind the others. @returns whether there is room for more */
  add(row: readonly CellValue[]): boolean;
  readonly length: number;
}

/** Rows that are kept together. */
const ROWS_PER_BLOCK = 1024;
/** So much is kept: a sheet of a million rows of 20 columns has a quarter of it. */
const MOST_BYTES = 1 << 30;

interface Block {
  readonly bytes: Buffer;
  /** Where each row begins, and the end of the last. */
  readonly starts: Uint32Array;
}

/** @param mostBytes there is no room for more */
export function rowStore(mostBytes = MOST_BYTES): RowStore {
  const blocks: Block[] = [];
  let texts: string[] = [];
  let length = 0;
  let bytes = 0;
  const seal = (): void => {
    const starts = new Uint32Array(texts.length + 1);
    texts.forEach((text, i) => (starts[i + 1] = (starts[i] ?? 0) + Buffer.byteLength(text)));
    blocks.push({ bytes: Buffer.from(texts.join("")), starts });
    texts = [];
  };
  const read = (position: number): readonly CellValue[] => {
    const at = position % ROWS_PER_BLOCK;
    const block = blocks[Math.floor(position / ROWS_PER_BLOCK)];
    if (!block) return parsed(texts[at] ?? "[]");
    return parsed(block.bytes.toString("utf8", block.starts[at], block.starts[at + 1]));
  };
  return {
    add(row) {
      const text = textOfRow(row);
      texts.push(text);
      length++;
      bytes += text.length;
      if (texts.length === ROWS_PER_BLOCK) seal();
      return bytes < mostBytes;
    },
    get length() {
      return length;
    },
    *all() {
      for (let position = 0; position < length; position++) yield read(position);
    },
    *at(positions) {
      for (const position of positions) yield read(position);
    },
  };
}

/** A row as text. Blank cells that stand together are one number in brackets: half of a wide row is blank. */
function textOfRow(row: readonly CellValue[]): string {
  const kept: (CellValue | readonly [number])[] = [];
  let blanks = 0;
  for (const value of row) {
    if (value === null || value === undefined) {
      blanks++;
      continue;
    }
    if (blanks > 0) kept.push([blanks]);
    blanks = 0;
    kept.push(value);
  }
  if (blanks > 0) kept.push([blanks]);
  return JSON.stringify(kept);
}

function parsed(text: string): readonly CellValue[] {
  const kept = JSON.parse(text) as readonly (CellValue | readonly [number])[];
  const row: CellValue[] = [];
  for (const value of kept) {
    if (typeof value !== "object" || value === null) row.push(value);
    else for (let i = 0; i < value[0]; i++) row.push(null);
  }
  return row;
}
