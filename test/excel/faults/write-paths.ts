// Every way in which the add-in writes to a workbook, small: a workbook, and the plan that is applied to it.
import type { NewColumn, Operation, Plan } from "../../../src/plans/operations";
import type { MemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { createMemoryWorkbook } from "../../../src/workbench/host/memory-workbook";
import { fill } from "../workbook";

/** One way of writing. Its inverse is another, which the tests make of it. */
export interface WritePath {
  readonly name: string;
  readonly operations: readonly Operation[];
}

const column = (header: string, more: Partial<NewColumn> = {}): NewColumn => ({
  header,
  format: "@",
  width: 12,
  help: "",
  choices: null,
  ...more,
});

const ROW_1 = { Id: "R-1", Code: "J9271", Note: "first" };
const ROW_2 = { Id: "R-2", Code: "00120", Note: "second" };

/** A sheet with claims as plain cells, sheets with the tables Rules and History, formulas, a name and a property. */
export async function openedWorkbook(): Promise<MemoryWorkbook> {
  const workbook = createMemoryWorkbook({ sheets: ["Claims", "Rules", "Away", "History"] });
  fill(workbook, "Claims", [
    ["Payer", "CPT", "Units", "Twice"],
    ["Medicare", "96413", 1, "=C2"],
    ["Acme", "96415", 2, "=C3"],
    ["Acme", "'00120", 3, "=C4"],
  ]);
  fill(workbook, "Rules", [
    ["Id", "Code", "Note"],
    ["R-1", "J9271", "first"],
    ["R-2", "'00120", "second"],
    ["R-3", "J9035", "third"],
  ]);
  workbook.setNumberFormats(workbook.area("Rules!A2:C4"), "@");
  const id = await workbook.addTable(workbook.area("Rules!A1:C4"), true);
  await workbook.changeTable(id, { name: "Rules" });
  fill(workbook, "History", [
    ["When", "What"],
    ["", ""],
  ]);
  const history = await workbook.addTable(workbook.area("History!A1:B2"), true);
  await workbook.changeTable(history, { name: "History" });
  workbook.setName({ name: "Kept", formula: "=Claims!$A$1", visible: true, comment: "", sheet: null });
  workbook.setName({ name: "Lost", formula: "=#REF!", visible: true, comment: "", sheet: null });
  workbook.properties.set("Format", 1);
  await workbook.settled();
  return workbook;
}

/** Every kind of operation is in at least one path, or in the inverse of one. */
export const WRITE_PATHS: readonly WritePath[] = [
  {
    name: "a table on a new sheet",
    operations: [
      { kind: "addSheet", sheet: "Fresh", visibility: "Hidden" },
      {
        kind: "addTable",
        name: "Fresh",
        at: { sheet: "Fresh", row: 0, column: 0 },
        columns: [column("A", { choices: { kind: "words", words: ["x", "y"] }, help: "help" }), column("B")],
        rows: [
          ["x", "00120"],
          ["y", "=1"],
        ],
      },
      { kind: "setFormula", cell: { sheet: "Fresh", row: 0, column: 5 }, expected: "", formula: "=1+1" },
      { kind: "addName", name: "FreshName", expected: null, cell: { sheet: "Fresh", row: 0, column: 5 } },
      { kind: "addName", name: "Lost", expected: "=#REF!", cell: { sheet: "Fresh", row: 0, column: 5 } },
      { kind: "setDocumentProperty", key: "Format", expected: 1, value: 2 },
      { kind: "setDocumentProperty", key: "New", expected: null, value: "x" },
      { kind: "setSheetVisibility", sheet: "Away", expected: "Visible", visibility: "Hidden" },
    ],
  },
  {
    name: "an edit of a table with its history",
    operations: [
      {
        kind: "setTableRow",
        table: "Rules",
        row: { index: 1, ruleId: "", whole: ROW_2 },
        cells: [
          { column: "Code", expected: "00120", value: "00100" },
          { column: "Note", expected: "second", value: "" },
        ],
      },
      {
        kind: "removeTableRows",
        table: "Rules",
        rows: [{ row: { index: 0, ruleId: "", whole: ROW_1 }, expected: ROW_1 }],
      },
      { kind: "addTableRows", table: "Rules", rows: [{ Id: "R-4", Code: "00121", Note: "=fourth" }, { Id: "R-5" }] },
    ],
  },
  {
    name: "rows of two tables",
    operations: [
      {
        kind: "setTableRow",
        table: "Rules",
        row: { index: 0, ruleId: "", whole: ROW_1 },
        cells: [{ column: "Note", expected: "first", value: "ended" }],
      },
      { kind: "addTableRows", table: "Rules", rows: [{ Id: "R-4" }, { Id: "R-5" }], at: [1, 4] },
      {
        kind: "addTableRows",
        table: "History",
        rows: [
          { When: "1", What: "ended" },
          { When: "1", What: "added" },
        ],
      },
    ],
  },
  {
    name: "columns at the end of a table",
    operations: [
      {
        kind: "addTableColumns",
        table: "Rules",
        columns: [
          column("Status", { format: "General", values: ["OK", "=Error", "00120"] }),
          column("Length", { format: "General", formula: "=1+2" }),
        ],
      },
    ],
  },
  {
    name: "a column of status beside plain cells",
    operations: [
      {
        kind: "setTexts",
        area: { sheet: "Claims", row: 0, column: 5, rows: 4, columns: 1 },
        expected: [[""], [""], [""], [""]],
        values: [["Status"], ["OK"], ["Error: 1"], ["=Warning"]],
      },
      {
        kind: "addTextFormats",
        area: { sheet: "Claims", row: 1, column: 5, rows: 3, columns: 1 },
        looks: [
          { begins: "Error", fill: "#FFCCCC", color: "#990000" },
          { begins: "OK", fill: "#CCFFCC", color: "#006600" },
        ],
        width: { before: 48, after: 120 },
      },
      { kind: "addName", name: "StatusHere", expected: null, cell: { sheet: "Claims", row: 0, column: 5 } },
    ],
  },
  {
    name: "fixes of claim cells",
    operations: [
      {
        kind: "setCells",
        area: { sheet: "Claims", row: 1, column: 0, rows: 2, columns: 2 },
        expected: [
          ["Medicare", 96413],
          ["Acme", 96415],
        ],
        values: [
          ["Aetna", 96413],
          ["", 96416],
        ],
        formats: [
          ["General", "General"],
          ["General", "General"],
        ],
      },
      {
        kind: "setCells",
        area: { sheet: "Rules", row: 8, column: 0, rows: 1, columns: 1 },
        expected: [[""]],
        values: [["note"]],
      },
    ],
  },
  {
    name: "repaired cells of a column",
    operations: [
      {
        kind: "setColumnCells",
        sheet: "Claims",
        column: 2,
        runs: [
          { row: 1, expected: [1], values: ["01"], formats: { expected: ["General"], values: ["@"] } },
          { row: 3, expected: [3], values: ["03"], formats: { expected: ["General"], values: ["@"] } },
        ],
      },
    ],
  },
  {
    name: "frozen formulas",
    operations: [
      {
        kind: "freezeCells",
        area: { sheet: "Claims", row: 1, column: 3, rows: 3, columns: 1 },
        formulas: [["=C2"], ["=C3"], ["=C4"]],
        values: [[1], [2], [3]],
        written: [[1], [2], [3]],
        to: "values",
      },
    ],
  },
  {
    name: "a report",
    operations: [
      {
        kind: "addReportSheet",
        sheet: "Report",
        visibility: "Visible",
        cells: [["Title"], ["Code", "Day"], ["00120", 46023]],
        headings: [
          { row: 0, level: "title" },
          { row: 1, level: "header" },
        ],
        widths: [20, 12],
        print: { repeatRows: 2 },
        position: 1,
        formats: [{ row: 2, column: 1, format: "yyyy-mm-dd" }],
      },
      { kind: "addName", name: "ReportHere", expected: null, cell: { sheet: "Report", row: 0, column: 0 } },
    ],
  },
  {
    name: "a sheet with the data of a file",
    operations: [
      {
        kind: "addDataSheet",
        sheet: "Export",
        until: "Not whole Export",
        cells: [["Payer", "DOS"], ["=Acme", 46023], ["00120", 46024], ["last"]],
        formats: [{ column: 1, row: 1, rows: 2, format: "yyyy-mm-dd" }],
      },
    ],
  },
];

/** A path as a plan. */
export const planOf = ({ name, operations }: WritePath): Plan => ({ title: `Write ${name}`, operations });
