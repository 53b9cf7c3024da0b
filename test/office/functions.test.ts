// Custom functions as Excel calls them: through the client's runtime, only when what they depend on has changed.

import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { FunctionMetadata } from "../../src/workbench/host/memory/function-arguments";
import { failureOf, type Office, startOffice } from "./host";

const MATRIX = { dimensionality: "matrix" };
const ANY = {};
const functions: readonly FunctionMetadata[] = [
  { id: "TABLE", name: "TABLE", parameters: [ANY, MATRIX], allowErrorForDataTypeAny: true },
  { id: "MATRIX", name: "MATRIX", parameters: [MATRIX] },
  { id: "CHECK", name: "CHECK", parameters: [ANY, MATRIX, MATRIX, ANY] },
  { id: "AUTH", name: "AUTH", parameters: [ANY, ANY, ANY] },
  { id: "SPILL", name: "SPILL", parameters: [ANY] },
  { id: "FAIL", name: "FAIL", parameters: [ANY] },
  {
    id: "WHERE",
    name: "WHERE",
    parameters: [ANY, { repeating: true }],
    options: { requiresAddress: true, requiresParameterAddresses: true },
  },
];

let office: Office;
let workbook: MemoryWorkbook;
const received: unknown[][] = [];

function associate(id: string, run: (...args: unknown[]) => unknown): void {
  CustomFunctions.associate(id, (...args: unknown[]) => {
    received.push([id, ...args.slice(0, -1)]);
    return run(...args);
  });
}

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
  associate("TABLE", (name, table) => `${String(name)} ${JSON.stringify(table)}`);
  associate("MATRIX", (stamps) => `Matrix ${JSON.stringify(stamps)}`.length);
  associate("CHECK", (matrix, _headers, lines) => `${String(matrix)} ${JSON.stringify(lines)}`);
  associate("AUTH", (matrix, payer, code) => `${String(matrix)} ${String(payer)} ${String(code)}`);
  associate("SPILL", (value) => [
    [value, 1],
    [2, new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable)],
  ]);
  associate("FAIL", () => {
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "no rule decides");
  });
  CustomFunctions.associate("WHERE", (first: unknown, rest: unknown, invocation: CustomFunctions.Invocation) =>
    JSON.stringify([first, rest, invocation.address, invocation.parameterAddresses]),
  );
});

beforeEach(() => {
  received.length = 0;
  workbook = createMemoryWorkbook({ sheets: ["Claims", "Rules", "Matrix"], functions });
  workbook.write(workbook.area("Rules!A1:B3"), [
    ["Payer", "Units"],
    ["AETNA", 4],
    ["BCBS", ""],
  ]);
  workbook.changeTable(String(workbook.addTable(workbook.area("Rules!A1:B3"), true)), { name: "UnitLimits" });
  office.open(workbook);
});

const valuesOf = (address: string) => workbook.values(workbook.area(address));
const calls = () => Object.fromEntries(workbook.invocations);

/** The matrix on hidden sheets, and two formulas in the claims that depend on it. */
async function buildChain(): Promise<void> {
  workbook.write(workbook.area("Matrix!A1:A2"), [
    ['=PAYER.TABLE("UnitLimits",UnitLimits[#All])'],
    ["=PAYER.MATRIX(A1:A1)"],
  ]);
  workbook.setName({ name: "PolicyMatrix", formula: "=Matrix!$A$2", visible: true, comment: "", sheet: null });
  workbook.changeSheet(workbook.area("Rules!A1").sheet, { visibility: "Hidden" });
  workbook.changeSheet(workbook.area("Matrix!A1").sheet, { visibility: "VeryHidden" });
  workbook.write(workbook.area("Claims!A1:C1"), [["AETNA", "J9271", "=PAYER.AUTH(PolicyMatrix,A1,B1)"]]);
  workbook.write(workbook.area("Claims!A2:C2"), [["BCBS", "J9035", "=PAYER.AUTH(PolicyMatrix,A2,B2)"]]);
  await workbook.settled();
}

test("arguments arrive as declared, empty cells as empty text", async () => {
  workbook.type("Matrix!A1", '=PAYER.TABLE("UnitLimits",UnitLimits[#All])');
  workbook.type("Matrix!A2", "=PAYER.MATRIX(Rules!A2)");
  workbook.type("Matrix!A3", "=PAYER.AUTH(-1.5,,TRUE)");
  expect(valuesOf("Matrix!A1")).toEqual([["#BUSY!"]]);
  await workbook.settled();
  expect(received).toEqual([
    [
      "TABLE",
      "UnitLimits",
      [
        ["Payer", "Units"],
        ["AETNA", 4],
        ["BCBS", ""],
      ],
    ],
    ["MATRIX", [["AETNA"]]],
    ["AUTH", -1.5, null, true],
  ]);
  expect(valuesOf("Matrix!A1")).toEqual([['UnitLimits [["Payer","Units"],["AETNA",4],["BCBS",""]]']]);
});

test("the address of the cell and of its parameters", async () => {
  workbook.type("Claims!D4", "=PAYER.WHERE(Rules!A2,1,Rules!B2)");
  await workbook.settled();
  expect(JSON.parse(String(valuesOf("Claims!D4")[0]?.[0]))).toEqual([
    "AETNA",
    [1, 4],
    "Claims!D4",
    ["Rules!A2", null, "Rules!B2"],
  ]);
});

test("a chain calculates in order, each function once", async () => {
  await buildChain();
  expect(calls()).toEqual({ TABLE: 1, MATRIX: 1, AUTH: 2 });
  expect(valuesOf("Claims!C1")[0]?.[0]).toMatch(/^\d+ AETNA J9271$/);
});

test("an edit on a hidden sheet recalculates what depends on it, and nothing else", async () => {
  await buildChain();
  const before = valuesOf("Claims!C1")[0]?.[0];
  await Excel.run(async (context) => {
    context.workbook.tables.getItem("UnitLimits").getDataBodyRange().getCell(0, 1).values = [[4000]];
    await context.sync();
  });
  await workbook.settled();
  expect(calls()).toEqual({ TABLE: 2, MATRIX: 2, AUTH: 4 });
  expect(valuesOf("Claims!C1")[0]?.[0]).not.toBe(before);

  workbook.type("Claims!A1", "BCBS");
  await workbook.settled();
  expect(calls()).toEqual({ TABLE: 2, MATRIX: 2, AUTH: 5 });

  workbook.type("Claims!F9", "unrelated");
  await workbook.settled();
  expect(calls()).toEqual({ TABLE: 2, MATRIX: 2, AUTH: 5 });
});

test("a table that grows is read whole, and one that is renamed is still found", async () => {
  await buildChain();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("UnitLimits");
    table.rows.add(undefined, [["CIGNA", 9]]);
    table.name = "Limits";
    await context.sync();
  });
  await workbook.settled();
  expect(workbook.formulas(workbook.area("Matrix!A1"))).toEqual([['=PAYER.TABLE("UnitLimits",Limits[#All])']]);
  expect(valuesOf("Matrix!A1")[0]?.[0]).toMatch(/CIGNA/);
});

test("a table that is deleted leaves #REF!, which the function may be given", async () => {
  await buildChain();
  await Excel.run(async (context) => {
    context.workbook.tables.getItem("UnitLimits").delete();
    await context.sync();
  });
  await workbook.settled();
  expect(workbook.formulas(workbook.area("Matrix!A1"))).toEqual([['=PAYER.TABLE("UnitLimits",#REF!)']]);
  expect(received.at(-4)).toMatchObject(["TABLE", "UnitLimits", [[{ code: "#REF!" }]]]);
});

test("the row of a formula, in its own table and from outside", async () => {
  workbook.write(workbook.area("Claims!A1:C3"), [
    ["CPT", "Units", "Check"],
    ["96413", 1, "=PAYER.CHECK(1,Lines[[#Headers],[CPT]:[Units]],Lines[[#This Row],[CPT]:[Units]])"],
    ["96415", 2, "=PAYER.CHECK(1,Lines[#Headers],[@[CPT]])"],
  ]);
  workbook.changeTable(String(workbook.addTable(workbook.area("Claims!A1:C3"), true)), { name: "Lines" });
  await workbook.settled();
  expect(received.slice(-2)).toEqual([
    ["CHECK", 1, [["CPT", "Units"]], [[96413, 1]], null],
    ["CHECK", 1, [["CPT", "Units", "Check"]], [[96415]], null],
  ]);
});

test("errors: a function's own, one that it is given, and a name that nobody knows", async () => {
  workbook.write(workbook.area("Claims!A1:A4"), [
    ["=PAYER.FAIL(1)"],
    ["=PAYER.AUTH(A1,1,2)"],
    ["=PAYER.NOBODY(1)"],
    ["=PAYER.AUTH(Nowhere,1,2)"],
  ]);
  await workbook.settled();
  expect(valuesOf("Claims!A1:A4").flat()).toEqual(["#N/A", "#N/A", "#NAME?", "#NAME?"]);
  expect(workbook.valueTypes(workbook.area("Claims!A1:A4")).flat()).toEqual(["Error", "Error", "Error", "Error"]);
  expect(calls()).toEqual({ FAIL: 1 });
});

test("a grid spills, gives way, and never spills into cells that are taken or inside a table", async () => {
  workbook.type("Claims!A1", '=PAYER.SPILL("x")');
  workbook.type("Claims!D1", "=PAYER.MATRIX(B1:B2)");
  workbook.type("Claims!F2", "taken");
  workbook.type("Claims!E1", "=PAYER.SPILL(1)");
  workbook.type("Rules!A2", "=PAYER.SPILL(1)");
  await workbook.settled();
  expect(valuesOf("Claims!A1:B2")).toEqual([
    ["x", 1],
    [2, "#N/A"],
  ]);
  expect([valuesOf("Claims!E1"), valuesOf("Rules!A2")]).toEqual([[["#SPILL!"]], [["#SPILL!"]]]);
  workbook.type("Claims!A1", "plain");
  expect(valuesOf("Claims!A1:B2")).toEqual([
    ["plain", ""],
    ["", ""],
  ]);
});

test("an edit while a function runs cancels it: only the last answer counts", async () => {
  workbook.type("Claims!A1", "first");
  workbook.type("Claims!C1", "=PAYER.AUTH(1,A1,2)");
  workbook.type("Claims!A1", "second");
  await workbook.settled();
  expect(valuesOf("Claims!C1")).toEqual([["1 second 2"]]);
});

test("formulas that go round in a circle are 0, as in Excel", async () => {
  workbook.type("Claims!A1", "=PAYER.AUTH(B1,1,2)");
  workbook.type("Claims!B1", "=PAYER.AUTH(A1,1,2)");
  await workbook.settled();
  expect(valuesOf("Claims!A1:B1")).toEqual([[0, 0]]);
});

test("manual calculation waits to be asked", async () => {
  workbook.setCalculationMode("Manual");
  workbook.type("Claims!C1", "=PAYER.AUTH(1,2,3)");
  expect(calls()).toEqual({});
  await Excel.run(async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.recalculate);
    await context.sync();
  });
  await workbook.settled();
  expect(valuesOf("Claims!C1")).toEqual([["1 2 3"]]);
});

test("references follow cells that move", async () => {
  workbook.write(workbook.area("Claims!A3:B3"), [["x", "=PAYER.AUTH(1,A3,$A$3)"]]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Claims").getRange("A1:B2").insert("Down");
    await context.sync();
  });
  expect(workbook.formulas(workbook.area("Claims!B5"))).toEqual([["=PAYER.AUTH(1,A5,$A$5)"]]);
  workbook.deleteCells(workbook.area("Claims!A5"), "Up");
  expect(workbook.formulas(workbook.area("Claims!B5"))).toEqual([["=PAYER.AUTH(1,#REF!,#REF!)"]]);
});

test("more than 5 MB of arguments are #VALUE!", async () => {
  const long = "x".repeat(30000);
  workbook.write(
    workbook.area("Claims!A1:A200"),
    Array.from({ length: 200 }, () => [long]),
  );
  workbook.type("Claims!C1", "=PAYER.MATRIX(A1:A200)");
  await workbook.settled();
  expect(valuesOf("Claims!C1")).toEqual([["#VALUE!"]]);
});

test("a table whose part would move alone is not torn", async () => {
  const error = await failureOf(
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Rules").getRange("A1").insert("Down");
      await context.sync();
    }),
  );
  expect(error.code).toBe("InvalidOperation");
});
