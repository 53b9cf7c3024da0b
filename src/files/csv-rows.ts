import { isUtf8 } from "node:buffer";
import { parseCsv } from "hucre/csv";
import { growing } from "../values/growing";
import { decodeText, kindOfFile } from "./bytes";
import { findDelimiter, openQuote } from "./csv";

/** Bytes that are read where they are wanted. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from one position up to another. They hold until the next call. */
  read(from: number, to: number): Uint8Array;
}

/**
 * Separated text that is never in memory as a whole: its rows are gone through once, and then any of them are read by their position. They are
 * the rows that `readCsv` reads.
 */
export interface CsvRows {
  /** All rows in their order. */
  all(): Generator<readonly string[], void>;
  /** Bytes that `all` has gone through. */
  done(): number;
  /** Rows at positions, counted from 0, that `all` has gone through; the positions go up. */
  at(positions: Uint32Array): Generator<readonly string[], void>;
}

const CHUNK_BYTES = 4 << 20;
/** Rows that are no further apart than this are read in one go. */
const NEAR_BYTES = 8 << 10;
const SAMPLE_BYTES = 256 << 10;

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Opens separated text.
 * @param chunkBytes how much of it is in memory at once; a row that is longer is there whole
 * @returns `null` where it must be read as a whole: in UTF-16, or with a delimiter that is no single byte
 * @throws UnusableFile where the file holds no text
 */
export function openCsvRows(source: ByteSource, file: string, chunkBytes = CHUNK_BYTES): CsvRows | null {
  const head = source.read(0, Math.min(source.size, SAMPLE_BYTES)).slice();
  const kind = kindOfFile(head);
  if ((kind !== "text" && kind !== "empty") || isUtf16(head)) {
    // It says why the file holds no text.
    decodeText(head, file);
    return null;
  }
  const decode = isAllUtf8(source, chunkBytes) ? utf8Text : ansiText;
  const start = decode === utf8Text && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const sample = decode(head.subarray(start));
  const said = /^sep=(.)(?=\r?\n)/.exec(sample)?.[1];
  const delimiter = said ?? findDelimiter(sample);
  if (delimiter.charCodeAt(0) > 0x7f) return null;
  return rowsOf({ source, file, start, decode, delimiter, hasNote: said !== undefined, chunkBytes });
}

const isUtf16 = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);

/** Whether all of it is UTF-8. A character may lie across two pieces. */
function isAllUtf8(source: ByteSource, chunkBytes: number): boolean {
  let from = 0;
  while (from < source.size) {
    const chunk = source.read(from, Math.min(source.size, from + chunkBytes));
    const isLast = from + chunk.length >= source.size;
    const whole = isLast ? chunk.length : endOfCharacters(chunk);
    if (!isUtf8(chunk.subarray(0, whole))) return false;
    from += whole;
  }
  return true;
}

/** How many bytes of a piece are whole characters. */
function endOfCharacters(chunk: Uint8Array): number {
  for (let back = 1; back <= 4 && back <= chunk.length; back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return chunk.length;
    if (byte >= 0xc0) return chunk.length - back;
  }
  return chunk.length;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const ansi = new TextDecoder("windows-1252");
const utf8Text = (bytes: Uint8Array): string => utf8.decode(bytes);
const ansiText = (bytes: Uint8Array): string => ansi.decode(bytes);

interface Opened {
  readonly source: ByteSource;
  readonly file: string;
  /** Where the text begins, behind a byte order mark. */
  readonly start: number;
  readonly decode: (bytes: Uint8Array) => string;
  readonly delimiter: string;
  /** Whether the first row says the delimiter: it reads as a blank row. */
  readonly hasNote: boolean;
  readonly chunkBytes: number;
}

function rowsOf({ source, file, start, decode, delimiter, hasNote, chunkBytes }: Opened): CsvRows {
  const lengths = growing();
  /** Where every 1,024th row begins: a whole number of rows is added up from there. */
  const marks: number[] = [];
  let done = start;
  const cellsOf = (bytes: Uint8Array, position: number): readonly string[] => {
    if (hasNote && position === 0) return [];
    const text = decode(bytes);
    if (!text.includes('"')) return text.split(delimiter);
    return (parseCsv(`${text}\n`, { delimiter, skipBom: false })[0] ?? []).map(String);
  };
  return {
    *all() {
      lengths.clear();
      marks.length = 0;
      const scan = rowScanner(delimiter.charCodeAt(0));
      let from = start;
      let rowAt = start;
      while (from < source.size) {
        const chunk = source.read(rowAt, Math.min(source.size, from + chunkBytes));
        const isLast = rowAt + chunk.length >= source.size;
        const base = rowAt;
        scan.begin(chunk, from - rowAt, isLast);
        for (let end = scan.next(); end >= 0; end = scan.next()) {
          const bytes = chunk.subarray(rowAt - base, end);
          if (lengths.length % MARKED_ROWS === 0) marks.push(rowAt);
          const position = lengths.length;
          lengths.push(bytes.length);
          rowAt = base + end;
          done = rowAt;
          yield cellsOf(withoutEnd(bytes), position);
        }
        from = base + scan.looked();
      }
      if (scan.isOpen()) throw openQuote(file, lengths.length + 1);
    },
    done: () => done,
    *at(positions) {
      const starts = startsOf(positions, lengths, marks);
      let first = 0;
      while (first < positions.length) {
        const from = starts[first] ?? 0;
        let last = first;
        let end = from + lengths.at(positions[first] ?? 0);
        while (last + 1 < positions.length) {
          const next = starts[last + 1] ?? 0;
          if (next - end > NEAR_BYTES || next - from > chunkBytes) break;
          last++;
          end = next + lengths.at(positions[last] ?? 0);
        }
        const bytes = source.read(from, end);
        for (; first <= last; first++) {
          const position = positions[first] ?? 0;
          const at = (starts[first] ?? 0) - from;
          yield cellsOf(withoutEnd(bytes.subarray(at, at + lengths.at(position))), position);
        }
      }
    },
  };
}

const MARKED_ROWS = 1024;

/** Where rows begin. */
function startsOf(
  positions: Uint32Array,
  lengths: { readonly length: number; at(index: number): number },
  marks: readonly number[],
): Float64Array {
  const starts = new Float64Array(positions.length);
  let row = 0;
  let start = marks[0] ?? 0;
  positions.forEach((position, i) => {
    const mark = Math.floor(position / MARKED_ROWS);
    if (mark > Math.floor(row / MARKED_ROWS) || row === 0) {
      row = mark * MARKED_ROWS;
      start = marks[mark] ?? 0;
    }
    while (row < position) start += lengths.at(row++);
    starts[i] = start;
  });
  return starts;
}

/** A row without what ends it. */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  const last = bytes.length - 1;
  if (bytes[last] === LF) return bytes.subarray(0, bytes[last - 1] === CR ? last - 1 : last);
  return bytes[last] === CR ? bytes.subarray(0, last) : bytes;
}

/** Finds where rows end, in bytes. A quote opens a cell only at its beginning; within quotes a row goes on over line breaks. */
interface RowScanner {
  /** @param from the first byte that was not looked at before; what is before it belongs to a row that goes on */
  begin(chunk: Uint8Array, from: number, isLast: boolean): void;
  /** Where the next row ends, its line break included; -1 where the piece holds no further end of a row. */
  next(): number;
  /** How many bytes of the piece were looked at. */
  looked(): number;
  /** Whether a quote is open. */
  isOpen(): boolean;
}

function rowScanner(delimiter: number): RowScanner {
  let chunk: Uint8Array = new Uint8Array(0);
  let at = 0;
  let isLast = false;
  let isQuoted = false;
  /** Whether the cell has nothing in it so far. */
  let isBlank = true;
  let hasBegun = false;
  const ended = (end: number): number => {
    at = end;
    isBlank = true;
    hasBegun = false;
    return end;
  };
  return {
    begin(bytes, from, last) {
      chunk = bytes;
      at = from;
      isLast = last;
    },
    next() {
      const { length } = chunk;
      while (at < length) {
        const byte = chunk[at];
        // What follows these decides what they mean: where it is in the next piece, they are looked at again there.
        if ((byte === CR || (isQuoted && byte === QUOTE)) && at + 1 === length && !isLast) return -1;
        hasBegun = true;
        if (isQuoted) {
          if (byte !== QUOTE) isBlank = false;
          else if (chunk[at + 1] === QUOTE) {
            isBlank = false;
            at++;
          } else isQuoted = false;
        } else if (byte === delimiter) isBlank = true;
        else if (byte === LF) return ended(at + 1);
        else if (byte === CR) return ended(chunk[at + 1] === LF ? at + 2 : at + 1);
        else if (byte === QUOTE && isBlank) isQuoted = true;
        else isBlank = false;
        at++;
      }
      return isLast && hasBegun && !isQuoted ? ended(length) : -1;
    },
    looked: () => at,
    isOpen: () => isQuoted,
  };
}
