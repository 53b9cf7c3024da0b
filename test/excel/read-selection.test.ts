import { failureOf } from "../../src/excel/failure";
import { readSelection } from "../../src/excel/read-selection";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { startOffice, type Office } from "../office/host";
import { fill } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Codes", "Empty"] });
  fill(workbook, "Codes", [
    ["Title", "", ""],
    ["Code", "Diagnoses", "Note"],
    ["J9271", "C34", ""],
    ["J9299", "", "x"],
  ]);
  office.open(workbook);
});

test("reads the selected cells with their place", async () => {
  workbook.select(workbook.area("Codes!A2:B4"));
  expect(await readSelection()).toMatchObject({
    sheet: { name: "Codes" },
    cells: [
      ["Code", "Diagnoses"],
      ["J9271", "C34"],
      ["J9299", ""],
    ],
    firstRow: 2,
    firstColumn: 0,
  });
});

test("of whole columns reads what holds something", async () => {
  workbook.select(workbook.area("Codes!A:A"));
  expect(await readSelection()).toMatchObject({ cells: [["Title"], ["Code"], ["J9271"], ["J9299"]], firstRow: 1 });
});

test("cells that hold nothing are no rows", async () => {
  workbook.select(workbook.area("Empty!A1:C9"));
  expect(await readSelection()).toMatchObject({ cells: [], sheet: { name: "Empty" } });
});

test("can be stopped", async () => {
  workbook.select(workbook.area("Codes!A1:C4"));
  expect(await readSelection({ signal: AbortSignal.abort() })).toBeNull();
});

test("several blocks are refused with what to do", () => {
  const error: unknown = Reflect.construct(OfficeExtension.Error, [{ code: "InvalidSelection", message: "invalid" }]);
  expect(failureOf(error, "read the selected cells").message).toBe(
    "Could not read the selected cells: several blocks of cells are selected, or something that is no cell. Select one block, then try again.",
  );
});
