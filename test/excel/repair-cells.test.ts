// Cells of a column are repaired over the real Office.js: zeros stay, formulas are left, and everything comes back.
import fc from "fast-check";
import { applyPlan } from "../../src/excel/apply-plan";
import { readCellsNow, type WantedCell } from "../../src/excel/read-cells-now";
import { inversePlan } from "../../src/plans/inverse";
import type { Plan } from "../../src/plans/operations";
import { repairPlan } from "../../src/plans/repair-cells";
import { HostError } from "../../src/workbench/host/errors";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { fill } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  fill(workbook, "Claims", [
    ["POS", "Units", "DOS"],
    [2, "'200", "'14/10/2026"],
    [11, 3, 46300],
    [1, "'5 ", "'15/10/2026"],
    ["=1+1", "'7", ""],
  ]);
  workbook.setNumberFormats(workbook.area("Claims!B2:B5"), "@");
  office.open(workbook);
});

const sheetId = (): string => workbook.area("Claims!A1").sheet;
const all = () => ({
  formulas: workbook.formulas(workbook.area("Claims!A1:C6")),
  // What a formula answers is nobody's doing here.
  values: workbook.values(workbook.area("Claims!B1:C6")),
  formats: workbook.numberFormats(workbook.area("Claims!A1:C6")),
});
const column = (address: string) => workbook.values(workbook.area(address)).map(([value]) => value);
const formats = (address: string) => workbook.numberFormats(workbook.area(address)).map(([format]) => format);

type Wanted = Omit<WantedCell, "isDate">;
const wantedOf = (cells: readonly Wanted[], isDate = false): WantedCell[] => cells.map((cell) => ({ ...cell, isDate }));

async function planOf(cells: readonly Wanted[], isDate = false): Promise<Plan> {
  const now = await readCellsNow(sheetId(), wantedOf(cells, isDate));
  return repairPlan("Repair cells", now.sheet, now.repairs);
}

const PLACES: readonly Wanted[] = [
  { row: 1, column: 0, from: 2, to: "02" },
  { row: 3, column: 0, from: 1, to: "01" },
  { row: 4, column: 0, from: 2, to: "02" },
];

test("codes become text with their zeros; other cells and formulas are not touched", async () => {
  const now = await readCellsNow(sheetId(), wantedOf(PLACES));
  expect(now).toMatchObject({ sheet: "Claims", formulas: 1, changed: 0 });
  expect(await applyPlan(await planOf(PLACES))).toEqual({ kind: "done" });
  expect(column("Claims!A2:A4")).toEqual(["02", 11, "01"]);
  expect(formats("Claims!A2:A5")).toEqual(["@", "General", "@", "General"]);
  expect(workbook.formulas(workbook.area("Claims!A5:A5"))).toEqual([["=1+1"]]);
});

test("numbers leave text cells, and dates are shown as dates", async () => {
  const units = await planOf([
    { row: 1, column: 1, from: "200", to: 200 },
    { row: 3, column: 1, from: "5 ", to: 5 },
  ]);
  expect(await applyPlan(units)).toEqual({ kind: "done" });
  expect(column("Claims!B2:B5")).toEqual([200, 3, 5, "7"]);
  const days = await planOf(
    [
      { row: 1, column: 2, from: "14/10/2026", to: 46309 },
      { row: 3, column: 2, from: "15/10/2026", to: 46310 },
    ],
    true,
  );
  expect(await applyPlan(days)).toEqual({ kind: "done" });
  expect(column("Claims!C2:C4")).toEqual([46309, 46300, 46310]);
  expect(formats("Claims!C2:C4")).toEqual(["mm/dd/yyyy", "General", "mm/dd/yyyy"]);
});

test("every repair is taken back to the letter: values, formats, text that looks like a number", async () => {
  const before = all();
  const plans = [
    await planOf(PLACES),
    await planOf([{ row: 3, column: 1, from: "5 ", to: 5 }]),
    await planOf([{ row: 1, column: 2, from: "14/10/2026", to: 46309 }], true),
  ];
  for (const plan of plans) expect(await applyPlan(plan)).toEqual({ kind: "done" });
  expect(all()).not.toEqual(before);
  for (const plan of plans) expect(await applyPlan(inversePlan(plan))).toEqual({ kind: "done" });
  expect(all()).toEqual(before);
});

test("a cell that changed, to another value, by a space or to a formula, is refused with both values, and nothing is written", async () => {
  const places = await planOf(PLACES);
  const units = await planOf([{ row: 3, column: 1, from: "5 ", to: 5 }]);
  workbook.write(workbook.area("Claims!A4:A4"), [[21]]);
  workbook.write(workbook.area("Claims!A2:A2"), [["=1+1"]]);
  workbook.write(workbook.area("Claims!B4:B4"), [["5"]]);
  const before = all();
  expect(await applyPlan(places)).toEqual({
    kind: "refused",
    differences: [
      { where: "Claims!A2", expected: "2", found: "=1+1" },
      { where: "Claims!A4", expected: "1", found: "21" },
    ],
  });
  expect(await applyPlan(units)).toEqual({
    kind: "refused",
    differences: [{ where: "Claims!B4", expected: "5 ", found: "5" }],
  });
  expect(all()).toEqual(before);
});

test("what was written is taken back when Excel fails half-way, formats too", async () => {
  const plan = await planOf(PLACES);
  const before = all();
  const write = workbook.write.bind(workbook);
  const spy = jest.spyOn(workbook, "write").mockImplementation((area, inputs) => {
    if (inputs[0]?.[0] === "01") throw new HostError("InvalidOperation", "The cell is locked.");
    return write(area, inputs);
  });
  await expect(applyPlan(plan)).rejects.toThrow(/Could not repair cells: .* Nothing was changed\./);
  spy.mockRestore();
  expect(all()).toEqual(before);
});

test("a cell that changed since it was read is left out and counted", async () => {
  expect(await readCellsNow(sheetId(), wantedOf([{ row: 2, column: 0, from: 2, to: "02" }]))).toMatchObject({
    repairs: [],
    changed: 1,
  });
});

test("a workbook that counts from 1904 itself is told, and not written to", async () => {
  workbook.write(workbook.area("Claims!C3:C3"), [[46309 - 1462]]);
  const text = workbook.text.bind(workbook);
  const spy = jest
    .spyOn(workbook, "text")
    .mockImplementation((area) => (area.row === 2 && area.column === 2 ? [["10/14/2026"]] : text(area)));
  await expect(
    readCellsNow(sheetId(), wantedOf([{ row: 2, column: 2, from: 46309 - 1462, to: 46309 }], true)),
  ).rejects.toThrow(/counts its dates from 1904 itself.*Nothing was changed/);
  spy.mockRestore();
});

test("any cells of a column, wherever they stand, are written as they should be, alone, and come back", async () => {
  const texts = fc.constantFrom("00120", " 5", "1E5", "=1+1", "'x", "J9271", "14/10/2026", "TRUE", "5 ");
  const damaged = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), texts, fc.oneof(texts, fc.nat(999))), {
    selector: ([row]) => row,
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(damaged, async (cells) => {
      workbook = createMemoryWorkbook({ sheets: ["Claims"] });
      const area = (row: number) => workbook.area(`Claims!E${row + 1}:E${row + 1}`);
      workbook.write(
        workbook.area("Claims!E1:E31"),
        Array.from({ length: 31 }, (_, i) => [i]),
      );
      for (const [row, from] of cells) workbook.write(area(row), [[`'${from}`]]);
      office.open(workbook);
      const look = () => [column("Claims!E1:E31"), formats("Claims!E1:E31")];
      const before = look();
      const plan = await planOf(cells.map(([row, from, to]) => ({ row, column: 4, from, to })));
      expect(await applyPlan(plan)).toEqual({ kind: "done" });
      const expected = Array.from({ length: 31 }, (_, i) => cells.find(([row]) => row === i)?.[2] ?? i);
      expect(column("Claims!E1:E31")).toEqual(expected);
      expect(await applyPlan(inversePlan(plan))).toEqual({ kind: "done" });
      expect(look()).toEqual(before);
    }),
    { numRuns: 15 },
  );
});
