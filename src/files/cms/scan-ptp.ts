import { isCodeShape } from "../../codes/shapes";
import { parseDay, type Day } from "../../values/day";
import { UnusableFile } from "../problem";

/** Takes one row of the pair table. */
export type AddPair = (
  column1: string,
  column2: string,
  from: Day | null,
  to: Day | null,
  indicator: 0 | 1 | 9,
) => void;

/** Columns of CMS's layout, as messages name them. */
const COLUMNS = [
  "Column 1",
  "Column 2",
  "*=in existence prior to 1996",
  "Effective Date",
  "Deletion Date",
  "Modifier",
] as const;
/** The header stands within this many lines. */
const HEADER_LINES = 20;

const LF = 10;
const CR = 13;
const TAB = 9;
const COMMA = 44;
const QUOTE = 34;
const SPACE = 32;
const ASTERISK = 42;

/** Takes the pair table piece by piece. */
export interface PtpScanner {
  /** @param chunk the next bytes; a chunk may end anywhere */
  push(chunk: Uint8Array): void;
  /** Says that no bytes follow. */
  end(): void;
}

/**
 * Reads the pair table as CMS ships it: six header lines, then tab separated rows (`.TXT`), or the same with commas. The file goes by in chunks
 * and is never text as a whole: 2.5 million rows are some 200 MB.
 * @throws UnusableFile from `push` and `end`, naming the row and column where the file is not that table, is damaged or was cut off
 */
export function ptpScanner(file: string, add: AddPair): PtpScanner {
  const scan = rowScanner(file, add);
  let rest: Uint8Array = new Uint8Array(0);
  return {
    push(chunk) {
      const data = rest.length === 0 ? chunk : joined(rest, chunk);
      let at = 0;
      for (let end = data.indexOf(LF, at); end >= 0; end = data.indexOf(LF, at)) {
        scan.line(data, at, end);
        at = end + 1;
      }
      rest = data.slice(at);
    },
    end() {
      if (rest.length > 0) scan.unendedLine(rest);
      scan.done();
    },
  };
}

/** Reads the whole table from chunks that are at hand. @throws UnusableFile as `ptpScanner` */
export function scanPtp(chunks: Iterable<Uint8Array>, file: string, add: AddPair): void {
  const scanner = ptpScanner(file, add);
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function rowScanner(
  file: string,
  add: AddPair,
): {
  line(data: Uint8Array, from: number, to: number): void;
  /** A last line without a line break: the file was cut off unless its last cell is one that stood in the table before. */
  unendedLine(data: Uint8Array): void;
  done(): void;
} {
  const firstCode = codeReader();
  const secondCode = codeReader();
  const firstDay = dayReader();
  const lastDay = dayReader();
  /** Begin and end of each field of the line at hand. */
  const begin = new Int32Array(COLUMNS.length);
  const end = new Int32Array(COLUMNS.length);
  /** Rationales of the table by their length; there are some fifteen. */
  const rationales = new Map<number, Uint8Array>();
  let lastLength = -1;
  let row = 0;
  let started = false;

  const noteRationale = (data: Uint8Array, to: number): void => {
    const from = (end[COLUMNS.length - 1] as number) + 1;
    const length = to - from;
    if (length === lastLength || length < 0) return;
    lastLength = length;
    if (!rationales.has(length)) rationales.set(length, data.slice(from, to));
  };
  const isKnownRationale = (data: Uint8Array): boolean => {
    const from = (end[COLUMNS.length - 1] as number) + 1;
    return rationales.get(data.length - from)?.every((byte, i) => byte === data[from + i]) ?? false;
  };
  const split = (data: Uint8Array, from: number, to: number): number => {
    let fields = 0;
    let start = from;
    for (let i = from; i <= to && fields < COLUMNS.length; i++) {
      const byte = i === to ? TAB : (data[i] as number);
      if (byte !== TAB && byte !== COMMA) continue;
      let last = i;
      while (start < last && (data[start] === SPACE || data[start] === QUOTE)) start++;
      while (last > start && (data[last - 1] === SPACE || data[last - 1] === QUOTE)) last--;
      begin[fields] = start;
      end[fields] = last;
      fields++;
      start = i + 1;
    }
    return fields;
  };
  const refuse = (data: Uint8Array, column: number, what: string): UnusableFile => {
    const text = new TextDecoder("windows-1252").decode(data.subarray(begin[column], end[column]));
    return new UnusableFile({
      file,
      row,
      column: COLUMNS[column] ?? "",
      message: `"${text.slice(0, 40)}" is not ${what}. Download the file from CMS again`,
    });
  };

  const cutInside = (): UnusableFile =>
    new UnusableFile({
      file,
      row,
      column: "PTP Edit Rationale",
      message: "the file ends in the middle of the row: it was cut off. Download it from CMS again",
    });
  const line = (data: Uint8Array, from: number, lineEnd: number, ended: boolean): void => {
    row++;
    const to = lineEnd > from && data[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
    if (to === from) return;
    const fields = split(data, from, to);
    const column1 = fields > 1 ? firstCode(data, begin[0] as number, end[0] as number) : null;
    const column2 = column1 === null ? null : secondCode(data, begin[1] as number, end[1] as number);
    if (!started) {
      if (column1 === null || column2 === null) {
        if (row > HEADER_LINES) {
          throw new UnusableFile({
            file,
            row,
            message: `no row of a pair table stands in the first ${HEADER_LINES} lines. This is not CMS's table of PTP edits`,
          });
        }
        return;
      }
      started = true;
    }
    if (fields < COLUMNS.length) {
      throw new UnusableFile({
        file,
        row,
        message: `the row has ${fields} columns and needs ${COLUMNS.length}: the file was cut off or damaged. Download it from CMS again`,
      });
    }
    if (column1 === null || column2 === null) throw refuse(data, column1 === null ? 0 : 1, "a code");
    const effective = firstDay(data, begin[3] as number, end[3] as number);
    if (effective === undefined) throw refuse(data, 3, "a date (YYYYMMDD)");
    const deleted = lastDay(data, begin[4] as number, end[4] as number);
    if (deleted === undefined) throw refuse(data, 4, "a date (YYYYMMDD), nor * for an open edit");
    const indicator = end[5] === (begin[5] as number) + 1 ? (data[begin[5] as number] as number) - 48 : -1;
    if (indicator !== 0 && indicator !== 1 && indicator !== 9) throw refuse(data, 5, "0, 1 or 9");
    if (ended) noteRationale(data, to);
    else if (!isKnownRationale(data)) throw cutInside();
    add(column1, column2, effective, deleted, indicator);
  };

  return {
    line: (data, from, lineEnd) => line(data, from, lineEnd, true),
    unendedLine: (data) => line(data, 0, data.length, false),
    done() {
      if (!started)
        throw new UnusableFile({
          file,
          message: "holds no row of a pair table. This is not CMS's table of PTP edits, or it was cut off",
        });
    },
  };
}

/** Five characters of 36 kinds in one number below 2^31, by which each code is made a text once. */
const RADIX = 36;
const digitOf = (byte: number): number =>
  byte >= 48 && byte <= 57 ? byte - 48 : byte >= 65 && byte <= 90 ? byte - 55 : -1;

/** Reads a code. Rows come sorted, so the code of the row before is tried first. */
function codeReader(): (data: Uint8Array, from: number, to: number) => string | null {
  const known = new Map<number, string | null>();
  let lastKey = -1;
  let last: string | null = null;
  return (data, from, to) => {
    if (to - from !== 5) return null;
    let key = 0;
    for (let i = from; i < to; i++) {
      const digit = digitOf(data[i] as number);
      if (digit < 0) return null;
      key = key * RADIX + digit;
    }
    if (key === lastKey) return last;
    let code = known.get(key);
    if (code === undefined) {
      const text = String.fromCharCode(...data.subarray(from, to));
      known.set(key, (code = isCodeShape(text) ? text : null));
    }
    lastKey = key;
    last = code;
    return code;
  };
}

/** What stands for a date that is none. */
const NO_DAY = -1;

/** Reads YYYYMMDD; `null` for `*` or nothing, `undefined` for what is no date. */
function dayReader(): (data: Uint8Array, from: number, to: number) => Day | null | undefined {
  const known = new Map<number, Day>();
  let lastKey = -1;
  let last = NO_DAY;
  return (data, from, to) => {
    if (to === from || (to === from + 1 && data[from] === ASTERISK)) return null;
    if (to - from !== 8) return undefined;
    let key = 0;
    for (let i = from; i < to; i++) {
      const digit = (data[i] as number) - 48;
      if (digit < 0 || digit > 9) return undefined;
      key = key * 10 + digit;
    }
    if (key !== lastKey) {
      let day = known.get(key);
      if (day === undefined) known.set(key, (day = parseDay(String(key)) ?? NO_DAY));
      lastKey = key;
      last = day;
    }
    return last === NO_DAY ? undefined : last;
  };
}
