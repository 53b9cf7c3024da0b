import "./screen";
import { act, render } from "@testing-library/react";
import type { Pane } from "../../src/taskpane/core/pane";
import type { PaneEvent } from "../../src/taskpane/core/reduce";
import { initialState } from "../../src/taskpane/core/state";
import { createStore } from "../../src/taskpane/core/store";
import { paneOfExcel } from "../../src/taskpane/pane-of-excel";
import { App } from "../../src/taskpane/views/app";
import { TODAY } from "./claims";

/** A pane without a workbook: it has a state, and notes what it is asked to do. */
export type FakePane = { readonly [K in keyof Omit<Pane, "store" | "parts" | "start">]: jest.Mock } & Pick<
  Pane,
  "store" | "parts" | "start"
>;

export function fakePane(...events: readonly PaneEvent[]): FakePane {
  const store = createStore(initialState(TODAY));
  for (const event of events) store.dispatch(event);
  return {
    store,
    start: () => Promise.resolve(() => Promise.resolve()),
    parts: paneOfExcel().parts,
    attempt: jest.fn((action: () => Promise<void>) => action()),
    apply: jest.fn(() => Promise.resolve(true)),
    reload: jest.fn(() => Promise.resolve()),
    check: jest.fn(() => Promise.resolve()),
    openColumns: jest.fn(() => Promise.resolve()),
    saveColumns: jest.fn(() => Promise.resolve()),
    cancel: jest.fn(),
    createMatrix: jest.fn(() => Promise.resolve()),
    selfTest: jest.fn(() => Promise.resolve()),
    openFinding: jest.fn((finding: number) => {
      store.dispatch({ type: "finding opened", finding });
      return Promise.resolve();
    }),
    goToLine: jest.fn(() => Promise.resolve()),
    goToCell: jest.fn(() => Promise.resolve()),
    goToRule: jest.fn(() => Promise.resolve()),
    insertFormula: jest.fn(() => Promise.resolve()),
    explain: jest.fn(() => Promise.resolve(null)),
  };
}

/** Draws the pane as it is after some events. */
export function show(...events: readonly PaneEvent[]): { readonly pane: FakePane; readonly container: HTMLElement } {
  const pane = fakePane(...events);
  const { container } = render(<App pane={pane} />);
  return { pane, container };
}

/** Something happens to a pane that is drawn. */
export function happens(pane: FakePane, event: PaneEvent): void {
  act(() => pane.store.dispatch(event));
}
