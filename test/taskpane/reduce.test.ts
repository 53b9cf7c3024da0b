import { reduce, type PaneEvent } from "../../src/taskpane/core/reduce";
import { initialState, NO_FILTER, type PaneState } from "../../src/taskpane/core/state";
import { createStore } from "../../src/taskpane/core/store";
import { compileMatrix } from "../../src/matrix/matrix";
import { checkedSheet, STARTER, TODAY } from "./claims";

const checked = checkedSheet();
const initial = initialState(TODAY);
const after = (...events: readonly PaneEvent[]): PaneState => events.reduce(reduce, initial);
const done: PaneEvent = { type: "check done", checked };

test("a check that starts opens its tab and clears what was said", () => {
  const state = after(
    { type: "tab opened", tab: "ask" },
    { type: "noticed", notice: { kind: "info", text: "said" } },
    { type: "check failed", message: "failed" },
    { type: "check started" },
  );
  expect(state).toMatchObject({ tab: "check", notice: null, check: { running: { done: 0 }, failure: null } });
});

test("a check that fails or is cancelled keeps the result before it", () => {
  expect(after(done, { type: "check started" }, { type: "check cancelled" }).check).toMatchObject({
    checked,
    running: null,
    failure: null,
  });
  expect(after(done, { type: "check started" }, { type: "check failed", message: "no header" }).check).toMatchObject({
    checked,
    running: null,
    failure: "no header",
  });
});

test("progress after the end is ignored", () => {
  const late: PaneEvent = { type: "check progressed", progress: { phase: "checking", done: 1, of: 2 } };
  expect(after(done, late).check.running).toBeNull();
});

test("checking again replaces the result and keeps the filter of the same sheet", () => {
  const filter = { show: "error", text: "96413" } as const;
  const again = after(done, { type: "filtered", filter }, { type: "finding opened", finding: 0 }, done).check;
  expect(again).toMatchObject({ filter, opened: null, stale: null });
  const other = { ...checked, ref: { id: "other", name: "Other" } };
  expect(after(done, { type: "filtered", filter }, { type: "check done", checked: other }).check.filter).toEqual(
    NO_FILTER,
  );
});

describe("what changed since", () => {
  test("an edit of the checked sheet makes the result stale, others do not", () => {
    const edit = (sheetId: string, byAddIn = false): PaneEvent => ({ type: "cells edited", sheetId, byAddIn });
    expect(after(done, edit("claims")).check.stale).toBe("sheet");
    expect(after(done, edit("elsewhere")).check.stale).toBeNull();
    expect(after(done, edit("claims", true)).check.stale).toBeNull();
    expect(after(edit("claims")).check.stale).toBeNull();
    expect(after(done, edit("claims"), done).check.stale).toBeNull();
  });

  test("another matrix makes it stale, and the same content again does not", () => {
    const other = { ...STARTER, matrix: compileMatrix({}) };
    expect(after(done, { type: "matrix read", loaded: other }).check.stale).toBe("matrix");
    expect(
      after(done, { type: "matrix read", loaded: other }, { type: "matrix read", loaded: STARTER }).check.stale,
    ).toBeNull();
    const edited: PaneEvent = { type: "cells edited", sheetId: "claims", byAddIn: false };
    expect(after(done, edited, { type: "matrix read", loaded: STARTER }).check.stale).toBe("sheet");
  });

  test("a result whose sheet was deleted is gone", () => {
    expect(after(done, { type: "sheet deleted", sheetId: "claims" }).check.checked).toBeNull();
    expect(after(done, { type: "sheet deleted", sheetId: "other" }).check.checked).toBe(checked);
  });
});

describe("following the sheet", () => {
  const select = (row: number, sheetId = "claims"): PaneEvent => ({ type: "row selected", sheetId, row, column: 0 });

  test("a claim line is shown, any other row lets go of it", () => {
    expect(after(done, select(2)).check.filter.line).toBe(1);
    expect(after(done, select(6)).check.filter.line).toBe(5);
    expect(after(done, select(2), select(1)).check.filter.line).toBeNull();
    expect(after(done, select(2), select(400)).check.filter.line).toBeNull();
    expect(after(done, select(2, "other")).check.filter.line).toBeNull();
  });

  test("an open finding stays open while one of its lines is selected", () => {
    const first = checked.result.findings.findIndex((finding) => finding.lines.includes(1));
    const opened: PaneEvent = { type: "finding opened", finding: first };
    expect(after(done, opened, select(2)).check.opened).toBe(first);
    expect(after(done, opened, select(9)).check).toMatchObject({ opened: null, filter: { line: 8 } });
  });
});

test("a finding opens, and closing it leaves its row with the keyboard", () => {
  const state = after(done, { type: "finding opened", finding: 2 }, { type: "finding closed" });
  expect(state.check).toMatchObject({ opened: null, active: 2 });
});

test("listeners hear of changes only", () => {
  const store = createStore(initial);
  const heard: string[] = [];
  const stop = store.subscribe(() => heard.push(store.state().tab));
  store.dispatch({ type: "tab opened", tab: "ask" });
  store.dispatch({ type: "check progressed", progress: { phase: "checking", done: 1, of: 2 } });
  stop();
  store.dispatch({ type: "tab opened", tab: "check" });
  expect(heard).toEqual(["ask"]);
});

test("an open finding stays open under an edited matrix where it is still found", () => {
  const { findings } = checked.result;
  const opened: PaneEvent = { type: "finding opened", finding: 1 };
  const rebased = (kept: typeof findings): PaneEvent => ({
    type: "check rebased",
    checked: { ...checked, result: { ...checked.result, findings: kept } },
  });
  expect(after(done, opened, rebased(findings.slice(1))).check).toMatchObject({ opened: 0, active: 0 });
  expect(after(done, opened, rebased(findings.slice(2))).check).toMatchObject({ opened: null, active: null });
  expect(after(done, rebased(findings)).check.opened).toBeNull();
});
