import { applyPlan } from "../../src/excel/apply-plan";
import { readMatrix } from "../../src/excel/read-matrix";
import { readWorkbookState } from "../../src/excel/workbook-state";
import type { MatrixEdit, RowChange } from "../../src/matrix/edit/edit";
import { healthFix, matrixHealth } from "../../src/matrix/health";
import { compileMatrix } from "../../src/matrix/matrix";
import { headersOf, TABLE_NAMES } from "../../src/matrix/tables";
import { editMatrixPlan } from "../../src/plans/edit-matrix";
import { inversePlan } from "../../src/plans/inverse";
import type { Plan } from "../../src/plans/operations";
import { upgradePlan } from "../../src/plans/upgrade-matrix";
import { dayOf } from "../../src/values/day";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { failureOf, type Office, startOffice } from "../office/host";
import { contentOf, createMatrix, formulaAt, TODAY } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

const TITLE = "Prior authorisation, Lakeside Oncology";
const from = dayOf(2026, 1, 1) ?? 0;

const authRow = (id: string, codes: string): (string | number)[] =>
  headersOf("PriorAuth").map(
    (header) =>
      ({ "Rule ID": id, Payer: "ACME", Codes: codes, Requirement: "Required", From: from, Source: "B" })[header] ?? "",
  );

/** A matrix whose table PriorAuth stands in row 3, under a title that is merged over eight columns. */
beforeEach(async () => {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  office.open(workbook);
  await createMatrix({
    ...Object.fromEntries(TABLE_NAMES.map((name) => [name, { headers: headersOf(name), rows: [], firstRow: 2 }])),
    Payers: {
      headers: headersOf("Payers"),
      rows: [["ACME", "Acme PPO", "Commercial", "", "None", "Service", 180, "", ""]],
      firstRow: 2,
    },
    PriorAuth: {
      headers: headersOf("PriorAuth"),
      rows: [authRow("PA-1", "J9271"), authRow("PA-2", "J9035"), authRow("PA-3", "J9035")],
      firstRow: 2,
    },
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("PriorAuth");
    sheet.getRange("1:2").insert("Down");
    const title = sheet.getRange("A1:H1");
    title.merge();
    title.getCell(0, 0).values = [[TITLE]];
    await context.sync();
  });
});

afterEach(async () => {
  // Whatever was done to the table, the title stands as it did.
  expect(await mergedIn("A1:Z9")).toEqual("PriorAuth!A1:H1");
  expect(workbook.values(workbook.area("PriorAuth!A1:H1"))).toEqual([[TITLE, "", "", "", "", "", "", ""]]);
});

const mergedIn = (address: string): Promise<string | null> =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("PriorAuth");
    const merged = sheet.getRange(address).getMergedAreasOrNullObject().load("address");
    await context.sync();
    return merged.isNullObject ? null : merged.address;
  });

const tableNow = (): { readonly id: string; readonly columns: number; readonly at: string } => {
  const table = workbook.tables().find(({ name }) => name === "PriorAuth");
  if (!table) throw new Error("no table PriorAuth");
  const { row, column, rows, columns } = table.area;
  return { id: table.id, columns, at: `${row},${column},${rows}x${columns}` };
};
const tableAt = (): string => tableNow().at;

const looks = (): unknown => [contentOf(workbook), workbook.merges(workbook.area("PriorAuth!A1").sheet)];

async function done(plan: Plan): Promise<void> {
  expect(await applyPlan(plan)).toEqual({ kind: "done" });
}

async function planOf(edit: MatrixEdit): Promise<Plan> {
  const log = [
    { When: "2026-11-25 16:40", Action: edit.action, Table: "PriorAuth", "Rule ID": "PA-2", Reason: "typo" },
  ];
  return editMatrixPlan({ edit, cells: (await readMatrix()).cells, log });
}

const edited = (...changes: readonly RowChange[]): MatrixEdit => ({
  title: "Change PA-2",
  action: "Corrected",
  reason: "typo",
  changes,
});

const endPA2: RowChange = {
  kind: "set",
  table: "PriorAuth",
  row: 5,
  ruleId: "PA-2",
  cells: [{ column: "To", from: "", to: dayOf(2026, 12, 31) }],
};
const removePA1: RowChange = { kind: "remove", table: "PriorAuth", row: 4, ruleId: "PA-1", values: {} };
const addPA4: RowChange = {
  kind: "add",
  table: "PriorAuth",
  values: { "Rule ID": "PA-4", Payer: "ACME", Codes: "00100", Requirement: "Not required" },
};

test("the matrix is read, with rows as they stand in the sheet", async () => {
  const { cells } = await readMatrix();
  expect(cells.PriorAuth?.firstRow).toBe(4);
  expect(cells.PriorAuth?.rows.map(([id]) => id)).toEqual(["PA-1", "PA-2", "PA-3"]);
  expect(compileMatrix(cells).tables.PriorAuth.rules.map(({ row }) => row)).toEqual([4, 5, 6]);
});

test.each<[string, readonly RowChange[], readonly string[]]>([
  ["an edited row", [endPA2], ["PA-1", "PA-2", "PA-3"]],
  ["an added row", [addPA4], ["PA-1", "PA-2", "PA-3", "PA-4"]],
  ["a removed row", [removePA1], ["PA-2", "PA-3"]],
  ["all three at once", [endPA2, addPA4, removePA1], ["PA-2", "PA-3", "PA-4"]],
])("%s is written and taken back", async (_what, changes, ids) => {
  const before = looks();
  const plan = await planOf(edited(...changes));
  await done(plan);
  expect((await readMatrix()).cells.PriorAuth?.rows.map(([id]) => id)).toEqual(ids);
  expect(await mergedIn("A1:Z9")).toEqual("PriorAuth!A1:H1");
  await done(inversePlan(plan));
  expect(looks()).toEqual(before);
});

test("columns are added beyond the title's width and taken away", async () => {
  const before = tableAt();
  const plan: Plan = {
    title: "Upgrade the matrix",
    operations: [
      {
        kind: "addTableColumns",
        table: "PriorAuth",
        columns: [
          {
            header: "Portal",
            format: "@",
            width: 20,
            help: "Where to ask",
            choices: { kind: "words", words: ["Web"] },
          },
          {
            header: "Desk",
            format: "@",
            width: 20,
            help: "Whom to ask",
            choices: { kind: "words", words: ["A", "B"] },
          },
        ],
      },
    ],
  };
  await done(plan);
  expect((await readMatrix()).cells.PriorAuth?.headers.slice(-2)).toEqual(["Portal", "Desk"]);
  await done(inversePlan(plan));
  expect(tableAt()).toBe(before);
});

test("a safe fix of health is written and taken back", async () => {
  const { cells } = await readMatrix();
  const item = matrixHealth(compileMatrix(cells), { asOf: TODAY }).find(({ kind }) => kind === "duplicate");
  expect(item).toMatchObject({ table: "PriorAuth", row: 6, rule: "PA-3" });
  const fix = item ? healthFix(item, cells) : null;
  if (!fix) throw new Error("no fix");
  const before = looks();
  const plan = await planOf(fix);
  await done(plan);
  expect((await readMatrix()).cells.PriorAuth?.rows.map(([id]) => id)).toEqual(["PA-1", "PA-2"]);
  await done(inversePlan(plan));
  expect(looks()).toEqual(before);
});

test("an upgrade adds the column that an older table lacks", async () => {
  const upgrade = async (): Promise<Plan | null> => {
    const outcome = upgradePlan(await readWorkbookState(), (await readMatrix()).cells, TODAY);
    return outcome?.kind === "plan" ? outcome.plan : null;
  };
  expect(await upgrade()).toBeNull();
  const { id, columns } = tableNow();
  await workbook.deleteTableColumn(id, columns - 1);
  const before = tableAt();
  const plan = await upgrade();
  if (!plan) throw new Error("no upgrade");
  await done(plan);
  expect((await readMatrix()).cells.PriorAuth?.headers).toEqual(headersOf("PriorAuth"));
  await done(inversePlan(plan));
  expect(tableAt()).toBe(before);
});

describe("merged cells themselves", () => {
  const onClaims = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    Excel.run((context) => work(context.workbook.worksheets.getItem("Claims"), context));
  const merges = (): Promise<string | null> =>
    onClaims(async (sheet, context) => {
      const merged = sheet.getRange().getMergedAreasOrNullObject().load("address,areaCount,cellCount");
      await context.sync();
      return merged.isNullObject ? null : merged.address;
    });

  test("keep the upper left value, take no other, and come apart", async () => {
    workbook.write(workbook.area("Claims!B2:C3"), [
      ["a", "b"],
      ["c", "d"],
    ]);
    await onClaims(async (sheet, context) => {
      sheet.getRange("B2:C3").merge();
      sheet.getRange("C3").values = [["lost"]];
      await context.sync();
    });
    expect(workbook.values(workbook.area("Claims!B2:C3")).flat()).toEqual(["a", "", "", ""]);
    expect(await merges()).toBe("Claims!B2:C3");
    await onClaims(async (sheet) => sheet.getRange("C1:C2").unmerge());
    expect(await merges()).toBeNull();
  });

  test("are made row by row, and follow rows and columns that come and go", async () => {
    await onClaims(async (sheet) => sheet.getRange("B2:D3").merge(true));
    expect(await merges()).toBe("Claims!B2:D2,Claims!B3:D3");
    await onClaims(async (sheet, context) => {
      sheet.getRange("1:1").insert("Down");
      sheet.getRange("C:C").insert("Right");
      sheet.getRange("4:4").delete("Up");
      await context.sync();
    });
    expect(await merges()).toBe("Claims!B3:E3");
    await onClaims(async (sheet) => sheet.getRange("C:E").delete("Left"));
    expect(await merges()).toBeNull();
  });

  test("are not torn, overlapped, cleared in part or made of a table's cells", async () => {
    await onClaims(async (sheet) => sheet.getRange("B2:D3").merge());
    const refused: readonly [(sheet: Excel.Worksheet) => void, string][] = [
      [(sheet) => void sheet.getRange("C1").insert("Down"), "InvalidOperation"],
      [(sheet) => sheet.getRange("D2").clear("Contents"), "InvalidOperation"],
      [(sheet) => sheet.getRange("D3:E4").merge(), "UnsupportedOperation"],
      [(sheet) => void sheet.tables.add("A1:E5", true), "UnsupportedOperation"],
    ];
    for (const [work, code] of refused) {
      expect(await failureOf(onClaims(async (sheet) => work(sheet)))).toMatchObject({ code });
    }
    const table = Excel.run(async (context) =>
      context.workbook.worksheets.getItem("PriorAuth").getRange("A4:B4").merge(),
    );
    expect(await failureOf(table)).toMatchObject({ code: "InvalidOperation" });
    expect(await merges()).toBe("Claims!B2:D3");
  });

  test("a wide merged cell below a table stops new rows, in words, and nothing is changed", async () => {
    await Excel.run(async (context) => {
      const { tables } = context.workbook;
      const range = tables.getItem("PriorAuth").getRange().getLastRow().getOffsetRange(3, 2);
      range.merge();
      await context.sync();
    });
    const before = looks();
    await expect(applyPlan(await planOf(edited(addPA4)))).rejects.toThrow(/merged cells only.*Nothing was changed\.$/);
    expect(looks()).toEqual(before);
    workbook.unmerge(workbook.area("PriorAuth!A8:Z20"));
    expect(formulaAt(workbook, "PriorAuth!A1")).toBe(TITLE);
  });
});
