import fc from "fast-check";
import { inversePlan } from "../../src/plans/inverse";
import type { Operation, Plan } from "../../src/plans/operations";

const cell = fc.constantFrom<string | number>("", "A", "00120", 3, 46023);
const row = fc.record({ "Rule ID": fc.constantFrom("PA-1", "PA-2", "PA-3"), Codes: cell });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant("setTableRow" as const),
    table: fc.constantFrom("PriorAuth", "Payers"),
    row: fc.record({ index: fc.nat(9), ruleId: fc.constantFrom("", "PA-1") }),
    cells: fc.array(fc.record({ column: fc.constantFrom("Codes", "To"), expected: cell, value: cell }), {
      minLength: 1,
      maxLength: 1,
    }),
  }),
  fc.record({
    kind: fc.constant("setFormula" as const),
    cell: fc.constant({ sheet: "A", row: 1, column: 1 }),
    expected: cell,
    formula: fc.constant("=1"),
  }),
  fc.record({
    kind: fc.constant("setCells" as const),
    area: fc.constant({ sheet: "A", row: 0, column: 0, rows: 1, columns: 1 }),
    expected: cell.map((value) => [[value]]),
    values: cell.map((value) => [[value]]),
  }),
  fc.record({
    kind: fc.constant("setDocumentProperty" as const),
    key: fc.constant("Format"),
    expected: fc.constantFrom(null, 1),
    value: fc.constantFrom(null, 2),
  }),
  fc.record({
    kind: fc.constant("addName" as const),
    name: fc.constant("Name"),
    expected: fc.constantFrom(null, "=#REF!"),
    cell: fc.constant({ sheet: "A", row: 0, column: 0 }),
  }),
  fc.record({
    kind: fc.constant("addSheet" as const),
    sheet: fc.constant("New"),
    visibility: fc.constant("Hidden" as const),
  }),
  fc.record({
    kind: fc.constant("removeTableRows" as const),
    table: fc.constant("PriorAuth"),
    rows: fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) =>
      rows.map((expected, index) => ({
        row: { index, ruleId: expected["Rule ID"], whole: expected },
        expected,
      })),
    ),
  }),
);

const plan: fc.Arbitrary<Plan> = fc.record({
  title: fc.constant("Try"),
  operations: fc.array(operation, { maxLength: 6 }),
});

test("the inverse of an inverse is the plan, and the last operation is the first to be taken back", () => {
  fc.assert(
    fc.property(plan, (wanted) => {
      const back = inversePlan(wanted);
      expect(back.title).toBe("Undo: Try");
      expect(back.operations).toHaveLength(wanted.operations.length);
      expect(inversePlan(back)).toEqual(wanted);
    }),
  );
});

test("of a plan that was made in part, that part is taken back", () => {
  const operations: readonly Operation[] = [
    { kind: "addSheet", sheet: "A", visibility: "Visible" },
    { kind: "addSheet", sheet: "B", visibility: "Visible" },
  ];
  expect(inversePlan({ title: "Add", operations }, 1).operations).toEqual([
    { kind: "removeSheet", made: operations[0], expected: [], formulas: [] },
  ]);
});

test("rows that were added are known by their Rule ID, in tables without one by what they say", () => {
  const added = (table: string, cells: Record<string, string>): Plan =>
    inversePlan({ title: "Add", operations: [{ kind: "addTableRows", table, rows: [cells] }] });
  expect(added("PriorAuth", { "Rule ID": "PA-7", Codes: "J9271" }).operations).toMatchObject([
    { kind: "removeTableRows", rows: [{ row: { index: null, ruleId: "PA-7" } }] },
  ]);
  // A row of the history names the rule that it speaks of: that is not its own name.
  expect(added("MatrixLog", { "Rule ID": "PA-7", Action: "Ended" }).operations).toMatchObject([
    { rows: [{ row: { index: null, ruleId: "", whole: { "Rule ID": "PA-7", Action: "Ended" } } }] },
  ]);
});

test("a sheet that was filled is expected to hold what it was filled with", () => {
  const operations: readonly Operation[] = [
    { kind: "addSheet", sheet: "A", visibility: "Visible" },
    {
      kind: "setCells",
      area: { sheet: "A", row: 1, column: 1, rows: 1, columns: 1 },
      expected: [[""]],
      values: [["x"]],
    },
    { kind: "setFormula", cell: { sheet: "A", row: 4, column: 0 }, expected: "", formula: "=B2" },
  ];
  expect(inversePlan({ title: "Fill", operations }).operations.at(-1)).toEqual({
    kind: "removeSheet",
    made: operations[0],
    expected: [[], ["", "x"]],
    formulas: [{ row: 4, column: 0 }],
  });
});
