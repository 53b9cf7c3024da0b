import type { Knowledge } from "../checks/answers/answer";
import { loadedEngine, loadEngine, type Engine } from "../checks/load";
import type { Day } from "../values/day";
import { optionalDate } from "./arguments";
import { checkLinesInSteps, givenLines, statusesInSteps, type GivenLines } from "./check";
import { waitFor } from "./errors";
import { findingRows } from "./findings";
import { statusOfRow } from "./one-row";
import { answerInSlices, signalOf } from "./sliced";
import type { Cell } from "./spread";
import { withMatrix } from "./with-matrix";

/** The arguments of a function that checks claim lines, as Excel hands them over. */
export interface LinesAsked {
  readonly matrix: unknown;
  readonly headers: unknown;
  readonly lines: unknown;
  readonly asOf: unknown;
  readonly invocation: unknown;
}

/** What CHECK spills: one status for each line. */
export function checkStatuses(asked: LinesAsked): string[][] | Promise<string[][]> {
  const { headers, lines, asOf } = asked;
  return checked(asked, statusesInSteps, (engine, knowledge) => {
    const status = statusOfRow(engine, knowledge, headers, lines, () => optionalDate(asOf, "asOf"));
    return status === null ? null : [[status]];
  });
}

/** What FINDINGS spills: a table of all that is found, and of what could not be checked. */
export function findingsTable(asked: LinesAsked): Cell[][] | Promise<Cell[][]> {
  function* rows(...of: Parameters<typeof checkLinesInSteps>): Generator<unknown, Cell[][]> {
    return findingRows(yield* checkLinesInSteps(...of), of[2]);
  }
  return checked(asked, rows);
}

/**
 * Checks the lines with the engine, at once where it has arrived.
 * @param answerOne a quicker way to the same answer, which tries one row; `null` where it must be answered as all others
 */
function checked<T extends object>(
  { matrix, headers, lines, asOf, invocation }: LinesAsked,
  answer: (engine: Engine, knowledge: Knowledge, given: GivenLines, asOf: Day | null) => Generator<unknown, T>,
  answerOne: (engine: Engine, knowledge: Knowledge) => T | null = () => null,
): T | Promise<T> {
  const run = (engine: Engine): T | Promise<T> =>
    withMatrix(matrix, (knowledge) => {
      const one = answerOne(engine, knowledge);
      if (one) return one;
      const given = givenLines(headers, lines);
      const day = optionalDate(asOf, "asOf");
      return answerInSlices(answer(engine, knowledge, given, day), given.rows.length, signalOf(invocation));
    });
  const engine = loadedEngine();
  return engine ? run(engine) : waitFor("a part of the add-in", loadEngine()).then(run);
}
