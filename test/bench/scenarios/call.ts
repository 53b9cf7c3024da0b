// Custom functions as Excel calls them: one cell at a time.
import { DATASETS, matrixCellsOf, rowsOf } from "../made/datasets";
import { median, microsecondsPerCall, timeOf } from "../measure";
import { AS_OF } from "../made/own-practice";
import type { Figures, Scenario, Setup } from "../scenario";
import { PAGES } from "../../../src/functions/help/pages";
import { handedOver } from "../../functions/handed-over";
import { loadFunctions, policyMatrixOf } from "../../functions/runtime";

/** A sheet of formulas as somebody fills them down. */
const FORMULAS = 20_000;
const BATCH = 20;

async function measure(setup: Setup): Promise<Figures> {
  const dataset = DATASETS.sheet(setup.sizes);
  const [headers = [], ...rows] = rowsOf(setup, dataset);
  const functions = await loadFunctions();
  const matrix = policyMatrixOf(matrixCellsOf(setup, dataset));
  const call = (name: string, ...args: readonly unknown[]): unknown => {
    const run = functions[name];
    if (!run) throw new Error(`there is no function ${name}`);
    return run(...args);
  };
  const at = (field: string): number => headers.indexOf(field);
  const [payer, code, dos, dx, pos] = ["Payer", "CPT", "DOS", "Dx", "POS"].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const some = Array.from({ length: FORMULAS }, (_, i) => rows[(i * 7) % rows.length] ?? []);
  const cell = (row: readonly unknown[], column: number): unknown[][] => [[row[column]]];
  const ask: Readonly<Record<string, (row: readonly unknown[]) => unknown>> = {
    CHECK: (row) => call("CHECK", matrix, [headers], [row], AS_OF),
    AUTH: (row) =>
      call("AUTH", matrix, cell(row, payer), cell(row, code), cell(row, dos), cell(row, dx), cell(row, pos)),
    LIMIT: (row) => call("LIMIT", matrix, cell(row, payer), cell(row, code), cell(row, dos)),
    BUNDLED: (row) => call("BUNDLED", matrix, cell(row, payer), [["96413"]], cell(row, code), cell(row, dos)),
  };
  // An error is an answer of a cell too.
  const answer = (name: string, row: readonly unknown[]): unknown => {
    try {
      return ask[name]?.(row);
    } catch (error) {
      return error;
    }
  };
  const figures: Record<string, number> = {};
  for (const name of Object.keys(ask)) {
    // A workbook of so many formulas asks again and again: what is measured is the compiled code.
    for (const row of some) answer(name, row);
    figures[`${name} us`] = await microsecondsPerCall(some.length, BATCH, (i) => answer(name, some[i] ?? []));
    const all: number[] = [];
    for (let run = 0; run < setup.sizes.runs; run++)
      all.push((await timeOf(() => some.forEach((row) => void answer(name, row)))).time.wall);
    figures[`${FORMULAS} ${name}`] = median(all);
  }
  const column = (index: number): unknown[][] => some.map((row) => [row[index]]);
  const ofExamples = await examplesOf(functions);
  const whole = await timeOf(async () => call("AUTH", matrix, column(payer), column(code), column(dos)));
  return { ...figures, ...ofExamples, "one AUTH of a whole column": whole.time.wall, formulas: FORMULAS };
}

/** Calls of each example: enough for its median. */
const EXAMPLE_CALLS = 2_000;

/** Every example of every help page, against the matrix that Create matrix makes: the median of each function's examples, and of all. */
async function examplesOf(
  functions: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>,
): Promise<Figures> {
  const starter = policyMatrixOf();
  const figures: Record<string, number> = {};
  const all: number[] = [];
  for (const { name, examples } of PAGES) {
    const run = functions[name];
    if (!run) throw new Error(`there is no function ${name}`);
    const own: number[] = [];
    for (const { args } of examples) {
      const given = args.map((argument) => handedOver(argument, starter));
      const call = (): unknown => run(...given);
      await microsecondsPerCall(EXAMPLE_CALLS, BATCH, call);
      own.push(await microsecondsPerCall(EXAMPLE_CALLS, BATCH, call));
    }
    figures[`example ${name} us`] = median(own);
    all.push(...own);
  }
  return { ...figures, "examples us": median(all), examples: all.length };
}

export const ONE_CALL: Scenario = { name: "call", title: "formulas, one cell at a time", run: measure };
