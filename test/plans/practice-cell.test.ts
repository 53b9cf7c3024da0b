import { starterTables } from "../../src/matrix/starter";
import { createMatrixPlan } from "../../src/plans/create-matrix";
import { openExportPlan } from "../../src/plans/open-export";
import type { Operation } from "../../src/plans/operations";
import { practiceCellPlan, practiceFormula, practiceRevision } from "../../src/plans/practice-cell";
import type { WorkbookState } from "../../src/plans/workbook";
import { dayOf } from "../../src/values/day";
import { after, EMPTY } from "./apply-to-state";

const TODAY = dayOf(2026, 11, 26) ?? 0;
const OLD = "3f9c2a71d04b88e6";
const NEW = "80f29ce7efbc9848";

function planned(state: WorkbookState, revision: string): readonly Operation[] {
  const outcome = practiceCellPlan(state, revision);
  if (outcome.kind !== "plan") throw new Error(outcome.kind);
  return outcome.plan.operations;
}

describe("the cell of a workbook whose formulas answer from the practice's matrix", () => {
  const made = after(EMPTY, planned(EMPTY, OLD));

  it("is named, on a hidden sheet of its own", () => {
    expect(made.sheets).toContainEqual({ name: "PolicyMatrixCells", visibility: "Hidden" });
    expect(made.names).toEqual([{ name: "PolicyMatrix", formula: "=PolicyMatrixCells!$B$1" }]);
    expect(practiceRevision(made)).toBe(OLD);
    expect(practiceRevision(EMPTY)).toBeNull();
  });

  it("is there once, and takes a newer revision in its place", () => {
    expect(practiceCellPlan(made, OLD)).toEqual({ kind: "present" });
    const [operation, ...others] = planned(made, NEW);
    expect(others).toEqual([]);
    expect(operation).toMatchObject({
      kind: "setFormula",
      expected: practiceFormula(OLD),
      formula: practiceFormula(NEW),
    });
  });

  it("leaves a sheet of that name, and another use of the name, alone", () => {
    const taken = { ...EMPTY, sheets: [{ name: "policymatrixcells", visibility: "Visible" as const }] };
    expect(planned(taken, OLD)[0]).toMatchObject({ kind: "addSheet", sheet: "PolicyMatrixCells 2" });
    const used = { ...EMPTY, names: [{ name: "PolicyMatrix", formula: "=Sheet1!$A$1" }] };
    expect(practiceCellPlan(used, OLD)).toMatchObject({ kind: "name in use", formula: "=Sheet1!$A$1" });
  });

  it("gives way to a matrix of the workbook's own, with the topics that its drop-downs offer", () => {
    const outcome = createMatrixPlan(made, starterTables(), TODAY);
    if (outcome.kind !== "plan") throw new Error(outcome.kind);
    const own = after(made, outcome.plan.operations);
    expect(own.stamps?.cells[0]?.[1]).toMatch(/^=PAYER\.MATRIX\(B2:B\d+\)$/);
    expect(practiceRevision(own)).toBeNull();
    expect(practiceCellPlan(own, NEW)).toEqual({ kind: "present" });
    const topics = outcome.plan.operations.find((each) => each.kind === "setCells" && each.area.column === 3);
    expect(topics).toMatchObject({ kind: "setCells", area: { row: 0 } });
    expect(createMatrixPlan(own, starterTables(), TODAY)).toEqual({ kind: "present" });
  });
});

test("an export's sheet gets a name that is free and that Excel takes", () => {
  const named = (name: string, taken: readonly string[]) =>
    openExportPlan({ name, cells: [], formats: [] }, taken).sheet;
  expect(named("Claims [Oct]/2026", ["Matrix"])).toBe("Claims Oct 2026");
  expect(named("claims", ["Claims", "Claims 2"])).toBe("claims 3");
  expect(named("  ", [])).toBe("Export");
});
