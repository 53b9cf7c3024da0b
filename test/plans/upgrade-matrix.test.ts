import { starterTables } from "../../src/matrix/starter";
import type { MatrixCells } from "../../src/matrix/matrix";
import { headersOf, TABLE_NAMES } from "../../src/matrix/tables";
import { createMatrixPlan } from "../../src/plans/create-matrix";
import { gridPlace } from "../../src/plans/matrix-sheet";
import type { Operation } from "../../src/plans/operations";
import { upgradePlan } from "../../src/plans/upgrade-matrix";
import type { WorkbookState } from "../../src/plans/workbook";
import { dayOf } from "../../src/values/day";
import { after, EMPTY } from "./apply-to-state";

const TODAY = dayOf(2026, 11, 25) ?? 0;
const starter: MatrixCells = starterTables();

function whole(): WorkbookState {
  const created = createMatrixPlan(EMPTY, starter, TODAY);
  if (created.kind !== "plan") throw new Error(created.kind);
  return after(EMPTY, created.plan.operations);
}

function upgrade(state: WorkbookState, cells: MatrixCells = starter): readonly Operation[] {
  const outcome = upgradePlan(state, cells, TODAY);
  if (outcome?.kind !== "plan") throw new Error(`expected a plan, got ${outcome?.kind}`);
  return outcome.plan.operations;
}

test("a matrix that is whole, and a workbook without one, need nothing", () => {
  expect(upgradePlan(whole(), starter, TODAY)).toBeNull();
  expect(upgradePlan(EMPTY, {}, TODAY)).toBeNull();
});

test("a column that a table lacks is added, with its format, drop-down and help", () => {
  const { headers, rows, firstRow } = starter.PriorAuth ?? { headers: [], rows: [], firstRow: 2 };
  const at = headers.indexOf("Requirement");
  const without = { headers: headers.filter((_, i) => i !== at), rows, firstRow };
  expect(upgrade(whole(), { ...starter, PriorAuth: without })).toEqual([
    {
      kind: "addTableColumns",
      table: "PriorAuth",
      columns: [
        expect.objectContaining({
          header: "Requirement",
          format: "@",
          choices: { kind: "words", words: ["Required", "Not required", "Notification", "Predetermination"] },
        }),
      ],
    },
  ]);
});

test("headers are read as people write them", () => {
  const { rows, firstRow } = starter.PriorAuth ?? { rows: [], firstRow: 2 };
  const headers = headersOf("PriorAuth").map((header) => ` ${header.toLowerCase()}`);
  expect(upgradePlan(whole(), { ...starter, PriorAuth: { headers, rows, firstRow } }, TODAY)).toBeNull();
});

test("a table that is missing comes without rows, and nothing that is there is touched", () => {
  const state = whole();
  const lacking = { ...state, tables: state.tables.filter(({ name }) => name !== "Drugs") };
  const { Drugs: _gone, ...others } = starter;
  const operations = upgrade(lacking, others);
  expect(operations).toContainEqual(expect.objectContaining({ kind: "addTable", name: "Drugs", rows: [] }));
  const names = operations.flatMap((each) => (each.kind === "addTable" ? [each.name] : []));
  expect(names).toEqual(["Drugs"]);
});

test("cells that watch the tables are added below those of an older build, and all are combined", () => {
  const state = whole();
  const cells = state.stamps?.cells.map((row, i) =>
    i >= 16 ? ["", ""] : i === 0 ? [row[0], "=PAYER.MATRIX(B2:B16)"] : row,
  );
  const operations = upgrade({ ...state, stamps: { sheet: "PolicyMatrixCells", cells: cells ?? [] } });
  expect(operations.filter(({ kind }) => kind === "setCells")).toMatchObject([
    { area: { row: 16, column: 0 }, expected: [[""]], values: [["ReferenceSets"]] },
    { area: { row: 17, column: 0 }, expected: [[""]], values: [["MatrixLog"]] },
  ]);
  expect(operations.flatMap((each) => (each.kind === "setFormula" ? [[each.cell.row, each.formula]] : []))).toEqual([
    [16, '=PAYER.TABLE("ReferenceSets",ReferenceSets[#All])'],
    [17, '=PAYER.TABLE("MatrixLog",MatrixLog[#All])'],
    [0, "=PAYER.MATRIX(B2:B18)"],
  ]);
  expect(TABLE_NAMES.slice(-2)).toEqual(["ReferenceSets", "MatrixLog"]);
});

describe("the sheet that shows the matrix", () => {
  test("is added where it is missing, beside a user's sheet of the same name", () => {
    const state = whole();
    const names = state.names.filter(({ name }) => name !== "PolicyMatrixGrid");
    const operations = upgrade({ ...state, grid: null, names });
    expect(operations.map(({ kind }) => kind)).toEqual(["addReportSheet", "setFormula", "addName"]);
    expect(operations[0]).toMatchObject({ sheet: "Matrix (matrix)", visibility: "Visible" });
  });

  test("comes back where it was deleted, under its name", () => {
    const state = whole();
    const names = state.names.map((each) => (each.name === "PolicyMatrixGrid" ? { ...each, formula: "=#REF!" } : each));
    const sheets = state.sheets.filter(({ name }) => name !== "Matrix");
    const operations = upgrade({ ...state, grid: null, names, sheets });
    expect(operations).toContainEqual({
      kind: "addName",
      name: "PolicyMatrixGrid",
      expected: "=#REF!",
      cell: { sheet: "Matrix", row: 3, column: 0 },
    });
  });

  test("is known by its name, whatever it is called and wherever its cells moved", () => {
    const grid = {
      sheetId: "7",
      cell: { sheet: "What they want", row: 5, column: 1 },
      formula: "=PAYER.GRID(PolicyMatrix,'As of'!$C$3)",
    };
    expect(gridPlace({ ...EMPTY, grid })).toEqual({
      sheetId: "7",
      anchor: { sheet: "What they want", row: 5, column: 1 },
      date: { sheet: "As of", row: 2, column: 2 },
    });
    expect(gridPlace({ ...EMPTY, grid: { ...grid, formula: "=PAYER.GRID(PolicyMatrix,$B$2)" } })?.date).toEqual({
      sheet: "What they want",
      row: 1,
      column: 1,
    });
    expect(gridPlace({ ...EMPTY, grid: { ...grid, formula: "our own text" } })).toBeNull();
  });

  test("is not made over a name of the user's", () => {
    const names = [{ name: "policymatrixgrid", formula: "=Claims!$A$1" }];
    const grid = { sheetId: "1", cell: { sheet: "Claims", row: 0, column: 0 }, formula: "Payer" };
    expect(createMatrixPlan({ ...EMPTY, names, grid }, starter, TODAY)).toEqual({
      kind: "blocked",
      blocked: { kind: "name in use", name: "policymatrixgrid", formula: "=Claims!$A$1" },
    });
  });
});

test("a format of before is brought up, one of a newer build is refused", () => {
  expect(upgrade({ ...whole(), format: null })).toEqual([
    { kind: "setDocumentProperty", key: "PayerPolicyMatrixFormat", expected: null, value: 1 },
  ]);
  expect(upgrade({ ...whole(), format: 0 })).toMatchObject([{ expected: 0, value: 1 }]);
  expect(upgradePlan({ ...whole(), format: 2 }, starter, TODAY)).toEqual({
    kind: "blocked",
    blocked: { kind: "newer format", format: 2 },
  });
});
