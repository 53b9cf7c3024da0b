import { applyPlan } from "../../src/excel/apply-plan";
import { ExcelFailure } from "../../src/excel/failure";
import { readWorkbookState } from "../../src/excel/workbook-state";
import { headersOf, TABLE_NAMES } from "../../src/matrix/tables";
import { starterTables } from "../../src/matrix/starter";
import { createMatrixPlan } from "../../src/plans/create-matrix";
import type { Operation, Plan } from "../../src/plans/operations";
import { HostError } from "../../src/workbench/host/errors";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { contentOf, createMatrix, fill, formulaAt } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  fill(workbook, "Claims", [
    ["Payer", "CPT"],
    ["Medicare", "96413"],
  ]);
  office.open(workbook);
});

const plan = (...operations: readonly Operation[]): Plan => ({ title: "Try a change", operations });

describe("creating the matrix", () => {
  test("makes every table with its rows, the hidden sheet, the name and the format", async () => {
    await createMatrix();
    expect(workbook.tables().map((table) => table.name)).toEqual(TABLE_NAMES);
    const starter = starterTables();
    for (const name of TABLE_NAMES) {
      const table = workbook.tables().find((each) => each.name === name);
      expect(workbook.values({ ...table!.area, rows: 1 })[0]).toEqual(headersOf(name));
      expect(table!.area.rows).toBe(1 + Math.max(1, starter[name].rows.length));
    }
    const hidden = workbook.sheets().filter((sheet) => sheet.visibility !== "Visible");
    expect(hidden.map((sheet) => sheet.name)).toEqual(["PolicyMatrixCells"]);
    expect(formulaAt(workbook, "PolicyMatrixCells!A1")).toBe("Matrix");
    expect(formulaAt(workbook, "PolicyMatrixCells!B1")).toBe("=PAYER.MATRIX(B2:B18)");
    expect(formulaAt(workbook, "PolicyMatrixCells!B3")).toBe('=PAYER.TABLE("PriorAuth",PriorAuth[#All])');
    expect(workbook.names()).toMatchObject([{ name: "PolicyMatrix", formula: "=PolicyMatrixCells!$B$1" }]);
    expect(workbook.properties.get("PayerPolicyMatrixFormat")).toBe(1);
    expect(workbook.values(workbook.area("Claims!A1:B2"))).toEqual([
      ["Payer", "CPT"],
      ["Medicare", 96413],
    ]);
  });

  test("prepares the cells: text, dates, drop-downs, help on headers, a header in sight", async () => {
    await createMatrix();
    const below = workbook.tables().find((table) => table.name === "PriorAuth")!.area.rows + 1;
    const at = (column: string): string => `PriorAuth!${column}${below}`;
    expect(workbook.numberFormats(workbook.area(at("C")))).toEqual([["@"]]);
    expect(workbook.numberFormats(workbook.area(at("H")))).toEqual([["yyyy-mm-dd"]]);
    expect(workbook.validation(workbook.area(at("F")))).toMatchObject({
      rule: { type: "List", source: "Required,Not required,Notification,Predetermination" },
      errorAlert: { showAlert: true },
    });
    expect(workbook.validation(workbook.area(at("B")))).toMatchObject({
      rule: { type: "List", source: expect.stringMatching(/^=Payers!\$A\$2:\$A\$\d+$/) },
      errorAlert: { showAlert: false },
    });
    expect(workbook.validation(workbook.area("PriorAuth!C1"))).toMatchObject({
      prompt: { showPrompt: true, title: "Codes", message: expect.stringContaining("prefix J9*") },
    });
    const sheet = workbook.sheets().find((each) => each.name === "PriorAuth")!;
    expect(workbook.frozen(sheet.id)).toEqual({ rows: 1, columns: 0 });
  });

  test("a second time there is nothing to do", async () => {
    await createMatrix();
    expect(createMatrixPlan(await readWorkbookState(), starterTables())).toEqual({ kind: "present" });
  });

  test("a table that was deleted comes back, the others stay as they are", async () => {
    await createMatrix();
    workbook.write(workbook.area("PriorAuth!L2"), [["our own note"]]);
    const drugs = workbook.tables().find((table) => table.name === "Drugs")!;
    await workbook.deleteSheet(drugs.area.sheet);
    await createMatrix();
    expect(
      workbook
        .tables()
        .map((table) => table.name)
        .sort(),
    ).toEqual([...TABLE_NAMES].sort());
    expect(formulaAt(workbook, "PriorAuth!L2")).toBe("our own note");
    expect(createMatrixPlan(await readWorkbookState(), starterTables())).toEqual({ kind: "present" });
  });

  test("when Excel fails half-way, nothing of it is left and the message says why", async () => {
    const before = contentOf(workbook);
    jest.spyOn(workbook, "setName").mockImplementation(() => {
      throw new HostError("GeneralException", "The name could not be made.");
    });
    const failed = createMatrix();
    await expect(failed).rejects.toThrow(ExcelFailure);
    await expect(failed).rejects.toThrow(
      'Could not create the matrix: Excel says "The name could not be made". Try again; if it stays so, save and reopen the workbook. Nothing was changed.',
    );
    expect(contentOf(workbook)).toEqual(before);
  });
});

describe("a workbook that changed meanwhile", () => {
  test("is not written to, and both values are told", async () => {
    const before = contentOf(workbook);
    const applied = await applyPlan(
      plan(
        {
          kind: "setCells",
          area: { sheet: "Claims", row: 0, column: 0, rows: 1, columns: 2 },
          expected: [["Payer", "CPT"]],
          values: [["Insurer", "Code"]],
        },
        {
          kind: "setCells",
          area: { sheet: "Claims", row: 1, column: 0, rows: 1, columns: 2 },
          expected: [["Aetna", "96413"]],
          values: [["Cigna", "96413"]],
        },
      ),
    );
    expect(applied).toEqual({
      kind: "refused",
      differences: [{ where: "Claims!A2", expected: "Aetna", found: "Medicare" }],
    });
    expect(contentOf(workbook)).toEqual(before);
  });

  test.each<[string, Operation, unknown]>([
    [
      "a sheet that is there already",
      { kind: "addSheet", sheet: "claims", visibility: "Visible" },
      { where: "the sheet claims", expected: "", found: "there" },
    ],
    [
      "a sheet that is gone",
      { kind: "setFormula", cell: { sheet: "Gone", row: 0, column: 0 }, expected: "", formula: "=1" },
      { where: "the sheet Gone", expected: "there", found: "" },
    ],
    [
      "a cell that is filled",
      { kind: "setFormula", cell: { sheet: "Claims", row: 1, column: 0 }, expected: "", formula: "=1" },
      { where: "Claims!A2", expected: "", found: "Medicare" },
    ],
    [
      "a name that is taken",
      { kind: "addName", name: "Taken", expected: null, cell: { sheet: "Claims", row: 0, column: 0 } },
      { where: "the name Taken", expected: "", found: "=Claims!$A$1" },
    ],
    [
      "a sheet that was hidden",
      { kind: "setSheetVisibility", sheet: "Claims", expected: "Hidden", visibility: "Visible" },
      { where: "the visibility of the sheet Claims", expected: "Hidden", found: "Visible" },
    ],
    [
      "a property that was written",
      { kind: "setDocumentProperty", key: "Format", expected: 1, value: 2 },
      { where: "the property Format", expected: "1", found: "7" },
    ],
    [
      "cells in the way of a table",
      {
        kind: "addTable",
        name: "Fresh",
        at: { sheet: "Claims", row: 1, column: 0 },
        columns: [{ header: "A", format: "@", width: 10, help: "", choices: null }],
        rows: [],
      },
      { where: "Claims!A2", expected: "", found: "Medicare" },
    ],
  ])("refuses %s", async (_what, operation, difference) => {
    workbook.setName({ name: "Taken", formula: "=Claims!$A$1", visible: true, comment: "", sheet: null });
    workbook.properties.set("Format", 7);
    const before = contentOf(workbook);
    expect(await applyPlan(plan(operation))).toEqual({ kind: "refused", differences: [difference] });
    expect(contentOf(workbook)).toEqual(before);
  });
});

test("each kind of operation is made, and taken back when a later one fails", async () => {
  workbook.setName({ name: "Moved", formula: "=#REF!", visible: true, comment: "", sheet: null });
  workbook.properties.set("Format", 1);
  const operations: readonly Operation[] = [
    { kind: "addSheet", sheet: "More", visibility: "Visible" },
    {
      kind: "setCells",
      area: { sheet: "Claims", row: 1, column: 0, rows: 1, columns: 2 },
      expected: [["Medicare", 96413]],
      values: [["Aetna", ""]],
    },
    { kind: "setFormula", cell: { sheet: "Claims", row: 4, column: 0 }, expected: "", formula: "=A2" },
    { kind: "addName", name: "Moved", expected: "=#REF!", cell: { sheet: "Claims", row: 4, column: 0 } },
    { kind: "addName", name: "Fresh", expected: null, cell: { sheet: "More", row: 0, column: 0 } },
    { kind: "setDocumentProperty", key: "Format", expected: 1, value: 2 },
    {
      kind: "addTable",
      name: "Extra",
      at: { sheet: "Claims", row: 9, column: 3 },
      columns: [
        { header: "Code", format: "@", width: 10, help: "A code", choices: { kind: "words", words: ["A", "B"] } },
      ],
      rows: [["00120"]],
    },
    { kind: "setSheetVisibility", sheet: "Claims", expected: "Visible", visibility: "Hidden" },
  ];
  const before = contentOf(workbook);
  const failing = plan(...operations, {
    kind: "setFormula",
    cell: { sheet: "Claims", row: 5, column: 0 },
    expected: "",
    formula: "=A3",
  });
  const write = workbook.write.bind(workbook);
  const spy = jest.spyOn(workbook, "write").mockImplementation((area, inputs) => {
    if (inputs[0]?.[0] === "=A3") throw new HostError("InvalidOperation", "The cell is locked.");
    return write(area, inputs);
  });
  await expect(applyPlan(failing)).rejects.toThrow(
    'Could not try a change: Excel says "The cell is locked". Try again; if it stays so, save and reopen the workbook. Nothing was changed.',
  );
  spy.mockRestore();
  expect(contentOf(workbook)).toEqual(before);

  expect(await applyPlan(plan(...operations))).toEqual({ kind: "done" });
  expect(workbook.values(workbook.area("Claims!A2:B2"))).toEqual([["Aetna", ""]]);
  expect(formulaAt(workbook, "Claims!A5")).toBe("=A2");
  expect(formulaAt(workbook, "Claims!D11")).toBe("00120");
  expect(workbook.names().map(({ name, formula }) => [name, formula])).toEqual([
    ["Moved", "=Claims!$A$5"],
    ["Fresh", "=More!$A$1"],
  ]);
  expect(workbook.properties.get("Format")).toBe(2);
  expect(workbook.sheets().map(({ name, visibility }) => [name, visibility])).toEqual([
    ["Claims", "Hidden"],
    ["More", "Visible"],
  ]);
});

test("tells how far a large plan is", async () => {
  const seen: number[] = [];
  const totals = new Set<number>();
  const outcome = createMatrixPlan(await readWorkbookState(), starterTables());
  if (outcome.kind !== "plan") throw new Error(outcome.kind);
  await applyPlan(outcome.plan, (done, of) => {
    seen.push(done);
    totals.add(of);
  });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect([...totals]).toEqual([seen.at(-1)]);
  expect(seen.length).toBeGreaterThan(1);
});
