import { spanOf, watchWorkbook } from "../../src/excel/watch";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { delivered, type Office, startOffice } from "../office/host";

let office: Office;
let workbook: MemoryWorkbook;
let heard: unknown[];
let stop: () => Promise<void>;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(async () => {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Rules"] });
  office.open(workbook);
  heard = [];
  stop = await watchWorkbook({
    onEdited: (edit) => heard.push(["edited", edit]),
    onSelected: (selection) => heard.push(["selected", selection]),
    onSheetOpened: (sheet) => heard.push(["opened", sheet]),
    onSheetDeleted: (sheet) => heard.push(["deleted", sheet]),
  });
});

afterEach(() => stop());

const sheetId = (name: string): string => workbook.area(`${name}!A1`).sheet;

test("tells edits of the user from those of the add-in", async () => {
  workbook.type("Rules!B2", "typed");
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Claims").getRange("A1").values = [["written"]];
    await context.sync();
  });
  await delivered();
  expect(heard).toEqual([
    ["edited", { sheetId: sheetId("Rules"), firstRow: 2, lastRow: 2, firstColumn: 1, lastColumn: 1, byAddIn: false }],
    ["edited", { sheetId: sheetId("Claims"), firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 0, byAddIn: true }],
  ]);
});

test("tells selections by their rows and columns, and which sheet is open or gone", async () => {
  const rules = sheetId("Rules");
  workbook.select(workbook.area("Rules!B3:D8"));
  await delivered();
  expect(heard).toContainEqual([
    "selected",
    { sheetId: rules, firstRow: 3, lastRow: 8, firstColumn: 1, lastColumn: 3 },
  ]);
  expect(heard).toContainEqual(["opened", rules]);
  workbook.deleteSheet(rules);
  await delivered();
  expect(heard).toContainEqual(["deleted", rules]);
});

test("is silent once it is stopped", async () => {
  await stop();
  workbook.type("Rules!B2", "typed");
  await delivered();
  expect(heard).toEqual([]);
});

test.each([
  ["B3:D8", 3, 8, 1, 3],
  ["A7", 7, 7, 0, 0],
  ["'Claims Oct'!A2:A4", 2, 4, 0, 0],
  ["C:D", 1, 1_048_576, 2, 3],
  ["5:9", 5, 9, 0, 16_383],
  ["$A$4:$B$5,D9:E10", 4, 5, 0, 1],
  ["AA10", 10, 10, 26, 26],
])("the rows and columns of %s", (address, firstRow, lastRow, firstColumn, lastColumn) => {
  expect(spanOf(address)).toEqual({ firstRow, lastRow, firstColumn, lastColumn });
});
