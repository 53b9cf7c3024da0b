import type { Knowledge } from "../checks/answers/answer";
import type { CheckResult } from "../checks/engine";
import type { Engine } from "../checks/load";
import { statusTexts } from "../checks/status-text";
import { isVisitCode } from "../codes/families";
import { REQUIRED_FIELDS } from "../claims/fields";
import { isClaimSheet, mapByNames, type ClaimSheet } from "../claims/sheet";
import type { SheetMapping } from "../claims/mapping/mapping";
import type { Day } from "../values/day";
import { isBlank, isErrorCell, textOf, type CellValue } from "../values/cell";
import { cellsIn, cellsOf } from "./arguments";
import { argumentError } from "./errors";

/** Lines given to a formula with their headers. */
export interface GivenLines {
  readonly headers: readonly CellValue[];
  /** Down to the last row in use. What is no line, as the headers themselves in a whole column, is blank. */
  readonly rows: readonly (readonly CellValue[])[];
  /** How many rows the range has. */
  readonly height: number;
}

/** Headers among the lines are looked for in so many rows: an export begins with titles. */
const HEADER_SEARCH_ROWS = 30;

/**
 * The lines of the arguments `headers` and `lines`. Of whole columns, `A:T`, the headers and what stands above them are no lines.
 * @throws `#VALUE!` where they do not fit together
 */
export function givenLines(headers: unknown, lines: unknown): GivenLines {
  const [names = [], ...more] = cellsOf(headers);
  if (more.length > 0) throw argumentError("headers", "give one row of headers");
  const error = names.find(isErrorCell);
  if (error !== undefined) throw argumentError("headers", `a cell holds the error ${error}`);
  const { height, width } = cellsIn(lines);
  if (width !== names.length) {
    throw argumentError("lines", `give as many columns as headers (${names.length}); these are ${width}`);
  }
  const rows = cellsOf(lines);
  const repeats = rows.map((row) => row.every((cell, i) => textOf(cell) === textOf(names[i])));
  const begin = repeats.slice(0, HEADER_SEARCH_ROWS).indexOf(true);
  // Titles are known by leaving blank what a line needs: a line that stands above a repeated header row is not lost.
  const isTitle = (row: readonly CellValue[]): boolean =>
    row.filter((cell) => !isBlank(cell)).length < REQUIRED_FIELDS.length;
  const blank = names.map(() => "");
  return {
    headers: names,
    rows: rows.map((row, i) => (repeats[i] || (i < begin && isTitle(row)) ? blank : row)),
    height,
  };
}

/** Lines given to a formula as a claim sheet, numbered from 1; `null` where all are blank. */
function* sheetOf(
  { readClaimsInSteps }: Pick<Engine, "readClaimsInSteps">,
  { headers, rows }: GivenLines,
): Generator<unknown, ClaimSheet | null> {
  if (rows.every((row) => row.every(isBlank))) return null;
  const mapping = mappingOf(headers);
  const sheet = yield* readClaimsInSteps([headers, ...rows], {
    name: "lines",
    isVisit: isVisitCode,
    ...(mapping ? { mapping } : {}),
  });
  if (!isClaimSheet(sheet)) throw argumentError("headers", sheet.message);
  return sheet;
}

/**
 * What the checks say of lines given to a formula, numbered from 1; `null` where all are blank. One line alone lacks its encounter.
 * @throws `#VALUE!` where the headers lack a required field
 */
export function* checkLinesInSteps(
  engine: Pick<Engine, "runChecksInSteps" | "readClaimsInSteps">,
  knowledge: Knowledge,
  given: GivenLines,
  asOf: Day | null,
): Generator<unknown, CheckResult | null> {
  const sheet = yield* sheetOf(engine, given);
  return sheet && (yield* engine.runChecksInSteps({ ...knowledge, sheet, asOf, complete: given.height > 1 }));
}

/**
 * One status per row: `OK`, `Error: …`, `Warning: …`, `Not checked: …`; the worst finding first, and how many more stand behind it.
 * A blank row has a blank status.
 * @throws `#VALUE!` where the headers lack a required field
 */
export function* statusesInSteps(
  engine: Pick<Engine, "runChecksInSteps" | "readClaimsInSteps">,
  knowledge: Knowledge,
  given: GivenLines,
  asOf: Day | null,
): Generator<unknown, string[][]> {
  return statusCells(yield* checkLinesInSteps(engine, knowledge, given, asOf), given);
}

/** The headers of the last calls: the formulas of a column all give the same ones. */
const known = new Map<string, SheetMapping | null>();
const MOST_KNOWN = 20;

/** What columns hold by their headers; `null` where these are no headers of claim lines. */
export function mappingOf(headers: readonly CellValue[]): SheetMapping | null {
  const key = headers.map(textOf).join("\u0000");
  let mapping = known.get(key);
  if (mapping === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, (mapping = mapByNames([headers])));
  }
  return mapping;
}

/** What was said of rows, one status for each. */
export function statusCells(result: CheckResult | null, { rows, height }: GivenLines): string[][] {
  const statuses = new Array<string[]>(height).fill([""]);
  if (!result) return statuses;
  const statusOf = statusTexts(result);
  rows.forEach((row, i) => {
    if (!row.every(isBlank)) statuses[i] = [statusOf([i + 1])];
  });
  return statuses;
}
