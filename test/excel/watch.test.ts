import { rowsOf, watchWorkbook } from "../../src/excel/watch";
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
    ["edited", { sheetId: sheetId("Rules"), byAddIn: false }],
    ["edited", { sheetId: sheetId("Claims"), byAddIn: true }],
  ]);
});

test("tells selections by their rows, and which sheet is open or gone", async () => {
  const rules = sheetId("Rules");
  workbook.select(workbook.area("Rules!B3:D8"));
  await delivered();
  expect(heard).toContainEqual(["selected", { sheetId: rules, firstRow: 3, lastRow: 8 }]);
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
  ["B3:D8", 3, 8],
  ["A7", 7, 7],
  ["'Claims Oct'!A2:A4", 2, 4],
  ["C:D", 1, 1],
  ["5:9", 5, 9],
  ["A4:B5,D9:E10", 4, 5],
])("the rows of %s", (address, firstRow, lastRow) => {
  expect(rowsOf(address)).toEqual({ firstRow, lastRow });
});
