import type { TestOutcome, TestResult } from "../../checks/matrix-tests/run";
import type { Matrix } from "../../matrix/matrix";
import { isoOf, wordsOf, type Day } from "../../values/day";
import { counted } from "../../values/lists";
import { wrapped } from "./wrap";

/** The tests of a matrix that were run, ready to be told. */
export interface Tested {
  readonly path: string;
  readonly matrix: Matrix;
  readonly asOf: Day;
  readonly results: readonly TestResult[];
}

/** Version of the object; it rises when a field changes its meaning or goes. */
const JSON_VERSION = 1;
const KINDS = ["passed", "failed", "unreadable"] as const satisfies readonly TestOutcome["kind"][];

const countsOf = (results: readonly TestResult[]): Record<TestOutcome["kind"], number> => {
  const counts = { passed: 0, failed: 0, unreadable: 0 };
  for (const { outcome } of results) counts[outcome.kind]++;
  return counts;
};

/** The tests as one JSON object, documented in docs/terminal.md. */
export function testsJson({ matrix, asOf, results }: Tested): string {
  const report = {
    version: JSON_VERSION,
    asOf: isoOf(asOf),
    matrix: { revision: matrix.revision },
    summary: countsOf(results),
    tests: results.map(({ test, outcome }) => ({
      row: test.row,
      test: test.name,
      payer: test.payer,
      outcome: outcome.kind,
      column: outcome.kind === "unreadable" ? outcome.column : "",
      missed: outcome.kind === "failed" ? outcome.missed : outcome.kind === "unreadable" ? [outcome.message] : [],
      found: outcome.kind === "failed" ? outcome.found : [],
    })),
  };
  return `${JSON.stringify(report)}\n`;
}

/** The tests in words: the counts, and each that does not pass with what was found instead. */
export function testsText({ path, matrix, asOf, results }: Tested): string {
  const counts = countsOf(results);
  return [
    ...wrapped(
      `${path}: ${counted(results.length, "test")}, checked as of ${wordsOf(asOf)}; revision ${matrix.revision}`,
    ),
    results.length === 0
      ? "There is nothing to run. Write example lines into the table MatrixTests"
      : KINDS.filter((kind) => counts[kind] > 0)
          .map((kind) => `${counts[kind]} ${kind}`)
          .join(", "),
    "",
    ...results.flatMap(resultLines),
  ].join("\n");
}

function resultLines({ test, outcome }: TestResult): string[] {
  if (outcome.kind === "passed") return [];
  const place = [
    "MatrixTests",
    ...(test.row > 0 ? [`row ${test.row}`] : []),
    ...(test.payer === "" ? [] : [test.payer]),
  ];
  const head = wrapped(`${outcome.kind.toUpperCase()} ${test.name} · ${place.join(", ")}`, "", "  ");
  if (outcome.kind === "unreadable") return [...head, ...wrapped(`${outcome.column}: ${outcome.message}`, "  "), ""];
  return [
    ...head,
    ...outcome.missed.flatMap((missed) => wrapped(missed, "  ")),
    ...(outcome.found.length === 0
      ? ["  Found: nothing"]
      : outcome.found.flatMap(({ check, severity, line, message }) =>
          wrapped(`${severity} ${check} on line ${line}: ${message}`, "  Found: ", "         "),
        )),
    "",
  ];
}
