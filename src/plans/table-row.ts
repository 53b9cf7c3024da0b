import { isBlank, textOf } from "../values/cell";
import type { RowCells, TableRowKey } from "./operations";
import { idColumn, sameCell } from "./row-identity";
import { columnAt, placesOfContent, placesOfId, type TableDraft } from "./table-draft";
import type { Difference } from "./table-now";

/** A row as people find it. @example rowName(priorAuth, 3) //=> "PriorAuth PA-0012" */
export function rowName(table: TableDraft, at: number): string {
  const id = table.rows[at]?.id ?? "";
  return id === "" ? `${table.name} row ${table.firstRow + at}` : `${table.name} ${id}`;
}

/**
 * Where a row stands now. By its Rule ID it is found wherever it was sorted; one without is where it was if it still says the
 * same, else where a row says exactly the same.
 * @param expected cells that the row is expected to hold, to choose among rows of one id
 * @param taken rows that are spoken for
 * @returns its place, or the differences that keep it from being found
 */
export function findRow(
  table: TableDraft,
  key: TableRowKey,
  expected: RowCells,
  taken: ReadonlySet<number>,
): number | Difference[] {
  if (key.ruleId !== "" && idColumn(table.name) !== null) return byId(table, key, expected, taken);
  return byContent(table, key, taken);
}

function byId(
  table: TableDraft,
  { index, ruleId }: TableRowKey,
  expected: RowCells,
  taken: ReadonlySet<number>,
): number | Difference[] {
  if (index !== null && !taken.has(index) && table.rows[index]?.id === ruleId) return index;
  const named = placesOfId(table, ruleId).filter((at) => !taken.has(at));
  const found = named.find((at) => says(table, at, expected)) ?? named[0];
  return found ?? [{ where: `the rule ${ruleId} in ${table.name}`, expected: "there", found: "" }];
}

function byContent(
  table: TableDraft,
  { index, whole }: TableRowKey,
  taken: ReadonlySet<number>,
): number | Difference[] {
  const hasIndex = index !== null && index < table.rows.length && !taken.has(index);
  if (!whole) return hasIndex ? index : [goneRow(table, index)];
  if (hasIndex && unlike(table, index, whole).length === 0) return index;
  const alike = placesOfContent(table, whole).filter((at) => !taken.has(at) && unlike(table, at, whole).length === 0);
  const found = index === null ? alike.at(-1) : nearest(alike, index);
  if (found !== undefined) return found;
  return hasIndex ? unlike(table, index, whole) : [goneRow(table, index, whole)];
}

function nearest(places: readonly number[], index: number): number | undefined {
  return [...places].sort((a, b) => Math.abs(a - index) - Math.abs(b - index))[0];
}

function goneRow(table: TableDraft, index: number | null, whole?: RowCells): Difference {
  const said = Object.values(whole ?? {})
    .filter((value) => !isBlank(value))
    .map(textOf)
    .join(" ");
  const where = index === null ? `a row of ${table.name}` : `${table.name} row ${table.firstRow + index}`;
  return { where, expected: said === "" ? "there" : said, found: "" };
}

/** Where a row does not say what is expected of all of it. */
export function unlike(table: TableDraft, at: number, whole: RowCells): Difference[] {
  const headers = [...table.headers, ...Object.keys(whole).filter((header) => columnAt(table, header) < 0)];
  const wanted = new Map(Object.entries(whole).map(([header, value]) => [columnAt(table, header), value]));
  return headers.flatMap((header, i) => {
    if (table.calculated.has(header)) return [];
    const isColumn = i < table.headers.length;
    const expected = isColumn ? wanted.get(i) : whole[header];
    const found = isColumn ? table.rows[at]?.cells?.[i] : "";
    if (sameCell(expected, found)) return [];
    return [{ where: `${rowName(table, at)}, ${header}`, expected: textOf(expected), found: textOf(found) }];
  });
}

function says(table: TableDraft, at: number, expected: RowCells): boolean {
  const cells = table.rows[at]?.cells;
  return Object.entries(expected).every(([header, value]) => sameCell(value, cells?.[columnAt(table, header)]));
}
