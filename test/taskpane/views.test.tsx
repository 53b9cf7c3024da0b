// The views of the pane, each drawn from its state: what they show, what they do, and whether everybody can use them.
import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import { compileMatrix } from "../../src/matrix/matrix";
import type { PaneEvent } from "../../src/taskpane/core/reduce";
import { visibleFindings } from "../../src/taskpane/core/select";
import { NO_FILTER } from "../../src/taskpane/core/state";
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { startOffice } from "../office/host";
import { checkedSheet, CLAIMS, HEADERS, IN_WORKBOOK, STARTER, testTables, TODAY } from "./claims";
import { happens, show } from "./fake-pane";

jest.setTimeout(30_000);
beforeAll(() => startOffice(createMemoryWorkbook()));

const user = userEvent.setup();
const checked = checkedSheet(IN_WORKBOOK);
const { findings, summary } = checked.result;
/** Positions of the findings as the list has them. */
const order = visibleFindings(checked, NO_FILTER);
const hasMatrix: PaneEvent = { type: "matrix read", loaded: IN_WORKBOOK };
const hasNone: PaneEvent = { type: "matrix read", loaded: STARTER };
const done: PaneEvent = { type: "check done", checked };
const positionOf = (check: string): number => findings.findIndex((finding) => finding.check === check);
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const rows = (): HTMLElement[] => within(screen.getByRole("listbox", { name: "Findings" })).getAllByRole("option");

describe("everybody can use", () => {
  test.each<[string, readonly PaneEvent[]]>([
    ["the first run", [hasNone]],
    ["the first run with a matrix", [hasMatrix]],
    ["a check that runs", [hasMatrix, { type: "check started" }]],
    ["a check that failed", [hasMatrix, { type: "check failed", message: "No claim lines." }]],
    ["the creation of the matrix", [hasNone, { type: "busy", busy: { doing: "create", done: 3, of: 40 } }]],
    ["the result", [hasMatrix, done]],
    ["a result that is stale", [hasMatrix, done, { type: "cells edited", sheetId: "claims", byAddIn: false }]],
    ["what was not checked", [hasMatrix, done, { type: "filtered", filter: { show: "notChecked" } }]],
    ["one line", [hasMatrix, done, { type: "filtered", filter: { line: 3 } }]],
    ["a finding", [hasMatrix, done, { type: "finding opened", finding: positionOf("AUTH-01") }]],
    ["Ask", [hasMatrix, { type: "tab opened", tab: "ask" }]],
    [
      "an answer",
      [hasMatrix, { type: "tab opened", tab: "ask" }, { type: "asked", fields: { payer: "MEDICARE", code: "96413" } }],
    ],
    [
      "a field that is wrong",
      [hasMatrix, { type: "tab opened", tab: "ask" }, { type: "asked", fields: { code: "9" } }],
    ],
    ["a message", [hasMatrix, { type: "noticed", notice: { kind: "error", text: "It did not work." } }]],
  ])("%s", async (_what, events) => {
    const { container } = show(...events);
    const { violations } = await axe(container);
    expect(violations.map(({ id, help, nodes }) => [id, help, nodes.map((node) => node.html)])).toEqual([]);
  });
});

describe("the first run", () => {
  test("offers to make the matrix and to check", async () => {
    const { pane } = show(hasNone);
    await user.click(button("Create the matrix in this workbook"));
    await user.click(button("Check this sheet"));
    expect(pane.createMatrix).toHaveBeenCalledTimes(1);
    expect(pane.check).toHaveBeenCalledTimes(1);
  });

  test("with a matrix says what it holds and offers the check alone", () => {
    show(hasMatrix);
    expect(screen.getByText(/^The matrix in this workbook: 4 payers, \d+ rules\.$/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Create the matrix/ })).not.toBeInTheDocument();
  });
});

describe("a check that runs", () => {
  test("counts, and can be cancelled", async () => {
    const { pane } = show(hasMatrix, { type: "check started" });
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "Reading the workbook");
    happens(pane, { type: "check progressed", progress: { phase: "reading", done: 12_000, of: 20_000 } });
    expect(screen.getByText("12,000 of 20,000 rows read")).toBeInTheDocument();
    await user.click(button("Cancel"));
    expect(pane.cancel).toHaveBeenCalledTimes(1);
  });
});

describe("the result", () => {
  test("counts lines by their worst finding, and a press shows those findings alone", async () => {
    show(hasMatrix, done);
    for (const [mark, word] of [
      ["error", "errors"],
      ["warning", "warnings"],
      ["info", "info"],
      ["notChecked", "not checked"],
    ] as const) {
      expect(button(`${summary[mark]} ${word}`)).toHaveAttribute("aria-pressed", "false");
    }
    await user.click(button(`${summary.warning} warnings`));
    expect(button(`${summary.warning} warnings`)).toHaveAttribute("aria-pressed", "true");
    expect(rows().length).toBe(findings.filter((finding) => finding.severity === "warning").length);
    for (const row of rows()) expect(row).toHaveTextContent(/^warning/);
    await user.click(button(`${summary.warning} warnings`));
    expect(rows()).toHaveLength(findings.length);
  });

  test("is filtered by check, by words and by payer, and shown whole again", async () => {
    show(hasMatrix, done);
    await user.selectOptions(screen.getByRole("combobox", { name: "Check" }), "AUTH-01");
    expect(rows()).toHaveLength(1);
    await user.type(screen.getByRole("searchbox", { name: "Search" }), "nobody");
    expect(screen.getByText("No finding matches.")).toBeInTheDocument();
    await user.click(button("Show all"));
    expect(rows()).toHaveLength(findings.length);
    await user.click(button("by payer"));
    await user.click(await screen.findByRole("button", { name: /^Example Commercial Plan: \$9,800 at risk, / }));
    for (const row of rows()) expect(row).toHaveTextContent("Example Commercial Plan");
  });

  test("the keyboard goes through the list, opens a finding and comes back to it", async () => {
    const { pane } = show(hasMatrix, done);
    act(() => rows()[0]?.focus());
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(rows()[2]).toHaveFocus();
    await user.keyboard("{End}");
    expect(rows().at(-1)).toHaveFocus();
    await user.keyboard("{Home}{ArrowUp}{PageDown}{PageUp}{ArrowDown}");
    expect(rows()[1]).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(pane.openFinding).toHaveBeenCalledWith(order[1]);
    expect(screen.getByText(`2 of ${findings.length}`)).toBeInTheDocument();
    await user.keyboard("{Escape}");
    expect(rows()[1]).toHaveFocus();
  });

  test("of thousands of findings only those near what is seen are drawn", async () => {
    const line = ["C1", "Acme", "Smith R", 46309, "9921", "", 1, 240, "C34.11", "11", ""];
    const many = checkedSheet(IN_WORKBOOK, [HEADERS, ...Array.from({ length: 3_000 }, () => line)]);
    show(hasMatrix, { type: "check done", checked: many });
    expect(many.result.findings.length).toBeGreaterThanOrEqual(3_000);
    // A long list is put together in steps.
    await screen.findByRole("listbox", { name: "Findings" }, { timeout: 20_000 });
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]).toHaveAttribute("aria-setsize", String(many.result.findings.length));
    act(() => rows()[0]?.focus());
    await user.keyboard("{End}");
    expect(document.activeElement).toHaveAttribute("aria-posinset", String(many.result.findings.length));
  });

  test("the day of the check can be changed", async () => {
    const { pane } = show(hasMatrix, done);
    const date = screen.getByLabelText("As of");
    expect(date).toHaveValue("2026-11-23");
    fireEvent.change(date, { target: { value: "" } });
    expect([date, pane.store.state().asOf]).toEqual([expect.objectContaining({ value: "" }), TODAY]);
    fireEvent.change(date, { target: { value: "2026-12-31" } });
    expect(pane.store.state().asOf).toBe(46_387);
    expect(screen.getByText("The as-of date changed since this was checked.")).toBeInTheDocument();
  });

  test("says aloud what it came to", () => {
    show(hasMatrix, done);
    expect(screen.getByRole("status")).toHaveTextContent(
      `8 lines checked: ${summary.error} lines with errors, ${summary.warning} with warnings, ${summary.notChecked} not checked.`,
    );
  });
});

describe("a finding", () => {
  const at = positionOf("AUTH-01");
  const finding = findings[at]!;

  test("tells what, what to change, why, which row decided and the lines", async () => {
    const { pane } = show(hasMatrix, done, { type: "finding opened", finding: at });
    expect(screen.getByRole("heading", { name: "Authorisation missing" })).toHaveFocus();
    expect(screen.getByText("AUTH-01 · Line 3 · J9271 · Jones A · Example Commercial Plan")).toBeInTheDocument();
    expect(screen.getByText(`${finding.message}.`)).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Look in the record" })).toBeInTheDocument();
    if (finding.decidedBy.kind !== "matrix") throw new Error("a rule must have decided");
    const { table, rule, row } = finding.decidedBy;
    expect(screen.getByText(`${table} ${rule}`)).toBeInTheDocument();
    await user.click(screen.getAllByRole("button", { name: `Show row ${row}` })[0]!);
    expect(pane.goToRule).toHaveBeenCalledWith({ table, rule, row });
    await user.click(button("Select line 3 in the sheet"));
    expect(pane.goToLine).toHaveBeenCalledWith(3);
    const [miss] = finding.nearMisses;
    expect(screen.getByText(`${miss!.table} ${miss!.rule}`)).toBeInTheDocument();
  });

  test("leads to the next and the one before, and stops at the ends", async () => {
    const { pane } = show(hasMatrix, done, { type: "finding opened", finding: order[0]! });
    expect(button("Previous finding")).toBeDisabled();
    await user.click(button("Next finding"));
    expect(screen.getByText(`2 of ${findings.length}`)).toBeInTheDocument();
    await user.click(button("Previous finding"));
    expect(pane.store.state().check.opened).toBe(order[0]);
    await user.click(button("Back"));
    expect(rows()[0]).toHaveFocus();
  });

  test("of the starter matrix has no row to go to", () => {
    show(hasNone, { type: "check done", checked: checkedSheet(STARTER) }, { type: "finding opened", finding: at });
    expect(screen.getAllByText("in the starter matrix").length).toBeGreaterThan(0);
    expect(screen.queryByRole("button", { name: /^Show row/ })).not.toBeInTheDocument();
  });

  test("shows its change cell by cell", () => {
    const visit = ["C1", "Medicare", "Smith R", CLAIMS[1]![3]!, "99213", "59", 1, 240, "C34.11", "11", ""];
    const wrong = checkedSheet(IN_WORKBOOK, [HEADERS, visit]);
    const opened = wrong.result.findings.findIndex(({ check }) => check === "MOD-01");
    show(hasMatrix, { type: "check done", checked: wrong }, { type: "finding opened", finding: opened });
    expect(screen.getByText(/^Line 1, Mods: 59 → /)).toBeInTheDocument();
  });
});

describe("what cannot be read", () => {
  test("cells of the sheet are counted, named and can be gone to", async () => {
    const { pane } = show(hasMatrix, done);
    await user.click(button("3 cells cannot be read"));
    const places = screen.getByRole("list", { name: "3 cells cannot be read" });
    expect(within(places).getByText(/DOS "13\/45\/2026" is not a date/)).toBeInTheDocument();
    expect(within(places).getByText(/CPT holds the error #N\/A/)).toBeInTheDocument();
    await user.click(button("Go to Row 7, DOS"));
    expect(pane.goToCell).toHaveBeenCalledWith(7, "DOS");
  });

  test("issues of the matrix are counted, named and can be gone to; missing tables can be added", async () => {
    const { Wastage: _wastage, ...tables } = testTables();
    const rule = ["PA-9", "MEDICARE", "J9271", "", "", "Required", "", "31/31/2026", "", "", "", "", ""];
    const { headers } = tables.PriorAuth!;
    const loaded = {
      ...IN_WORKBOOK,
      matrix: compileMatrix({ ...tables, PriorAuth: { headers, rows: [rule], firstRow: 2 } }),
    };
    const { pane } = show({ type: "matrix read", loaded }, { type: "check done", checked: checkedSheet(loaded) });
    await user.click(button("1 issue in the matrix"));
    expect(screen.getByText(/"31\/31\/2026" is not a date/)).toBeInTheDocument();
    await user.click(button("Go to PriorAuth, row 2, From"));
    expect(pane.goToRule).toHaveBeenCalledWith({ table: "PriorAuth", rule: "PA-9", row: 2, column: "From" });
    expect(screen.getByText(/The matrix lacks 1 table: Wastage\. Read as empty\./)).toBeInTheDocument();
    await user.click(button("Add what is missing"));
    expect(pane.createMatrix).toHaveBeenCalledTimes(1);
  });

  test("many places are shown a part at a time", async () => {
    const bad = Array.from({ length: 60 }, (_, i) => ["C", "Medicare", `P${i}`, "13/45/2026", "99213"]);
    const many = checkedSheet(IN_WORKBOOK, [CLAIMS[0]!.slice(0, 5), ...bad]);
    show(hasMatrix, { type: "check done", checked: many });
    await user.click(button("60 cells cannot be read"));
    expect(screen.getAllByRole("button", { name: /^Go to Row/ })).toHaveLength(25);
    await user.click(button("and 35 more"));
    expect(screen.getAllByRole("button", { name: /^Go to Row/ })).toHaveLength(50);
  });
});

test("tabs are reached by arrows", async () => {
  show(hasMatrix);
  screen.getByRole("tab", { name: "Check" }).focus();
  await user.keyboard("{ArrowRight}");
  expect(screen.getByRole("tab", { name: "Matrix" })).toHaveFocus();
  expect(screen.getByRole("tab", { name: "Matrix" })).toHaveAttribute("aria-selected", "true");
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  expect(screen.getByRole("tab", { name: "Check" })).toHaveFocus();
});

test("a message is closed by its button", async () => {
  const { pane } = show(hasMatrix, { type: "noticed", notice: { kind: "success", text: "Inserted into Claims!H5." } });
  await user.click(button("Close"));
  expect(pane.store.state().notice).toBeNull();
});
