import { applyPlan } from "../../src/excel/apply-plan";
import { ExcelFailure } from "../../src/excel/failure";
import { showSheet } from "../../src/excel/show-sheet";
import { readSetting, workbookName, writeSetting } from "../../src/excel/workbook-settings";
import { inversePlan } from "../../src/plans/inverse";
import { openExportPlan } from "../../src/plans/open-export";
import type { Cells } from "../../src/values/cell";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { contentOf } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  office.open(workbook);
});

const DAY = 46309;
const cells: Cells = [
  ["DOS", "CPT", "NDC", "Note", "Charge", "Paid"],
  [DAY, "00100", "00006302602", '=HYPERLINK("x")', 12.5, true],
  [DAY + 1, 99213, "1E5", "+1", "", "10/14/2026"],
  ["", "", "", "-2", 3, "#N/A"],
  ["", "", "", "@SUM(A1)"],
];
const formats = [{ column: 0, row: 1, rows: 2, format: "m/d/yyyy" }];
const made = () => openExportPlan({ name: "Claims", cells, formats }, ["Claims"]);

describe("a sheet with the data of a file", () => {
  test("has values only: text stays text, dates are dates, and nothing runs", async () => {
    const { sheet, plan } = made();
    expect(sheet).toBe("Claims 2");
    expect(await applyPlan(plan)).toEqual({ kind: "done" });
    const area = workbook.area("Claims 2!A1:F5");
    const wanted = cells.map((row) => Array.from({ length: 6 }, (_, i) => row[i] ?? ""));
    expect(workbook.values(area)).toEqual(wanted);
    expect(
      workbook
        .formulas(area)
        .flat()
        .map(String)
        .filter((each) => /^=[A-Z]/.test(each)),
    ).toEqual(['=HYPERLINK("x")']);
    expect(workbook.text(workbook.area("Claims 2!A2:D2"))).toEqual([
      ["10/14/2026", "00100", "00006302602", '=HYPERLINK("x")'],
    ]);
    expect(workbook.values(workbook.area("Claims 2!B3"))).toEqual([[99213]]);
    await showSheet(sheet);
    expect(workbook.sheets().find(({ id }) => id === workbook.activeSheet())?.name).toBe("Claims 2");
  });

  test("is taken back whole", async () => {
    const before = contentOf(workbook);
    const { plan } = made();
    await applyPlan(plan);
    expect(await applyPlan(inversePlan(plan))).toEqual({ kind: "done" });
    expect(contentOf(workbook)).toEqual(before);
  });

  test("is called like the file only when all of it is there: a pane that is closed before leaves nothing that looks whole", async () => {
    const rows = Array.from({ length: 9_000 }, (_, i) => [String(i), "x".repeat(200)]);
    const { plan } = openExportPlan({ name: "Big", cells: rows, formats: [] }, ["Claims"]);
    const names: string[] = [];
    const added = (): string => workbook.sheets().at(-1)?.name ?? "";
    await applyPlan(plan, (done, of) => names.push(done < of ? added() : ""));
    const before = names.slice(0, -1);
    expect(before.length).toBeGreaterThan(1);
    expect(new Set(before)).toEqual(new Set(["Not whole Big"]));
    expect(added()).toBe("Big");
    // What an earlier pane left is not written over.
    await workbook.addSheet("Not whole Other");
    const other = openExportPlan(
      { name: "Other", cells: rows, formats: [] },
      workbook.sheets().map(({ name }) => name),
    );
    expect(await applyPlan(other.plan)).toEqual({ kind: "done" });
    expect(workbook.sheets().map(({ name }) => name)).toEqual(expect.arrayContaining(["Other", "Not whole Other"]));
  });

  test("of many rows goes in many requests of a known size, and stopping leaves nothing behind", async () => {
    const before = contentOf(workbook);
    const rows = Array.from({ length: 9_000 }, (_, i) => [DAY, String(i), "x".repeat(200), "b", "c", i]);
    const { plan } = openExportPlan({ name: "Big", cells: rows, formats: [] }, ["Claims"]);
    const told: number[] = [];
    await expect(
      applyPlan(plan, (done, of) => {
        told.push(done, of);
        if (done > 2) throw new ExcelFailure("You stopped it.");
      }),
    ).rejects.toThrow("You stopped it. Nothing was changed.");
    expect(told.at(-1)).toBeGreaterThan(3);
    expect(contentOf(workbook)).toEqual(before);
  });
});

test("a workbook has a name, and keeps settings of the add-in", async () => {
  expect(await workbookName()).toBe(workbook.name);
  expect(await readSetting("publishes")).toBeNull();
  await writeSetting("publishes", false);
  expect(await readSetting("publishes")).toBe(false);
  await writeSetting("publishes", null);
  expect(await readSetting("publishes")).toBeNull();
});
