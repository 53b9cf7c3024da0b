import { parseDay, type Day } from "../../../src/values/day";

/*
 * The pair table the straightforward way: split into lines and fields, a text for every cell, a list for every pair. What the scanner and the
 * packed pairs say is compared with it, and so is their speed.
 */

/** One period of a pair. */
export interface PlainPeriod {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly indicator: number;
}

/** Periods by `column 1 column 2`. */
export type PlainPairs = Map<string, PlainPeriod[]>;

/** Where a table cannot be read. */
export interface PlainRefusal {
  /** 1-based line. */
  readonly row: number;
  readonly column?: string;
}

const HEADER_LINES = 20;
const CODE = /^(\d{5}|\d{4}[FTUMA]|[A-V]\d{4})$/;

/** Reads a table that ends with a line break. */
export function splitAndMap(text: string): PlainPairs | PlainRefusal {
  const pairs: PlainPairs = new Map();
  let started = false;
  const lines = text.split("\n");
  for (const [i, line] of lines.entries()) {
    const row = i + 1;
    if (line === "" || line === "\r") continue;
    const fields = line.replace(/\r$/, "").split(/[\t,]/).slice(0, 6).map(bare);
    const [first = "", second = "", , from = "", to = "", indicator = ""] = fields;
    if (!started && !(CODE.test(first) && CODE.test(second))) {
      if (row > HEADER_LINES) return { row };
      continue;
    }
    started = true;
    if (fields.length < 6) return { row };
    if (!CODE.test(first)) return { row, column: "Column 1" };
    if (!CODE.test(second)) return { row, column: "Column 2" };
    const [effective, deleted] = [dayIn(from), dayIn(to)];
    if (effective === undefined) return { row, column: "Effective Date" };
    if (deleted === undefined) return { row, column: "Deletion Date" };
    if (!/^[019]$/.test(indicator)) return { row, column: "Modifier" };
    const key = `${first} ${second}`;
    const period = { from: effective, to: deleted, indicator: Number(indicator) };
    const known = pairs.get(key);
    if (known) known.push(period);
    else pairs.set(key, [period]);
  }
  return started ? pairs : { row: 0 };
}

const bare = (field: string): string => field.replace(/^[ "]+|[ "]+$/g, "");

function dayIn(text: string): Day | null | undefined {
  if (text === "" || text === "*") return null;
  return /^\d{8}$/.test(text) ? (parseDay(text) ?? undefined) : undefined;
}
