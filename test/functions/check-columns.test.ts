// CHECK over what people really give it: whole columns, titles above the headers, merged header cells, rows with errors, many rows.
import { ROWS_AT_ONCE } from "../../src/functions/sliced";
import { parseDay } from "../../src/values/day";
import { WHOLE_COLUMN } from "./inputs";
import { CellError, loadFunctions, policyMatrixOf } from "./runtime";

/** Thousands of lines on a busy machine. */
jest.setTimeout(60_000);

const DOS = parseDay("2026-10-14") ?? 0;
const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Dx"];
const VISIT = ["Medicare", "P1", DOS, 99214, "", 1, "C50.911"];
const INFUSION = ["Medicare", "P1", DOS, "96413", "", 1, "Z51.11;C50.911"];
const BLANK = ["", "", "", "", "", "", ""];
const BUNDLED = /^Error: 99214 is bundled into 96413 the same day/;

type Statuses = readonly (readonly string[])[];
let check: (headers: unknown, lines: unknown, asOf?: unknown, invocation?: object) => Statuses | Promise<Statuses>;

beforeAll(async () => {
  const run = (await loadFunctions())["CHECK"];
  const matrix = policyMatrixOf();
  if (!run) throw new Error("no CHECK");
  check = (headers, lines, asOf = null, invocation = {}) =>
    run(matrix, headers, lines, asOf, invocation) as Statuses | Promise<Statuses>;
});

/** The message of the argument error that a call ends with. */
function refusal(headers: unknown, lines: unknown): string {
  try {
    void check(headers, lines);
  } catch (error) {
    if (error instanceof CellError && error.code === "#VALUE!") return error.message;
    throw error;
  }
  throw new Error("the call gave an answer");
}

/** Seven whole columns: these rows, and nothing below. */
function wholeColumns(rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  const columns = new Array<readonly unknown[]>(WHOLE_COLUMN).fill(BLANK);
  rows.forEach((row, i) => (columns[i] = row));
  return columns;
}

test("whole columns: titles and headers are no lines, and rows below the last line are blank", async () => {
  const titles = [
    ["October export", "", "", "", "", "", ""],
    ["Printed 1 Nov", "", "", "", "", "", ""],
  ];
  const statuses = await check([HEADERS], wholeColumns([...titles, HEADERS, VISIT, BLANK, INFUSION]));
  expect(statuses.length).toBe(WHOLE_COLUMN);
  expect(statuses.slice(0, 3).flat()).toEqual(["", "", ""]);
  expect(statuses[3]?.[0]).toMatch(BUNDLED);
  expect(statuses[4]).toEqual([""]);
  expect(statuses[5]?.[0]).toMatch(/^Warning: 96413 is billed and no drug/);
  expect(statuses.every((row, i) => i === 3 || i === 5 || row[0] === "")).toBe(true);
});

test("headers that stand among the lines again, as on printed pages, are no lines", () => {
  const statuses = check([HEADERS], [VISIT, HEADERS, INFUSION]) as Statuses;
  expect([statuses[0]?.[0], statuses[1]]).toEqual([expect.stringMatching(BUNDLED), [""]]);
});

test("columns that are all blank have blank statuses", async () => {
  const statuses = await check([HEADERS], wholeColumns([]));
  expect([statuses.length, statuses.every(([status]) => status === "")]).toEqual([WHOLE_COLUMN, true]);
  expect(check([HEADERS], [BLANK])).toEqual([[""]]);
});

test("merged header cells name the first of their columns, and the others are passed over", () => {
  const headers = ["Payer", "Patient", null, "DOS", "CPT", "", "Units"];
  const lines = [["Medicare", "P1", "Smith", DOS, "96413", "left knee", 1]];
  expect((check([headers], lines) as Statuses)[0]?.[0]).toMatch(/^Not checked: /);
});

test.each(["#N/A", { type: "Error", basicValue: "#N/A" }, { type: "CustomFunctionError", code: "#N/A" }])(
  "an error in a line is told there, and the other lines are checked: %p",
  (error) => {
    const statuses = check([HEADERS], [VISIT, ["Medicare", "P2", DOS, error, "", 1, ""], INFUSION]) as Statuses;
    expect(statuses[0]?.[0]).toMatch(BUNDLED);
    expect(statuses[1]?.[0]).toMatch(/^Error: .*CPT.*#N\/A/);
  },
);

test.each<[string, unknown, unknown, string | RegExp]>([
  ["two rows of headers", [HEADERS, HEADERS], [VISIT], "headers: give one row of headers"],
  ["an error among the headers", [["Payer", "#REF!"]], [["a", "b"]], "headers: a cell holds the error #REF!"],
  ["one cell for headers", "Payer", [VISIT], "lines: give as many columns as headers (1); these are 7"],
  ["no headers", "", "", ""],
  ["headers that lack a field", [["Payer", "DOS", "CPT"]], [["Medicare", DOS, "96413"]], /^headers: .*Patient/],
])("%s", (_, headers, lines, message) => {
  if (message === "") expect(check(headers, lines)).toEqual([[""]]);
  else expect(refusal(headers, lines)).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
});

describe("many rows", () => {
  const many = (rows: number) => Array.from({ length: rows }, (_, i) => ["Medicare", `P${i}`, DOS, "96413", "", 1, ""]);

  test("are answered at once up to a limit, later beyond it, with the same answers", async () => {
    const few = check([HEADERS], many(ROWS_AT_ONCE)) as Statuses;
    expect(Array.isArray(few)).toBe(true);
    const later = check([HEADERS], many(ROWS_AT_ONCE + 1));
    expect(later).toBeInstanceOf(Promise);
    const statuses = await later;
    expect(statuses.length).toBe(ROWS_AT_ONCE + 1);
    expect(statuses.slice(0, ROWS_AT_ONCE)).toEqual(few);
  });

  test("let other work have its turn meanwhile", async () => {
    let answered = false;
    const turns: boolean[] = [];
    const later = Promise.resolve(check([HEADERS], many(4 * ROWS_AT_ONCE))).then(() => (answered = true));
    while (!answered) {
      await new Promise((resolve) => setImmediate(resolve));
      turns.push(answered);
    }
    await later;
    expect(turns.filter((done) => !done).length).toBeGreaterThan(1);
  });

  test("that Excel cancels are not answered any more", async () => {
    const invocation: { onCanceled?: () => void } = {};
    let answered = false;
    void Promise.resolve(check([HEADERS], many(2 * ROWS_AT_ONCE), null, invocation)).then(() => (answered = true));
    invocation.onCanceled?.();
    await check([HEADERS], many(3 * ROWS_AT_ONCE));
    expect([typeof invocation.onCanceled, answered]).toEqual(["function", false]);
  });
});
