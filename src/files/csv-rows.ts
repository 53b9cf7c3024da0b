import { isUtf8 } from "node:buffer";
import { parseCsv } from "hucre/csv";
import { growing } from "../values/growing";
import { decodeText, kindOfFile } from "./bytes";
import { findDelimiter, openQuote } from "./csv";
import type { FileRows } from "./row-store";

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
export interface CsvRows extends FileRows {
  all(): Generator<readonly string[], void>;
  /** Bytes that `all` has gone through. */
  done(): number;
  at(positions: Uint32Array): Generator<readonly string[], void>;
}

const CHUNK_BYTES = 4 << 20;
/** Rows that are no further apart than this are read in one go. */
const NEAR_BYTES = 8 << 10;
const SAMPLE_BYTES = 256 << 10;

/** How bytes are text. */
interface Encoding {
  /** Bytes of one of its units. */
  readonly unitBytes: 1 | 2;
  /** Bytes as units, which are single characters for all that parts cells and rows. */
  units(bytes: Uint8Array): Uint8Array | Uint16Array;
  decode(bytes: Uint8Array): string;
}

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Opens separated text.
 * @param chunkBytes how much of it is in memory at once; a row that is longer is there whole
 * @returns `null` where it must be read as a whole, with a delimiter that is no single unit of its encoding
 * @throws UnusableFile where the file holds no text
 */
export function openCsvRows(source: ByteSource, file: string, chunkBytes = CHUNK_BYTES): CsvRows | null {
  const head = source.read(0, Math.min(source.size, SAMPLE_BYTES)).slice();
  const kind = kindOfFile(head);
  if (kind !== "text" && kind !== "empty") {
    // It says why the file holds no text.
    decodeText(head, file);
    return null;
  }
  const encoding = utf16Of(head) ?? (isAllUtf8(source, chunkBytes) ? UTF8 : ANSI);
  const start = markBytes(head, encoding);
  const sample = encoding.decode(head.subarray(start));
  const said = /^sep=(.)(?=\r?\n)/.exec(sample)?.[1];
  const delimiter = said ?? findDelimiter(sample);
  const isUnit = encoding.unitBytes === 1 ? delimiter <= "\u007f" : !/[\ud800-\udfff]/.test(delimiter);
  return isUnit ? rowsOf({ source, file, start, encoding, delimiter, hasNote: said !== undefined, chunkBytes }) : null;
}

/** The UTF-16 that a file's mark says. */
const utf16Of = ([a, b]: Uint8Array): Encoding | null =>
  a === 0xff && b === 0xfe ? UTF16_LE : a === 0xfe && b === 0xff ? UTF16_BE : null;

/** How long the byte order mark is. */
function markBytes([a, b, c]: Uint8Array, encoding: Encoding): number {
  if (encoding.unitBytes === 2) return 2;
  return encoding === UTF8 && a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
}

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

const encodingOf = (decoder: TextDecoder): Encoding => ({
  unitBytes: 1,
  units: (bytes) => bytes,
  decode: (bytes) => decoder.decode(bytes),
});
const UTF8 = encodingOf(new TextDecoder("utf-8", { ignoreBOM: true }));
const ANSI = encodingOf(new TextDecoder("windows-1252"));

/** What a decoder makes of half a unit at the end of a file that was cut off. */
const REPLACEMENT = 0xfffd;

function utf16(decoder: TextDecoder, isBigEndian: boolean): Encoding {
  return {
    unitBytes: 2,
    units(bytes) {
      const whole = new Uint8Array(bytes.length + (bytes.length % 2));
      whole.set(bytes);
      const units = new Uint16Array(whole.buffer);
      if (isBigEndian !== IS_BIG_ENDIAN) Buffer.from(whole.buffer).swap16();
      if (bytes.length % 2 === 1) units[units.length - 1] = REPLACEMENT;
      return units;
    },
    decode: (bytes) => decoder.decode(bytes),
  };
}

/** In which order this computer has the bytes of a unit. */
const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
const UTF16_LE = utf16(new TextDecoder("utf-16le", { ignoreBOM: true }), false);
const UTF16_BE = utf16(new TextDecoder("utf-16be", { ignoreBOM: true }), true);

interface Opened {
  readonly source: ByteSource;
  readonly file: string;
  /** Where the text begins, behind a byte order mark. */
  readonly start: number;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Whether the first row says the delimiter: it reads as a blank row. */
  readonly hasNote: boolean;
  readonly chunkBytes: number;
}

function rowsOf({ source, file, start, encoding, delimiter, hasNote, chunkBytes }: Opened): CsvRows {
  const { unitBytes } = encoding;
  const pieceBytes = Math.max(unitBytes, chunkBytes - (chunkBytes % unitBytes));
  const lengths = growing();
  /** Where every 1,024th row begins: a whole number of rows is added up from there. */
  const marks: number[] = [];
  let done = start;
  const cellsOf = (bytes: Uint8Array, position: number): readonly string[] => {
    if (hasNote && position === 0) return [];
    const text = withoutEnd(encoding.decode(bytes));
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
        const chunk = source.read(rowAt, Math.min(source.size, from + pieceBytes));
        const isLast = rowAt + chunk.length >= source.size;
        const base = rowAt;
        scan.begin(encoding.units(chunk), (from - rowAt) / unitBytes, isLast);
        for (let unit = scan.next(); unit >= 0; unit = scan.next()) {
          const end = Math.min(unit * unitBytes, chunk.length);
          const bytes = chunk.subarray(rowAt - base, end);
          if (lengths.length % MARKED_ROWS === 0) marks.push(rowAt);
          const position = lengths.length;
          lengths.push(bytes.length);
          rowAt = base + end;
          done = rowAt;
          yield cellsOf(bytes, position);
        }
        from = base + scan.looked() * unitBytes;
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
          yield cellsOf(bytes.subarray(at, at + lengths.at(position)), position);
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
function withoutEnd(text: string): string {
  const last = text.length - 1;
  if (text.charCodeAt(last) === LF) return text.slice(0, text.charCodeAt(last - 1) === CR ? last - 1 : last);
  return text.charCodeAt(last) === CR ? text.slice(0, last) : text;
}

/** Finds where rows end, in units of the encoding. A quote opens a cell only at its beginning; within quotes a row goes on over line breaks. */
interface RowScanner {
  /** @param from the first unit that was not looked at before; what is before it belongs to a row that goes on */
  begin(chunk: Uint8Array | Uint16Array, from: number, isLast: boolean): void;
  /** Where the next row ends, its line break included; -1 where the piece holds no further end of a row. */
  next(): number;
  /** How many units of the piece were looked at. */
  looked(): number;
  /** Whether a quote is open. */
  isOpen(): boolean;
}

function rowScanner(delimiter: number): RowScanner {
  let chunk: Uint8Array | Uint16Array = new Uint8Array(0);
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
        const unit = chunk[at];
        // What follows these decides what they mean: where it is in the next piece, they are looked at again there.
        if ((unit === CR || (isQuoted && unit === QUOTE)) && at + 1 === length && !isLast) return -1;
        hasBegun = true;
        if (isQuoted) {
          if (unit !== QUOTE) isBlank = false;
          else if (chunk[at + 1] === QUOTE) {
            isBlank = false;
            at++;
          } else isQuoted = false;
        } else if (unit === delimiter) isBlank = true;
        else if (unit === LF) return ended(at + 1);
        else if (unit === CR) return ended(chunk[at + 1] === LF ? at + 2 : at + 1);
        else if (unit === QUOTE && isBlank) isQuoted = true;
        else isBlank = false;
        at++;
      }
      return isLast && hasBegun && !isQuoted ? ended(length) : -1;
    },
    looked: () => at,
    isOpen: () => isQuoted,
  };
}
