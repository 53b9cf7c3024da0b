// What the help pages promise: every example, asked of the function itself, against the matrix that Create matrix makes.
import { PAGES } from "../../src/functions/help/pages";
import { type HelpAnswer, type HelpArgument, type HelpExample, formulaOf } from "../../src/functions/help/page";
import { starterTables } from "../../src/matrix/starter";
import { isTableName } from "../../src/matrix/tables";
import { parseDay } from "../../src/values/day";
import { loadFunctions, policyMatrixOf } from "./runtime";

const tables = starterTables();
let associated: Awaited<ReturnType<typeof loadFunctions>> = {};
let policyMatrix = "";

beforeAll(async () => {
  associated = await loadFunctions();
  policyMatrix = policyMatrixOf(tables);
});

function rowsOf(name: string): readonly (readonly (string | number | boolean | null | undefined)[])[] {
  if (!isTableName(name)) throw new Error(`${name} is no table`);
  return [tables[name].headers, ...tables[name].rows];
}

/** An argument as Excel hands it over: a cell where one stands, rows where a range stands, a date as its serial number. */
function handedOver(argument: HelpArgument): unknown {
  switch (argument.kind) {
    case "matrix":
      return policyMatrix;
    case "text":
      return argument.text;
    case "date":
      return parseDay(argument.iso);
    case "range":
      return argument.rows;
    case "table":
      return rowsOf(argument.name);
  }
}

async function ask(name: string, example: HelpExample): Promise<readonly (readonly unknown[])[]> {
  const asked = associated[name];
  if (asked === undefined) throw new Error(`no function ${name}`);
  const answer = await asked(...example.args.map(handedOver));
  return Array.isArray(answer) ? (answer as readonly (readonly unknown[])[]) : [[answer]];
}

/** The cells that a page shows, with patterns where it says only how a cell looks. */
function promised(answer: HelpAnswer): readonly (readonly unknown[])[] {
  switch (answer.kind) {
    case "cell":
      return [[answer.value]];
    case "like":
      return [[expect.stringMatching(answer.pattern)]];
    case "corner":
    case "spill":
      return answer.rows;
  }
}

/** The cells of an answer that its page shows: all, or those of the corner. */
function shown(answer: HelpAnswer, cells: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  if (answer.kind !== "corner") return cells;
  return cells.slice(0, answer.rows.length).map((row) => row.slice(0, answer.rows[0]?.length));
}

const EXAMPLES = PAGES.flatMap((page) =>
  page.examples.map((example) => ({ formula: formulaOf(page.name, example.args), name: page.name, example })),
);

describe("help pages promise what the functions answer", () => {
  it.each(EXAMPLES)("$formula", async ({ name, example }) => {
    expect(shown(example.answer, await ask(name, example))).toEqual(promised(example.answer));
  });

  it("shows patterned answers that fit their own pattern", () => {
    const patterned = EXAMPLES.flatMap(({ example: { answer } }) => (answer.kind === "like" ? [answer] : []));
    expect(patterned.filter(({ shown, pattern }) => !pattern.test(shown)).map(({ shown }) => shown)).toEqual([]);
  });
});
