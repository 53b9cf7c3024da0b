import { folded, isBlankArgument, textOf, type CellValue } from "../../values/cell";
import { joinWords } from "../../values/lists";

/** The columns of a nurse's log, in the order in which they stand where nobody names them. */
export const LOG_COLUMNS = ["drug", "route", "start", "stop", "site"] as const;
export type LogColumn = (typeof LOG_COLUMNS)[number];

/** What systems and people write over the columns, the surest first. */
const HEADERS: Readonly<Record<LogColumn, readonly string[]>> = {
  drug: [
    "drug",
    "drug name",
    "drug code",
    "medication",
    "medication name",
    "med",
    "agent",
    "product",
    "hcpcs",
    "j-code",
    "code",
    "name",
  ],
  route: ["route", "route of administration", "rte", "method", "how given", "given by"],
  start: ["start", "start time", "time started", "started", "begin", "begin time", "time on", "from"],
  stop: ["stop", "stop time", "time stopped", "stopped", "end", "end time", "finish", "time off", "to"],
  site: ["site", "access site", "access", "iv site", "infusion site", "line", "port", "location"],
};

/** Each name with its column, and how sure it is: 0 the surest. */
const NAMES: ReadonlyMap<string, { readonly column: LogColumn; readonly order: number }> = new Map(
  LOG_COLUMNS.flatMap((column) => HEADERS[column].map((name, order) => [name, { column, order }] as const)),
);

type Places = Readonly<Record<LogColumn, number | null>>;

/** Where the columns stand by the names in a row. */
function placesIn(row: readonly CellValue[]): Places {
  const at: Record<LogColumn, number | null> = { drug: null, route: null, start: null, stop: null, site: null };
  const surest = new Map<LogColumn, number>();
  row.forEach((cell, i) => {
    const named = NAMES.get(folded(textOf(cell)).replace(/[:*]+$/, ""));
    if (!named || named.order >= (surest.get(named.column) ?? Infinity)) return;
    surest.set(named.column, named.order);
    at[named.column] = i;
  });
  return at;
}

/** Where the columns stand, and the first row of the log; or why they cannot be found. */
export type LogLayout = { readonly at: Places; readonly firstRow: number } | { readonly fault: string };

/** Rows above the headers that may hold a title. */
const MOST_TITLE_ROWS = 5;

/**
 * Finds the columns by their headers, which may stand under a title; without headers they are drug, route, start, stop and site, in that order.
 * A row is the header row where two of its cells are names of columns.
 * @example logLayout([["Medication", "Rte", "Start", "Stop"], …]) //=> { at: { drug: 0, route: 1, start: 2, stop: 3, site: null }, firstRow: 1 }
 */
export function logLayout(rows: readonly (readonly CellValue[])[]): LogLayout {
  for (const [i, row] of rows.slice(0, MOST_TITLE_ROWS).entries()) {
    const at = placesIn(row);
    const missing = LOG_COLUMNS.filter((column) => column !== "site" && at[column] === null);
    if (LOG_COLUMNS.length - missing.length - (at.site === null ? 1 : 0) < 2) continue;
    return missing.length === 0
      ? { at, firstRow: i + 1 }
      : { fault: `has no column ${joinWords(missing, "and")}: name the columns drug, route, start, stop and site` };
  }
  const width = Math.max(0, ...rows.filter((row) => !row.every(isBlankArgument)).map((row) => row.length));
  if (width < LOG_COLUMNS.length - 1)
    return { fault: "give the columns drug, route, start, stop and site, in this order or with these headers" };
  return { at: { drug: 0, route: 1, start: 2, stop: 3, site: width > 4 ? 4 : null }, firstRow: 0 };
}
