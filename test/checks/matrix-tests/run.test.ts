import { bundledReference } from "../../../src/codes/reference/bundled";
import { runMatrixTests } from "../../../src/checks/matrix-tests/run";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { tableOf, type Fields } from "../../../src/matrix/starter/row";
import { day } from "../../day";

const INPUT = { matrix: compileMatrix(starterTables()), reference: bundledReference(), asOf: day("2026-11-25") };
const VISIT = "DOS 2026-10-14; CPT 99214; Dx C50.911; POS 11; Auth\nCPT 96413; Dx Z51.11 C50.911; POS 11";
const run = (...rows: Fields[]) => runMatrixTests(tableOf("MatrixTests", rows), INPUT);
const outcome = (row: Fields) => run({ Test: "t", Payer: "EXAMPLE-COMMERCIAL", Lines: VISIT, ...row })[0]?.outcome;

test("what is found as expected passes", () => {
  expect(outcome({ Expect: "EM-02 on line 1; not AUTH-01 on line 1; not checked INF-03" })).toEqual({ kind: "passed" });
});

test("what is not fails, with what was found instead", () => {
  const failed = outcome({ Expect: "AUTH-01 on line 1; not EM-02" });
  expect(failed).toMatchObject({
    kind: "failed",
    missed: ["AUTH-01 on line 1 is not found", expect.stringMatching(/^EM-02 should not be found, and it is: /)],
  });
  expect(failed?.kind === "failed" && failed.found).toContainEqual(
    expect.objectContaining({ check: "EM-02", severity: "error", line: 1 }),
  );
  expect(outcome({ Expect: "none" })).toMatchObject({ kind: "failed", missed: [expect.stringMatching(/EM-02/)] });
});

test("a severity that was set for the payer is part of what is found", () => {
  expect(outcome({ Expect: "EM-02 error" })?.kind).toBe("passed");
  expect(outcome({ Expect: "EM-02 warning" })?.kind).toBe("failed");
});

test("a cell that cannot be read names its column and what to do", () => {
  expect(outcome({ Lines: "Colour red" })).toMatchObject({ kind: "unreadable", column: "Lines" });
  expect(outcome({ Expect: "" })).toMatchObject({ kind: "unreadable", column: "Expect" });
  expect(outcome({ Lines: `${VISIT}; Units many`, Expect: "EM-02" })).toEqual({
    kind: "unreadable",
    column: "Lines",
    message: 'line 2: Units "many" is not a number of 0 or more',
  });
  expect(outcome({ Lines: `${VISIT}; Units many`, Expect: "ADM-04 on line 2" })).toEqual({ kind: "passed" });
  expect(outcome({ Lines: "#REF!", Expect: "EM-02" })).toMatchObject({ kind: "unreadable", column: "Lines" });
});

test("the day of the check is the test's own where it says one", () => {
  const line = "DOS 2025-10-01; CPT 99214; Dx C50.911; POS 11";
  expect(outcome({ Payer: "MEDICARE", Lines: line, Expect: "FILE-01" })?.kind).toBe("passed");
  expect(outcome({ Payer: "MEDICARE", Lines: `${line}; As of 2025-11-01`, Expect: "not FILE-01" })?.kind).toBe(
    "passed",
  );
});

test("tests do not meet: each has its own sheet, and keeps its row and name", () => {
  const row = { Payer: "EXAMPLE-COMMERCIAL", Lines: "DOS 2026-10-14; CPT 99214; Dx C50.911", Expect: "not ADM-02" };
  expect(
    run(row, { ...row, Test: "the same again" }, { Test: "", Lines: "" }, { ...row, Expect: "nonsense" }),
  ).toMatchObject([
    { test: { row: 2, name: "MatrixTests!2" }, outcome: { kind: "passed" } },
    { test: { row: 3, name: "the same again" }, outcome: { kind: "passed" } },
    { test: { row: 5 }, outcome: { kind: "unreadable", column: "Expect" } },
  ]);
});

test("no table has no tests; a table without its columns is told", () => {
  expect(runMatrixTests(undefined, INPUT)).toEqual([]);
  const told = runMatrixTests({ headers: ["Test", "Payer", "Expect"], rows: [["a", "b", "none"]], firstRow: 2 }, INPUT);
  expect(told).toMatchObject([{ test: { row: 0 }, outcome: { kind: "unreadable", column: "Lines" } }]);
});
