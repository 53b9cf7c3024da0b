// Findings in groups, the bars, and what is written to the sheet: over the real Office.js.
import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { forgetAll } from "../../src/storage/memory";
import { createMatrix, fill } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { CLAIMS, testTables } from "./claims";
import { findingRows, findingsBecome, openPane, said, type OpenPane } from "./open-pane";

jest.setTimeout(120_000);

let office: Office;
let workbook: MemoryWorkbook;
let open: OpenPane;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
});
beforeEach(() => forgetAll());
afterEach(() => open.close());

async function checkedClaims({ asTable = false } = {}): Promise<void> {
  workbook = createMemoryWorkbook({ sheets: ["Claims"] });
  workbook.setNumberFormats(workbook.area("Claims!E1:E400"), "@");
  fill(workbook, "Claims", CLAIMS);
  if (asTable) await workbook.addTable(workbook.area("Claims!A1:K9"), true);
  office.open(workbook);
  await createMatrix(testTables());
  open = await openPane();
  await open.check();
}

const click = async (name: string | RegExp): Promise<void> =>
  open.user.click(await screen.findByRole("button", { name }));
const values = (address: string): unknown[] => workbook.values(workbook.area(address)).flat();
const sheets = (): string[] => workbook.sheets().map(({ name }) => name);
const faults = async (): Promise<readonly unknown[]> => (await axe(screen.getByRole("tabpanel"))).violations;
const listBy = (by: string): Promise<void> =>
  open.user.selectOptions(screen.getByRole("combobox", { name: "How findings are listed" }), by);
const options = (list: HTMLElement): string[] =>
  within(list)
    .getAllByRole("option")
    .map((row) => row.textContent ?? "");

test("findings by check: arrows move, Enter opens, the sheet follows, Esc comes back to the group", async () => {
  await checkedClaims();
  await listBy("By check");
  const groups = await screen.findByRole("listbox", { name: "Checks" });
  expect(options(groups)[0]).toMatch(/^errorAUTH-01 Authorisation missing\$9,8001 error/);
  expect(screen.queryByRole("combobox", { name: "Check" })).not.toBeInTheDocument();
  expect(await faults()).toEqual([]);
  within(groups).getAllByRole("option")[0]?.focus();
  await open.user.keyboard("{ArrowDown}");
  await waitFor(() => expect(within(groups).getAllByRole("option")[1]).toHaveFocus());
  const second = options(groups)[1] ?? "";
  await open.user.keyboard("{ArrowUp}{Enter}");
  await findingsBecome((rows) => rows.length === 1 && rows[0]?.includes("AUTH-01") === true);
  await waitFor(() => expect(screen.getAllByRole("option")[0]).toHaveFocus());
  await open.user.keyboard("{Home}");
  await waitFor(() => expect(workbook.selection()).toMatchObject({ row: 3 }));
  expect(screen.getByText("1 finding")).toBeInTheDocument();
  await open.user.keyboard("{Escape}");
  const back = await screen.findByRole("listbox", { name: "Checks" });
  await waitFor(() => expect(within(back).getAllByRole("option")[0]).toHaveFocus());
  expect(options(back)[1]).toBe(second);
});

test("by line a group is the line: its findings, and the sheet goes there", async () => {
  await checkedClaims();
  await listBy("By line");
  const groups = await screen.findByRole("listbox", { name: "Lines" });
  expect(options(groups)[0]).toMatch(/^errorLine 3 · J9271\$9,800.*Jones A/);
  await open.user.click(within(groups).getAllByRole("option")[0]!);
  expect(await screen.findByRole("button", { name: "Line 3 · J9271" })).toBeInTheDocument();
  await waitFor(() => expect(workbook.selection()).toMatchObject({ row: 3 }));
  await click("Line 3 · J9271");
  expect(await screen.findByRole("listbox", { name: "Lines" })).toBeInTheDocument();
});

test("bars by payer and by family filter, and say so", async () => {
  await checkedClaims();
  const all = findingRows().length;
  await click("by payer");
  await click(/^Example Commercial Plan: \$9,800 at risk, \d+ findings?$/);
  await findingsBecome((rows) => rows.length > 0 && rows.length < all);
  expect(screen.getByRole("button", { name: /^Example Commercial Plan: / })).toHaveAttribute("aria-pressed", "true");
  await click("By family");
  await click(/^Authorisation: \$9,800 at risk, 1 finding$/);
  await findingsBecome((rows) => rows.length === 1);
  expect(screen.getByRole("button", { name: "Authorisation" })).toHaveAttribute("aria-expanded", "true");
  expect(await faults()).toEqual([]);
  await click(/^Authorisation: /);
  await findingsBecome((rows) => rows.length === all);
  // What opened the bars says whose they are.
  expect(screen.getByRole("button", { name: "by family" })).toHaveAttribute("aria-expanded", "true");
});

describe.each([false, true])("what is written to a sheet (a table: %p)", (asTable) => {
  test("the status beside the claims: written, not stale, checked again as before, written again, undone", async () => {
    await checkedClaims({ asTable });
    const { check } = open.pane.store.state();
    await click("Write to the sheet…");
    expect(await screen.findByRole("heading", { name: "Write to the sheet" })).toHaveFocus();
    expect(await faults()).toEqual([]);
    await click("Write status");
    await screen.findByText("The status of 8 rows is in Claims.");
    expect(values("Claims!L1:L9").map((text) => /^[A-Za-z ]+/.exec(String(text))?.[0])).toEqual([
      "Status",
      "Error",
      "OK",
      "Error",
      "Warning",
      "Error",
      "Error",
      "Error",
      "OK",
    ]);
    expect(open.pane.store.state().check).toMatchObject({ stale: null, checked: check.checked });
    expect(await faults()).toEqual([]);
    await open.user.keyboard("{Escape}");
    await open.check();
    expect(open.pane.store.state().check.checked?.result.summary).toEqual(check.checked?.result.summary);
    expect(open.pane.store.state().check.checked?.sheet.mapping).toEqual(check.checked?.sheet.mapping);
    await click("Write to the sheet…");
    await click("Write status again");
    await screen.findByText("The status of 8 rows is in Claims.");
    expect(values("Claims!M1")).toEqual([""]);
    await click("Undo");
    await said("Undone.");
    expect(values("Claims!L2")).toEqual([expect.stringMatching(/^Error: /)]);
    await click("Remove what was written");
    await screen.findByText("What was written is gone.");
    expect(values("Claims!L1:L9").join("")).toBe("");
    expect(workbook.conditionalFormats(workbook.area("Claims!A1").sheet)).toEqual([]);
    expect(workbook.names().some(({ name }) => name.startsWith("PolicyMatrixStatus"))).toBe(false);
    await click("Undo");
    await waitFor(() => expect(values("Claims!L2")).toEqual([expect.stringMatching(/^Error: /)]));
  });
});

test("the findings as a table, written again in its place, and both taken away after the pane was opened anew", async () => {
  await checkedClaims();
  const before = sheets();
  await click("Write to the sheet…");
  await click("Write status");
  await screen.findByText(/^The status of/);
  await click("Write findings");
  await screen.findByText("The findings are in the sheet Findings.");
  const table = workbook.tables().find(({ name }) => name === "Findings");
  const { findings, notChecked } = open.pane.store.state().check.checked!.result;
  expect(table?.area.rows).toBe(1 + findings.length + notChecked.length);
  await click("Write findings again");
  await waitFor(() => expect(screen.getByRole("button", { name: "Write findings again" })).toBeEnabled());
  await waitFor(() => expect(workbook.tables().find(({ name }) => name === "Findings")?.id).not.toBe(table?.id));
  expect(sheets()).toEqual([...before, "Findings"]);
  await open.user.keyboard("{Escape}");
  await click(/ released · /);
  await click("Write record");
  await screen.findByText(/^The sheet "Check \d{4}-\d\d-\d\d" was added/);
  const [record = ""] = sheets().filter((name) => name.startsWith("Check "));
  await open.close();
  open = await openPane();
  workbook.select(workbook.area("Claims!A1"));
  await open.check();
  await click("Write to the sheet…");
  const there = await screen.findByRole("region", { name: "In the workbook now" });
  expect(
    within(there)
      .getAllByRole("button")
      .map((each) => each.textContent),
  ).toEqual([
    "Status columnClaims!L1",
    "Findings tableFindings!A1",
    `${record}A sheet of its own`,
    "Remove what was written",
  ]);
  await click("Remove what was written");
  await screen.findByText("What was written is gone.");
  expect(sheets()).toEqual(before);
  expect(values("Claims!L1:L9").join("")).toBe("");
  expect(workbook.names().filter(({ name }) => /^PolicyMatrix(Status|Findings|Report)/.test(name))).toEqual([]);
  const settings = (): string[] => workbook.settings.keys().filter((key) => key.startsWith("PolicyMatrix.Written."));
  expect(settings()).toEqual([]);
  await click("Undo");
  await said("Undone.");
  expect(sheets().sort()).toEqual([...before, "Findings", record].sort());
  expect(settings()).toHaveLength(3);
});

test("a note in the status is not lost: it is shown, gone to, and removed only when it is meant", async () => {
  await checkedClaims();
  await click("Write to the sheet…");
  await click("Write status");
  await screen.findByText(/^The status of/);
  workbook.type("Claims!L3", "called the payer");
  await click("Remove what was written");
  await screen.findByText(/^Nothing was changed: 1 cell says something else than was written there\./);
  expect(values("Claims!L2")).toEqual([expect.stringMatching(/^Error: /)]);
  expect(await faults()).toEqual([]);
  await click("Claims!L3: called the payer");
  await waitFor(() => expect(workbook.selection()).toMatchObject({ row: 2, column: 11 }));
  expect(screen.getByRole("heading", { name: "Write to the sheet" })).toBeInTheDocument();
  await click("Remove all the same");
  await screen.findByText("What was written is gone.");
  expect(values("Claims!L1:L9").join("")).toBe("");
  await click("Undo");
  await waitFor(() => expect(values("Claims!L3")).toEqual(["called the payer"]));
});

test("what somebody types beside the claims makes no result old: a note in the status column, another right of it", async () => {
  await checkedClaims();
  await click("Write to the sheet…");
  await click("Write status");
  await screen.findByText("The status of 8 rows is in Claims.");
  const seen: (string | null)[] = [];
  open.pane.store.subscribe(() => seen.push(open.pane.store.state().check.stale));
  workbook.type("Claims!L3", "called the payer");
  workbook.type("Claims!N5", "ask Dr. Birch");
  // When a selection behind them was heard, they were too.
  workbook.select(workbook.area("Claims!B5"));
  await waitFor(() => expect(open.pane.store.state().selected?.row).toBe(5));
  expect(seen.filter(Boolean)).toEqual([]);
  workbook.type("Claims!K4", "A-77");
  await waitFor(() => expect(seen).toContain("sheet"));
});

test("a sheet that changed since is checked before it is written to", async () => {
  await checkedClaims();
  // As many rows as are not checked again by themselves.
  const { checked } = open.pane.store.state().check;
  open.pane.store.dispatch({ type: "cells edited", sheetId: checked!.ref.id, byAddIn: false });
  await click("Write to the sheet…");
  await screen.findByText(/^The sheet changed since it was checked, so its rows may stand elsewhere/);
  expect(screen.getByRole("button", { name: "Write status" })).toBeDisabled();
});

test("a protected sheet says what to do, and nothing is left", async () => {
  await checkedClaims();
  workbook.protect("Claims");
  await click("Write to the sheet…");
  await click("Write status");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(/protected.*Nothing was changed/));
  expect(values("Claims!L1:L9").join("")).toBe("");
});
