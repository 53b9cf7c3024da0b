// What is written beside the user's data: a column of status, a table of findings; found again, told from what somebody changed, taken away.
import { applyPlan } from "../../src/excel/apply-plan";
import { ExcelFailure } from "../../src/excel/failure";
import { findWritten, readClaimArea, readWritten, writtenKey } from "../../src/excel/read-written";
import { readWorkbookState } from "../../src/excel/workbook-state";
import { writeSetting } from "../../src/excel/workbook-settings";
import { findingsTablePlan, removeFindings } from "../../src/plans/findings-table";
import { inversePlan } from "../../src/plans/inverse";
import type { Plan } from "../../src/plans/operations";
import { lookOf, removeReport, reportPlan, reportSheet } from "../../src/plans/report";
import { removeStatus, statusAgainPlan, statusColumnPlan } from "../../src/plans/status-column";
import {
  changedCells,
  knownTexts,
  readTexts,
  reportRowText,
  rowText,
  savedTexts,
  type Written,
} from "../../src/plans/written";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";
import { contentOf, fill, formulaAt } from "./workbook";

jest.setTimeout(60_000);

let office: Office;
let workbook: MemoryWorkbook;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
const ROWS = [
  ["Title of the export"],
  ["Payer", "Patient", "DOS", "CPT"],
  ["Medicare", "P1", 46309, "J9271"],
  ["Medicare", "P2", 46309, "96413"],
  ["Total", "", "", ""],
  ["Medicare", "P3", 46309, "99214"],
];
const TEXTS = ["Error: prior authorisation is required", "OK", "", "Not checked: COV-01: no rule"];
const done = { kind: "done" };

beforeEach(() => {
  workbook = createMemoryWorkbook({ sheets: ["Claims 2026", "Other"] });
  office.open(workbook);
  fill(workbook, "'Claims 2026'", ROWS);
});

const column = (address: string): unknown[] =>
  workbook.formulas(workbook.area(`'Claims 2026'!${address}`)).map(([cell]) => cell);
const looks = () => workbook.conditionalFormats(workbook.area("'Claims 2026'!A1").sheet);
const makeTable = async (): Promise<void> => {
  const id = await workbook.addTable(workbook.area("'Claims 2026'!A2:D6"), true);
  await workbook.changeTable(id, { name: "Claims" });
};

/** Writes the status beside the claims, as the pane does. */
async function writeStatus(texts: readonly string[] = TEXTS): Promise<Plan> {
  const area = await readClaimArea(workbook.area("'Claims 2026'!A1").sheet, { headers: 2, last: 2 + texts.length }, 0);
  const { names } = await readWorkbookState();
  const plan = statusColumnPlan({ ...area, row: 1 }, texts, names);
  expect(await applyPlan(plan)).toEqual(done);
  const known = knownTexts(["Status", ...texts], null);
  await writeSetting(writtenKey("PolicyMatrixStatus"), savedTexts(known, { width: area.width }));
  return plan;
}

async function written(): Promise<Written[]> {
  const found: Written[] = [];
  for (const place of await findWritten()) {
    const read = await readWritten(place);
    if (read) found.push(read);
  }
  return found;
}
async function status() {
  const found = (await written()).find(({ kind }) => kind === "status");
  if (found?.kind !== "status") throw new Error("no status was found");
  return found;
}
const removeAll = async (): Promise<Plan> => ({
  title: "Remove what was written",
  operations: (await written()).flatMap((each) =>
    each.kind === "status" ? removeStatus(each) : each.kind === "findings" ? removeFindings(each) : removeReport(each),
  ),
});
/** Without the names, whose way back is by the same plans, and the settings, which are no cells. */
const cells = (): unknown => ({ ...(contentOf(workbook) as Record<string, unknown>), settings: null });

describe.each(["plain cells", "a table"])("a column of status beside %s", (kind) => {
  beforeEach(async () => {
    if (kind === "a table") await makeTable();
  });

  test("says each row, coloured by its word; what is no line stays blank", async () => {
    await writeStatus();
    expect(column("E2:E6")).toEqual(["Status", ...TEXTS]);
    expect(looks().map(({ rule, area }) => [rule, area.column, area.row, area.rows])).toEqual(
      ["OK", "Not checked", "Warning", "Error"].map((text) => [
        { type: "ContainsText", operator: "BeginsWith", text },
        4,
        2,
        4,
      ]),
    );
    expect(looks().every(({ format }) => format.fill !== undefined && format.fontColor !== undefined)).toBe(true);
  });

  test("is taken back by its undo, and by its name from a workbook that was opened again", async () => {
    const before = cells();
    const plan = await writeStatus();
    expect(await applyPlan(inversePlan(plan))).toEqual(done);
    expect(cells()).toEqual(before);
    await writeStatus();
    const after = cells();
    const removal = await removeAll();
    expect(await applyPlan(removal)).toEqual(done);
    expect(cells()).toEqual(before);
    expect(looks()).toEqual([]);
    expect(await applyPlan(inversePlan(removal))).toEqual(done);
    expect(cells()).toEqual(after);
    expect(looks()).toHaveLength(4);
  });

  test("is known after rows were sorted and a column was put before it; a note in it is told", async () => {
    await writeStatus();
    const [first, second] = [workbook.area("'Claims 2026'!A3:E3"), workbook.area("'Claims 2026'!A4:E4")];
    const [one, two] = [workbook.values(first), workbook.values(second)];
    await workbook.write(first, two);
    await workbook.write(second, one);
    expect(changedCells(await status())).toEqual([]);
    if (kind === "plain cells") {
      await workbook.insertCells(workbook.area("'Claims 2026'!B1:B1048576"), "Right");
      expect((await status()).cell.column).toBe(5);
      expect(changedCells(await status())).toEqual([]);
    }
    const at = kind === "plain cells" ? "F4" : "E4";
    workbook.type(`'Claims 2026'!${at}`, "called the payer");
    expect(changedCells(await status())).toMatchObject([
      { sheet: "Claims 2026", row: 3, found: "called the payer", column: kind === "plain cells" ? 5 : 4 },
    ]);
    expect(await applyPlan(await removeAll())).toEqual(done);
    expect(formulaAt(workbook, `'Claims 2026'!${at}`)).toBe("");
  });

  test("says something new where it stands, and its undo says the old", async () => {
    await writeStatus();
    await workbook.write(workbook.area("'Claims 2026'!F2"), [["Mine"]]);
    const again = statusAgainPlan(await status(), ["OK", "Warning: look", "", "OK"]);
    expect(await applyPlan(again)).toEqual(done);
    expect(column("E2:E6")).toEqual(["Status", "OK", "Warning: look", "", "OK"]);
    expect(column("F2:F2")).toEqual(["Mine"]);
    expect(looks()).toHaveLength(4);
    expect(await applyPlan(inversePlan(again))).toEqual(done);
    expect(column("E2:E6")).toEqual(["Status", ...TEXTS]);
    expect(looks()).toHaveLength(4);
  });

  test("a removal that was planned before somebody typed is refused with the cell", async () => {
    await writeStatus();
    const removal = await removeAll();
    workbook.type("'Claims 2026'!E4", "=1+1");
    const applied = await applyPlan(removal);
    expect(applied.kind).toBe("refused");
    expect(JSON.stringify(applied)).toContain("E4");
    expect(column("E3:E3")).toEqual([TEXTS[0]]);
  });

  test("a format that somebody made in the column stays", async () => {
    await writeStatus();
    const sheet = workbook.area("'Claims 2026'!A1").sheet;
    await workbook.setConditionalFormat(sheet, {
      id: "mine",
      area: workbook.area("'Claims 2026'!A3:F6"),
      rule: { type: "ContainsText", operator: "BeginsWith", text: "Error" },
      stopIfTrue: false,
      format: { fill: "#00FF00" },
    });
    expect(await applyPlan(await removeAll())).toEqual(done);
    expect(looks().map(({ id }) => id)).toEqual(["mine"]);
  });

  test("of many rows goes in many requests, and stopping leaves nothing", async () => {
    const many = Array.from({ length: 9_000 }, (_, i) => `Error: ${"wants an authorisation ".repeat(8)} ${i}`);
    fill(
      workbook,
      "'Claims 2026'",
      Array.from({ length: 9_002 }, (_, i) => (i === 1 ? (ROWS[1] ?? []) : ["Medicare", `P${i}`, 46309, "J9271"])),
    );
    if (kind === "a table") {
      const [table] = workbook.tables();
      await workbook.changeTable(table?.id ?? "", { area: workbook.area("'Claims 2026'!A2:D9002") });
    }
    const before = cells();
    const area = await readClaimArea(workbook.area("'Claims 2026'!A1").sheet, { headers: 2, last: 9_002 }, 0);
    const plan = statusColumnPlan({ ...area, row: 1 }, many, []);
    const told: number[] = [];
    await expect(
      applyPlan(plan, (made, of) => {
        told.push(of);
        if (made > 2) throw new ExcelFailure("You stopped it.");
      }),
    ).rejects.toThrow("You stopped it. Nothing was changed.");
    expect(told[0]).toBeGreaterThan(4);
    expect(cells()).toEqual(before);
    expect(looks()).toEqual([]);
    expect(await applyPlan(plan)).toEqual(done);
    expect(column("E9002:E9002")).toEqual([many[8_999]]);
  });
});

test("cells that are filled are not written over, and a status of the export's own keeps its name", async () => {
  fill(workbook, "'Claims 2026'", [[], [...(ROWS[1] ?? []), "Status"]]);
  await writeStatus();
  expect(column("F2:F3")).toEqual(["Status 2", TEXTS[0]]);
  const plan = statusColumnPlan(
    { sheet: "Claims 2026", table: null, row: 1, column: 3, headers: [], width: 48 },
    TEXTS,
    (await readWorkbookState()).names,
  );
  const refused = await applyPlan(plan);
  expect(refused).toMatchObject({ kind: "refused" });
  expect(column("D2:D3")).toEqual(["CPT", "J9271"]);
});

test("a table that is filtered grows by the column and keeps its filter", async () => {
  await makeTable();
  const [table] = workbook.tables();
  await workbook.setFilter(table?.id ?? "", 0, { filterOn: "Values", values: ["Medicare"] });
  await writeStatus();
  expect(column("E2:E6")).toEqual(["Status", ...TEXTS]);
  expect(workbook.filters(table?.id ?? "")[0]).toMatchObject({ filterOn: "Values" });
  expect(await applyPlan(await removeAll())).toEqual(done);
  expect(workbook.filters(table?.id ?? "")[0]).toMatchObject({ filterOn: "Values" });
});

describe("the table of findings", () => {
  const HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    "+1-2",
    "-2+3",
    "@SUM(A1)",
    "'quoted",
    "1-2",
    "00120",
    "TRUE",
  ];
  const rows = HOSTILE.map((text, i) => [
    i === 5 ? "1-2" : i + 1,
    "AUTH-01",
    i === 0 ? "Error" : "Not checked",
    text,
    text,
    text,
    i === 0 ? 98.5 : "",
    text,
    text,
  ]);
  async function write(): Promise<Plan> {
    const plan = findingsTablePlan(rows, await readWorkbookState());
    expect(await applyPlan(plan)).toEqual(done);
    const [headers = []] = workbook.values(workbook.area("Findings!A1:I1"));
    const known = knownTexts([rowText([...headers]), ...rows.map(rowText)], null);
    await writeSetting(writtenKey("PolicyMatrixFindings"), savedTexts(known, {}));
    return plan;
  }

  test("holds what was found as a table; text stays text and nothing runs, amounts are numbers", async () => {
    await write();
    const body = workbook.values(workbook.area("Findings!A2:I9"));
    expect(body).toEqual(rows);
    expect(workbook.valueTypes(workbook.area("Findings!D2:D9")).flat()).toEqual(rows.map(() => "String"));
    expect(workbook.valueTypes(workbook.area("Findings!G2")).flat()).toEqual(["Double"]);
    expect(workbook.tables().map(({ name }) => name)).toEqual(["Findings"]);
    expect(workbook.conditionalFormats(workbook.area("Findings!A1").sheet)).toHaveLength(4);
  });

  test("is known after a sort, told from a row that somebody changed, removed, and brought back", async () => {
    const before = cells();
    await write();
    const all = workbook.area("Findings!A2:I9");
    const sorted = [...workbook.values(all)]
      .reverse()
      .map((row) => row.map((cell) => (typeof cell === "string" && cell !== "" ? `'${cell}` : cell)));
    await workbook.write(all, sorted);
    const [found] = await written();
    expect(found && changedCells(found)).toEqual([]);
    const removal = await removeAll();
    expect(await applyPlan(removal)).toEqual(done);
    expect(cells()).toEqual(before);
    expect(await applyPlan(inversePlan(removal))).toEqual(done);
    expect(workbook.values(workbook.area("Findings!D2:D9")).flat()).toEqual([...HOSTILE].reverse());
    workbook.type("Findings!D3", "done");
    workbook.type("Findings!L4", "=1+1");
    const [changed] = await written();
    expect(changed && changedCells(changed).map(({ row, column: at }) => [row, at])).toEqual([
      [2, 0],
      [3, 11],
    ]);
    const anyway = await removeAll();
    expect(await applyPlan(anyway)).toEqual(done);
    expect(cells()).toEqual(before);
    expect(await applyPlan(inversePlan(anyway))).toEqual(done);
    expect(workbook.values(workbook.area("Findings!D3"))).toEqual([["done"]]);
  });

  test("takes another name where the user has a sheet or a table Findings", async () => {
    await workbook.addSheet("Findings");
    fill(workbook, "Other", [["a"], ["b"]]);
    const mine = await workbook.addTable(workbook.area("Other!A1:A2"), true);
    await workbook.changeTable(mine, { name: "Findings" });
    const plan = findingsTablePlan(rows, await readWorkbookState());
    expect(await applyPlan(plan)).toEqual(done);
    expect(workbook.sheets().map(({ name }) => name)).toContain("Findings 2");
    expect(workbook.tables().map(({ name }) => name)).toEqual(["Findings", "Findings2"]);
  });
});

describe("a sheet to be read", () => {
  const made = reportSheet(
    "Check 2026-11-26",
    {
      cells: [["Record of a check"], [], ["Claim", "Money"], ["=C1", 98.5], ["00120", ""]],
      headings: [{ row: 0, level: "title" }],
      widths: [20, 12],
      formats: [{ row: 3, column: 1, format: "#,##0.00", rows: 2 }],
    },
    1,
    [],
  );
  async function write(): Promise<Plan> {
    const plan = reportPlan("Write the record", made, (await readWorkbookState()).names);
    expect(await applyPlan(plan)).toEqual(done);
    const known = knownTexts(made.cells.map(reportRowText), null);
    await writeSetting(writtenKey("PolicyMatrixReport"), savedTexts(known, { report: lookOf(made) }));
    return plan;
  }

  /** A sheet that is made again has another id. */
  const withoutIds = (): unknown => JSON.parse(JSON.stringify(contentOf(workbook)).replace(/"\{[0-9-]+\}"/g, '"id"'));

  test("is found under another name of its own, taken away, and comes back as it was", async () => {
    const before = cells();
    await write();
    const after = withoutIds();
    await workbook.changeSheet(workbook.area("'Check 2026-11-26'!A1").sheet, { name: "Kept for the auditor" });
    const [found] = await written();
    expect(found).toMatchObject({ kind: "report", cell: { sheet: "Kept for the auditor" }, look: lookOf(made) });
    expect(found && changedCells(found)).toEqual([]);
    await workbook.changeSheet(workbook.area("'Kept for the auditor'!A1").sheet, { name: "Check 2026-11-26" });
    const removal = await removeAll();
    expect(await applyPlan(removal)).toEqual(done);
    expect(cells()).toEqual(before);
    expect(await applyPlan(inversePlan(removal))).toEqual(done);
    expect(withoutIds()).toEqual(after);
  });

  test("on which somebody wrote is told, with its row, and goes when that is meant", async () => {
    const before = cells();
    await write();
    workbook.type("'Check 2026-11-26'!C4", "Signed: Dr. Birch");
    workbook.type("'Check 2026-11-26'!D9", "=1+1");
    const [changed] = await written();
    expect(changed && changedCells(changed)).toMatchObject([
      { row: 3, column: 0, found: "=C1 · 98.5 · Signed: Dr. Birch" },
      { row: 8, column: 3, found: expect.anything() },
    ]);
    expect(await applyPlan(await removeAll())).toEqual(done);
    expect(cells()).toEqual(before);
  });

  test("the record and the list for the batch are two, and both are found", async () => {
    await write();
    const { names, sheets } = await readWorkbookState();
    const next = reportSheet(
      "Batch 2026-11-26",
      { ...made, formats: [] },
      2,
      sheets.map(({ name }) => name),
    );
    expect(await applyPlan(reportPlan("Write the list", next, names))).toEqual(done);
    expect((await written()).map(({ name, cell }) => [name, cell.sheet])).toEqual([
      ["PolicyMatrixReport", "Check 2026-11-26"],
      ["PolicyMatrixReport2", "Batch 2026-11-26"],
    ]);
  });
});

test("hashes of what was written are kept, with those before them, and say nothing of it", () => {
  const first = knownTexts(["Error: Smith R", "OK"], null);
  const second = knownTexts(["Warning: x"], first);
  const saved = savedTexts(second, { width: 48 });
  expect(saved).not.toMatch(/Smith|Error|Warning/);
  expect(readTexts(saved)).toEqual({ known: second, width: 48, report: null });
  expect(readTexts("{")).toBeNull();
  expect(readTexts(7)).toBeNull();
  expect(second.hashes.size).toBe(3);
});
