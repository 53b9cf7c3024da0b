import fc from "fast-check";
import { headersOf, schemaOf, TABLE_NAMES, type TableName } from "../../src/matrix/tables";
import { starterTables } from "../../src/matrix/starter";
import { TOPIC_NAMES } from "../../src/matrix/topics";
import { createMatrixPlan, repairPlan } from "../../src/plans/create-matrix";
import { insertFormulaPlan } from "../../src/plans/insert-formula";
import type { AddTable, Operation } from "../../src/plans/operations";
import { tableFormula } from "../../src/plans/stamp-sheet";
import type { WorkbookState } from "../../src/plans/workbook";
import { dayOf } from "../../src/values/day";
import { after, EMPTY } from "./apply-to-state";

const starter = starterTables();
const TODAY = dayOf(2026, 11, 25) ?? 0;

function operationsFor(state: WorkbookState): readonly Operation[] {
  const outcome = createMatrixPlan(state, starter, TODAY);
  if (outcome.kind !== "plan") throw new Error(`expected a plan, got ${outcome.kind}`);
  return outcome.plan.operations;
}

function tablesIn(operations: readonly Operation[]): readonly AddTable[] {
  return operations.flatMap((operation) => (operation.kind === "addTable" ? [operation] : []));
}

function tableIn(operations: readonly Operation[], name: TableName): AddTable {
  const table = tablesIn(operations).find((each) => each.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
}

function columnIn(operations: readonly Operation[], name: TableName, header: string) {
  return tableIn(operations, name).columns.find((column) => column.header === header);
}

describe("a workbook without a matrix", () => {
  const operations = operationsFor(EMPTY);

  test("gets every table on a sheet of its own, with its headers and the starter's rows", () => {
    expect(tablesIn(operations).map(({ name, at }) => [name, at])).toEqual(
      TABLE_NAMES.map((name) => [name, { sheet: name, row: 0, column: 0 }]),
    );
    for (const table of tablesIn(operations)) {
      const name = table.name as TableName;
      expect(table.columns.map((column) => column.header)).toEqual(headersOf(name));
      expect(table.rows).toHaveLength(starter[name].rows.length);
    }
  });

  test("gets a hidden sheet with one formula per table, written when the tables are there", () => {
    expect(operations).toContainEqual({ kind: "addSheet", sheet: "PolicyMatrixCells", visibility: "Hidden" });
    const formulas = operations.flatMap((each) => (each.kind === "setFormula" ? [each.formula] : []));
    expect(formulas).toEqual([
      ...TABLE_NAMES.map(tableFormula),
      "=PAYER.MATRIX(B2:B18)",
      "=PAYER.GRID(PolicyMatrix,$B$2)",
    ]);
    expect(formulas).toContain('=PAYER.TABLE("PriorAuth",PriorAuth[#All])');
    const firstFormula = operations.findIndex((each) => each.kind === "setFormula");
    const lastTable = operations.findLastIndex((each) => each.kind === "addTable");
    expect(firstFormula).toBeGreaterThan(lastTable);
  });

  test("gets the name PolicyMatrix and the format of its tables", () => {
    expect(operations.filter(({ kind }) => kind === "addName" || kind === "setDocumentProperty")).toEqual([
      {
        kind: "addName",
        name: "PolicyMatrix",
        expected: null,
        cell: { sheet: "PolicyMatrixCells", row: 0, column: 1 },
      },
      {
        kind: "addName",
        name: "PolicyMatrixGrid",
        expected: null,
        cell: { sheet: "Matrix", row: 3, column: 0 },
      },
      { kind: "setDocumentProperty", key: "PayerPolicyMatrixFormat", expected: null, value: 1 },
    ]);
  });

  test("keeps codes and ids as text, dates as dates", () => {
    expect(columnIn(operations, "PriorAuth", "Codes")?.format).toBe("@");
    expect(columnIn(operations, "PriorAuth", "Rule ID")?.format).toBe("@");
    expect(columnIn(operations, "Bundling", "Modifier Indicator")?.format).toBe("@");
    expect(columnIn(operations, "PriorAuth", "From")?.format).toBe("yyyy-mm-dd");
    expect(columnIn(operations, "UnitLimits", "Max Units")?.format).toBe("General");
    for (const table of tablesIn(operations)) {
      const { columns } = schemaOf(table.name as TableName);
      for (const row of table.rows) {
        columns.forEach((column, i) => {
          const value = row[i];
          if (value === "") return;
          expect([column.header, typeof value]).toEqual([
            column.header,
            column.kind === "date" || column.kind === "number" ? "number" : "string",
          ]);
        });
      }
    }
  });

  test("offers words, payers and topics in drop-downs that Excel takes", () => {
    expect(columnIn(operations, "PriorAuth", "Requirement")?.choices).toEqual({
      kind: "words",
      words: ["Required", "Not required", "Notification", "Predetermination"],
    });
    const payers = starter.Payers.rows.length;
    expect(columnIn(operations, "PriorAuth", "Payer")?.choices).toEqual({
      kind: "cells",
      source: `=Payers!$A$2:$A$${payers + 1}`,
      only: false,
    });
    expect(columnIn(operations, "CodingPolicy", "Topic")?.choices).toEqual({
      kind: "cells",
      source: `=PolicyMatrixCells!$D$2:$D$${TOPIC_NAMES.length + 1}`,
      only: true,
    });
    for (const table of tablesIn(operations)) {
      for (const { choices } of table.columns) {
        if (choices?.kind === "words") expect(choices.words.join(",").length).toBeLessThanOrEqual(255);
      }
    }
  });
});

test("made once, there is nothing left to make", () => {
  expect(createMatrixPlan(after(EMPTY, operationsFor(EMPTY)), starter, TODAY)).toEqual({ kind: "present" });
});

test("whatever tables are there stay, the others are made, and then nothing is lacking", () => {
  fc.assert(
    fc.property(fc.subarray([...TABLE_NAMES]), fc.boolean(), (there, named) => {
      const state: WorkbookState = {
        ...EMPTY,
        tables: there.map((name, i) => ({
          name: named ? name : name.toLowerCase(),
          area: { sheet: "Claims", row: 40 * i, column: 3, rows: 3, columns: 5 },
        })),
      };
      const operations = operationsFor(state);
      expect(tablesIn(operations).map((table) => table.name)).toEqual(
        TABLE_NAMES.filter((name) => !there.includes(name)),
      );
      expect(createMatrixPlan(after(state, operations), starter, TODAY)).toEqual({ kind: "present" });
    }),
  );
});

test("a table that is elsewhere is where the drop-down of payers looks", () => {
  const state: WorkbookState = {
    ...EMPTY,
    tables: [{ name: "Payers", area: { sheet: "Our payers", row: 4, column: 2, rows: 8, columns: 9 } }],
  };
  expect(columnIn(operationsFor(state), "PriorAuth", "Payer")?.choices).toMatchObject({
    source: "='Our payers'!$C$6:$C$12",
  });
});

test("a user's sheet that is called like a table is left alone", () => {
  const sheets = ["priorauth", "Drugs", "Drugs (matrix)", "PolicyMatrixCells"];
  const state: WorkbookState = { ...EMPTY, sheets: sheets.map((name) => ({ name, visibility: "Visible" })) };
  const operations = operationsFor(state);
  expect(tableIn(operations, "PriorAuth").at.sheet).toBe("PriorAuth (matrix)");
  expect(tableIn(operations, "Drugs").at.sheet).toBe("Drugs (matrix 2)");
  expect(columnIn(operations, "CodingPolicy", "Topic")?.choices).toMatchObject({
    source: `='PolicyMatrixCells (matrix)'!$D$2:$D$${TOPIC_NAMES.length + 1}`,
  });
  expect(createMatrixPlan(after(state, operations), starter, TODAY)).toEqual({ kind: "present" });
});

describe("a workbook that uses what the matrix needs", () => {
  test("a name of the user's that a table needs blocks it", () => {
    const names = [{ name: "drugs", formula: "=Sheet1!$A$1:$A$9" }];
    expect(createMatrixPlan({ ...EMPTY, names }, starter, TODAY)).toEqual({
      kind: "blocked",
      blocked: { kind: "name in use", name: "drugs", formula: "=Sheet1!$A$1:$A$9" },
    });
  });

  test("a PolicyMatrix of the user's blocks it", () => {
    const names = [{ name: "PolicyMatrix", formula: "=Sheet1!$C$4" }];
    expect(createMatrixPlan({ ...EMPTY, names }, starter, TODAY)).toMatchObject({ kind: "blocked" });
  });

  test("tables of a newer build block it", () => {
    expect(createMatrixPlan({ ...EMPTY, format: 2 }, starter, TODAY)).toEqual({
      kind: "blocked",
      blocked: { kind: "newer format", format: 2 },
    });
  });
});

describe("repair", () => {
  const whole = after(EMPTY, operationsFor(EMPTY));
  const withCell = (row: number, value: string): WorkbookState => ({
    ...whole,
    stamps: {
      sheet: "PolicyMatrixCells",
      cells: (whole.stamps?.cells ?? []).map((line, r) => (r === row ? [line[0], value] : line)),
    },
  });

  test("there is nothing to mend in a matrix that is whole, and none without one", () => {
    expect(repairPlan(whole)).toBeNull();
    expect(repairPlan(EMPTY)).toBeNull();
  });

  test("a formula whose table was deleted and made anew is written again", () => {
    const row = TABLE_NAMES.indexOf("Drugs") + 1;
    expect(repairPlan(withCell(row, '=PAYER.TABLE("Drugs",#REF!)'))?.operations).toEqual([
      {
        kind: "setFormula",
        cell: { sheet: "PolicyMatrixCells", row, column: 1 },
        expected: '=PAYER.TABLE("Drugs",#REF!)',
        formula: '=PAYER.TABLE("Drugs",Drugs[#All])',
      },
    ]);
  });

  test("a table that is not there cannot be read", () => {
    const state = withCell(TABLE_NAMES.indexOf("Drugs") + 1, '=PAYER.TABLE("Drugs",#REF!)');
    expect(repairPlan({ ...state, tables: state.tables.filter((table) => table.name !== "Drugs") })).toBeNull();
  });

  test("a name whose cell was deleted is given to the new cell", () => {
    const names = [{ name: "PolicyMatrix", formula: "=#REF!" }];
    const operations = operationsFor({ ...whole, stamps: null, names });
    expect(operations).toContainEqual(expect.objectContaining({ kind: "addName", expected: "=#REF!" }));
  });
});

test("dates written as text become days", () => {
  const rows = [["PA-1", "MEDICARE", "J9271", "", "", "Required", "", "2026-01-01", "01/31/2026", "", "", "", ""]];
  const cells = { ...starter, PriorAuth: { headers: headersOf("PriorAuth"), rows, firstRow: 2 } };
  const outcome = createMatrixPlan(EMPTY, cells, TODAY);
  if (outcome.kind !== "plan") throw new Error(outcome.kind);
  const [row] = tableIn(outcome.plan.operations, "PriorAuth").rows;
  expect(row?.slice(7, 9)).toEqual([dayOf(2026, 1, 1), dayOf(2026, 1, 31)]);
});

test("a formula is inserted into an empty cell only", () => {
  expect(insertFormulaPlan({ sheet: "Claims", row: 2, column: 7 }, "=PAYER.VERSION()").operations).toEqual([
    {
      kind: "setFormula",
      cell: { sheet: "Claims", row: 2, column: 7 },
      expected: "",
      formula: "=PAYER.VERSION()",
    },
  ]);
});
