// Values that stand nowhere else: where one of them turns up, it came from the cell that it was put into.
import type { CellValue } from "../../src/values/cell";
import type { Kept } from "./kept";

/** A text that no code of ours writes. @example sentinel("Patient", 3) //=> "ZqPatientKx3" */
export const sentinel = (column: string, n: number | string = ""): string =>
  `Zq${column.replace(/[^A-Za-z0-9]/g, "")}Kx${n}`;

/** A day, an amount and a count that nothing else here has. */
export const SENTINEL_DAY = 46312;
export const SENTINEL_CHARGE = 48151.62;
export const SENTINEL_UNITS = 71377;

/** A sentinel in any writing: as Excel keeps it, as people read it, in cents, in small letters. */
const FOUND = new RegExp(
  [
    "zq\\w+?kx\\w*",
    "(?<![\\w.])(?:46312|2026-10-17|20261017|1?0/17/(?:20)?26|17 Oct 2026)(?!\\w)",
    "(?<![\\w.])(?:48,?151\\.62|4815162)(?!\\w)",
    "(?<![\\w.])71,?377(?!\\w)",
  ].join("|"),
  "gi",
);

/** The sentinels in a text. */
export const sentinelsIn = (text: string): readonly string[] => [...new Set(text.match(FOUND) ?? [])];

/** Where sentinels are kept or told, with what was found there. */
export const leaksIn = (kept: readonly Kept[]): readonly string[] =>
  kept.flatMap(({ place, text }) => sentinelsIn(`${place} ${text}`).map((found) => `${place}: ${found}`));

/** Columns whose cells name a person, a claim or a number of the payer's: all of their cells are sentinels. */
const NAMING = ["Acct", "Clm ID", "SL ID", "Tracking", "Drug"];
/** What a column of numbers or days holds as a sentinel. */
const COUNTED: Readonly<Record<string, CellValue>> = {
  "Svc Date": SENTINEL_DAY,
  Chg: SENTINEL_CHARGE,
  Qty: SENTINEL_UNITS,
};

/**
 * An export with a sentinel in every column: in all cells of the columns that name somebody, and in a line of its own for every other column, so
 * that the rest of the sheet is checked as ever. Two columns that no check reads are added.
 * @param rows of an export, with the titles and the total
 * @param header position of the headers
 */
export function withSentinels(rows: readonly (readonly CellValue[])[], header: number): CellValue[][] {
  const headers = (rows[header] ?? []).map(String);
  const lines = rows.slice(header + 1, -1);
  const named = lines.map((line, n) =>
    line.map((cell, i) => (NAMING.includes(headers[i] ?? "") && cell !== "" ? sentinel(headers[i] ?? "", n) : cell)),
  );
  const own = headers.map((name, at) => {
    const line = [...(named[at] ?? [])];
    line[at] = COUNTED[name] ?? sentinel(name);
    return line;
  });
  const unread = (line: readonly CellValue[], n: number): CellValue[] => [
    ...line,
    sentinel("Member", n),
    sentinel("Remarks", n),
  ];
  return [
    ...rows.slice(0, header).map((line) => line.map((cell) => (cell === "" ? cell : sentinel("Title")))),
    [...headers, "Member name", "Remarks"],
    ...[...named, ...own].map(unread),
    ...rows.slice(-1).map((line) => [...line]),
  ];
}
