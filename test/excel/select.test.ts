import { readActiveCell } from "../../src/excel/active-cell";
import { selectCells, selectTableCell } from "../../src/excel/select";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { fill } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Rules"] });
  fill(workbook, "Rules", [
    ["Rule ID", "Payer", "Codes"],
    ["PA-0001", "A", "J9271"],
    ["PA-0002", "B", "J9299"],
    ["", "C", "J9035"],
  ]);
  const id = workbook.addTable(workbook.area("Rules!A1:C4"), true) as string;
  workbook.changeTable(id, { name: "PriorAuth" });
  office.open(workbook);
});

const sheetId = (name: string): string => workbook.area(`${name}!A1`).sheet;
const selected = (): unknown => {
  const { sheet, row, column, rows, columns } = workbook.selection();
  return [workbook.sheets().find((each) => each.id === sheet)?.name, row, column, rows, columns];
};

test("selects cells and brings their sheet to the front", async () => {
  await selectCells({ sheetId: sheetId("Rules"), row: 3, column: 1, rows: 1, columns: 2 });
  expect(selected()).toEqual(["Rules", 3, 1, 1, 2]);
  expect(workbook.activeSheet()).toBe(sheetId("Rules"));
});

test("a rule is selected with its whole row", async () => {
  await selectTableCell({ table: "PriorAuth", ruleId: "PA-0002", row: 3, column: "" });
  expect(selected()).toEqual(["Rules", 2, 0, 1, 3]);
});

test("a rule is found by its id when rows moved", async () => {
  workbook.insertCells(workbook.area("Rules!A1:C2"), "Down");
  await selectTableCell({ table: "PriorAuth", ruleId: "PA-0002", row: 3, column: "Codes" });
  expect(selected()).toEqual(["Rules", 4, 2, 1, 1]);
});

test("a row without an id goes by its place, a header by its table", async () => {
  await selectTableCell({ table: "PriorAuth", ruleId: "", row: 4, column: "Payer" });
  expect(selected()).toEqual(["Rules", 3, 1, 1, 1]);
  await selectTableCell({ table: "PriorAuth", ruleId: "", row: 0, column: "" });
  expect(selected()).toEqual(["Rules", 0, 0, 1, 3]);
});

test("a hidden sheet is named, with what to do", async () => {
  workbook.changeSheet(sheetId("Rules"), { visibility: "Hidden" });
  await expect(selectTableCell({ table: "PriorAuth", ruleId: "", row: 2, column: "" })).rejects.toThrow(
    'The sheet "Rules" is hidden. Right-click a sheet tab, choose Unhide, then try again.',
  );
});

test("a sheet or table that is gone is said", async () => {
  await expect(selectCells({ sheetId: "{gone}", row: 0, column: 0, rows: 1, columns: 1 })).rejects.toThrow(
    "Could not go to the cells: it is no longer in the workbook.",
  );
  await expect(selectTableCell({ table: "Drugs", ruleId: "", row: 2, column: "" })).rejects.toThrow(
    "Could not go to the table Drugs: it is no longer in the workbook.",
  );
});

test("the selected cell is read with its formula", async () => {
  workbook.write(workbook.area("Claims!C3"), [["=A1"]]);
  workbook.select(workbook.area("Claims!C3"));
  expect(await readActiveCell()).toEqual({ sheet: "Claims", row: 2, column: 2, holds: "=A1" });
});
