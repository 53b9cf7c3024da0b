import { parseCsv } from "hucre/csv";
import type { CellValue, Cells } from "../values/cell";
import { decodeText } from "./bytes";
import { UnusableFile } from "./problem";

/** What may stand between the cells of a row. */
export type Delimiter = "," | ";" | "\t" | "|";
const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];

/** The delimiter is looked for in this much text. */
const SAMPLE_CHARS = 65_536;
/** A row that no file has: where it does not come back as a row of its own, a quote was never closed. */
const END_MARK = "\u0001end\u0001";

/**
 * Reads a file of comma, semicolon or tab separated text. Every cell stays text, so that codes keep their zeros; every row is kept,
 * blank ones too, so that positions are those of the file.
 * @throws UnusableFile where the file holds no text, or a quote is never closed
 * @example readCsv(new TextEncoder().encode("CPT;Units\n00100;1"), "a.csv") //=> [["CPT", "Units"], ["00100", "1"]]
 */
export function readCsv(bytes: Uint8Array, file: string): Cells {
  return parseCsvText(decodeText(bytes, file), file);
}

/** The same for text that was decoded already. */
export function parseCsvText(text: string, file: string): Cells {
  const said = /^sep=(.)(?=\r?\n)/.exec(text)?.[1];
  const delimiter = said ?? findDelimiter(text);
  const ended = text === "" || text.endsWith("\n") || text.endsWith("\r") ? text : `${text}\n`;
  const rows = parseCsv(ended + END_MARK, { delimiter, skipBom: false }).map((row) => row.map(String));
  const last = rows.pop();
  if (last?.length !== 1 || last[0] !== END_MARK) {
    throw openQuote(file, rows.length + 1);
  }
  if (said !== undefined) rows[0] = [];
  return rows;
}

/** A quote that is never closed: what follows it would be one cell. @param row in which it is opened, 1-based */
export function openQuote(file: string, row: number): UnusableFile {
  return new UnusableFile({
    file,
    row,
    message:
      'a quote (") is opened and never closed, so the rest of the file reads as one cell. The file was cut off, or a quote inside a cell is not doubled',
  });
}

/**
 * The delimiter of a text: the one that stands equally often in the most rows, the more often the better. Title rows, names with commas
 * and lists inside cells do not mislead it.
 * @example findDelimiter("Payer;Charge\nA;1,50\nB;2,75") //=> ";"
 */
export function findDelimiter(text: string): Delimiter {
  const counts = countPerRow(text.slice(0, SAMPLE_CHARS));
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const rowsWith = new Map<number, number>();
    for (const count of counts.get(delimiter) ?? []) if (count > 0) rowsWith.set(count, (rowsWith.get(count) ?? 0) + 1);
    for (const [count, rows] of rowsWith) {
      if (count * rows <= bestScore) continue;
      bestScore = count * rows;
      best = delimiter;
    }
  }
  return best;
}

/** How often each delimiter stands in each row, outside quotes. */
function countPerRow(text: string): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, number[]>(DELIMITERS.map((delimiter) => [delimiter, [0]]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "\n") for (const rows of counts.values()) rows.push(0);
    else {
      const rows = counts.get(character);
      if (rows) rows[rows.length - 1] = (rows[rows.length - 1] ?? 0) + 1;
    }
  }
  return counts;
}

/** How CSV is written. */
export interface CsvOptions {
  /**
   * Puts an apostrophe before text that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` in front). For reports that people
   * open and that repeat text of a claim file; not for tables that are read back.
   */
  readonly guardFormulas?: boolean;
}

/**
 * Writes rows as comma separated text with CRLF, as RFC 4180 has it. Text that holds any delimiter is quoted, so that it reads back
 * wherever it is opened. A byte order mark stands in front only where Excel needs it: where some text is not ASCII.
 * @example writeCsv([["Code", "Note"], ["J9271", "1,000 mg"]]) //=> 'Code,Note\r\nJ9271,"1,000 mg"\r\n'
 */
export function writeCsv(rows: Cells, options: CsvOptions = {}): string {
  const text = rows.map((row) => `${row.map((cell) => cellText(cell, options)).join(",")}\r\n`).join("");
  return /[^\p{ASCII}]/u.test(text) ? `\ufeff${text}` : text;
}

function cellText(cell: CellValue, { guardFormulas = false }: CsvOptions): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return String(cell);
  const text = guardFormulas && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",;|\t\r\n]/.test(text) || text.startsWith("sep=") ? `"${text.replaceAll('"', '""')}"` : text;
}
