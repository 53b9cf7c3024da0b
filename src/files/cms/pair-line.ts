import { isCodeShape } from "../../codes/shapes";
import type { PairBuilder } from "../../codes/reference/pair-builder";
import { parseDay, type Day } from "../../values/day";
import { UnusableFile } from "../problem";
import { CODE_BYTES, DATE_BYTES, UNKNOWN, type KnownCodes, type KnownDays } from "./known-bytes";

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

const CR = 13;
const TAB = 9;
const COMMA = 44;
const QUOTE = 34;
const SPACE = 32;
const ASTERISK = 42;

/** Where rows of a pair table go, by numbers. */
export type PairRows = Pick<PairBuilder, "codeNumber" | "periodNumber" | "addNumbers">;

/** Codes, dates and rationales that stood in the lines before. */
export interface KnownWords {
  readonly codes: KnownCodes;
  readonly days: KnownDays;
  /** Rationales of the table by their length in bytes; there are some fifteen. */
  readonly rationales: (Uint8Array | undefined)[];
}

/** Reads lines one by one, whatever stands in them: rows, headers, and what is neither, which it names. */
export interface PairLineReader {
  /**
   * @param to where the line's bytes end, the line break not among them
   * @param row 1-based number of the line
   */
  line(data: Uint8Array, from: number, to: number, row: number): void;
  /** A last line without a line break: the file was cut off unless its last cell is one that stood in the table before. */
  unendedLine(data: Uint8Array, row: number): void;
  /** Says that no line follows. */
  done(): void;
}

/**
 * Reads the lines of the pair table with tabs or commas, quoted or not, and learns the words of good rows.
 * @throws UnusableFile naming the row and column where a line is no row of that table
 */
export function pairLineReader(file: string, rows: PairRows, known: KnownWords): PairLineReader {
  /** Begin and end of each field of the line at hand. */
  const begin = new Int32Array(COLUMNS.length);
  const end = new Int32Array(COLUMNS.length);
  let row = 0;
  let started = false;

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
  const textIn = (data: Uint8Array, column: number): string =>
    new TextDecoder("windows-1252").decode(data.subarray(begin[column], end[column]));
  const lengthOf = (column: number): number => (end[column] as number) - (begin[column] as number);

  /** The number of a column's code, or `UNKNOWN` where none stands there. */
  const codeIn = (data: Uint8Array, column: number): number => {
    if (lengthOf(column) !== CODE_BYTES) return UNKNOWN;
    const at = begin[column] as number;
    const before = known.codes.numberAt(data, at);
    if (before !== UNKNOWN) return before;
    const text = textIn(data, column);
    if (!isCodeShape(text)) return UNKNOWN;
    const number = rows.codeNumber(text);
    known.codes.learn(data, at, number);
    return number;
  };
  /** The day in a column as YYYYMMDD; `null` for `*` or nothing, `undefined` for what is no date. */
  const dayIn = (data: Uint8Array, column: number): Day | null | undefined => {
    const at = begin[column] as number;
    const length = lengthOf(column);
    if (length === 0 || (length === 1 && data[at] === ASTERISK)) return null;
    if (length !== DATE_BYTES) return undefined;
    const before = known.days.dayAt(data, at);
    if (before !== UNKNOWN) return before;
    const text = textIn(data, column);
    const day = /^\d+$/.test(text) ? parseDay(text) : null;
    if (day === null) return undefined;
    known.days.learn(data, at, day);
    return day;
  };

  const unusable = (message: string, column?: string): UnusableFile =>
    new UnusableFile({ file, row, message, ...(column === undefined ? {} : { column }) });
  const refuse = (data: Uint8Array, column: number, what: string): UnusableFile =>
    unusable(
      `"${textIn(data, column).slice(0, 40)}" is not ${what}. Download the file from CMS again`,
      COLUMNS[column] ?? "",
    );
  const rationaleIn = (data: Uint8Array, to: number): Uint8Array =>
    data.subarray(Math.min((end[COLUMNS.length - 1] as number) + 1, to), to);

  const read = (data: Uint8Array, from: number, lineEnd: number, ended: boolean): void => {
    const to = lineEnd > from && data[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
    if (to === from) return;
    const fields = split(data, from, to);
    const column1 = fields > 1 ? codeIn(data, 0) : UNKNOWN;
    const column2 = column1 === UNKNOWN ? UNKNOWN : codeIn(data, 1);
    if (!started && column2 === UNKNOWN) {
      if (row <= HEADER_LINES) return;
      throw unusable(
        `no row of a pair table stands in the first ${HEADER_LINES} lines. This is not CMS's table of PTP edits`,
      );
    }
    started = true;
    if (fields < COLUMNS.length) {
      throw unusable(
        `the row has ${fields} columns and needs ${COLUMNS.length}: the file was cut off or damaged. Download it from CMS again`,
      );
    }
    if (column2 === UNKNOWN) throw refuse(data, column1 === UNKNOWN ? 0 : 1, "a code");
    const effective = dayIn(data, 3);
    if (effective === undefined) throw refuse(data, 3, "a date (YYYYMMDD)");
    const deleted = dayIn(data, 4);
    if (deleted === undefined) throw refuse(data, 4, "a date (YYYYMMDD), nor * for an open edit");
    const indicator = lengthOf(5) === 1 ? (data[begin[5] as number] as number) - 48 : -1;
    if (indicator !== 0 && indicator !== 1 && indicator !== 9) throw refuse(data, 5, "0, 1 or 9");
    const rationale = rationaleIn(data, to);
    if (ended) known.rationales[rationale.length] ??= rationale.slice();
    else if (!known.rationales[rationale.length]?.every((byte, i) => byte === rationale[i])) {
      throw unusable(
        "the file ends in the middle of the row: it was cut off. Download it from CMS again",
        "PTP Edit Rationale",
      );
    }
    rows.addNumbers(column1, column2, rows.periodNumber(effective, deleted, indicator));
  };

  return {
    line(data, from, to, at) {
      row = at;
      read(data, from, to, true);
    },
    unendedLine(data, at) {
      row = at;
      read(data, 0, data.length, false);
    },
    done() {
      if (started) return;
      throw new UnusableFile({
        file,
        message: "holds no row of a pair table. This is not CMS's table of PTP edits, or it was cut off",
      });
    },
  };
}
