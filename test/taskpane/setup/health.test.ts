// What the health screen shows of the items, and how fixes of one kind become one edit.
import type { MatrixEdit } from "../../../src/matrix/edit/edit";
import { matrixHealth, type HealthItem } from "../../../src/matrix/health";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import {
  ALL_HEALTH,
  fixAll,
  healthCounts,
  healthEntries,
  kindChoices,
  payerChoices,
  payerOfRow,
  refOf,
  reviewedEdit,
  visibleHealth,
} from "../../../src/taskpane/core/health";
import { headersOf } from "../../../src/matrix/tables";
import { TODAY } from "../claims";

const rows = [
  ["PA-0001", "MEDICARE", "*", "", "", "Not required", "", "", "", "CMS", "", 45_000, ""],
  ["PA-0002", "NOBODY", "J9271", "", "", "Required", "", "", "", "Bulletin", "", TODAY, ""],
  ["PA-0003", "EXAMPLE-COMMERCIAL", "J9035", "", "", "Required", "", "", "", "", "", TODAY, ""],
];
const cells = { ...starterTables(), PriorAuth: { headers: headersOf("PriorAuth"), rows, firstRow: 2 } };
const items = matrixHealth(compileMatrix(cells), { asOf: TODAY });
const entries = healthEntries(items, cells);
const item = (rule: string, kind: HealthItem["kind"]): HealthItem => {
  const found = items.find((each) => each.rule === rule && each.kind === kind);
  if (!found) throw new Error(`${rule} has no item ${kind}`);
  return found;
};

test("an item knows its payer, also that of a row which cannot be used", () => {
  const unusable = entries.find(({ item: each }) => each.rule === "PA-0002");
  expect(unusable).toMatchObject({ payer: "NOBODY", item: { kind: "unusable", severity: "error" } });
  expect(payerOfRow(cells, "Payers", 2)).toBe("MEDICARE");
  expect(payerOfRow(cells, "PriorAuth", 99)).toBe("");
  expect(payerOfRow({}, "PriorAuth", 2)).toBe("");
});

test("the list is filtered by kind and by payer, and each choice says how many it lets through", () => {
  expect(visibleHealth(entries, ALL_HEALTH)).toEqual(entries);
  for (const { value, count } of kindChoices(entries))
    expect(visibleHealth(entries, { kind: value, payer: null })).toHaveLength(count);
  for (const { value, count } of payerChoices(entries))
    expect(visibleHealth(entries, { kind: null, payer: value })).toHaveLength(count);
  expect(payerChoices(entries).map(({ value }) => value)).toContain("EXAMPLE-COMMERCIAL");
  const { error, warning, info } = healthCounts(items);
  expect([error + warning + info, error]).toEqual([items.length, 1]);
});

describe("the fixes of one kind as one edit", () => {
  const edit = (...changes: MatrixEdit["changes"]): MatrixEdit => ({
    title: "One fix",
    action: "Repaired",
    reason: "",
    changes,
  });
  const set = (row: number, to: number): MatrixEdit["changes"][number] => ({
    kind: "set",
    table: "PriorAuth",
    row,
    ruleId: `PA-${row}`,
    cells: [{ column: "To", from: "", to }],
  });
  const remove = (row: number): MatrixEdit["changes"][number] => ({
    kind: "remove",
    table: "PriorAuth",
    row,
    ruleId: `PA-${row}`,
    values: {},
  });

  test("change each row once; what is left waits", () => {
    const {
      edit: all,
      fixes,
      waiting,
    } = fixAll([edit(set(3, 46_000)), edit(set(3, 47_000)), edit(set(4, 1))], cells, "All");
    expect(all).toEqual({ title: "All", action: "Repaired", reason: "", changes: [set(3, 46_000), set(4, 1)] });
    expect([fixes, waiting]).toEqual([2, 1]);
  });

  test("the same fix of two items is made once, and nothing waits for it", () => {
    expect(fixAll([edit(remove(5)), edit(remove(5))], cells, "All")).toMatchObject({
      fixes: 1,
      waiting: 0,
      edit: { changes: [remove(5)] },
    });
  });

  test("rows that are to get a Rule ID get one each", () => {
    const add = (payer: string): MatrixEdit["changes"][number] => ({
      kind: "add",
      table: "PriorAuth",
      values: { "Rule ID": "PA-0004", Payer: payer, Codes: "*", Requirement: "Not required" },
    });
    const { edit: all, fixes } = fixAll([edit(add("A")), edit(add("B")), edit(add("A"))], cells, "All");
    expect(all.changes.map((change) => change.kind === "add" && change.values)).toMatchObject([
      { "Rule ID": "PA-0004", Payer: "A" },
      { "Rule ID": "PA-0005", Payer: "B" },
    ]);
    expect(fixes).toBe(2);
  });

  test("cells are written first, and rows go from the last to the first", () => {
    const { edit: all } = fixAll([edit(remove(3)), edit(set(4, 1)), edit(remove(9))], cells, "All");
    expect(all.changes).toEqual([set(4, 1), remove(9), remove(3)]);
  });
});

test("a row is gone to by its Rule ID where it has one, else by its row; a table has no row", () => {
  expect(refOf(item("PA-0003", "no-source"))).toEqual({ table: "PriorAuth", row: 4, ruleId: "PA-0003" });
  expect(refOf({ ...item("PA-0003", "no-source"), rule: "PriorAuth!4" })).toMatchObject({ row: 4, ruleId: "" });
  const examples = items.find(({ kind, row }) => kind === "example" && row === 0);
  expect(examples && refOf(examples)).toBeNull();
});

test("a rule that somebody compared with its source gets the day, over what stands there", () => {
  const due = item("PA-0001", "not-reviewed");
  expect(reviewedEdit(due, cells, TODAY, "PA-0001 reviewed")).toEqual({
    title: "PA-0001 reviewed",
    action: "Corrected",
    reason: "",
    changes: [
      {
        kind: "set",
        table: "PriorAuth",
        row: 2,
        ruleId: "PA-0001",
        cells: [{ column: "Reviewed", from: 45_000, to: TODAY }],
      },
    ],
  });
  expect(reviewedEdit(item("PA-0003", "no-source"), cells, TODAY, "")).toBeNull();
});
