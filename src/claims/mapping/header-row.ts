import { contentHash } from "../../values/hash";
import { folded, textOf, type CellValue, type Cells } from "../../values/cell";
import { fieldOfHeader, REQUIRED_FIELDS, type Field } from "../fields";
import { headerKey } from "./header-key";
import type { LayoutPicks } from "./mapping";
import { synonymOf, type Synonym } from "./synonyms";

/** Headers are looked for in this many rows, and what stands below them in these rows is what columns are judged by. */
export const HEAD_ROWS = 30;

/** A row of headers, or two of them as one. */
export interface HeaderRow {
  /** 0-based: the last row of the headers; -1 where there is none. */
  readonly at: number;
  readonly headers: readonly string[];
  readonly fingerprint: string;
}

/** What the words of a header are known as, with and without what only says that it is about a line. */
export function synonymOfHeader(header: string): Synonym | undefined {
  const { key, words, numbers } = headerKey(header);
  const found = synonymOf(key);
  if (found || words.size < 2) return found;
  // `CPT 1 Units` and `Proc 2 Charge` are of one of several services in a row.
  for (const extra of numbers.length > 0 ? ["line", "cpt", "procedure", "service"] : ["line"]) {
    if (!words.has(extra)) continue;
    const known = synonymOf(
      [...words]
        .filter((word) => word !== extra)
        .sort()
        .join(" "),
    );
    if (known) return known;
  }
  return undefined;
}

/** The name of a row of headers: the same for the same headers in the same order, in any case. */
export function fingerprintOf(headers: readonly string[]): string {
  const last = headers.findLastIndex((header) => header !== "");
  return contentHash(
    headers
      .slice(0, last + 1)
      .map(folded)
      .join("\u0001"),
  );
}

/**
 * Finds the row of the headers under titles: the one that was picked, else one that is remembered, else the first that names the most fields,
 * all four required ones if any does. Two rows are taken as one where together they name more than either.
 */
export function findHeaderRow(
  head: Cells,
  picks: LayoutPicks,
  isRemembered: (fingerprint: string) => boolean,
): HeaderRow | null {
  const width = head.reduce((most, row) => Math.max(most, row.length), 0);
  if (picks.headerAt === -1) return rowOf(-1, new Array<string>(width).fill(""));
  const picked = new Map(
    picks.columns.flatMap(({ column, slot }) =>
      typeof column === "string" && slot ? [[folded(column), slot.field]] : [],
    ),
  );
  let best: { readonly row: HeaderRow; readonly score: number } | null = null;
  for (const at of picks.headerAt === null ? head.keys() : [picks.headerAt]) {
    const own = texts(head[at] ?? [], width);
    const above = at > 0 ? joined(texts(head[at - 1] ?? [], width), own) : null;
    for (const headers of above ? [own, above] : [own]) {
      const row = rowOf(at, headers);
      if (picks.headerAt === null && headers.some((header) => header !== "") && isRemembered(row.fingerprint))
        return row;
      const score = scoreOf(headers, picked);
      if ((score >= 2 || picks.headerAt !== null) && (!best || score > best.score)) best = { row, score };
    }
  }
  return best ? best.row : rowAbovePicks(head, picks, width);
}

/** Where columns are picked by their number, their headers need not be known: the first row with text in all of them has them. */
function rowAbovePicks(head: Cells, picks: LayoutPicks, width: number): HeaderRow | null {
  const numbers = picks.columns.flatMap(({ column, slot }) => (typeof column === "number" && slot ? [column] : []));
  if (numbers.length === 0) return null;
  const at = head.findIndex((row) =>
    numbers.every((column) => typeof row[column] === "string" && textOf(row[column]) !== ""),
  );
  return at < 0 ? null : rowOf(at, texts(head[at] ?? [], width));
}

const rowOf = (at: number, headers: readonly string[]): HeaderRow => ({
  at,
  headers,
  fingerprint: fingerprintOf(headers),
});

/** Texts of a row; a number is no header, and a long text is a sentence. */
const texts = (row: readonly CellValue[], width: number): string[] =>
  Array.from({ length: width }, (_, i) => (typeof row[i] === "string" ? textOf(row[i]).replace(/\s+/g, " ") : ""));

/** Two rows as one: a header over several columns belongs to each of them. */
function joined(above: readonly string[], own: readonly string[]): string[] | null {
  if (above.every((header) => header === "")) return null;
  let over = "";
  return own.map((header, i) => {
    const top = above[i] ?? "";
    if (top !== "") over = top;
    if (header === "") return top;
    const both = `${over} ${header}`.trim();
    return synonymOfHeader(both) ? both : header;
  });
}

function scoreOf(headers: readonly string[], picked: ReadonlyMap<string, Field>): number {
  const fields = new Set<Field>();
  let weak = 0;
  for (const header of headers) {
    if (header === "") continue;
    const named = picked.get(folded(header)) ?? fieldOfHeader(header)?.field;
    const synonym = named ? undefined : synonymOfHeader(header);
    const field = named ?? synonym?.field;
    if (field === undefined || fields.has(field)) continue;
    fields.add(field);
    if (synonym && synonym.strength !== "own") weak += 0.5;
  }
  const whole = REQUIRED_FIELDS.every((field) => fields.has(field));
  return fields.size - weak + (whole ? 100 : 0);
}
