import { codeOf, ExcelFailure, failureOf, inExcel } from "../../src/excel/failure";
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { startOffice } from "../office/host";

beforeAll(() => startOffice(createMemoryWorkbook()));

test("an error of Excel says what was tried and what to do", async () => {
  const failed = inExcel("read the sheet", async (context) => {
    context.workbook.worksheets.getItem("Gone").load("name");
    await context.sync();
  });
  await expect(failed).rejects.toThrow(ExcelFailure);
  await expect(failed).rejects.toThrow(
    "Could not read the sheet: it is no longer in the workbook. It may have been renamed or deleted; check again.",
  );
});

test("what is in words already stays as it is", () => {
  const failure = new ExcelFailure("The sheet is hidden.");
  expect(failureOf(failure, "go there")).toBe(failure);
});

test("any other error keeps its words", () => {
  expect(failureOf(new Error("it broke."), "read the sheet").message).toBe(
    'Could not read the sheet: Excel says "it broke". Try again; if it stays so, save and reopen the workbook.',
  );
  expect(codeOf(new Error("it broke"))).toBe("");
});

test("of an error that nobody foresaw only its kind is said: its text may name what stands in a cell", () => {
  expect(failureOf(new TypeError("SMITH, ROSA is not iterable"), "read the sheet").message).toBe(
    "Could not read the sheet: a fault of the add-in (TypeError). Try again; if it stays so, save and reopen the workbook.",
  );
});
