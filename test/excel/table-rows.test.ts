import fc from "fast-check";
import { applyPlan, type Applied } from "../../src/excel/apply-plan";
import { readMatrix } from "../../src/excel/read-matrix";
import { readWorkbookState } from "../../src/excel/workbook-state";
import type { MatrixEdit, RowChange } from "../../src/matrix/edit/edit";
import { headersOf, TABLE_NAMES, type TableName } from "../../src/matrix/tables";
import { createMatrixPlan } from "../../src/plans/create-matrix";
import { editMatrixPlan } from "../../src/plans/edit-matrix";
import { inversePlan } from "../../src/plans/inverse";
import type { Operation, Plan } from "../../src/plans/operations";
import { dayOf } from "../../src/values/day";
import { HostError } from "../../src/workbench/host/errors";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { TableInfo } from "../../src/workbench/host/model";
import { type Office, startOffice } from "../office/host";
import { contentOf, TODAY } from "./workbook";

let office: Office;
let workbook: MemoryWorkbook;
let requests: number[] = [];
/** How the workbook looked after each request, where it looked otherwise before; watched by tests that begin it. */
let seen: string[] = [];

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), {
    onExchange(request) {
      requests.push(JSON.stringify(request).length);
      if (seen.length === 0) return;
      const now = JSON.stringify(looks());
      if (seen.at(-1) !== now) seen.push(now);
    },
  });
});

beforeEach(async () => {
  seen = [];
  requests = [];
  await open();
});

const authRow = (id: string, codes: string, to: number | null | "" = ""): (string | number)[] =>
  headersOf("PriorAuth").map(
    (header) =>
      ({ "Rule ID": id, Payer: "MEDICARE", Codes: codes, Requirement: "Required", From: dayOf(2026, 1, 1), To: to })[
        header
      ] ?? "",
  );

const AUTH_ROWS = [authRow("PA-1", "J9271"), authRow("PA-2", "J9035"), authRow("PA-3", "00120", dayOf(2026, 12, 31))];
const PAYERS = [
  ["MEDICARE", "Medicare Part B", "Medicare", "Noridian JE", "NCCI", "Service", 365, "Medicare;Medicare B", ""],
  ["ACME", "Acme PPO", "Commercial", "", "None", "Service", 180, "", ""],
  ["BETA", "Beta HMO", "Commercial", "", "None", "Service", 90, "", ""],
];

/** A workbook with some tables of the matrix and a few rows, in place of the present one. */
async function open(): Promise<void> {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  office.open(workbook);
  const empty = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, { headers: headersOf(name), rows: [] as (string | number)[][], firstRow: 2 }]),
  );
  const created = createMatrixPlan(
    await readWorkbookState(),
    {
      ...empty,
      PriorAuth: { headers: headersOf("PriorAuth"), rows: AUTH_ROWS, firstRow: 2 },
      Payers: { headers: headersOf("Payers"), rows: PAYERS, firstRow: 2 },
    },
    TODAY,
  );
  if (created.kind !== "plan") throw new Error(created.kind);
  const names = ["Payers", "PriorAuth", "UnitLimits", "MatrixLog"];
  const operations = created.plan.operations.filter(
    (each) =>
      (each.kind === "addSheet" && names.includes(each.sheet)) ||
      (each.kind === "addTable" && names.includes(each.name)),
  );
  await done(plan(...operations));
}

const tableNamed = (name: string): TableInfo => {
  const table = workbook.tables().find((each) => each.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
};

/** The rows of a table, without its headers and its totals. */
function rowsOf(name: string): readonly (readonly unknown[])[] {
  const { area, showTotals } = tableNamed(name);
  return workbook.values(area).slice(1, showTotals ? -1 : undefined);
}

const columnOf = (name: string, header: string): unknown[] => {
  const at = workbook.values({ ...tableNamed(name).area, rows: 1 })[0]?.indexOf(header) ?? -1;
  return rowsOf(name).map((row) => row[at]);
};

const plan = (...operations: readonly Operation[]): Plan => ({ title: "Change the matrix", operations });

async function planOf(changes: readonly RowChange[]): Promise<Plan> {
  const edit: MatrixEdit = { title: "Change PA-2", action: "Corrected", reason: "typo", changes };
  const log = [
    { When: "2026-11-25 16:40", Action: "Corrected", Table: "PriorAuth", "Rule ID": "PA-2", Reason: "typo" },
  ];
  return editMatrixPlan({ edit, cells: (await readMatrix()).cells, log });
}

const endPA2: RowChange = {
  kind: "set",
  table: "PriorAuth",
  row: 3,
  ruleId: "PA-2",
  cells: [{ column: "To", from: "", to: dayOf(2026, 12, 31) }],
};
const addPA4: RowChange = {
  kind: "add",
  table: "PriorAuth",
  values: { "Rule ID": "PA-4", Payer: "ACME", Codes: "00100", Requirement: "Not required", From: dayOf(2027, 1, 1) },
};
const removePA1: RowChange = { kind: "remove", table: "PriorAuth", row: 2, ruleId: "PA-1", values: {} };

async function done(wanted: Plan): Promise<void> {
  expect(await applyPlan(wanted)).toEqual({ kind: "done" });
}

function differencesOf(applied: Applied): readonly unknown[] {
  if (applied.kind !== "refused") throw new Error("the plan was applied");
  return applied.differences.map(({ where, expected, found }) => [where, expected, found]);
}

/** Everything a person would call the workbook, for telling that it is as before. */
const looks = (): unknown => contentOf(workbook);

describe("an edit of the matrix", () => {
  test.each([
    ["a rule that is ended and followed by another", [endPA2, addPA4]],
    ["rules that are taken out of several places", [removePA1, { ...removePA1, row: 4, ruleId: "PA-3" }]],
  ])(
    "%s, with its history, is one request, and so is its way back: a pane that is closed leaves no half of it",
    async (_, changes) => {
      const edit = await planOf(changes);
      const before = JSON.stringify(looks());
      for (const each of [edit, inversePlan(edit)]) {
        seen = [JSON.stringify(looks())];
        await done(each);
        expect(seen).toHaveLength(2);
      }
      expect(seen.at(-1)).toBe(before);
    },
  );

  test("changes cells, takes rows out, adds rows and writes the history", async () => {
    await done(await planOf([endPA2, removePA1, addPA4]));
    expect(columnOf("PriorAuth", "Rule ID")).toEqual(["PA-2", "PA-3", "PA-4"]);
    expect(columnOf("PriorAuth", "To")).toEqual([dayOf(2026, 12, 31), dayOf(2026, 12, 31), ""]);
    expect(columnOf("PriorAuth", "Codes")).toEqual(["J9035", "00120", "00100"]);
    expect(rowsOf("MatrixLog")).toHaveLength(1);
    expect(columnOf("MatrixLog", "Rule ID")).toEqual(["PA-2"]);
  });

  test("comes back whole by its inverse, and is made again by the inverse of that", async () => {
    const before = looks();
    const edit = await planOf([endPA2, removePA1, addPA4]);
    await done(edit);
    const after = looks();
    await done(inversePlan(edit));
    expect(looks()).toEqual(before);
    await done(inversePlan(inversePlan(edit)));
    expect(looks()).toEqual(after);
  });

  test("finds its rows where they were sorted to", async () => {
    const edit = await planOf([endPA2, removePA1]);
    const { area } = tableNamed("PriorAuth");
    workbook.write({ ...area, row: area.row + 1, rows: 3 }, [...AUTH_ROWS].reverse());
    await done(edit);
    expect(columnOf("PriorAuth", "Rule ID")).toEqual(["PA-3", "PA-2"]);
    expect(columnOf("PriorAuth", "To")).toEqual([dayOf(2026, 12, 31), dayOf(2026, 12, 31)]);
  });

  test("of rows without an id finds them by what they say", async () => {
    const change: RowChange = {
      kind: "set",
      table: "Payers",
      row: 3,
      ruleId: "",
      cells: [{ column: "MAC", from: "", to: "NGS" }],
    };
    const edit = await planOf([change]);
    const { area } = tableNamed("Payers");
    workbook.write({ ...area, row: area.row + 1, rows: 3 }, [...PAYERS].reverse());
    workbook.write(workbook.area("Payers!F4"), [["Processing"]]);
    await done(edit);
    expect(columnOf("Payers", "MAC")).toEqual(["", "NGS", "Noridian JE"]);
    await done(inversePlan(edit));
    expect(columnOf("Payers", "MAC")).toEqual(["", "", "Noridian JE"]);
  });

  test("goes by the headers: columns moved and columns of the practice's own are kept", async () => {
    const { id } = tableNamed("PriorAuth");
    workbook.addTableColumn(id, 0, ["Our note", "call them", "", "by fax"]);
    const { area } = tableNamed("PriorAuth");
    const header = { ...area, rows: 1 };
    expect(workbook.values(header)[0]?.slice(0, 2)).toEqual(["Our note", "Rule ID"]);
    const before = looks();
    const edit = await planOf([endPA2, removePA1, addPA4]);
    await done(edit);
    expect(columnOf("PriorAuth", "Our note")).toEqual(["", "by fax", ""]);
    expect(columnOf("PriorAuth", "Rule ID")).toEqual(["PA-2", "PA-3", "PA-4"]);
    await done(inversePlan(edit));
    expect(looks()).toEqual(before);
  });
});

describe("a change by somebody else meanwhile", () => {
  test("is told with both values, and nothing is written", async () => {
    const edit = await planOf([endPA2, addPA4]);
    workbook.write(workbook.area("PriorAuth!I3"), [[dayOf(2027, 6, 30)]]);
    const before = looks();
    expect(differencesOf(await applyPlan(edit))).toEqual([["PriorAuth PA-2, To", "", String(dayOf(2027, 6, 30))]]);
    expect(looks()).toEqual(before);
  });

  test("refuses the way back too", async () => {
    const edit = await planOf([endPA2]);
    await done(edit);
    workbook.write(workbook.area("PriorAuth!I3"), [[dayOf(2027, 6, 30)]]);
    const before = looks();
    expect(differencesOf(await applyPlan(inversePlan(edit)))).toEqual([
      ["PriorAuth PA-2, To", String(dayOf(2026, 12, 31)), String(dayOf(2027, 6, 30))],
    ]);
    expect(looks()).toEqual(before);
  });

  test("a note written into a row that is to go keeps it", async () => {
    const edit = await planOf([removePA1]);
    workbook.write(workbook.area("PriorAuth!M2"), [["ask again in May"]]);
    expect(differencesOf(await applyPlan(edit))).toEqual([["PriorAuth PA-1, Note", "", "ask again in May"]]);
  });

  test.each<[string, () => void | Promise<void>, readonly unknown[]]>([
    [
      "the rule is gone",
      () => workbook.deleteTableRows(tableNamed("PriorAuth").id, 1, 1),
      ["the rule PA-2 in PriorAuth", "there", ""],
    ],
    [
      "a column is renamed",
      () => workbook.write(workbook.area("PriorAuth!I1"), [["Until"]]),
      ["the column To of PriorAuth", "there", ""],
    ],
    [
      "the table is renamed",
      () => workbook.changeTable(tableNamed("PriorAuth").id, { name: "OldAuth" }),
      ["the table PriorAuth", "there", ""],
    ],
    [
      "the table is deleted",
      () => workbook.deleteTable(tableNamed("PriorAuth").id, true),
      ["the table PriorAuth", "there", ""],
    ],
    [
      "the sheet is deleted",
      () => workbook.deleteSheet(tableNamed("PriorAuth").area.sheet),
      ["the table PriorAuth", "there", ""],
    ],
    [
      "the id was given to another rule",
      () => workbook.type("PriorAuth!A5", "PA-4"),
      ["the rule PA-4 in PriorAuth", "", "there"],
    ],
  ])("%s", async (_what, happen, difference) => {
    const edit = await planOf([endPA2, addPA4]);
    await happen();
    const before = looks();
    expect(differencesOf(await applyPlan(edit))).toContainEqual(difference);
    expect(looks()).toEqual(before);
  });

  test("a payer that is gone is told by what it said", async () => {
    const edit = await planOf([{ kind: "remove", table: "Payers", row: 4, ruleId: "", values: {} }]);
    workbook.deleteTableRows(tableNamed("Payers").id, 2, 1);
    expect(differencesOf(await applyPlan(edit))).toEqual([
      ["Payers row 4", "BETA Beta HMO Commercial None Service 90", ""],
    ]);
  });
});

describe("new rows", () => {
  const rows = (n: number, from = 1): Operation => ({
    kind: "addTableRows",
    table: "UnitLimits",
    rows: Array.from({ length: n }, (_, i) => ({
      "Rule ID": `UL-${from + i}`,
      Payer: "*",
      Codes: `0${1000 + i}`,
      "Max Units": 4,
      MAI: "2",
      From: dayOf(2026, 10, 1),
    })),
  });

  test("fill the blank row of an empty table first, and leave one when they go", async () => {
    const before = looks();
    const added = plan(rows(2));
    await done(added);
    expect(columnOf("UnitLimits", "Codes")).toEqual(["01000", "01001"]);
    await done(inversePlan(added));
    expect(looks()).toEqual(before);
  });

  test("beyond the prepared rows have formats and drop-downs as those before", async () => {
    await done(plan(rows(260)));
    const at = (column: string): ReturnType<MemoryWorkbook["area"]> => workbook.area(`UnitLimits!${column}261`);
    expect(workbook.values(at("C"))).toEqual([["01259"]]);
    expect(workbook.numberFormats(at("C"))).toEqual([["@"]]);
    expect(workbook.numberFormats(at("F"))).toEqual([["yyyy-mm-dd"]]);
    expect(workbook.validation(at("E"))).toMatchObject({ rule: { type: "List", source: "1,2,3" } });
    expect(workbook.validation(at("B"))).toMatchObject({ rule: { type: "List" }, errorAlert: { showAlert: false } });
  });

  test("stay text where a cell's format was lost, and never become a formula", async () => {
    workbook.setNumberFormats({ ...workbook.area("PriorAuth!A1:M300") }, "General");
    const note = '=HYPERLINK("http://example.org")';
    const add: RowChange = { ...addPA4, values: { ...addPA4.values, Note: note, "Max Units": "=1+1" } };
    await done(await planOf([add, { ...endPA2, cells: [{ column: "Codes", from: "J9035", to: "00300" }] }]));
    expect(columnOf("PriorAuth", "Codes")).toEqual(["J9271", "00300", "00120", "00100"]);
    expect(columnOf("PriorAuth", "Note").at(-1)).toBe(note);
    expect(columnOf("PriorAuth", "Max Units").at(-1)).toBe("=1+1");
    expect(workbook.formulas(workbook.area("PriorAuth!G5"))).toEqual([["=1+1"]]);
    expect(workbook.valueTypes(workbook.area("PriorAuth!G5"))).toEqual([["String"]]);
  });

  test("20,000 of them go in requests far below 5 MB, with progress", async () => {
    const added = plan(rows(20_000));
    const seen: [number, number][] = [];
    requests = [];
    expect(await applyPlan(added, (now, of) => seen.push([now, of]))).toEqual({ kind: "done" });
    expect(rowsOf("UnitLimits")).toHaveLength(20_000);
    expect(columnOf("UnitLimits", "Codes").at(-1)).toBe("020999");
    expect(Math.max(...requests)).toBeLessThan(2_500_000);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  });

  test("come after the rows and before the totals, and what stands below the table moves", async () => {
    const { id, area } = tableNamed("PriorAuth");
    workbook.changeTable(id, { showTotals: true });
    workbook.write(workbook.area(`PriorAuth!A${area.rows + 4}`), [["written below"]]);
    const before = looks();
    const edit = await planOf([addPA4, removePA1]);
    await done(edit);
    expect(columnOf("PriorAuth", "Rule ID")).toEqual(["PA-2", "PA-3", "PA-4"]);
    expect(workbook.values(workbook.area("PriorAuth!A5:A8")).flat()).toEqual(["Total", "", "", "written below"]);
    await done(inversePlan(edit));
    expect(looks()).toEqual(before);
  });

  test("get into a filtered table, which is filtered afterwards as before", async () => {
    const { id } = tableNamed("PriorAuth");
    const criteria = { filterOn: "Values", values: ["MEDICARE"] };
    workbook.setFilter(id, 1, criteria);
    await done(await planOf([addPA4, removePA1]));
    expect(columnOf("PriorAuth", "Rule ID")).toEqual(["PA-2", "PA-3", "PA-4"]);
    expect(workbook.filters(id)[1]).toEqual(criteria);
  });

  test("under a title above the table", async () => {
    const sheet = workbook.area("PriorAuth!A1").sheet;
    workbook.insertCells({ sheet, row: 0, column: 0, rows: 2, columns: 16384 }, "Down");
    workbook.write(workbook.area("PriorAuth!A1"), [["Prior authorisation, Lakeside Oncology"]]);
    const before = looks();
    const edit = await planOf([{ ...endPA2, row: 5 }, addPA4]);
    await done(edit);
    expect(columnOf("PriorAuth", "To")).toEqual(["", dayOf(2026, 12, 31), dayOf(2026, 12, 31), ""]);
    expect(workbook.values(workbook.area("PriorAuth!A1"))).toEqual([["Prior authorisation, Lakeside Oncology"]]);
    await done(inversePlan(edit));
    expect(looks()).toEqual(before);
  });
});

describe("when Excel will not", () => {
  test("a protected sheet is named, and nothing is changed", async () => {
    const edit = await planOf([endPA2]);
    workbook.protect("MatrixLog");
    const before = looks();
    await expect(applyPlan(edit)).rejects.toThrow(
      'Could not change PA-2: the sheet "MatrixLog" is protected. Unprotect it on the Review tab, then try again. Nothing was changed.',
    );
    expect(looks()).toEqual(before);
  });

  test.each([1, 2, 3, 4, 5, 6])("a failure at the %s. write leaves everything as it was", async (nth) => {
    const before = looks();
    const edit = await planOf([endPA2, removePA1, addPA4]);
    let writes = 0;
    const failing = <A extends readonly unknown[], R>(work: (...args: A) => R): ((...args: A) => R) => {
      return (...args) => {
        if (++writes === nth) throw new HostError("GeneralException", "Excel is out of sorts.");
        return work(...args);
      };
    };
    const { write, addTableRows, deleteTableRows } = workbook;
    jest.spyOn(workbook, "write").mockImplementation(failing(write));
    jest.spyOn(workbook, "addTableRows").mockImplementation(failing(addTableRows));
    jest.spyOn(workbook, "deleteTableRows").mockImplementation(failing(deleteTableRows));
    await expect(applyPlan(edit)).rejects.toThrow(/Nothing was changed\.$/);
    expect(looks()).toEqual(before);
  });
});

test("a table that is not the matrix's has rows without ids", async () => {
  workbook.write(workbook.area("Claims!A1:B3"), [
    ["Rule ID", "Units"],
    ["X", 1],
    ["X", 2],
  ]);
  const id = await workbook.addTable(workbook.area("Claims!A1:B3"), true);
  workbook.changeTable(id, { name: "Ours" });
  const change = plan({
    kind: "setTableRow",
    table: "ours",
    row: { index: 1, ruleId: "" },
    cells: [{ column: "Units", expected: 2, value: 5 }],
  });
  await done(change);
  expect(columnOf("Ours", "Units")).toEqual([1, 5]);
});

test("a column of formulas keeps them: rows come and go without them being written or missed", async () => {
  const { id } = tableNamed("PriorAuth");
  workbook.addTableColumn(id, 13, ["Our link", "=Payers!A2", "=Payers!A3", "=Payers!A4"]);
  const edit = await planOf([removePA1, addPA4]);
  await done(edit);
  const { area } = tableNamed("PriorAuth");
  const links = workbook.formulas({ ...area, column: 13, columns: 1 }).flat();
  expect(links.slice(0, 3)).toEqual(["Our link", "=Payers!A3", "=Payers!A4"]);
  await done(inversePlan(edit));
  expect(columnOf("PriorAuth", "Rule ID")).toEqual(["PA-1", "PA-2", "PA-3"]);
});

test("a text that looks like a formula is no column of formulas", async () => {
  workbook.write(workbook.area("PriorAuth!B2"), [["=1"]]);
  expect(columnOf("PriorAuth", "Payer")[0]).toBe("=1");
  const change: RowChange = { ...endPA2, cells: [{ column: "Payer", from: "MEDICARE", to: "ACME" }] };
  const edit = await planOf([change, addPA4]);
  await done(edit);
  expect(columnOf("PriorAuth", "Payer")).toEqual(["=1", "ACME", "MEDICARE", "ACME"]);
  await done(inversePlan(edit));
  expect(columnOf("PriorAuth", "Payer")).toEqual(["=1", "MEDICARE", "MEDICARE"]);
});

test("columns are added at the right end and taken away while they are blank", async () => {
  const before = looks();
  const added = plan({
    kind: "addTableColumns",
    table: "PriorAuth",
    columns: [
      {
        header: "Portal",
        format: "@",
        width: 20,
        help: "Where to ask",
        choices: { kind: "words", words: ["Web", "Fax"] },
      },
    ],
  });
  await done(added);
  expect(columnOf("PriorAuth", "Portal")).toEqual(["", "", ""]);
  expect(workbook.validation(workbook.area("PriorAuth!N4"))).toMatchObject({ rule: { source: "Web,Fax" } });
  workbook.type("PriorAuth!N3", "Web");
  expect(differencesOf(await applyPlan(inversePlan(added)))).toEqual([["PriorAuth PA-2, Portal", "", "Web"]]);
  workbook.type("PriorAuth!N3", "");
  await done(inversePlan(added));
  expect(workbook.tables()).toEqual((before as { tables: unknown }).tables);
});

test("whatever is edited, the inverse restores cells, tables and names", async () => {
  const rowOf: Record<string, number> = { PriorAuth: 3, Payers: 3 };
  const table = fc.constantFrom<TableName>("PriorAuth", "Payers");
  const text = fc.constantFrom("", "J9299", "00042", "=1", "Kind:Medicaid", "note");
  const change = fc.record({
    table,
    row: fc.nat(2),
    kind: fc.constantFrom("set", "remove", "add"),
    column: fc.nat(8),
    value: text,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (wanted) => {
      await open();
      const seen = new Set<string>();
      const changes = wanted.flatMap(({ table: name, row, kind, column, value }, i): RowChange[] => {
        const header = headersOf(name)[name === "PriorAuth" ? column + 1 : column] ?? "Note";
        const ruleId = name === "PriorAuth" ? `PA-${row + 1}` : "";
        if (kind === "add") {
          const values = name === "PriorAuth" ? { "Rule ID": `PA-9${i}`, [header]: value } : { [header]: value };
          return [{ kind: "add", table: name, values }];
        }
        if (seen.has(`${name} ${row}`) || row >= (rowOf[name] ?? 0)) return [];
        seen.add(`${name} ${row}`);
        if (kind === "remove") return [{ kind: "remove", table: name, row: row + 2, ruleId, values: {} }];
        return [{ kind: "set", table: name, row: row + 2, ruleId, cells: [{ column: header, from: "", to: value }] }];
      });
      const before = looks();
      const edit = await planOf(changes);
      await done(edit);
      await done(inversePlan(edit));
      expect(looks()).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
