// Every function, every parameter, every kind of input. Functions and parameters come from functions.json, and a call to begin with from
// the function's help page, so that a new function is tried as soon as it is there.
import { join } from "node:path";
import { functionSources, functionsJson, type FunctionMetadata } from "../../build/functions-metadata";
import { PAGES } from "../../src/functions/help/pages";
import { BLANKS, ERROR_TEXTS, errorsAs, ODD_VALUES, WHOLE_COLUMN, writtenAs } from "./inputs";
import { handedOver } from "./handed-over";
import { CellError, loadFunctions, policyMatrixOf } from "./runtime";

/** Parameters that take a block of cells which belong together: not one value or a column of values. */
const BLOCKS: ReadonlySet<string> = new Set(["table", "stamps", "headers", "lines", "log"]);

/** Needed parameters of which a blank says something: without a diagnosis the answer is for which ones a test is covered. */
const BLANK_SAYS: ReadonlySet<string> = new Set(["GENOMIC diagnoses"]);

interface Tried {
  readonly id: string;
  readonly names: readonly string[];
  /** Takes one value or a range, parameter by parameter. */
  readonly oneOrMany: readonly boolean[];
  readonly optional: readonly boolean[];
  /** A call that has an answer. */
  readonly args: readonly unknown[];
  call(args: readonly unknown[]): Promise<unknown>;
}

/** What came of a call: the cells of the answer, or the error that the cell shows. */
type Outcome =
  | { readonly kind: "cells"; readonly cells: readonly (readonly unknown[])[] }
  | { readonly kind: "error"; readonly error: CellError };

let tried: readonly Tried[] = [];

beforeAll(async () => {
  const folder = join(__dirname, "../../src/functions");
  const { functions } = await functionsJson(functionSources(folder), "https://localhost/");
  const associated = await loadFunctions();
  const policyMatrix = policyMatrixOf();
  tried = functions.map((declared) => {
    const run = associated[declared.id];
    if (!run) throw new Error(`${declared.id} is declared and not associated`);
    return { ...shapeOf(declared), args: exampleOf(declared, policyMatrix), call: async (args) => run(...args, {}) };
  });
}, 60_000);

function shapeOf({ id, parameters }: FunctionMetadata): Omit<Tried, "args" | "call"> {
  return {
    id,
    names: parameters.map(({ name }) => name),
    oneOrMany: parameters.map(({ name, dimensionality }) => dimensionality === "matrix" && !BLOCKS.has(name)),
    optional: parameters.map(({ optional }) => optional === true),
  };
}

/** The arguments of the first example of the function's page in which every argument that may be a column is one cell. */
function exampleOf({ id, parameters }: FunctionMetadata, policyMatrix: string): readonly unknown[] {
  const page = PAGES.find(({ name }) => name === id);
  if (!page) throw new Error(`${id} has no help page`);
  const example = page.examples.find(({ args }) =>
    args.every(({ kind }, i) => kind !== "range" || BLOCKS.has(parameters[i]?.name ?? "")),
  );
  if (!example) throw new Error(`the page of ${id} has no example with one cell for each argument`);
  const given = example.args.map((argument) => handedOver(argument, policyMatrix));
  return parameters.map((_, i) => given[i] ?? null);
}

async function outcomeOf({ id, call }: Tried, args: readonly unknown[]): Promise<Outcome> {
  try {
    const answer = await call(args);
    return { kind: "cells", cells: Array.isArray(answer) ? (answer as readonly (readonly unknown[])[]) : [[answer]] };
  } catch (error) {
    if (error instanceof CellError) return { kind: "error", error };
    throw new Error(`${id} failed without words for a cell: ${String(error)}`, { cause: error });
  }
}

const instead = (args: readonly unknown[], at: number, value: unknown): readonly unknown[] =>
  args.map((argument, i) => (i === at ? value : argument));

/** What is wrong with an error that a cell would show; "" where nothing is. */
function faultOf(error: CellError, names: readonly string[]): string {
  if (error.message === "") return `${error.code} without a message`;
  if (error.code === "#N/A") return "";
  if (error.code !== "#VALUE!") return `${error.code} is no answer of ours`;
  return names.some((name) => error.message.startsWith(`${name}: `)) ? "" : `"${error.message}" names no argument`;
}

/** What is wrong with the cells of an answer. */
function faultIn(cells: readonly (readonly unknown[])[], names: readonly string[]): string {
  const width = cells[0]?.length ?? 0;
  if (width === 0 || cells.some((row) => row.length !== width)) return "rows of different lengths";
  for (const cell of cells.flat()) {
    if (cell instanceof CellError) {
      const fault = faultOf(cell, names);
      if (fault !== "") return fault;
    } else if (typeof cell === "number" ? !Number.isFinite(cell) : typeof cell !== "string")
      return `${String(cell)} in a cell`;
  }
  return "";
}

const faultOfOutcome = (outcome: Outcome, names: readonly string[]): string =>
  outcome.kind === "error" ? faultOf(outcome.error, names) : faultIn(outcome.cells, names);

/** Every parameter of every function that takes one value or a range. */
function* oneOrMany(): Generator<readonly [Tried, number, string]> {
  for (const one of tried)
    for (const [i, name] of one.names.entries()) if (one.oneOrMany[i]) yield [one, i, `${one.id} ${name}`];
}

/** The example's value at a parameter; parameters that the example leaves out have none. */
const valueAt = ({ args }: Tried, at: number): string | number | null => {
  const value = args[at];
  return typeof value === "string" || typeof value === "number" ? value : null;
};

test("every function is declared, and those that ask about a line are tried with ranges", async () => {
  expect(tried.map(({ id }) => id).sort()).toEqual(Object.keys(await loadFunctions()).sort());
  expect([...oneOrMany()].map(([{ id }]) => id)).toEqual(expect.arrayContaining(["AUTH", "BUNDLED", "LIMIT", "CODE"]));
});

test("the call to begin with has an answer", async () => {
  for (const one of tried) {
    const outcome = await outcomeOf(one, one.args);
    expect([one.id, outcome.kind, faultOfOutcome(outcome, one.names)]).toEqual([one.id, "cells", ""]);
  }
});

test("whatever stands in an argument, there is an answer, or an error whose message names an argument", async () => {
  const faults: string[] = [];
  for (const one of tried) {
    for (const at of one.names.keys()) {
      for (const [kind, value] of [...BLANKS, ...ODD_VALUES]) {
        const fault = faultOfOutcome(await outcomeOf(one, instead(one.args, at, value)), one.names);
        if (fault !== "") faults.push(`${one.id}, ${kind} for ${one.names[at] ?? ""}: ${fault}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test("an error in an argument is told with its name and its code, however the host hands it over", async () => {
  for (const [one, at, where] of oneOrMany()) {
    for (const text of ERROR_TEXTS) {
      for (const [kind, value] of errorsAs(text)) {
        const outcome = await outcomeOf(one, instead(one.args, at, value));
        expect([where, kind, outcome.kind === "error" && outcome.error.message]).toEqual([
          where,
          kind,
          `${one.names[at] ?? ""}: the cell holds the error ${text}`,
        ]);
      }
    }
  }
});

test("a blank argument is blank, or told as such: all blanks are one", async () => {
  for (const [one, at, where] of oneOrMany()) {
    const outcomes = new Set<string>();
    for (const [, value] of BLANKS) {
      const outcome = await outcomeOf(one, instead(one.args, at, value));
      outcomes.add(outcome.kind === "error" ? outcome.error.message : JSON.stringify(outcome.cells));
    }
    const [only = ""] = outcomes;
    expect([where, outcomes.size]).toEqual([where, 1]);
    const required = one.optional[at] !== true && !BLANK_SAYS.has(where);
    if (required) expect([where, only]).toEqual([where, expect.stringMatching(/^\[\[""\]\]$|: is blank$/)]);
  }
});

test("a row in which nothing is asked is blank: each such function is quiet where all that it needs is blank", async () => {
  for (const one of tried.filter(({ oneOrMany: many }) => many.includes(true))) {
    const quiet = one.args.map((argument, i) => (one.oneOrMany[i] ? "" : argument));
    expect([one.id, await outcomeOf(one, quiet)]).toEqual([one.id, { kind: "cells", cells: [[""]] }]);
  }
});

test("the same value is the same, however it is written", async () => {
  for (const [one, at, where] of oneOrMany()) {
    const value = valueAt(one, at);
    if (value === null) continue;
    const plain = await outcomeOf(one, one.args);
    for (const [kind, written] of writtenAs(value))
      expect([where, kind, await outcomeOf(one, instead(one.args, at, written))]).toEqual([where, kind, plain]);
  }
});

test("one cell, a row, a column and a rectangle have the same answer in each cell", async () => {
  for (const [one, at, where] of oneOrMany()) {
    const value = valueAt(one, at);
    const single = await outcomeOf(one, one.args);
    if (value === null || single.kind !== "cells") continue;
    const answer = single.cells[0]?.[0];
    for (const [rows, columns] of [
      [1, 4],
      [4, 1],
      [3, 2],
    ] as const) {
      const given = Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
      const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => answer));
      expect([where, await outcomeOf(one, instead(one.args, at, given))]).toEqual([where, { kind: "cells", cells }]);
    }
  }
});

test("an error row spoils itself alone, and a blank row is blank", async () => {
  for (const [one, at, where] of oneOrMany()) {
    const value = valueAt(one, at);
    const single = await outcomeOf(one, one.args);
    if (value === null || single.kind !== "cells") continue;
    const answer = single.cells[0]?.[0];
    const name = one.names[at] ?? "";
    const outcome = await outcomeOf(one, instead(one.args, at, [[value], ["#N/A"], [null], [value], [""], [0]]));
    const spoilt = new CellError("#VALUE!", `${name}: the cell holds the error #N/A`);
    expect([where, outcome]).toEqual([
      where,
      { kind: "cells", cells: [[answer], [spoilt], [""], [answer], [""], [""]] },
    ]);
    const shown = outcome.kind === "cells" ? outcome.cells[1]?.[0] : null;
    expect([where, shown instanceof CellError && shown.message]).toEqual([where, spoilt.message]);
  }
});

test("ranges of two shapes are told with both sizes", async () => {
  for (const one of tried) {
    const many = [...one.names.keys()].filter((i) => one.oneOrMany[i]);
    for (const [first, second] of many.flatMap((a) => many.filter((b) => b > a).map((b) => [a, b] as const))) {
      const two = instead(one.args, first, [["a"], ["b"]]);
      const outcome = await outcomeOf(one, instead(two, second, [["a"], ["b"], ["c"]]));
      expect([one.id, outcome.kind === "error" && outcome.error.message]).toEqual([
        one.id,
        `${one.names[second] ?? ""}: has 3 x 1 cells and ${one.names[first] ?? ""} has 2 x 1 cells: give ranges of one shape`,
      ]);
    }
  }
});

test("a whole column is answered down to its last row in use, and blank below", async () => {
  const unused: readonly unknown[] = [""];
  for (const [one, at, where] of oneOrMany()) {
    const value = valueAt(one, at);
    const single = await outcomeOf(one, one.args);
    if (value === null || single.kind !== "cells") continue;
    const column = new Array<readonly unknown[]>(WHOLE_COLUMN).fill(unused);
    column[1] = [value];
    column[2] = [""];
    column[3] = [value];
    const outcome = await outcomeOf(one, instead(one.args, at, column));
    if (outcome.kind !== "cells") throw new Error(`${where}: ${outcome.error.message}`);
    const answer = single.cells[0]?.[0];
    expect([where, outcome.cells.length, outcome.cells.slice(0, 5).flat()]).toEqual([
      where,
      WHOLE_COLUMN,
      ["", answer, "", answer, ""],
    ]);
    expect([where, outcome.cells.every((row, i) => i === 1 || i === 3 || row[0] === "")]).toEqual([where, true]);
  }
});
