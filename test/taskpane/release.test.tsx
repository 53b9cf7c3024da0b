// Claims released or held, findings dismissed and remembered, the list for the batch and the record: over the real Office.js.
import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { inTransaction } from "../../src/storage/database";
import { forgetAll } from "../../src/storage/memory";
import { memoryOf } from "../../src/taskpane/core/memory";
import { logRepairs } from "../../src/taskpane/core/repair-log";
import { createMatrix, fill } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { CLAIMS, testTables } from "./claims";
import { findingRow, findingRows, findingsBecome, openPane, type OpenPane } from "./open-pane";

jest.setTimeout(120_000);

let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
beforeEach(() => forgetAll());
afterEach(() => open.close());

/** A workbook with the matrix and an export, checked. */
async function checkedExport(claims: readonly (readonly (string | number)[])[] = CLAIMS): Promise<void> {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  workbook.setNumberFormats(workbook.area("Claims!E1:E400"), "@");
  fill(workbook, "Claims", claims);
  office.open(workbook);
  await createMatrix(testTables());
  open = await openPane();
  await open.check();
  await screen.findByRole("group", { name: "Claims" });
  await memoryOf(open.pane).settled();
}

const click = async (name: string | RegExp): Promise<void> =>
  open.user.click(await screen.findByRole("button", { name }));
const sheets = (): string[] => workbook.sheets().map(({ name }) => name);
function cellsOf(sheet: string): unknown[][] {
  const used = workbook.usedArea(workbook.area(`${sheet}!A1`).sheet, true);
  return used ? workbook.values(used).map((row) => [...row]) : [];
}

/** Dismisses the first finding of a check. */
async function dismiss(check: string, reason: string): Promise<void> {
  await open.user.click(findingRow(check));
  await click("Not this one…");
  await open.user.type(await screen.findByLabelText(/^Why is it left/), reason);
  await click("Dismiss it");
  await findingsBecome((rows) => rows.length > 0 && !rows.some((row) => row.includes(check)));
}

const money = (): number => open.pane.store.state().check.checked!.result.summary.amountAtRisk;

test("claims are released, looked at and held, each list with its money; a claim opens to its lines and findings", async () => {
  await checkedExport();
  await click(/^1 released · 1 look · 5 hold|released · /);
  expect(await screen.findByRole("heading", { name: "Release or hold" })).toHaveFocus();
  await click(/^hold: \d claims, \$/);
  const list = await screen.findByRole("listbox", { name: "Claims" });
  expect(within(list).getAllByRole("option")[0]).toHaveTextContent(/C1\$650.*EM-02/);
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);
  await open.user.click(within(list).getAllByRole("option")[0]!);
  expect(await screen.findByRole("heading", { name: "Claim C1" })).toHaveFocus();
  expect(screen.getByRole("button", { name: /line 2/ })).toBeInTheDocument();
  await open.user.click(within(screen.getByRole("group", { name: "Findings" })).getAllByRole("button")[0]!);
  expect(await screen.findByText("EM-02", { exact: false })).toBeInTheDocument();
  await open.user.keyboard("{Escape}");
  expect(await screen.findByRole("heading", { name: "Claim C1" })).toBeInTheDocument();
  await open.user.keyboard("{Escape}");
  const back = await screen.findByRole("listbox", { name: "Claims" });
  await waitFor(() => expect(within(back).getAllByRole("option")[0]).toHaveFocus());
  await open.user.keyboard("{Escape}");
  expect(await screen.findByRole("listbox", { name: "Findings" })).toBeInTheDocument();
});

test("the list for the batch is a sheet, text stays text, and one click takes it away", async () => {
  const risky = CLAIMS.map((row) => row.map((cell) => (cell === "C2" ? "'=1+1" : cell)));
  await checkedExport(risky);
  const before = sheets();
  await click(/released · /);
  await click("List for the batch");
  await screen.findByText(/^The sheet "Batch .*" was added/);
  const [added] = sheets().filter((name) => !before.includes(name));
  expect(added).toMatch(/^Batch \d{4}-\d{2}-\d{2}$/);
  const cells = cellsOf(added!);
  expect(cells.flat().filter((cell) => cell === "=1+1")).toHaveLength(1);
  expect(workbook.formulas(workbook.usedArea(workbook.area(`'${added!}'!A1`).sheet, true)!).flat()).not.toContain(2);
  await click("Remove it");
  await waitFor(() => expect(sheets()).toEqual(before));
});

test("a dismissed finding leaves the list and the money, holds no claim, and can be brought back", async () => {
  await checkedExport();
  const before = money();
  const rows = findingRows().length;
  await open.user.click(findingRow("AUTH-01"));
  await click("Not this one…");
  await click("Dismiss it");
  expect(await screen.findByText(/^Type why/)).toBeInTheDocument();
  expect((await axe(screen.getByRole("tabpanel"))).violations).toEqual([]);
  await open.user.keyboard("{Escape}");
  await dismiss("AUTH-01", "Approved by phone");
  expect(findingRows()).toHaveLength(rows - 1);
  expect(money()).toBe(before - 980_000);
  await click(/^1 dismissed/);
  expect(await screen.findByText(/Approved by phone/)).toBeInTheDocument();
  await click("Bring it back");
  await screen.findByText("Nothing is dismissed.");
  await open.user.keyboard("{Escape}");
  await waitFor(() => expect(money()).toBe(before));
});

test("tomorrow's export keeps the dismissal, which comes back when the line changes; new, still open and gone are counted", async () => {
  await checkedExport();
  await dismiss("AUTH-01", "Approved by phone");
  await memoryOf(open.pane).settled();
  await open.close();

  // The same drug line in another place; EM-02's visit was mended; a claim is new, and C3 is gone.
  const [headers, visit, ...others] = CLAIMS as [(typeof CLAIMS)[number], (typeof CLAIMS)[number], ...typeof CLAIMS];
  const mended = visit.map((cell, i) => (i === 5 ? "25" : cell));
  const tomorrow = [
    headers,
    ...others.filter(([claim]) => claim !== "C3"),
    mended,
    ["C9", ...visit.slice(1, 4), "9921", ...visit.slice(5)],
  ];
  await checkedExport(tomorrow);
  await screen.findByText(/1 new, \d+ still open, \d+ gone since/);
  const { memory } = open.pane.store.state().check.checked!;
  expect(memory?.dismissed.map(({ finding, reason }) => [finding.check, reason])).toEqual([
    ["AUTH-01", "Approved by phone"],
  ]);
  expect(memory?.since).toMatchObject({ fixed: expect.any(Number) });
  expect([...memory!.fresh].map(({ check, claim }) => `${check} ${claim}`)).toEqual(["ADM-04 C9"]);
  await click("Only the 1 new");
  await findingsBecome((rows) => rows.length === 1 && rows[0]!.includes("ADM-04"));
  await open.close();

  const changed = tomorrow.map((row) => row.map((cell) => (cell === 200 ? 400 : cell)));
  await checkedExport(changed);
  await open.user.click(findingRow("AUTH-01"));
  expect(await screen.findByText(/Approved by phone.*it is back/)).toBeInTheDocument();
});

test("nothing of a cell is kept on this computer", async () => {
  await checkedExport();
  await dismiss("AUTH-01", "Approved by phone");
  await memoryOf(open.pane).settled();
  const kept = JSON.stringify(await inTransaction("readonly", (stores) => stores.getAll("memory")));
  expect(kept).toContain("Approved by phone");
  for (const text of ["Smith", "Jones", "smith r", "C34", "J9271", "Example Commercial", "46309"])
    expect(kept).not.toContain(text);
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/Smith|Jones/);
});

test("the record says what was checked, with what, and what was left and why", async () => {
  await checkedExport();
  const repaired = { old: "J9271 ", new: "J9271", when: "2026-11-26 09:05:00" };
  logRepairs(open.pane.store, [
    { ...repaired, sheetId: open.pane.store.state().check.checked!.ref.id, what: "CPT, row 4: spaces" },
    { ...repaired, sheetId: "another sheet", what: "CPT, row 9: spaces" },
  ]);
  await dismiss("AUTH-01", "=Approved by phone");
  const before = sheets();
  await click(/released · /);
  await click("Write record");
  await screen.findByText(/^The sheet "Check .*" was added/);
  await click("Write record");
  await waitFor(() => expect(sheets().filter((name) => !before.includes(name))).toHaveLength(2));
  const [first, second] = sheets().filter((name) => !before.includes(name));
  expect(second).toBe(`${first!} 2`);
  const text = cellsOf(`'${first!}'`)
    .map((row) => row.join(" | "))
    .join("\n");
  expect(text).toMatch(/Matrix \| .+\.xlsx, this workbook, as it was 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d/);
  expect(text).toContain(`Matrix revision | ${open.pane.store.state().loaded!.matrix.revision}`);
  expect(text).toMatch(/AUTH-01 \| C2 \| 3 \| error \| .* \| =Approved by phone \| /);
  expect(text).not.toMatch(/Smith|Jones/);
  expect(text).toContain("2026-11-26 09:05:00 | CPT, row 4: spaces");
  expect(text).not.toContain("CPT, row 9: spaces");
});
