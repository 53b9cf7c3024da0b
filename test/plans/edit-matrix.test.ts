import type { MatrixEdit, RowChange } from "../../src/matrix/edit/edit";
import type { MatrixCells } from "../../src/matrix/matrix";
import { editMatrixPlan } from "../../src/plans/edit-matrix";
import { dayOf } from "../../src/values/day";

const JULY = dayOf(2026, 7, 1) ?? 0;

const cells: MatrixCells = {
  PriorAuth: {
    headers: ["rule id", "Payer", "Codes", "From", "Our note"],
    rows: [
      ["PA-1", "ACME", "J9271", "07/01/2026", "by fax"],
      ["PA-2", "ACME", "00120", JULY, ""],
    ],
    firstRow: 5,
  },
  Payers: { headers: ["Payer ID", "Name"], rows: [["ACME", "Acme PPO"]], firstRow: 2 },
};

function operationsOf(changes: readonly RowChange[], more: MatrixCells = cells) {
  const edit: MatrixEdit = { title: "Change PA-1", action: "Corrected", reason: "", changes };
  return editMatrixPlan({ edit, cells: more, log: [{ When: "2026-11-25", "Rule ID": "PA-1" }] }).operations;
}

test("expects what the cells said when they were read, however an edit tells it", () => {
  const from = { column: "From", from: JULY, to: dayOf(2026, 8, 1) };
  expect(operationsOf([{ kind: "set", table: "PriorAuth", row: 5, ruleId: "PA-1", cells: [from] }])).toEqual([
    {
      kind: "setTableRow",
      table: "PriorAuth",
      row: { index: 0, ruleId: "PA-1" },
      cells: [{ column: "From", expected: "07/01/2026", value: dayOf(2026, 8, 1) }],
      formats: { From: "yyyy-mm-dd" },
    },
  ]);
});

test("changes of one row are one operation, cells come first, then rows that come and rows that go", () => {
  const set = (column: string, to: string): RowChange => ({
    kind: "set",
    table: "PriorAuth",
    row: 6,
    ruleId: "PA-2",
    cells: [{ column, from: "", to }],
  });
  const operations = operationsOf([
    { kind: "add", table: "PriorAuth", values: { "Rule ID": "PA-3", Codes: "00300", From: "2027-01-01", Note: "" } },
    { kind: "remove", table: "PriorAuth", row: 5, ruleId: "PA-1", values: {} },
    set("Codes", "J1"),
    set("Payer", "*"),
    set("Codes", "J2"),
  ]);
  expect(operations).toMatchObject([
    {
      kind: "setTableRow",
      cells: [
        { column: "Codes", expected: "00120", value: "J2" },
        { column: "Payer", expected: "ACME", value: "*" },
      ],
    },
    { kind: "addTableRows", rows: [{ "Rule ID": "PA-3", Codes: "00300", From: dayOf(2027, 1, 1) }] },
    {
      kind: "removeTableRows",
      rows: [
        {
          row: { index: 0, ruleId: "PA-1" },
          expected: { "Rule ID": "PA-1", Payer: "ACME", Codes: "J9271", From: "07/01/2026", "Our note": "by fax" },
        },
      ],
    },
  ]);
  expect(operations[1]).not.toHaveProperty("rows.0.Note");
});

test("a row without an id is known by all that it says", () => {
  const change = { column: "Name", from: "Acme PPO", to: "Acme" };
  expect(operationsOf([{ kind: "set", table: "Payers", row: 2, ruleId: "", cells: [change] }])).toMatchObject([
    { row: { index: 0, ruleId: "", whole: { "Payer ID": "ACME", Name: "Acme PPO" } } },
  ]);
});

test("the history is written where the workbook keeps one", () => {
  const MatrixLog = { headers: ["When", "Rule ID"], rows: [], firstRow: 2 };
  expect(operationsOf([], { ...cells, MatrixLog })).toMatchObject([
    { kind: "addTableRows", table: "MatrixLog", rows: [{ When: "2026-11-25", "Rule ID": "PA-1" }] },
  ]);
  expect(operationsOf([])).toEqual([]);
});
