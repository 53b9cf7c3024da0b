import { bytesHash, bytesHashSoon } from "../../values/hash";
import type { PairPeriod } from "./reference";

/**
 * Pairs, packed: codes are numbers, the column 2 codes of one column 1 code stand sorted in one stretch, and every pair points to its
 * period in a dictionary. Several periods of one pair stand side by side. 2.5 million rows take some 10 MB.
 */
export interface PackedPairs {
  /** Codes in their order; a code's position is its number. */
  readonly codes: readonly string[];
  /** Where the stretch of each column 1 code begins; one more at the end. */
  readonly start: Uint32Array;
  readonly column2: Uint16Array;
  /** Numbers of periods. */
  readonly period: Uint16Array;
  readonly periods: readonly PairPeriod[];
}

/*
 * As bytes, to be kept between sessions: a mark, the length of a header in JSON (codes and periods), the header, then the three arrays as
 * they lie in memory, so that reading them back makes nothing and moves nothing. Every machine that runs Excel or Node keeps numbers with the
 * low byte first. Compressing, to less than 1 MB, is the storage's business.
 */
const MARK = 0x31505450; // "PTP1"

interface Header {
  readonly codes: readonly string[];
  readonly periods: readonly (readonly [from: number, to: number, indicator: number])[];
  readonly rows: number;
}

const BEFORE_HEADER = 8;
const aligned = (length: number): number => (length + 3) & ~3;
const bytesOf = (array: Uint16Array | Uint32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** @example unpackPairs(packPairs(pairs)) gives the same answers as `pairs` */
export function packPairs(pairs: PackedPairs): Uint8Array<ArrayBuffer> {
  const header: Header = {
    codes: pairs.codes,
    periods: pairs.periods.map(({ from, to, indicator }) => [from ?? 0, to ?? 0, indicator]),
    rows: pairs.column2.length,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const arrays = [pairs.start, pairs.column2, pairs.period];
  const begin = aligned(BEFORE_HEADER + json.length);
  const bytes = new Uint8Array(arrays.reduce((length, array) => length + array.byteLength, begin));
  const words = new DataView(bytes.buffer);
  words.setUint32(0, MARK, true);
  words.setUint32(4, json.length, true);
  bytes.set(json, BEFORE_HEADER);
  let at = begin;
  for (const array of arrays) {
    bytes.set(bytesOf(array), at);
    at += array.byteLength;
  }
  return bytes;
}

/**
 * Reads packed pairs; the arrays lie in the given bytes and are not copied.
 * @param bytes must begin where its buffer begins
 * @throws where the bytes are not packed pairs, or not all of them
 */
export function unpackPairs(bytes: Uint8Array<ArrayBuffer>): PackedPairs {
  const damaged = (): Error => new Error("the stored pair table is damaged. Import it again");
  const { buffer, byteLength, byteOffset } = bytes;
  if (byteLength < BEFORE_HEADER || byteOffset !== 0) throw damaged();
  const words = new DataView(buffer, 0, byteLength);
  const length = words.getUint32(4, true);
  if (words.getUint32(0, true) !== MARK || length > byteLength) throw damaged();
  const header = readHeader(new TextDecoder().decode(bytes.subarray(BEFORE_HEADER, BEFORE_HEADER + length)));
  if (!header) throw damaged();
  const { codes, rows } = header;
  const begin = aligned(BEFORE_HEADER + length);
  const ends = begin + (codes.length + 1) * 4 + rows * 4;
  if (ends !== byteLength) throw damaged();
  const column2At = begin + (codes.length + 1) * 4;
  return {
    codes,
    periods: header.periods.map(periodOf),
    start: new Uint32Array(buffer, begin, codes.length + 1),
    column2: new Uint16Array(buffer, column2At, rows),
    period: new Uint16Array(buffer, column2At + rows * 2, rows),
  };
}

function readHeader(json: string): Header | null {
  try {
    const header = JSON.parse(json) as Partial<Header> | null;
    if (!header || !Array.isArray(header.codes) || !Array.isArray(header.periods)) return null;
    return typeof header.rows === "number" ? { codes: header.codes, periods: header.periods, rows: header.rows } : null;
  } catch {
    return null;
  }
}

const periodOf = ([from, to, indicator]: Header["periods"][number]): PairPeriod => ({
  from: from === 0 ? null : from,
  to: to === 0 ? null : to,
  indicator: indicator === 0 ? 0 : indicator === 1 ? 1 : 9,
});

/** The bytes that name the content: codes and periods, then the arrays as they lie in memory. */
function namingBytes(pairs: PackedPairs): Uint8Array[] {
  return [
    new TextEncoder().encode(JSON.stringify([pairs.codes, pairs.periods])),
    ...[pairs.start, pairs.column2, pairs.period].map(bytesOf),
  ];
}

/** The name of the content: 16 hex digits, the same for the same rows in any order. */
export function pairsHash(pairs: PackedPairs): string {
  return bytesHash(namingBytes(pairs));
}

/** The same by the machine's own SHA-256, which does not keep the screen waiting. */
export function pairsHashSoon(pairs: PackedPairs): Promise<string> {
  return bytesHashSoon(namingBytes(pairs));
}
