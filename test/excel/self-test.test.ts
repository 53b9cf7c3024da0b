import { runSelfTest } from "../../src/excel/self-test";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { FunctionMetadata } from "../../src/workbench/host/memory/function-arguments";
import { type Office, startOffice } from "../office/host";
import { functionsMetadata, registerFunctions } from "./functions";
import { contentOf } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;
let functions: readonly FunctionMetadata[];

jest.setTimeout(60_000);
const PATIENCE_MS = 1_000;

beforeAll(async () => {
  functions = await functionsMetadata();
  office = await startOffice(createMemoryWorkbook({ functions }));
  await registerFunctions();
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"], functions });
  office.open(workbook);
});

/** The rows of results: what was tried, and what came of it. */
function results(sheet: string): Record<string, unknown> {
  const used = workbook.usedArea(workbook.area(`${sheet}!A1`).sheet, true);
  if (!used) throw new Error("the sheet is empty");
  return Object.fromEntries(workbook.values(used).map((row) => [row[0], row[1]]));
}

test("tries everything, writes what came of it, and leaves nothing else behind", async () => {
  const before = contentOf(workbook);
  const steps: number[] = [];
  const result = await runSelfTest((done) => void steps.push(done), PATIENCE_MS);
  const rows = results("Self-test");
  expect(rows["Payer Policy Matrix: self-test"]).toBe("");
  expect(rows["Requirement sets"]).toBe("ok");
  expect(rows["Text cells keep zeros, and codes stay text"]).toBe("ok");
  expect(rows["Custom functions run"]).toBe("ok");
  expect(rows["Excel knows every function of this build"]).toBe("ok");
  // The workbook in memory calculates only references and single calls of custom functions: SUM is beyond it.
  expect(
    Object.entries(rows)
      .filter(([, outcome]) => outcome === "FAILED")
      .map(([name]) => name),
  ).toEqual(["A formula follows a column of a table"]);
  expect(result).toEqual({ passed: steps.length - 1, failed: 1, sheet: "Self-test" });
  await workbook.deleteSheet(workbook.area("Self-test!A1").sheet);
  expect(contentOf(workbook)).toEqual(before);
});

test("a second run writes its own sheet anew, and a user's sheet of that name is left alone", async () => {
  workbook.addSheet("Self-test");
  workbook.write(workbook.area("Self-test!A1"), [["mine"]]);
  expect((await runSelfTest(() => undefined, PATIENCE_MS)).sheet).toBe("Self-test (2)");
  expect((await runSelfTest(() => undefined, PATIENCE_MS)).sheet).toBe("Self-test (2)");
  expect(workbook.values(workbook.area("Self-test!A1"))).toEqual([["mine"]]);
  expect(workbook.sheets().map((sheet) => sheet.name)).toEqual(["Claims", "Self-test", "Self-test (2)"]);
});

test("formulas of another build than the pane's are told, with what to do", async () => {
  CustomFunctions.associate("VERSION", () => "0.0.9+1f00 · matrix format 1");
  try {
    await runSelfTest(() => undefined, PATIENCE_MS);
  } finally {
    await registerFunctions();
  }
  const used = workbook.usedArea(workbook.area("Self-test!A1").sheet, true);
  const row = used && workbook.values(used).find(([name]) => name === "Custom functions run");
  expect(row?.slice(1, 3)).toEqual([
    "FAILED",
    expect.stringMatching(/^formulas are of "0\.0\.9\+1f00 .*close all workbooks and start Excel again$/),
  ]);
});

test("functions that Excel does not know yet, as it keeps an older list of them, are told by their names", async () => {
  const older = functions.filter(({ name }) => name !== "GRID" && name !== "WHY");
  workbook = createMemoryWorkbook({ sheets: ["Claims"], functions: older });
  office.open(workbook);
  await runSelfTest(() => undefined, PATIENCE_MS);
  const used = workbook.usedArea(workbook.area("Self-test!A1").sheet, true);
  const row = used && workbook.values(used).find(([name]) => name === "Excel knows every function of this build");
  expect(row?.slice(1, 3)).toEqual([
    "FAILED",
    expect.stringMatching(/^Excel has an older list of functions, without GRID, WHY: .*add-in cache/),
  ]);
});
