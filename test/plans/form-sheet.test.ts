import { formSheetPlan } from "../../src/plans/form-sheet";
import { inversePlan } from "../../src/plans/inverse";
import type { FormSheet } from "../../src/values/form-sheet";

const form: FormSheet = {
  head: [["Audit worksheet"], ["Seed", "7"], []],
  columns: [
    { header: "Question", width: 12, help: "Leave it." },
    { header: "Answer", width: 10, help: "Choose.", choices: ["Yes", "No"] },
    { header: "Note", width: 36, help: "Your words." },
  ],
  rows: [["1.times", "", ""]],
};
const area = { sheet: "Other", row: 0, column: 0, rows: 2, columns: 1 };
const wanted = (state: Partial<Parameters<typeof formSheetPlan>[3]> = {}) =>
  formSheetPlan("Audit 2026-11-26", form, "Draw", { sheets: [], tables: [], names: [], ...state });

test("a sheet with what is to be read, a name by which it is found, and the table under it", () => {
  const { sheet, plan } = wanted();
  expect(sheet).toBe("Audit 2026-11-26");
  expect(plan.operations).toMatchObject([
    { kind: "addReportSheet", sheet, cells: form.head, wraps: false, leads: true },
    { kind: "addName", name: "PolicyMatrixForm", cell: { sheet, row: 0, column: 0 }, leads: true },
    {
      kind: "addTable",
      name: "Audit20261126",
      at: { sheet, row: 3, column: 0 },
      rows: form.rows,
      columns: [
        { header: "Question", format: "@", choices: null, wraps: false },
        { header: "Answer", choices: { kind: "words", words: ["Yes", "No"] } },
        // Excel shows a long text in a text cell as ####.
        { header: "Note", format: "General", keepsText: true, wraps: true },
      ],
    },
  ]);
});

test("another one of the day, and names that are taken, are numbered", () => {
  const { sheet, plan } = wanted({
    sheets: [{ name: "audit 2026-11-26", visibility: "Visible" }],
    tables: [{ name: "Audit202611262", area }],
    names: [{ name: "PolicyMatrixForm", formula: "=Other!$A$1" }],
  });
  expect(sheet).toBe("Audit 2026-11-26 2");
  expect(plan.operations).toMatchObject([{}, { name: "PolicyMatrixForm2" }, { name: "Audit202611262_2" }]);
});

test("what takes it back takes the sheet with what the plan left on it, and nothing of the table is compared twice", () => {
  const { operations } = inversePlan(wanted().plan);
  expect(operations).toMatchObject([
    { kind: "removeTable" },
    { kind: "removeName" },
    { kind: "removeSheet", expected: [["Audit worksheet"], ["Seed", "7"]], formulas: [] },
  ]);
});
