// What the help pages promise: every example, asked of the function itself, against the matrix that Create matrix makes.
import { PAGES } from "../../src/functions/help/pages";
import { type HelpAnswer, type HelpExample, exampleFormula } from "../../src/functions/help/page";
import { starterTables } from "../../src/matrix/starter";
import { handedOver } from "./handed-over";
import { loadFunctions, policyMatrixOf } from "./runtime";

let associated: Awaited<ReturnType<typeof loadFunctions>> = {};
let policyMatrix = "";

beforeAll(async () => {
  associated = await loadFunctions();
  policyMatrix = policyMatrixOf(starterTables());
});

async function ask(name: string, example: HelpExample): Promise<readonly (readonly unknown[])[]> {
  const asked = associated[name];
  if (asked === undefined) throw new Error(`no function ${name}`);
  const answer = await asked(...example.args.map((argument) => handedOver(argument, policyMatrix)));
  if (example.within) return [[example.within.of(String(answer))]];
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
  page.examples.map((example) => ({ formula: exampleFormula(page.name, example), name: page.name, example })),
);

describe("help pages promise what the functions answer", () => {
  it.each(EXAMPLES)("$formula", async ({ name, example }) => {
    expect(shown(example.answer, await ask(name, example))).toEqual(promised(example.answer));
  });

  it("shows three ways to ask on every page, and what each error means", () => {
    expect(PAGES.filter(({ examples }) => examples.length < 3).map(({ name }) => name)).toEqual([]);
    expect(PAGES.filter(({ errors }) => errors.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it("shows patterned answers that fit their own pattern", () => {
    const patterned = EXAMPLES.flatMap(({ example: { answer } }) => (answer.kind === "like" ? [answer] : []));
    expect(patterned.filter(({ shown, pattern }) => !pattern.test(shown)).map(({ shown }) => shown)).toEqual([]);
  });
});
