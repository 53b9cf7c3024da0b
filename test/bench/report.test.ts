// The report tells every bar, with what was measured or that it was not; nothing that was measured is written in the program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BARS, msText, ratiosOf } from "./bars";
import { quantile, median } from "./measure";
import { benchOptions } from "./options";
import { reportOf } from "./report/page";
import { sameText } from "./report/peers";
import type { Run } from "./report/run";
import { FULL, type Outcome, type Outcomes } from "./scenario";
import { SCENARIOS } from "./scenarios/list";

const NOTHING: Run = {
  outcomes: {},
  again: [],
  sizes: FULL,
  machine: { processor: "A processor", cores: 2, memoryGb: 24, system: "Linux 6", node: "v20.0.0", load: 0 },
  versions: {},
  day: "2026-11-26",
  hasRealPairs: true,
  isQuick: false,
};

/** Outcomes in which every figure that a bar may ask for has one value. */
function allAre(value: number): Outcomes {
  const figures = new Proxy<Record<string, number>>({}, { get: () => value });
  const outcome: Outcome = { kind: "measured", figures, peakMb: value, seconds: 1 };
  return Object.fromEntries(SCENARIOS.map(({ name }) => [name, outcome]));
}

const rowOf = (report: string, what: string): string =>
  report.split("\n").find((line) => line.startsWith(`| ${what} |`)) ?? "no such row";

describe("the bars", () => {
  const empty = reportOf(NOTHING);
  test.each(BARS.map(({ what, bar }) => [what, bar]))(
    "%s: stands in the report when nothing was measured",
    (what, bar) => {
      expect(rowOf(empty, what)).toBe(`| ${what} | ${bar} | not measured | - |`);
    },
  );

  // Every other figure of a bar is the same, so that a ratio is one.
  const measured = reportOf({ ...NOTHING, outcomes: allAre(2) });
  test.each(BARS.map(({ what }) => what))(
    "%s: says what was measured, and is reached or says how far it is",
    (what) => {
      expect(rowOf(measured, what)).toMatch(/\| (reached|\*\*[\d.,]+ times (too little|too much|outside)\*\*) \|$/);
      expect(rowOf(measured, what)).not.toContain("not measured");
    },
  );

  test.each(BARS.map((bar) => [bar.what, bar] as const))("%s: needs scenarios that there are", (_, { needs }) => {
    const names = SCENARIOS.map(({ name }) => name);
    expect(needs.filter((name) => !names.includes(name))).toEqual([]);
    expect(needs.length).toBeGreaterThan(0);
  });

  test("a bar is read from what was measured", () => {
    const outcomes = (check: number): Outcomes => ({
      product: { kind: "measured", figures: { check }, peakMb: 1, seconds: 1 },
      duckdb: { kind: "measured", figures: { check: 600 }, peakMb: 1, seconds: 1 },
    });
    const bar = BARS.find(({ what }) => what.includes("DuckDB"));
    expect(bar?.read(outcomes(300), FULL)).toEqual({
      measured: "2.00 times as fast: 300 ms, DuckDB 600 ms",
      reached: true,
      distance: "",
    });
    expect(bar?.read(outcomes(1200), FULL)).toMatchObject({ reached: false, distance: "2.00 times too little" });
  });

  test("what grows must neither grow too fast nor too slowly", () => {
    const bar = BARS.find(({ what }) => what.includes("Twice the lines"));
    const outcomes = (times: readonly number[]): Outcomes => ({
      lines: {
        kind: "measured",
        figures: Object.fromEntries(FULL.curve.map((lines, i) => [`check ${lines}`, times[i] ?? NaN])),
        peakMb: 1,
        seconds: 1,
      },
    });
    expect(ratiosOf(outcomes([10, 20, 44, 88]), FULL)).toEqual([2, 2.2, 2]);
    expect(bar?.read(outcomes([10, 20, 44, 88]), FULL)).toMatchObject({ measured: "2.00, 2.20, 2.00", reached: true });
    expect(bar?.read(outcomes([10, 20, 60, 120]), FULL)?.reached).toBe(false);
    expect(bar?.read(outcomes([10, 12, 24, 48]), FULL)?.reached).toBe(false);
  });
});

describe("the page that is committed", () => {
  const page = readFileSync(join(__dirname, "../../docs/benchmarks.md"), "utf8");

  test.each(BARS.map(({ what, bar }) => [what, bar]))("%s: stands there as it is set", (what, bar) => {
    expect(rowOf(page, what)).toContain(`| ${what} | ${bar} |`);
  });

  test("is one of a whole run, with the real pair table, in which all peers found the same", () => {
    expect(page).not.toContain("A quick run");
    expect(page).toContain("The pair table is CMS's");
    expect(page).not.toContain("Not the same:");
  });

  test("says why where something was not measured", () => {
    expect(page.includes("| not measured |")).toBe(page.includes("What could not be measured:\n\n- "));
  });
});

test("what failed is told, and a made pair table is", () => {
  const outcomes: Outcomes = { duckdb: { kind: "failed", message: "no such package\nat somewhere" } };
  const report = reportOf({ ...NOTHING, outcomes, hasRealPairs: false });
  expect(report).toContain("- duckdb: no such package\n");
  expect(report).toContain("**The real pair table was not at hand**");
  expect(reportOf(NOTHING)).not.toContain("could not be measured");
});

test("peers that found something else than the product are named", () => {
  const found = (auth: number): Outcome => ({
    kind: "measured",
    figures: Object.fromEntries(["auth", "pairs", "units", "coverage", "waste"].map((kind) => [`found ${kind}`, auth])),
    peakMb: 1,
    seconds: 1,
  });
  expect(sameText({ product: found(3), duckdb: found(3), sqlite: found(3) })).toBe(".");
  expect(sameText({ product: found(3), duckdb: found(4) })).toBe(". **Not the same: DuckDB, native, 2 threads.**");
});

describe("the options", () => {
  const asked = (...args: readonly string[]) => benchOptions(args, "/project", {});

  test("a whole run writes the page; a part of one does not", () => {
    expect(asked()).toMatchObject({ quick: false, only: [], out: "/project/docs/benchmarks.md" });
    expect(asked("--quick")).toMatchObject({ out: null });
    expect(asked("--only", "call", "--only", "edit")).toMatchObject({ only: ["call", "edit"], out: null });
    expect(asked("--only", "call", "--out", "/tmp/call.md")).toMatchObject({ out: "/tmp/call.md" });
  });

  test("the pair table is said, else named by the environment, else looked for beside the project", () => {
    expect(asked("--pairs", "/tables/pairs.csv")).toMatchObject({ pairs: "/tables/pairs.csv" });
    expect(benchOptions([], "/project", { BENCH_PAIRS: "/named.csv" })).toMatchObject({ pairs: "/named.csv" });
    expect(asked()).toMatchObject({ pairs: "/shared/data/ncci-ptp-practitioner-2024-07.csv.gz" });
  });

  test("what completes the last run writes its page, and says what", () => {
    expect(asked("--only", "workbook", "--complete")).toMatchObject({
      complete: true,
      out: "/project/docs/benchmarks.md",
    });
    expect(() => asked("--complete")).toThrow(/--complete needs --only/);
    expect(reportOf({ ...NOTHING, again: ["workbook"] })).toContain("Measured again since, each for itself: workbook.");
    expect(reportOf(NOTHING)).not.toContain("Measured again");
  });

  test("what is wrong is said", () => {
    expect(() => asked("--fast")).toThrow(/"--fast" is no option/);
    expect(() => asked("--only")).toThrow(/--only needs a value/);
  });
});

test("medians and shares", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1])).toBe(1);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10);
  expect([msText(0.5), msText(12), msText(1234)]).toEqual(["500 µs", "12.0 ms", "1.23 s"]);
});
