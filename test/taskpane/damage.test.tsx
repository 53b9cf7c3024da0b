// A damaged export: told with counts before and after a check, repaired by a press of a button, taken back.
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { repairsOf } from "../../src/taskpane/core/repair-log";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { createMatrix, fill } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { testTables } from "./claims";
import { openPane, said, type OpenPane } from "./open-pane";

jest.setTimeout(60_000);

let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane;

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "POS", "NDC", "DOS To"];
const ROWS = [
  ["Medicare", "P1", "'14/10/2026", "'j9271", 2, "6.3E+09 ", ""],
  ["Medicare", "P2", "'04/10/2026", "'J927l", 11, 6302602001, "'10/04/2026"],
  ["Medicare", "P3 ", "'15/10/2026", "'9641\u200b3", 11, "'50242006001", "'10/05/2026"],
];

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});

beforeEach(async () => {
  workbook = createMemoryWorkbook({ sheets: ["Export"] });
  office.open(workbook);
  await createMatrix(testTables());
  workbook.setNumberFormats(workbook.area("Export!F2:F2"), "@");
  fill(workbook, "Export", [HEADERS, ...ROWS]);
  workbook.activateSheet(workbook.area("Export!A1").sheet);
  open = await openPane();
});

afterEach(() => open.close());

const click = (name: string | RegExp): Promise<void> => open.user.click(screen.getByRole("button", { name }));
const values = (address: string) => workbook.values(workbook.area(address)).map(([value]) => value);
const all = () => [
  workbook.values(workbook.area("Export!A1:G5")),
  workbook.numberFormats(workbook.area("Export!A1:G5")),
];
const rows = (name: string): (string | null)[] =>
  within(screen.getByRole("group", { name }))
    .getAllByRole("button")
    .map((row) => row.textContent);
const MISREAD = "Read wrongly, or not at all";

/** Work and the reading after it are over. */
const settled = (): Promise<void> =>
  waitFor(
    () => {
      expect(open.pane.store.state().busy).toBeNull();
      expect(open.pane.store.state().check.running).toBeNull();
    },
    { timeout: 20_000 },
  );

test("is looked for before a check, by kinds with counts and samples", async () => {
  await click("Look for damage first");
  await screen.findByRole("heading", { name: "Damage" });
  expect(rows(MISREAD)).toEqual([
    expect.stringMatching(/^Scientific notation1 cellNDC: “6\.3E\+09·”: cannot be known/),
    expect.stringMatching(/^Lost zeros1 cellNDC: 6302602001 → “06302602001”/),
    expect.stringMatching(/^Order of dates3 cellsDOS: “14\/10\/2026” → 2026-10-14/),
    expect.stringMatching(/^Order of dates2 cellsDOS To: “10\/04\/2026” → 2026-04-10/),
    expect.stringMatching(/^Letters for digits1 cellCPT: “J927l” → “J9271”/),
    expect.stringMatching(/^Stray spaces1 cellCPT: “9641‹U\+200B›3” → “96413”/),
  ]);
  expect(rows("Read all the same")).toEqual([
    expect.stringMatching(/^Lost zeros1 cellPOS: 2 → “02”/),
    expect.stringMatching(/^Lower case1 cellCPT: “j9271” → “J9271”/),
    expect.stringMatching(/^Stray spaces1 cellPatient: “P3·” → “P3”/),
  ]);
  expect(open.pane.store.state().check.checked).toBeNull();
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);
});

test("is told by a check, repaired after a preview, checked again, recorded, and taken back", async () => {
  const before = all();
  await open.check();
  expect(screen.getByText("5 kinds of damage in 9 cells.")).toBeInTheDocument();
  expect(open.pane.store.state().check.checked?.sheet.lines).toHaveLength(0);
  await click("Look at the damage");
  await open.user.click(await screen.findByRole("button", { name: /Order of dates.*DOS:/ }));
  const list = screen.getByRole("list", { name: "Damaged cells" });
  expect(
    within(list)
      .getAllByRole("listitem")
      .map((item) => item.textContent),
  ).toEqual(["Row 2“14/10/2026” → 2026-10-14", "Row 3“04/10/2026” → 2026-10-04", "Row 4“15/10/2026” → 2026-10-15"]);
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);
  await click(/^Go to row 3: /);
  await waitFor(() => expect(workbook.selection()).toMatchObject({ row: 2, column: 2, rows: 1, columns: 1 }));
  expect(all()).toEqual(before);

  await click("Repair these 3 cells");
  await said("3 cells repaired: order of dates.");
  await settled();
  expect(values("Export!C2:C4")).toEqual([46309, 46299, 46310]);
  // The sheet was checked again: its rows can be read now.
  expect(open.pane.store.state().check.checked?.sheet.lines.length).toBeGreaterThan(0);
  // The other dates go on by what these told, though they tell it no more.
  expect(rows(MISREAD).filter((row) => row?.startsWith("Order of dates"))).toEqual([
    expect.stringMatching(/DOS To: “10\/04\/2026” → 2026-04-10/),
  ]);
  const [record] = repairsOf(open.pane.store);
  expect(repairsOf(open.pane.store)).toHaveLength(3);
  expect(record).toMatchObject({ what: "DOS, row 2: order of dates", old: "“14/10/2026”", new: "2026-10-14" });
  // It stands in the record of this sheet's check alone, between fixes by the same clock.
  expect(record).toMatchObject({ sheetId: open.pane.store.state().check.checked?.ref.id });
  expect(record?.when).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

  await click("Undo");
  await said("The repair was taken back.");
  await settled();
  expect(all()).toEqual(before);
  expect(repairsOf(open.pane.store)).toEqual([]);
});

test("of which nobody can tell the true value says what to do, and offers no repair", async () => {
  await click("Look for damage first");
  await open.user.click(await screen.findByRole("button", { name: /Scientific notation/ }));
  expect(screen.getByText(/Export the list again with NDC as text/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Repair/ })).not.toBeInTheDocument();
  await open.user.keyboard("{Escape}");
  expect(screen.getByRole("heading", { name: "Damage" })).toBeInTheDocument();
  await click("Back");
  expect(screen.getByText("5 kinds of damage in 9 cells.")).toBeInTheDocument();
});

test("that can be read in two ways is repaired as somebody chooses", async () => {
  workbook.write(workbook.area("Export!C2:C4"), [[46309], [46299], [46310]]);
  await click("Look for damage first");
  await open.user.click(await screen.findByRole("button", { name: /Order of dates.*DOS To:/ }));
  expect(screen.queryByRole("button", { name: /^Repair/ })).not.toBeInTheDocument();
  await open.user.selectOptions(screen.getByRole("combobox", { name: "These cells are" }), "day/month/year");
  expect(screen.getByText("“10/04/2026” → 2026-04-10")).toBeInTheDocument();
  await click("Repair these 2 cells");
  await said("2 cells repaired: order of dates.");
  await settled();
  expect(values("Export!G3:G4")).toEqual([46122, 46152]);
});

test("is repaired in all its kinds at once, after one preview, but for what is taken out, and comes back in one step", async () => {
  workbook.write(workbook.area("Export!C2:C4"), [[46309], [46299], [46310]]);
  const before = all();
  await click("Look for damage first");
  await screen.findByRole("heading", { name: "Damage" });
  await click("Repair all (6)…");
  await screen.findByRole("heading", { name: "Repair all" });
  expect(screen.getByText(/^1 cell cannot be repaired here/)).toBeInTheDocument();
  expect(screen.queryByText(/Scientific notation/)).not.toBeInTheDocument();
  expect(screen.getByRole("list", { name: "Lost zeros in NDC" }).textContent).toBe("Row 36302602001 → “06302602001”");
  await open.user.selectOptions(screen.getByRole("combobox", { name: "The dates in DOS To are" }), "day/month/year");
  expect(screen.getByRole("list", { name: "Order of dates in DOS To" }).textContent).toMatch(/^Row 3“10\/04\/2026” → /);
  await open.user.click(screen.getByRole("checkbox", { name: /^Stray spaces in Patient/ }));
  expect(screen.queryByRole("list", { name: "Stray spaces in Patient" })).not.toBeInTheDocument();
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);
  expect(all()).toEqual(before);

  await click("Repair 7 cells");
  await said("7 cells repaired: 5 kinds of damage.");
  await settled();
  expect(workbook.values(workbook.area("Export!B2:G4"))).toEqual([
    ["P1", 46309, "J9271", "02", "6.3E+09 ", ""],
    ["P2", 46299, "J9271", 11, "06302602001", 46122],
    ["P3 ", 46310, "96413", 11, "50242006001", 46152],
  ]);
  expect(repairsOf(open.pane.store).map(({ what }) => what)).toContain("NDC, row 3: lost zeros");

  await click("Undo");
  await said("The repair was taken back.");
  await settled();
  expect(all()).toEqual(before);
  expect(repairsOf(open.pane.store)).toEqual([]);
});

test("in a formula is left, and told", async () => {
  await click("Look for damage first");
  await open.user.click(await screen.findByRole("button", { name: /Lost zeros.*POS:/ }));
  workbook.write(workbook.area("Export!E2:E2"), [["=1+1"]]);
  await click("Repair this cell");
  await said("Nothing was repaired. 1 cell holds a formula and was left: correct the formula.");
  expect(workbook.formulas(workbook.area("Export!E2:E2"))).toEqual([["=1+1"]]);
});

test("of a patient's id is recorded without the id", async () => {
  await click("Look for damage first");
  await open.user.click(await screen.findByRole("button", { name: /Stray spaces.*Patient:/ }));
  await click("Repair this cell");
  await said("1 cell repaired: stray spaces.");
  await settled();
  expect(values("Export!B4:B4")).toEqual(["P3"]);
  expect(JSON.stringify(repairsOf(open.pane.store))).not.toContain("P3");
});
