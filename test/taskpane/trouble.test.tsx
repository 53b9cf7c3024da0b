// Errors that nobody foresaw: the pane says so, goes on, and gives a report without anything from a cell.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { buildId } from "../../src/values/build";
import { isUnforeseen } from "../../src/values/fault";
import { troubleTold } from "../../src/taskpane/core/trouble-told";
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { ExcelFailure, inExcel } from "../../src/excel/failure";
import { fill } from "../excel/workbook";
import { type Office, startOffice } from "../office/host";
import { CLAIMS } from "./claims";
import { show } from "./fake-pane";
import { openPane, said, type OpenPane } from "./open-pane";

jest.setTimeout(60_000);

/** What must not be told. */
const CELL = "SMITH, ROSA 1948-02-11";

describe("what is told of an error", () => {
  test("its kind and where it happened, without its text", () => {
    const trouble = troubleTold({ error: new TypeError(`cannot read "${CELL}"`), at: 0 });
    expect(trouble).toMatchObject({ error: "TypeError", at: 0 });
    expect(trouble.places[0]).toMatch(/^\S+.* trouble\.test\.tsx:\d+:\d+$/);
    expect(JSON.stringify(trouble)).not.toContain("SMITH");
  });

  test.each([
    [
      "Chromium",
      `TypeError: ${CELL}\n    at readLine (https://tools.practice.org/smith/checks.1a2b.js:12:345)\n    at async https://x.org/taskpane.js:1:2`,
    ],
    [
      "Firefox and Safari",
      `readLine@https://tools.practice.org/smith/checks.1a2b.js:12:345\n@https://x.org/taskpane.js:1:2`,
    ],
  ])("the stack of %s is told without addresses", (_, stack) => {
    const error = new TypeError(CELL);
    error.stack = stack;
    expect(troubleTold({ error: error, at: 0 }).places).toEqual([
      "readLine checks.1a2b.js:12:345",
      "? taskpane.js:1:2",
    ]);
  });

  test("a line of text among the stack's lines is no place", () => {
    const error = new Error(CELL);
    error.stack = `Error: ${CELL}\nin the sheet\n${CELL}.js`;
    expect(troubleTold({ error: error, at: 0 }).places).toEqual([]);
    expect(troubleTold({ error: CELL, at: 0 })).toEqual({ error: "string", places: [], at: 0 });
  });

  test("a failure in words is foreseen, a fault of the code is not", () => {
    expect([new ExcelFailure("no"), new Error("no"), new TypeError("no"), undefined].map(isUnforeseen)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("the pane", () => {
  let office: Office;
  let open: OpenPane | null = null;

  beforeAll(async () => {
    office = await startOffice(createMemoryWorkbook());
  });
  beforeEach(() => {
    const workbook = createMemoryWorkbook({ sheets: ["Claims"] });
    office.open(workbook);
    fill(workbook, "Claims", CLAIMS);
  });
  afterEach(async () => {
    await open?.close();
    open = null;
  });

  const report = async (): Promise<string> =>
    (await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Report" }, { timeout: 10_000 })).value;

  test("an action that fails shows the report, and the pane goes on where it was", async () => {
    open = await openPane();
    await open.pane.attempt(() => Promise.reject(new TypeError(CELL)));
    const text = await report();
    expect(text).toContain(`Payer Policy Matrix ${buildId()}`);
    expect(text).toMatch(/What TypeError\n {2}\S.* trouble\.test\.tsx:/);
    expect(text).not.toContain("SMITH");
    await open.user.click(screen.getByRole("button", { name: "Go on" }));
    expect(await screen.findByRole("button", { name: "Check this sheet" })).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "Report" })).not.toBeInTheDocument();
    // What stays in the pane says no more than the report.
    expect(open.container).toHaveTextContent("a fault of the add-in (TypeError)");
    expect(open.container).not.toHaveTextContent("SMITH");
  });

  test("a fault behind a failure of Excel has the report too, and the failure does not show its text", async () => {
    open = await openPane();
    await open.pane.attempt(() =>
      inExcel("read the sheet", () => Promise.reject(new TypeError(`${CELL} is not iterable`))),
    );
    expect(await report()).toContain("What TypeError");
    await open.user.click(screen.getByRole("button", { name: "Go on" }));
    await said("Could not read the sheet: a fault of the add-in (TypeError).");
    expect(open.container).not.toHaveTextContent("SMITH");
  });

  test("a failure in words is told as before, without a page of its own", async () => {
    open = await openPane();
    await open.pane.attempt(() => Promise.reject(new ExcelFailure("The sheet is protected. Unprotect it.")));
    await said("The sheet is protected");
    expect(screen.queryByRole("textbox", { name: "Report" })).not.toBeInTheDocument();
  });

  test("the first error is told, not those that come of it; the report is copied, or selected where that is forbidden", async () => {
    open = await openPane();
    await open.pane.attempt(() => Promise.reject(new TypeError("first")));
    await open.pane.attempt(() => Promise.reject(new RangeError("second")));
    const text = await report();
    expect(text).toContain("What TypeError");
    await open.user.click(screen.getByRole("button", { name: "Copy the report" }));
    expect(await screen.findByText("Copied")).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe(text);
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValueOnce(new Error("not allowed"));
    await open.user.click(screen.getByRole("button", { name: "Copy the report" }));
    expect(await screen.findByText(/The report is selected/)).toBeInTheDocument();
    const area = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Report" });
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe(text);
  });

  test("a screen that cannot be drawn is replaced by the report", async () => {
    const user = userEvent.setup();
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    const { pane } = show();
    // A result without its sheet: no code makes one, so that drawing it fails.
    pane.store.dispatch({ type: "check done", checked: { ref: { id: "1", name: "Claims" } } as never });
    expect(await report()).toMatch(/What TypeError/);
    pane.store.dispatch({ type: "sheet opened", sheetId: "another" });
    await user.click(screen.getByRole("button", { name: "Go on" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeInTheDocument());
  });
});
