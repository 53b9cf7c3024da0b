import type { Knowledge } from "../checks/answers/answer";
import type { Engine } from "../checks/load";
import { singleRows, type SingleRows } from "../claims/single-row";
import { isVisitCode } from "../codes/families";
import type { Day } from "../values/day";
import { plainRow, plainValue } from "./arguments";
import { mappingOf } from "./check";

/** A row of headers as it was given, and what rows below it are read by; `null` where they are no headers of claim lines. */
interface Known {
  readonly given: readonly unknown[];
  readonly rows: SingleRows | null;
}

/** The headers of the last calls, the latest first: all formulas of a column give the same ones. */
let known: readonly Known[] = [];
const MOST_KNOWN = 4;

/**
 * The status of a line whose formula gives it as one row, told as `statusesInSteps` tells it.
 * @returns `null` where the row asks for more than that: it is no line, or an argument is not as it should be
 */
export function statusOfRow(
  { lineStatus }: Pick<Engine, "lineStatus">,
  knowledge: Knowledge,
  headers: unknown,
  lines: unknown,
  asOf: () => Day | null,
): string | null {
  const [names, cells] = [onlyRow(headers), onlyRow(lines)];
  if (!names || cells?.length !== names.length) return null;
  const rows = rowsBelow(names);
  const line = rows?.lineOf(plainRow(cells));
  if (!rows || !line) return null;
  const { matrix, reference } = knowledge;
  return lineStatus({ matrix, reference, asOf: asOf(), sheet: rows.facts })(line);
}

function onlyRow(argument: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(argument) || argument.length !== 1) return undefined;
  const row: unknown = argument[0];
  return Array.isArray(row) ? row : undefined;
}

function rowsBelow(names: readonly unknown[]): SingleRows | null {
  const [latest] = known;
  if (latest && isSameRow(latest.given, names)) return latest.rows;
  let found = known.find(({ given }) => isSameRow(given, names));
  if (!found) {
    const headers = names.map(plainValue);
    const mapping = mappingOf(headers);
    found = { given: [...names], rows: mapping && singleRows(headers, mapping, isVisitCode) };
  }
  known = [found, ...known.filter((other) => other !== found)].slice(0, MOST_KNOWN);
  return found.rows;
}

/** Whether two rows hold the same plain cells; what is no plain cell is nobody's equal. */
function isSameRow(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
