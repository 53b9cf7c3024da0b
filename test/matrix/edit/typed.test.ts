import * as fc from "fast-check";
import { applyEdit } from "../../../src/matrix/edit/apply";
import { fillRuleIds } from "../../../src/matrix/edit/ids";
import { changeFrom } from "../../../src/matrix/edit/rules";
import { placedColumns, typedCell } from "../../../src/matrix/edit/table";
import { typedEdits } from "../../../src/matrix/edit/typed";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import type { TableCells } from "../../../src/matrix/read-rows";
import type { TableName } from "../../../src/matrix/tables";
import { isBlank, textOf, type CellValue } from "../../../src/values/cell";
import { day } from "../../day";
import { cellsOf, editOf, practice } from "./practice";

const tableOfCells = (cells: MatrixCells, name: TableName): TableCells => {
  const table = cells[name];
  if (!table) throw new Error(`no table ${name}`);
  return table;
};

/** The matrix with other rows in one table, as somebody typed them. */
function withRows(
  cells: MatrixCells,
  name: TableName,
  change: (rows: CellValue[][]) => readonly (readonly CellValue[])[],
): MatrixCells {
  const table = tableOfCells(cells, name);
  return { ...cells, [name]: { ...table, rows: change(table.rows.map((row) => [...row])) } };
}

/** What a table says, whatever the order of its rows. */
function content(cells: MatrixCells, name: TableName): string[] {
  const table = tableOfCells(cells, name);
  return table.rows
    .filter((row) => placedColumns(name, table).some(({ index }) => !isBlank(row[index])))
    .map((row) =>
      placedColumns(name, table)
        .map(({ column, index }) => textOf(typedCell(column, row[index])))
        .join("|"),
    )
    .sort();
}

const NOTE = 11;

test("a cell that was typed over", () => {
  const now = withRows(practice(), "PriorAuth", (rows) => {
    (rows[1] as CellValue[])[2] = "J9271";
    return rows;
  });
  expect(typedEdits(practice(), now)).toEqual({
    title: "Typed in the sheet: 1 row changed",
    action: "Typed in the sheet",
    reason: "",
    changes: [
      {
        kind: "set",
        table: "PriorAuth",
        row: 3,
        ruleId: "PA-0002",
        cells: [{ column: "Codes", from: "J9271;J9299", to: "J9271" }],
      },
    ],
  });
});

test.each<[string, (cells: MatrixCells) => MatrixCells]>([
  ["sorting", (cells) => withRows(cells, "PriorAuth", (rows) => rows.reverse())],
  ["sorting a table without Rule IDs", (cells) => withRows(cells, "Payers", (rows) => rows.reverse())],
  [
    "blank rows between",
    (cells) => withRows(cells, "PriorAuth", ([first = [], ...rows]) => [first, first.map(() => ""), ...rows]),
  ],
  [
    "a column more, and columns in another order",
    (cells) => {
      const table = tableOfCells(cells, "PriorAuth");
      const turned = (row: readonly CellValue[], extra: CellValue): CellValue[] => [extra, ...[...row].reverse()];
      const rows = table.rows.map((row) => turned(row, "Dana"));
      return { ...cells, PriorAuth: { ...table, headers: turned(table.headers, "Owner"), rows } };
    },
  ],
  ["a table that moved", (cells) => ({ ...cells, PriorAuth: { ...tableOfCells(cells, "PriorAuth"), firstRow: 9 } })],
  [
    "the same date written otherwise",
    (cells) =>
      withRows(cells, "PriorAuth", (rows) =>
        rows.map((row) => row.map((cell) => (cell === day("2026-01-01") ? "1/1/2026" : cell))),
      ),
  ],
  [
    "rows of the history",
    (cells) =>
      withRows(cells, "MatrixLog", () => [
        ["2026-11-25", "Dana", "Ended", "PriorAuth", "PA-0001", "To", "", "2026", ""],
      ]),
  ],
  ["a table that was renamed", ({ PriorAuth: _, ...others }) => others],
  ["nothing", (cells) => ({ ...cells })],
])("%s is no edit", (_, typed) => {
  expect(typedEdits(practice(), typed(practice()))).toBeNull();
});

test("a row that was deleted above one that changed, in a table without Rule IDs", () => {
  const cells = cellsOf({
    Drugs: ["J9271", "J9299", "J9035"].map((Code) => ({ Code, Name: Code.toLowerCase() })),
  });
  const now = withRows(cells, "Drugs", ([, second = [], third = []]) => [second, third.with(1, "bevacizumab")]);
  expect(typedEdits(cells, now)?.changes).toMatchObject([
    { kind: "remove", row: 2, values: { Code: "J9271" } },
    { kind: "set", row: 4, cells: [{ column: "Name", from: "j9035", to: "bevacizumab" }] },
  ]);
});

test("a code that was typed over is the same row", () => {
  const cells = cellsOf({
    Drugs: [
      { Code: "J9271", Name: "one" },
      { Code: "J9299", Name: "two" },
    ],
  });
  const now = withRows(cells, "Drugs", (rows) =>
    rows.map((row) => row.map((cell) => (cell === "J9299" ? "J9035" : cell))),
  );
  expect(typedEdits(cells, now)?.changes).toMatchObject([
    { kind: "set", row: 3, cells: [{ column: "Code", from: "J9299", to: "J9035" }] },
  ]);
});

test("rows that were typed get their Rule IDs first, and are logged with them", () => {
  const typed = withRows(practice(), "PriorAuth", (rows) => [...rows, ["", "BETA", "J0897", "", "", "Required"]]);
  const fill = fillRuleIds(typed);
  if (!fill) throw new Error("nothing to fill");
  expect(typedEdits(practice(), applyEdit(typed, fill))?.changes).toEqual([
    {
      kind: "add",
      table: "PriorAuth",
      values: { "Rule ID": "PA-0004", Payer: "BETA", Codes: "J0897", Requirement: "Required" },
    },
  ]);
});

test("an edit by hand in the grid and one in the pane leave the same matrix", () => {
  const from = day("2027-01-01");
  const values = { Requirement: "Notification", Source: "Bulletin 7", "Source Date": day("2026-11-20"), Note: "" };
  const pane = applyEdit(
    practice(),
    editOf(changeFrom(practice(), "PriorAuth", 3, { from, values, reason: "Bulletin 7" })),
  );
  const typed = withRows(practice(), "PriorAuth", (rows) => {
    const old = rows[1] as CellValue[];
    const headers = tableOfCells(practice(), "PriorAuth").headers.map(textOf);
    const cell = (header: string): number => headers.indexOf(header);
    const next: CellValue[] = old.map((value, i) => (i === 0 ? null : value));
    next[cell("Requirement")] = "Notification";
    next[cell("Source")] = "Bulletin 7";
    next[cell("Source Date")] = day("2026-11-20");
    next[cell("Note")] = null;
    next[cell("From")] = from;
    return [rows[0] ?? [], old.with(cell("To"), from - 1), rows[2] ?? [], next];
  });
  const fill = fillRuleIds(typed);
  if (!fill) throw new Error("nothing to fill");
  expect(compileMatrix(applyEdit(typed, fill)).revision).toBe(compileMatrix(pane).revision);
  expect(compileMatrix(pane).revision).not.toBe(compileMatrix(practice()).revision);
});

test("whatever was typed: the edit leads from what was to what is", () => {
  const cell = fc.constantFrom<CellValue>(
    "",
    "J9271",
    "J9*",
    "Required",
    "ACME",
    "PA-0001",
    "PA-0002",
    1,
    day("2026-01-01"),
    null,
  );
  const op = fc.oneof(
    fc.record({ kind: fc.constant("set" as const), row: fc.nat(9), column: fc.nat(NOTE), value: cell }),
    fc.record({ kind: fc.constant("delete" as const), row: fc.nat(9) }),
    fc.record({ kind: fc.constant("insert" as const), row: fc.nat(9), values: fc.array(cell, { maxLength: 12 }) }),
    fc.record({ kind: fc.constant("move" as const), row: fc.nat(9), to: fc.nat(9) }),
  );
  fc.assert(
    fc.property(fc.constantFrom<TableName>("PriorAuth", "Payers"), fc.array(op, { maxLength: 8 }), (name, ops) => {
      const before = practice();
      const now = withRows(before, name, (rows) => {
        for (const each of ops) {
          const at = each.row % Math.max(1, rows.length);
          if (each.kind === "set") {
            const row = rows[at];
            if (row) row[each.column % row.length] = each.value;
          } else if (each.kind === "delete") rows.splice(at, 1);
          else if (each.kind === "insert") rows.splice(at, 0, [...each.values]);
          else rows.splice(each.to % Math.max(1, rows.length), 0, ...rows.splice(at, 1));
        }
        return rows;
      });
      const edit = typedEdits(before, now);
      const after = edit ? applyEdit(before, edit) : before;
      expect(content(after, name)).toEqual(content(now, name));
      expect(typedEdits(after, now)).toBeNull();
    }),
    { numRuns: 500 },
  );
});
