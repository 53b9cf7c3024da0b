// Two matrices as the compare screen shows them, and what a change does in words.
import { starterTables } from "../../../src/matrix/starter";
import { changeWords } from "../../../src/taskpane/core/change-words";
import {
  compareWith,
  differenceCells,
  rowInWorkbook,
  visibleDifferences,
  type CompareSide,
} from "../../../src/taskpane/core/compare";
import type { MatrixCells } from "../../../src/matrix/matrix";
import { headersOf } from "../../../src/matrix/tables";
import { dayOf } from "../../../src/values/day";

const JAN = dayOf(2027, 1, 1) ?? 0;
const row = (
  id: string,
  payer: string,
  codes: string,
  requirement: string,
  to: number | "" = "",
): (string | number)[] => [id, payer, codes, "", "", requirement, "", "", to, "Bulletin", "", "", ""];
const withRows = (...rows: (string | number)[][]): MatrixCells => ({
  ...starterTables(),
  PriorAuth: { headers: headersOf("PriorAuth"), rows, firstRow: 2 },
});
const before = withRows(
  row("PA-0001", "MEDICARE", "*", "Not required"),
  row("PA-0002", "EXAMPLE-COMMERCIAL", "J9271", "Required"),
  row("PA-0003", "EXAMPLE-COMMERCIAL", "J9035", "Required"),
  row("PA-0004", "EXAMPLE-COMMERCIAL", "J9299", "Required"),
);
const now = withRows(
  row("PA-0001", "MEDICARE", "*", "Not required"),
  row("PA-0002", "EXAMPLE-COMMERCIAL", "J9271", "Notification"),
  row("PA-0003", "EXAMPLE-COMMERCIAL", "J9035", "Required", JAN - 1),
  row("PA-0005", "MEDICARE", "J9355", "Required"),
);

test.each<CompareSide["kind"]>(["snapshot", "file"])("a %s tells which of the two is the old one", (kind) => {
  const side: CompareSide = { kind, name: "other", cells: kind === "snapshot" ? before : now };
  const comparison = compareWith(side, kind === "snapshot" ? now : before);
  expect(comparison.diff.counts).toEqual({ added: 1, changed: 1, ended: 1, removed: 1 });
  expect(comparison.payers).toEqual([
    { payer: "EXAMPLE-COMMERCIAL", count: 3 },
    { payer: "MEDICARE", count: 1 },
  ]);
  // A row can be gone to where it stands in the workbook.
  const places = comparison.diff.rows.map((each) => [each.rule, rowInWorkbook(side, each)]);
  expect(Object.fromEntries(places)).toEqual(
    kind === "snapshot"
      ? { "PA-0002": 3, "PA-0003": 4, "PA-0004": 0, "PA-0005": 5 }
      : { "PA-0002": 3, "PA-0003": 4, "PA-0004": 5, "PA-0005": 0 },
  );
});

test("differences are filtered by kind and by payer in any spelling", () => {
  const comparison = compareWith({ kind: "snapshot", name: "s", cells: before }, now);
  expect(visibleDifferences(comparison, { kind: "ended", payer: null }).map(({ rule }) => rule)).toEqual(["PA-0003"]);
  expect(visibleDifferences(comparison, { kind: null, payer: "medicare" }).map(({ rule }) => rule)).toEqual([
    "PA-0005",
  ]);
});

test("what differs is told cell by cell, dates by their month", () => {
  const { diff } = compareWith({ kind: "snapshot", name: "s", cells: before }, now);
  const cellsOf = (rule: string): unknown => differenceCells(diff.rows.find((each) => each.rule === rule)!);
  expect(cellsOf("PA-0002")).toEqual([{ column: "Requirement", from: "Required", to: "Notification" }]);
  expect(cellsOf("PA-0003")).toEqual([{ column: "To", from: "", to: "31 Dec 2026" }]);
  expect(cellsOf("PA-0005")).toContainEqual({ column: "Codes", from: "", to: "J9355" });
  expect(cellsOf("PA-0004")).toContainEqual({ column: "Codes", from: "J9299", to: "" });
});

test("an edit in words: rows that come, change and go", () => {
  const words = changeWords({
    title: "",
    action: "Updated",
    reason: "",
    changes: [
      { kind: "add", table: "CodeStatus", values: { Code: "J9999", From: JAN, Note: "" } },
      {
        kind: "set",
        table: "PriorAuth",
        row: 3,
        ruleId: "PA-0002",
        cells: [{ column: "To", from: "", to: JAN - 1 }],
      },
      { kind: "remove", table: "Payers", row: 4, ruleId: "", values: { "Payer ID": "ACME", Name: "Acme" } },
    ],
  });
  expect(words).toEqual([
    {
      kind: "add",
      table: "CodeStatus",
      name: "J9999",
      row: 0,
      cells: [
        { column: "Code", from: "", to: "J9999" },
        { column: "From", from: "", to: "1 Jan 2027" },
      ],
    },
    {
      kind: "set",
      table: "PriorAuth",
      name: "PA-0002",
      row: 3,
      cells: [{ column: "To", from: "", to: "31 Dec 2026" }],
    },
    {
      kind: "remove",
      table: "Payers",
      name: "ACME",
      row: 4,
      cells: [
        { column: "Payer ID", from: "ACME", to: "" },
        { column: "Name", from: "Acme", to: "" },
      ],
    },
  ]);
});
