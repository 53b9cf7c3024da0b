import { matrixCommand } from "../../src/cli/matrix-command";
import { matrixWorkbookBytes } from "../../src/cli/matrix-workbook";
import { starterTables } from "../../src/matrix/starter";
import { tableOf, type Fields } from "../../src/matrix/starter/row";
import { done, scratch } from "./recorder";

const files = scratch();
afterAll(() => files.remove());
const test = (...args: string[]) => done(matrixCommand, ["test", ...args]);

const LINES = "DOS 2026-10-14; CPT 99214; Dx C50.911; POS 11\nCPT 96413; Dx Z51.11 C50.911; POS 11";
const PASSES = { Test: "Visit needs 25", Payer: "EXAMPLE-COMMERCIAL", Lines: LINES, Expect: "EM-02 on line 1" };
const FAILS = { ...PASSES, Test: "No visit", Expect: "not EM-02" };
const UNREADABLE = { ...PASSES, Test: "Slip", Expect: "EM-99" };

async function matrix(name: string, rows: readonly Fields[]): Promise<string> {
  return files.write(
    name,
    await matrixWorkbookBytes({ ...starterTables(), MatrixTests: tableOf("MatrixTests", rows) }),
  );
}

describe("the tests of a matrix from a terminal", () => {
  it("end with 0 where all pass", async () => {
    const { status, out } = await test(await matrix("passes.xlsx", [PASSES]));
    expect([status, out]).toEqual([0, expect.stringMatching(/1 test, checked as of 23 Nov 2026.*\n.*\n?1 passed\n/)]);
  });

  it("end with 0 and say so where there are none", async () => {
    const { status, out } = await test(await matrix("none.xlsx", []));
    expect([status, out]).toEqual([0, expect.stringMatching(/There is nothing to run/)]);
  });

  it("end with 1 where one fails, with what was found instead", async () => {
    const { status, out } = await test(await matrix("fails.xlsx", [PASSES, FAILS, UNREADABLE]));
    expect(status).toBe(1);
    expect(out).toContain("1 passed, 1 failed, 1 unreadable");
    expect(out).toMatch(
      /FAILED No visit · MatrixTests, row 3, EXAMPLE-COMMERCIAL\n {2}EM-02 should not be found, and it is: /,
    );
    expect(out).toMatch(/ {2}Found: error EM-02 on line 1: /);
    expect(out).toMatch(/UNREADABLE Slip · MatrixTests, row 4, .*\n {2}Expect: "EM-99" is no check of the catalogue/);
    expect(out).not.toContain("Visit needs 25");
  });

  it("end with 1 where the only fault is a cell that cannot be read", async () => {
    expect((await test(await matrix("slip.xlsx", [UNREADABLE]))).status).toBe(1);
  });

  it("as one JSON object, as documented", async () => {
    const { out } = await test(
      await matrix("json.xlsx", [PASSES, FAILS, UNREADABLE]),
      "--format",
      "json",
      "--as-of",
      "2026-11-01",
    );
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(["version", "asOf", "matrix", "summary", "tests"]);
    expect(report).toMatchObject({
      version: 1,
      asOf: "2026-11-01",
      matrix: { revision: expect.stringMatching(/^[0-9a-f]{16}$/) },
      summary: { passed: 1, failed: 1, unreadable: 1 },
    });
    expect(report.tests[0]).toEqual({
      row: 2,
      test: "Visit needs 25",
      payer: "EXAMPLE-COMMERCIAL",
      outcome: "passed",
      column: "",
      missed: [],
      found: [],
    });
    expect(report.tests[1]).toMatchObject({ outcome: "failed", missed: [expect.stringMatching(/^EM-02 should not/)] });
    expect(report.tests[1].found).toContainEqual(
      expect.objectContaining({ check: "EM-02", severity: "error", line: 1 }),
    );
    expect(report.tests[2]).toMatchObject({
      outcome: "unreadable",
      column: "Expect",
      missed: [expect.stringMatching(/EM-99/)],
    });
  });

  it.each([
    [[], /Name the matrix: test FOLDER/],
    [["nowhere"], /nowhere: there is no such file or folder/],
    [["a", "--format", "xlsx"], /--format xlsx is not one of/],
    [["a", "--claims", "b"], /test takes no --claims/],
  ])("%j ends with 2", async (args, message) => {
    const { status, notes } = await test(...args);
    expect([status, notes]).toEqual([2, expect.stringMatching(message)]);
  });
});
