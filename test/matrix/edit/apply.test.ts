import { applyEdit, editConflict } from "../../../src/matrix/edit/apply";
import type { MatrixEdit, RowChange } from "../../../src/matrix/edit/edit";
import { correct, removeRow } from "../../../src/matrix/edit/rules";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { readMatrixFolder, matrixFiles } from "../../../src/files/matrix-files";
import { day } from "../../day";
import { cellsOf, editOf, practice } from "./practice";

const edit = (...changes: RowChange[]): MatrixEdit => ({ title: "", action: "Corrected", reason: "", changes });
const NOTE = { kind: "set", table: "PriorAuth", row: 3, ruleId: "PA-0002" } as const;

/** A table with a column of the practice in front, the others the other way round, and a blank row. */
function rearranged(): MatrixCells {
  const table = practice().PriorAuth;
  if (!table) throw new Error("no table");
  const blank = table.headers.map(() => "");
  return {
    ...practice(),
    PriorAuth: {
      headers: ["Owner", ...[...table.headers].reverse()],
      rows: [...table.rows.slice(0, 1), blank, ...table.rows.slice(1)].map((row, i) => [
        `Dana ${i}`,
        ...[...row].reverse(),
      ]),
      firstRow: 12,
    },
  };
}

describe("an edit that is applied", () => {
  test("keeps extra columns, the order of columns and blank rows, and whatever it does not name", () => {
    const cells = rearranged();
    const after = applyEdit(cells, editOf(correct(cells, "PriorAuth", 14, { Note: "Page 2" }, "Wrong page")));
    const [before, table] = [cells.PriorAuth, after.PriorAuth];
    expect(table?.headers).toEqual(before?.headers);
    expect(table?.rows.map((row, i) => row === before?.rows[i])).toEqual([true, true, false, true]);
    expect(table?.rows[2]).toEqual(before?.rows[2]?.with(1, "Page 2"));
    expect(Object.keys(after).filter((name) => after[name as "Payers"] === cells[name as "Payers"]).length).toBe(16);
  });

  test("sets, then takes out, then adds: rows are those before it", () => {
    const after = applyEdit(
      practice(),
      edit(
        { kind: "add", table: "PriorAuth", values: { "Rule ID": "PA-0004", Payer: "ACME" } },
        { kind: "remove", table: "PriorAuth", row: 2, ruleId: "", values: compact(0) },
        { ...NOTE, cells: [{ column: "Note", from: "As the bulletin says", to: "" }] },
      ),
    );
    expect(after.PriorAuth?.rows.map((row) => [row[0], row[12]])).toEqual([
      ["PA-0002", ""],
      ["PA-0003", ""],
      ["PA-0004", ""],
    ]);
  });

  test("finds a rule that was sorted away", () => {
    const cells = practice();
    const sorted: MatrixCells = {
      ...cells,
      PriorAuth: { headers: [], firstRow: 2, ...cells.PriorAuth, rows: [...(cells.PriorAuth?.rows ?? [])].reverse() },
    };
    const made = editOf(correct(cells, "PriorAuth", 2, { Note: "Found" }, "Why"));
    expect(applyEdit(sorted, made).PriorAuth?.rows.map((row) => row[12])).toEqual([
      "",
      "As the bulletin says",
      "Found",
    ]);
  });

  test("keeps one blank row in a table that it empties, and fills it first", () => {
    const cells = cellsOf({ Drugs: [{ Code: "J9271" }] });
    const emptied = applyEdit(cells, editOf(removeRow(cells, "Drugs", 2, "Not used")));
    expect(emptied.Drugs?.rows).toEqual([Array(11).fill("")]);
    const filled = applyEdit(emptied, edit({ kind: "add", table: "Drugs", values: { Code: "J9299" } }));
    expect(filled.Drugs?.rows.map((row) => row[0])).toEqual(["J9299"]);
  });

  test("begins a table that a folder of files does not have", () => {
    const { MatrixLog: _, ...cells } = practice();
    const after = applyEdit(cells, edit({ kind: "add", table: "MatrixLog", values: { Who: "Dana" } }));
    expect(after.MatrixLog?.rows).toEqual([["", "Dana", "", "", "", "", "", "", ""]]);
  });

  test("has only the rows read anew that it changed or moved", () => {
    const before = compileMatrix(practice()).tables.PriorAuth.rules;
    const cells = practice();
    const rules = (of: MatrixCells) => compileMatrix(of).tables.PriorAuth.rules;
    const first = rules(cells);
    const corrected = rules(applyEdit(cells, editOf(correct(cells, "PriorAuth", 3, { Note: "Page 2" }, "Why"))));
    expect(corrected.map((rule, i) => rule === first[i])).toEqual([true, false, true]);
    expect(corrected[1]?.note).toBe("Page 2");
    const fewer = rules(applyEdit(cells, editOf(removeRow(cells, "PriorAuth", 3, "Why"))));
    expect(fewer.map(({ id, row }) => [id, row])).toEqual([
      ["PA-0001", 2],
      ["PA-0003", 3],
    ]);
    expect(first).toEqual(before);
  });

  test("leaves the same matrix in files as in a workbook", () => {
    const cells = practice();
    const files = new Map(matrixFiles(cells).map(({ name, text }) => [name, new TextEncoder().encode(text)]));
    const read = readMatrixFolder((name) => files.get(`${name}.csv`), "matrix");
    const made = editOf(correct(read, "PriorAuth", 3, { From: day("2026-02-01") }, "Why"));
    expect(compileMatrix(applyEdit(read, made)).revision).toBe(compileMatrix(applyEdit(cells, made)).revision);
  });
});

/** What stands in a row of the practice's prior authorisations. */
function compact(index: number): Record<string, string | number> {
  const { headers = [], rows = [] } = practice().PriorAuth ?? {};
  return Object.fromEntries(
    headers.flatMap((header, i) => {
      const value = rows[index]?.[i];
      return typeof value === "number" || (typeof value === "string" && value !== "") ? [[String(header), value]] : [];
    }),
  );
}

describe("an edit that does not fit", () => {
  test.each<[string, RowChange, string]>([
    [
      "over a cell that somebody changed",
      { ...NOTE, cells: [{ column: "Note", from: "Page 1", to: "Page 2" }] },
      'PA-0002 in PriorAuth: Note was "Page 1" and is now "As the bulletin says", because somebody changed it since. Look at the row and try again',
    ],
    [
      "to a row that is gone",
      { ...NOTE, ruleId: "PA-0099", cells: [] },
      "PA-0099 in PriorAuth is not there any more: it was taken out since. Look at the matrix and try again",
    ],
    [
      "that takes out a row with something new in it",
      { kind: "remove", table: "PriorAuth", row: 3, ruleId: "PA-0002", values: { ...compact(1), Note: "" } },
      'PA-0002 in PriorAuth: Note was "(blank)" and is now "As the bulletin says", because somebody changed it since. Look at the row and try again',
    ],
    [
      "of a column that the table has not",
      { kind: "add", table: "PriorAuth", values: { Owner: "Dana" } },
      'The table PriorAuth has no column "Owner". Add a column with exactly this header',
    ],
    [
      "with a date that was changed",
      { ...NOTE, cells: [{ column: "From", from: day("2026-01-02"), to: "" }] },
      'PA-0002 in PriorAuth: From was "2026-01-02" and is now "2026-01-01", because somebody changed it since. Look at the row and try again',
    ],
  ])("%s", (_, change, message) => {
    expect(editConflict(practice(), edit(change))).toBe(message);
    expect(() => applyEdit(practice(), edit(change))).toThrow(message);
  });

  test("to a table that is gone", () => {
    const { PriorAuth: _, ...cells } = practice();
    expect(editConflict(cells, edit({ ...NOTE, cells: [] }))).toContain("The table PriorAuth is not there any more");
  });

  test("one that fits has no conflict", () => {
    expect(editConflict(practice(), editOf(correct(practice(), "PriorAuth", 3, { Note: "x" }, "y")))).toBeNull();
  });
});
