import { applyPlan } from "../../src/excel/apply-plan";
import { ExcelFailure } from "../../src/excel/failure";
import { openWorkbook } from "../../src/excel/open-workbook";
import { readSnapshots } from "../../src/excel/read-snapshots";
import { inversePlan } from "../../src/plans/inverse";
import type { AddReportSheet, Plan } from "../../src/plans/operations";
import { deleteSnapshotPlan, snapshotName, snapshotPlan } from "../../src/plans/snapshot";
import { HostError } from "../../src/workbench/host/errors";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { contentOf, createMatrix } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  office.open(workbook);
});

const report: AddReportSheet = {
  kind: "addReportSheet",
  sheet: "Acme PPO",
  visibility: "Visible",
  cells: [
    ["What Acme PPO wants", "", ""],
    ["Prior authorisation"],
    ["Codes", "Requirement", "From"],
    ["00120", "=Required", 46023],
    ["J9271", "Not required\nabove 4 units", ""],
  ],
  headings: [
    { row: 0, level: "title" },
    { row: 1, level: "section" },
    { row: 2, level: "header" },
  ],
  widths: [20, 40],
  print: { repeatRows: 3 },
  formats: [{ row: 3, column: 2, format: "yyyy-mm-dd" }],
};
const plan: Plan = { title: "Hand over what Acme PPO wants", operations: [report] };
const done = { kind: "done" };

describe("a sheet to be read or printed", () => {
  test("keeps text as text, sets headings, widths and print", async () => {
    expect(await applyPlan(plan)).toEqual(done);
    expect(workbook.values(workbook.area("Acme PPO!A4:C5"))).toEqual([
      ["00120", "=Required", 46023],
      ["J9271", "Not required\nabove 4 units", ""],
    ]);
    expect(workbook.text(workbook.area("Acme PPO!C4"))).toEqual([["2026-01-01"]]);
    expect(workbook.format(workbook.area("Acme PPO!A1"))).toMatchObject({ bold: true, fontSize: 16, wrapText: false });
    expect(workbook.format(workbook.area("Acme PPO!B3"))).toMatchObject({ bold: true, fontSize: 11, wrapText: true });
    expect(workbook.format(workbook.area("Acme PPO!B5"))).toMatchObject({ bold: false, verticalAlignment: "Top" });
    expect(workbook.format(workbook.area("Acme PPO!B1")).columnWidth).toBeCloseTo(213.75);
    expect(workbook.pageLayout(workbook.area("Acme PPO!A1").sheet)).toEqual({
      orientation: "Landscape",
      zoom: { horizontalFitToPages: 1 },
      titleRows: { row: 0, rows: 3 },
    });
  });

  test("has rows that are fitted when its columns have their widths", async () => {
    const widths: number[] = [];
    jest.spyOn(workbook, "autofitRows").mockImplementation((area) => {
      widths.push(area.rows, workbook.format({ ...area, row: 0, column: 1, rows: 1, columns: 1 }).columnWidth ?? 0);
    });
    expect(await applyPlan(plan)).toEqual(done);
    expect(widths).toEqual([report.cells.length, 213.75]);
  });

  test("goes again by the inverse, unless somebody wrote on it", async () => {
    const before = contentOf(workbook);
    await applyPlan(plan);
    workbook.type("Acme PPO!D9", "call them");
    expect(await applyPlan(inversePlan(plan))).toEqual({
      kind: "refused",
      differences: [{ where: "Acme PPO!D9", expected: "", found: "call them" }],
    });
    workbook.type("Acme PPO!D9", "");
    expect(await applyPlan(inversePlan(plan))).toEqual(done);
    expect(contentOf(workbook)).toEqual(before);
  });

  test("leaves nothing when Excel fails", async () => {
    const before = contentOf(workbook);
    jest.spyOn(workbook, "setPageLayout").mockImplementation(() => {
      throw new HostError("GeneralException", "There is no printer.");
    });
    await expect(applyPlan(plan)).rejects.toThrow(/There is no printer.*Nothing was changed\.$/);
    expect(contentOf(workbook)).toEqual(before);
  });
});

test("a matrix that was just made goes by the inverse, down to the last cell and name", async () => {
  const before = contentOf(workbook);
  const made = await createMatrix();
  workbook.type("Matrix!B2", 46023);
  expect(await applyPlan(inversePlan(made))).toMatchObject({
    kind: "refused",
    differences: [{ where: "Matrix!B2", expected: "46351", found: "46023" }],
  });
  workbook.type("Matrix!B2", 46351);
  expect(await applyPlan(inversePlan(made))).toEqual(done);
  expect(contentOf(workbook)).toEqual(before);
});

describe("snapshots", () => {
  const cells = [["PriorAuth"], ["Rule ID", "Codes"], ["PA-1", "00120"], ["PA-2", "J9271"]];

  test("are hidden sheets, found again with their cells, the latest first", async () => {
    const first = snapshotName("2026-11-25", 1000, []);
    const second = snapshotName("2026-11-25", 1000, ["Claims", first]);
    expect([first, second]).toEqual(["Snapshot 2026-11-25 1640", "Snapshot 2026-11-25 1640 (2)"]);
    await applyPlan(snapshotPlan(cells, first));
    await applyPlan(snapshotPlan([["other"]], second));
    expect(workbook.sheets().map(({ visibility }) => visibility)).toEqual(["Visible", "Hidden", "Hidden"]);
    const found = await readSnapshots();
    expect(found.map(({ sheet }) => sheet)).toEqual([second, first]);
    const padded = cells.map((row) => [row[0] ?? "", row[1] ?? ""]);
    expect(found[1]?.cells).toEqual(padded);
  });

  test("are deleted by plan, and come back by its inverse", async () => {
    await applyPlan(snapshotPlan(cells, "Snapshot 2026-11-25 1640"));
    const before = contentOf(workbook);
    const [snapshot] = await readSnapshots();
    if (!snapshot) throw new Error("no snapshot");
    const deletion = deleteSnapshotPlan(snapshot);
    expect(await applyPlan(deletion)).toEqual(done);
    expect(await readSnapshots()).toEqual([]);
    expect(await applyPlan(inversePlan(deletion))).toEqual(done);
    expect((await readSnapshots())[0]?.cells).toEqual(snapshot.cells);
    expect(JSON.stringify(contentOf(workbook)).includes("00120")).toBe(JSON.stringify(before).includes("00120"));
  });

  test("a sheet of 20,000 rows is written and read in blocks", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [`PA-${i}`, `0${i}`, "a rule of a payer"]);
    expect(await applyPlan(snapshotPlan(rows, "Snapshot 2026-11-25 1700"))).toEqual(done);
    const [found] = await readSnapshots();
    expect(found?.cells).toEqual(rows);
  });
});

describe("a file as a workbook of its own", () => {
  test("is opened", async () => {
    await openWorkbook("UEsDBA==");
    expect(workbook.opened).toEqual(["UEsDBA=="]);
  });

  test("says in words where it cannot be", async () => {
    jest.spyOn(workbook, "openWorkbook").mockImplementation(() => {
      throw new HostError("AccessDenied");
    });
    const failed = openWorkbook("UEsDBA==");
    await expect(failed).rejects.toThrow(ExcelFailure);
    await expect(failed).rejects.toThrow(/^Could not open the new workbook: /);
  });
});
