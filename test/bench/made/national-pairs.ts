// The national pair table: the real one where it is at hand, else a made one of the same size.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { pairBuilder } from "../../../src/codes/reference/pair-builder";
import { packPairs, unpackPairs, type PackedPairs } from "../../../src/codes/reference/packed-pairs";
import { ptpSet } from "../../../src/codes/reference/ptp";
import type { PtpSet, Reference } from "../../../src/codes/reference/reference";
import { dayAt } from "../../../src/cli/sample/days";
import { seeded } from "../../../src/values/seeded";
import { packBytes, unpackBytes, type PackedBytes } from "../../../src/values/compress";
import { parseDay, type Day } from "../../../src/values/day";
import { isoDigits } from "./digits";
import { CODES } from "./own-matrix";
import type { FlatPair } from "../peers/map-of-strings";

/** The edition of the real table (July 2024), and what the made one says it is. */
export const EDITION = { edition: "2024-07", editionDay: dayAt("2024-07-01"), origin: "measured" };
/** A row of the pair table before it is packed. */
export type PairLine = readonly [
  column1: string,
  column2: string,
  from: Day | null,
  to: Day | null,
  indicator: 0 | 1 | 9,
];

/** The rows of the published table: column 1, column 2, deletion date, indicator. It has no effective dates. */
export function* realPairs(file: string): Generator<PairLine> {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("latin1");
  const days = new Map<string, Day | null>();
  const dayIn = (digits: string): Day | null => {
    let day = days.get(digits);
    if (day === undefined) days.set(digits, (day = digits === "" ? null : parseDay(isoDigits(digits))));
    return day;
  };
  for (let from = text.indexOf("\n") + 1; from < text.length;) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end).trimEnd();
    const [column1 = "", column2 = "", deleted = "", indicator = ""] = line.split(",");
    if (column1 !== "")
      yield [column1, column2, null, dayIn(deleted), indicator === "0" ? 0 : indicator === "1" ? 1 : 9];
    if (end < 0) return;
    from = end + 1;
  }
}

const MADE_CODES = 12_000;
const MADE_ROWS = 2_000_000;

/** A table of 2,000,000 rows with effective and deletion dates: the pairs that come with the product, and made ones of other codes. */
export function* madePairs(): Generator<PairLine> {
  const { ptp } = bundledReference();
  const bundled: PairLine[] = [];
  for (const column1 of CODES)
    ptp?.eachOf(column1, (column2, { from, to, indicator }) => bundled.push([column1, column2, from, to, indicator]));
  yield* bundled;
  const next = seeded(11);
  for (let row = bundled.length; row < MADE_ROWS; row++) {
    const from = EDITION.editionDay - 90 * Math.floor(next() * 80);
    const to = next() < 0.4 ? from + 90 * Math.floor(1 + next() * 20) : null;
    const kind = next();
    yield [
      madeCode(Math.floor(row / 170)),
      madeCode(Math.floor(next() * MADE_CODES)),
      from,
      to,
      kind < 0.35 ? 0 : kind < 0.97 ? 1 : 9,
    ];
  }
}
/** Codes that nobody bills. */
const madeCode = (i: number): string => String(10_000 + (i % MADE_CODES)).padStart(5, "0");

export function packedOf(rows: Iterable<PairLine>): PackedPairs {
  const builder = pairBuilder();
  for (const row of rows) builder.add(...row);
  return builder.build();
}

const PACKED = "pairs.packed";

/** Keeps the pairs as the pane keeps an imported table. @returns bytes of the file */
export async function keepPairs(folder: string, pairs: PackedPairs): Promise<number> {
  const { packing, bytes } = await packBytes(packPairs(pairs));
  if (packing === "none") throw new Error("this Node cannot compress streams");
  writeFileSync(join(folder, PACKED), bytes);
  return bytes.length;
}

export function keptPairs(folder: string): PackedBytes {
  return { packing: "deflate-raw", bytes: Uint8Array.from(readFileSync(join(folder, PACKED))) };
}

/** The set that answers from kept pairs. */
export async function readyPairs(kept: PackedBytes): Promise<PtpSet> {
  return ptpSet(unpackPairs(await unpackBytes(kept)), { ...EDITION, hash: "0".repeat(16) });
}

/** The bundled tables, with the whole national table of pairs in the place of the set that the matrix names. */
export async function wholeReference(folder: string): Promise<Reference> {
  return { ...bundledReference(), ptp: await readyPairs(keptPairs(folder)), chosen: true };
}

const OPEN = 999_999;
/** A row as peers load it. */
export const flatPair = ([column1, column2, from, to, indicator]: PairLine): FlatPair => [
  column1,
  column2,
  from ?? 0,
  to ?? OPEN,
  indicator,
];
