import { readMatrix } from "../../src/excel/read-matrix";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { TABLE_NAMES } from "../../src/matrix/tables";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { contentOf, createMatrix, fill } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Our rules"] });
  office.open(workbook);
});

/** A table with a header row at the top of its rows. */
function table(name: string, address: string, rows: readonly (readonly (string | number)[])[]): string {
  const start = workbook.area(address);
  const area = { ...start, rows: rows.length, columns: rows[0]?.length ?? 1 };
  workbook.write(area, rows);
  const id = workbook.addTable(area, true) as string;
  workbook.changeTable(id, { name });
  return id;
}

const PAYERS = [
  ["Payer ID", "Name", "Kind"],
  ["LAKESIDE", "Lakeside PPO", "Commercial"],
];
const RULES = [
  ["Payer", "Note", "Rule ID", "Requirement", "Codes", "From", "Our own column"],
  ["LAKESIDE", "", "PA-0001", "Required", "J9271", 46023, "kept"],
  ["", "", "", "", "", "", ""],
  ["LAKESIDE", "", "PA-0002", "Not required", "*", "31/31/2026", ""],
];

test("a workbook without tables has no matrix", async () => {
  const { cells, places } = await readMatrix();
  expect([Object.keys(cells), places.size]).toEqual([[], 0]);
});

test("tables are found wherever they stand, whatever their columns' order, with the rows of their sheet", async () => {
  table("payers", "Claims!J20", PAYERS);
  table("PriorAuth", "Our rules!C5", RULES);
  table("SomethingElse", "Our rules!M1", [["Payer ID"], ["X"]]);
  const before = contentOf(workbook);
  const { cells, places } = await readMatrix();
  expect(Object.keys(cells).sort()).toEqual(["Payers", "PriorAuth"]);
  expect(places.get("PriorAuth")).toMatchObject({ sheet: { name: "Our rules" }, headerRow: 5, firstColumn: 2 });
  const matrix = compileMatrix(cells);
  expect(matrix.tables.PriorAuth.rules).toMatchObject([{ id: "PA-0001", row: 6, requirement: "Required" }]);
  expect(matrix.issues.filter((issue) => issue.row > 0)).toEqual([
    expect.objectContaining({
      table: "PriorAuth",
      row: 8,
      column: "From",
      rule: "PA-0002",
      message: expect.stringContaining('"31/31/2026" is not a date'),
    }),
  ]);
  expect(contentOf(workbook)).toEqual(before);
});

test("a column that a table lacks is told with the table and the column", async () => {
  table("Payers", "Claims!J20", PAYERS);
  table("PriorAuth", "Our rules!A1", [
    ["Rule ID", "Payer", "Codes"],
    ["PA-0001", "LAKESIDE", "J9271"],
  ]);
  const { issues } = compileMatrix((await readMatrix()).cells);
  expect(issues).toContainEqual(
    expect.objectContaining({ table: "PriorAuth", row: 0, column: "Requirement", severity: "error" }),
  );
});

test("a totals row is no rule", async () => {
  const id = table("Payers", "Claims!J20", PAYERS);
  workbook.changeTable(id, { showTotals: true });
  expect((await readMatrix()).cells.Payers?.rows).toEqual([["LAKESIDE", "Lakeside PPO", "Commercial"]]);
});

test("the matrix that was made reads back as the starter: same rules, no issues", async () => {
  await createMatrix();
  const { cells, places } = await readMatrix();
  const read = compileMatrix(cells);
  const starter = compileMatrix(starterTables());
  expect(read.issues).toEqual([]);
  expect(read.missing).toEqual([]);
  expect([...places.keys()]).toEqual(TABLE_NAMES);
  expect(read.ruleCount).toBe(starter.ruleCount);
  expect(read.tables.PriorAuth.rules.map(({ id, says, from }) => [id, says, from])).toEqual(
    starter.tables.PriorAuth.rules.map(({ id, says, from }) => [id, says, from]),
  );
});

test("a table too large for one request is read in blocks", async () => {
  const rows = Array.from({ length: 8_000 }, (_, i) => [`C${i}`, "", "", "", "", "note ".repeat(4)]);
  fill(workbook, "Our rules", [["Code", "From", "To", "Replacement", "Family", "Note"], ...rows]);
  const id = workbook.addTable({ ...workbook.area("Our rules!A1"), rows: rows.length + 1, columns: 6 }, true) as string;
  workbook.changeTable(id, { name: "CodeStatus" });
  table("Payers", "Claims!J20", PAYERS);
  const { cells } = await readMatrix();
  expect(cells.CodeStatus?.rows).toHaveLength(8_000);
  expect(cells.CodeStatus?.rows.at(-1)?.[0]).toBe("C7999");
  expect(cells.Payers?.rows).toHaveLength(1);
});
