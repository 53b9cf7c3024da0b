import * as fc from "fast-check";
import { applyEdit } from "../../../src/matrix/edit/apply";
import { issuesCausedBy } from "../../../src/matrix/edit/caused";
import { fillRuleIds, nextRuleIds } from "../../../src/matrix/edit/ids";
import { addRow, changeFrom, correct, removeRow } from "../../../src/matrix/edit/rules";
import { rowValues, typedCell, schemaColumn } from "../../../src/matrix/edit/table";
import { validateRow } from "../../../src/matrix/edit/validate";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import type { Fields } from "../../../src/matrix/starter/row";
import type { CellValue } from "../../../src/values/cell";
import { day } from "../../day";
import { cellsOf, editOf, practice, saved } from "./practice";

const asOf = day("2026-11-25");

describe("the values of a row", () => {
  test("are what a form shows: dates as days, codes as text, numbers as numbers", () => {
    const cells = cellsOf({
      PriorAuth: [{ Payer: " ACME ", Codes: 99213, "Max Units": "1,250", From: "1/1/2027", To: "never", Note: true }],
    });
    expect(rowValues("PriorAuth", cells, 2)).toMatchObject({
      "Rule ID": "",
      Payer: "ACME",
      Codes: "99213",
      "Max Units": 1250,
      From: day("2027-01-01"),
      To: "never",
      Note: "TRUE",
    });
    expect(rowValues("PriorAuth", cells, 3)).toBeNull();
    expect(rowValues("Drugs", {}, 2)).toBeNull();
  });

  test.each<[CellValue, CellValue]>([
    [0, ""],
    [null, ""],
    ["2027-01-01", day("2027-01-01")],
    [20270101, day("2027-01-01")],
    [day("2027-01-01") + 0.5, day("2027-01-01")],
    ["Q1", "Q1"],
  ])("a date %j is %j", (value, expected) => {
    expect(typedCell(schemaColumn("PriorAuth", "From"), value)).toBe(expected);
  });
});

describe("Rule IDs", () => {
  test("follow the greatest there is, and none is used again that the history names", () => {
    expect(nextRuleIds(practice(), "PriorAuth", 2)).toEqual(["PA-0004", "PA-0005"]);
    expect(nextRuleIds(practice(), "UnitLimits", 1)).toEqual(["UL-0001"]);
    const removed = saved(practice(), editOf(removeRow(practice(), "PriorAuth", 4, "Why")), { who: "", when: "" });
    expect(nextRuleIds(removed, "PriorAuth", 1)).toEqual(["PA-0004"]);
  });

  test.each<[string, Fields[]]>([
    ["as the row of an edit", [{ "Rule ID": "PA-0040", Table: "PriorAuth" }]],
    ["as the end of an import", [{ "Rule ID": "PA-0013 to PA-0040" }]],
    ["in a row as JSON", [{ "Rule ID": "row 3", Old: '{"Rule ID":"PA-0040","Payer":"*"}' }]],
    ["as an ID that was typed over", [{ "Rule ID": "x", Column: "Rule ID", Old: "PA-0040", New: "x" }]],
  ])("that the history names %s", (_, rows) => {
    expect(nextRuleIds({ ...practice(), MatrixLog: cellsOf({ MatrixLog: rows }).MatrixLog! }, "PriorAuth", 1)).toEqual([
      "PA-0041",
    ]);
  });

  test("of another make, in another table, or twice, do not stand in the way", () => {
    const ids = ["PA-9998", "Dana's rule", "PA-9998", "PA-"];
    const cells = cellsOf({
      PriorAuth: ids.map((id) => ({ "Rule ID": id, Payer: "*", Codes: "*", Requirement: "Required" })),
      Wastage: [{ "Rule ID": "PA-9999", Payer: "*", Codes: "*" }],
    });
    expect(nextRuleIds(cells, "PriorAuth", 2)).toEqual(["PA-10000", "PA-10001"]);
  });

  test("are filled in where a row has none, blank rows apart", () => {
    const rule = { Payer: "*", Codes: "*", Requirement: "Required" };
    const cells = cellsOf({
      PriorAuth: [rule, {}, { ...rule, "Rule ID": "PA-0007" }, rule],
      Bundling: [{ Note: "x" }],
    });
    const edit = fillRuleIds(cells);
    if (!edit) throw new Error("nothing to fill");
    expect(edit.title).toBe("Give 3 rules a Rule ID");
    const after = applyEdit(cells, edit);
    expect(after.PriorAuth?.rows.map((row) => row[0])).toEqual(["PA-0008", "", "PA-0007", "PA-0009"]);
    expect(after.Bundling?.rows.map((row) => row[0])).toEqual(["BU-0001"]);
    expect(fillRuleIds(after)).toBeNull();
    expect(fillRuleIds(starterTables())).toBeNull();
  });
});

describe("a row that is typed into a form", () => {
  const told = (...args: Parameters<typeof validateRow>): string[] =>
    validateRow(...args).map(({ column, severity }) => `${column} ${severity}`);

  test("is told what its reader would tell", () => {
    expect(told("PriorAuth", { Payer: "GAMMA", Codes: "J9271", Requirement: "Required" }, practice())).toEqual([
      "Payer error",
    ]);
    expect(
      told(
        "PriorAuth",
        { Payer: "*", Codes: "J927;J9999-J9000", Diagnoses: "C34-B20", Requirement: "?", From: 3, To: 2 },
        practice(),
      ),
    ).toEqual(["Requirement error", "To error", "Codes error", "Codes error", "Diagnoses error"]);
    expect(told("PriorAuth", {}, practice())).toEqual(["Payer error", "Codes error", "Requirement error"]);
    expect(told("PriorAuth", { Payer: "*", Codes: "*", Requirement: "Required" }, practice())).toEqual([]);
  });

  test("of Payers is compared with the others, and not with itself", () => {
    const acme = rowValues("Payers", practice(), 2) ?? {};
    expect(told("Payers", acme, practice(), 2)).toEqual([]);
    expect(told("Payers", acme, practice())).toEqual(["Payer ID error"]);
    expect(told("Payers", { ...acme, Aliases: "MCR" }, practice(), 2)).toEqual(["Aliases warning"]);
  });

  test("of another table that ends before it begins", () => {
    expect(told("Drugs", { Code: "J9271", From: 46000, To: 45999 }, practice())).toEqual(["To error"]);
    expect(told("CheckSettings", { Check: "INF-04", Severity: "loud" }, practice())).toEqual(["Severity error"]);
    expect(told("MatrixTests", { Test: "x" }, practice())).toEqual([]);
  });

  test("whatever it is: as the matrix tells it once the row stands there", () => {
    const cell = fc.constantFrom<CellValue>(
      "",
      "ACME",
      "J9271",
      "J927",
      "J9*",
      "Required",
      "C50",
      "x",
      3,
      46000,
      "2026-01-01",
      "#N/A",
      true,
    );
    const row = fc.array(cell, { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(row, (cellsOfRow) => {
        const { headers = [] } = practice().PriorAuth ?? {};
        const values = Object.fromEntries(headers.map((header, i) => [String(header), cellsOfRow[i]]));
        const matrix = compileMatrix({
          ...practice(),
          PriorAuth: { headers, rows: [cellsOfRow], firstRow: 9 },
        });
        const isBlank = cellsOfRow.every((value) => value === "");
        if (!isBlank) expect(validateRow("PriorAuth", values, practice(), 9)).toEqual(matrix.issues);
      }),
    );
  });
});

describe("what an edit would bring about", () => {
  const caused = (outcome: Parameters<typeof editOf>[0]): string[] =>
    issuesCausedBy(practice(), editOf(outcome), asOf).map(({ kind, rule }) => `${kind} ${rule}`);

  test("a row that contradicts another", () => {
    const row = { Payer: "BETA", Codes: "J9*", Requirement: "Not required", Source: "B", Reviewed: asOf };
    expect(caused(addRow(practice(), "PriorAuth", row))).toEqual(["overlap PA-0004"]);
  });

  test("a gap, and a source that is missing", () => {
    const values = { Requirement: "Notification", Source: "" };
    expect(caused(changeFrom(practice(), "PriorAuth", 4, { from: day("2027-03-01"), values, reason: "" }))).toEqual([
      "gap PA-0004",
      "no-source PA-0004",
    ]);
  });

  test("a payer of whom nothing is said any more; rows that move up are no news", () => {
    expect(caused(removeRow(practice(), "PriorAuth", 4, "Why"))).toEqual(["payer-without-rules BETA"]);
    expect(caused(removeRow(practice(), "PriorAuth", 3, "Why"))).toEqual([]);
  });

  test("nothing, where only a note changes", () => {
    expect(caused(correct(practice(), "PriorAuth", 3, { Note: "x" }, "Why"))).toEqual([]);
  });
});
