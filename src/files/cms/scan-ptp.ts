import { UnusableFile } from "../problem";
import { knownCodes, knownDays } from "./known-bytes";
import { pairLineReader, type KnownWords, type PairRows } from "./pair-line";
import { plainPairReader } from "./plain-pairs";

const LF = 10;
/** No line of CMS's tables comes near: a file without line breaks is not kept in memory until its end. */
const LONGEST_LINE = 64 << 10;

/** Takes the pair table piece by piece. */
export interface PtpScanner {
  /** @param chunk the next bytes, which are not looked at after that; a chunk may end anywhere */
  push(chunk: Uint8Array): void;
  /** Says that no bytes follow. */
  end(): void;
}

/**
 * Reads the pair table as CMS ships it: six header lines, then tab separated rows (`.TXT`), or the same with commas. The file goes by in chunks
 * and is never text, not even a row of it: 2.5 million rows are some 170 MB.
 * @throws UnusableFile from `push` and `end`, naming the row and column where the file is not that table, is damaged or was cut off
 */
export function ptpScanner(file: string, rows: PairRows): PtpScanner {
  const known: KnownWords = { codes: knownCodes(), days: knownDays(), rationales: [] };
  const careful = pairLineReader(file, rows, known);
  const plain = plainPairReader(rows, known);
  /** Lines that were read. */
  let lines = 0;
  let rest: Uint8Array = new Uint8Array(0);

  /** @param to just behind a line break */
  const scan = (data: Uint8Array, from: number, to: number): void => {
    for (let at = from; at < to;) {
      lines++;
      const next = plain.row(data, at);
      if (next >= 0) {
        at = next;
        continue;
      }
      const end = data.indexOf(LF, at);
      careful.line(data, at, end, lines);
      at = end + 1;
    }
  };
  const keep = (bytes: Uint8Array): void => {
    rest = bytes;
    if (rest.length <= LONGEST_LINE) return;
    throw new UnusableFile({
      file,
      row: lines + 1,
      message: "the line has no end. This is not CMS's table of PTP edits, or it was damaged",
    });
  };

  return {
    push(chunk) {
      const firstEnd = chunk.indexOf(LF);
      if (firstEnd < 0) {
        keep(joined(rest, chunk));
        return;
      }
      let from = 0;
      if (rest.length > 0) {
        from = firstEnd + 1;
        const line = joined(rest, chunk.subarray(0, from));
        scan(line, 0, line.length);
      }
      const to = chunk.lastIndexOf(LF) + 1;
      scan(chunk, from, to);
      keep(chunk.slice(to));
    },
    end() {
      if (rest.length > 0) careful.unendedLine(rest, lines + 1);
      careful.done();
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
