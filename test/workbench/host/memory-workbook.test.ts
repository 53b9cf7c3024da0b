import { createMemoryWorkbook, type MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import type { WorkbookEvent } from "../../../src/workbench/host/model";
import { displayText } from "../../../src/workbench/host/memory/display";
import { createOverlay, MIXED } from "../../../src/workbench/host/memory/overlay";

const functions = [{ id: "ROW", name: "ROW", parameters: [{ dimensionality: "matrix" }] }];

/** A workbook whose functions answer at once, with a table "Lines" of three rows and a formula beside each. */
function createLines(): MemoryWorkbook {
  const workbook = createMemoryWorkbook({ functions });
  workbook.subscribe((event: WorkbookEvent) => {
    if (event.type !== "invocation") return;
    const { id, args } = event.invocation;
    queueMicrotask(() => workbook.setResult({ id, value: JSON.stringify(args) }));
  });
  workbook.write(workbook.area("A1:B4"), [
    ["CPT", "Units"],
    ["96413", 1],
    ["96415", 2],
    ["J9271", 3],
  ]);
  const id = String(workbook.addTable(workbook.area("A1:B4"), true));
  workbook.changeTable(id, { name: "Lines" });
  workbook.functionsReady();
  workbook.write(
    workbook.area("D2:D4"),
    [2, 3, 4].map(() => ["=PAYER.ROW(Lines[[#This Row],[CPT]:[Units]])"]),
  );
  workbook.type("F1", "=PAYER.ROW(Lines[Units])");
  return workbook;
}

const table = (workbook: MemoryWorkbook) => workbook.tables()[0]?.id ?? "";

test("a row added or deleted recalculates what looks at the whole table, not the rows that stayed", async () => {
  const workbook = createLines();
  await workbook.settled();
  expect(workbook.invocations.get("ROW")).toBe(4);
  workbook.addTableRows(table(workbook), null, [["J1100", 4]]);
  await workbook.settled();
  expect(workbook.invocations.get("ROW")).toBe(5);
  expect(workbook.values(workbook.area("F1"))).toEqual([["[[[1],[2],[3],[4]]]"]]);
  workbook.deleteTableRows(table(workbook), 3, 1);
  await workbook.settled();
  expect(workbook.invocations.get("ROW")).toBe(6);
});

test("a row inserted in the middle changes what the formulas beside it look at", async () => {
  const workbook = createLines();
  await workbook.settled();
  workbook.addTableRows(table(workbook), 1, [["96417", 9]]);
  await workbook.settled();
  expect(workbook.values(workbook.area("D2:D4")).flat()).toEqual(["[[[96413,1]]]", "[[[96417,9]]]", "[[[96415,2]]]"]);
});

test("headers that change places change what the columns mean", async () => {
  const workbook = createLines();
  await workbook.settled();
  workbook.write(workbook.area("A1:B1"), [["Units", "CPT"]]);
  await workbook.settled();
  expect(workbook.values(workbook.area("F1"))).toEqual([['[[[96413],[96415],["J9271"]]]']]);
});

test("text that looks like something becomes it, unless the cell is text", () => {
  const workbook = createMemoryWorkbook();
  workbook.setNumberFormats(workbook.area("B:B"), "@");
  const inputs = ["00123", "10/14/2026", "TRUE", "12%", "'00123", "#N/A", "=1+1", 5];
  workbook.write(
    workbook.area("A1:B8"),
    inputs.map((input) => [input, input]),
  );
  const values = workbook.values(workbook.area("A1:B8"));
  expect(values.map(([general]) => general)).toEqual([123, 46309, true, 0.12, "00123", "#N/A", "#NAME?", 5]);
  expect(values.map(([, text]) => text)).toEqual(["00123", "10/14/2026", "TRUE", "12%", "'00123", "#N/A", "=1+1", "5"]);
  expect(workbook.valueTypes(workbook.area("A6:B6"))).toEqual([["Error", "String"]]);
  expect(workbook.numberFormats(workbook.area("A2"))).toEqual([["m/d/yyyy"]]);
});

test("a row added to a table is formatted as its data, above and below", () => {
  const workbook = createLines();
  workbook.setNumberFormats(workbook.area("A2:A4"), "@");
  workbook.setFormat(workbook.area("A1:B1"), { bold: true });
  workbook.addTableRows(table(workbook), null, [["00636", 1]]);
  workbook.addTableRows(table(workbook), 0, [["00637", 1]]);
  expect(workbook.values(workbook.area("A2:A6")).flat()).toEqual(["00637", 96413, 96415, "J9271", "00636"]);
  expect([workbook.format(workbook.area("A1")).bold, workbook.format(workbook.area("A2")).bold]).toEqual([true, false]);
});

test("a column can be added and deleted, what is to the right making room", () => {
  const workbook = createLines();
  workbook.addTableColumn(table(workbook), 1, ["Mods", "59"]);
  expect(workbook.values(workbook.area("A1:C2"))).toEqual([
    ["CPT", "Mods", "Units"],
    [96413, 59, 1],
  ]);
  workbook.deleteTableColumn(table(workbook), 0);
  expect(workbook.values(workbook.area("A1:B1"))).toEqual([["Mods", "Units"]]);
});

test("totals come and go below the data", () => {
  const workbook = createLines();
  workbook.type("A5", "below");
  workbook.deleteTableRows(table(workbook), 3, 1);
  workbook.changeTable(table(workbook), { showTotals: true });
  expect([workbook.tables()[0]?.area.rows, workbook.values(workbook.area("A5"))]).toEqual([5, [["Total"]]]);
  workbook.changeTable(table(workbook), { showTotals: false });
  expect([workbook.tables()[0]?.area.rows, workbook.values(workbook.area("A5"))]).toEqual([4, [[""]]]);
});

test("headers are text, never empty and never twice", () => {
  const workbook = createMemoryWorkbook();
  workbook.write(workbook.area("A1:D1"), [["Code", "", "code", 2026]]);
  workbook.addTable(workbook.area("A1:D2"), true);
  expect(workbook.values(workbook.area("A1:D1"))).toEqual([["Code", "Column2", "code2", "2026"]]);
});

test("an overlay keeps the latest value of each cell", () => {
  const overlay = createOverlay("General");
  const column = { sheet: "1", row: 0, column: 0, rows: 1048576, columns: 1 };
  const cells = { ...column, row: 1, rows: 2 };
  overlay.set(cells, "0");
  overlay.set(column, "@");
  overlay.setGrid(cells, [["0.00"], [undefined]]);
  expect(overlay.grid({ ...column, rows: 3 })).toEqual([["@"], ["0.00"], ["@"]]);
  expect([overlay.uniform(column), overlay.uniform({ ...column, row: 5, rows: 200_000 })]).toEqual([MIXED, "@"]);
  overlay.erase(column);
  expect(overlay.uniform(column)).toBe("General");
});

test.each([
  [1250.5, "$#,##0.00", "$1,250.50"],
  [-3, "0.0", "-3.0"],
  [-3, "0;(0)", "(3)"],
  [0.456, "0.0%", "45.6%"],
  [46309, "d mmm yyyy", "14 Oct 2026"],
  [0.78125, "h:mm AM/PM", "6:45 PM"],
  [1, "m/d/yyyy", "1/1/1900"],
  ["text", "0.00", "text"],
  [true, "General", "TRUE"],
])("%p shown as %s", (value, format, text) => {
  expect(displayText(value, format)).toBe(text);
});
