import { applyPlan } from "../../src/excel/apply-plan";
import type { Plan } from "../../src/plans/operations";
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { startOffice } from "../office/host";

const plan: Plan = { title: "Add", operations: [{ kind: "addSheet", sheet: "New", visibility: "Visible" }] };

test("where Excel knows how, a plan is one step of its undo", async () => {
  const workbook = createMemoryWorkbook();
  await startOffice(workbook, { requirementSets: { ExcelApi: "1.20" } });
  const run = jest.spyOn(Excel, "run");
  expect(await applyPlan(plan)).toEqual({ kind: "done" });
  expect(run.mock.calls[0]?.[0]).toEqual({ delayForCellEdit: true, mergeUndoGroup: true });
  expect(workbook.sheets().map(({ name }) => name)).toEqual(["Sheet1", "New"]);
});
