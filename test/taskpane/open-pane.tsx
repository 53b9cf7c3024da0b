import "./screen";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { Pane } from "../../src/taskpane/core/pane";
import { paneOfExcel } from "../../src/taskpane/pane-of-excel";
import { App } from "../../src/taskpane/views/app";
import { TODAY } from "./claims";

// The pane draws when the workbook tells it something, which is no doing of a test: React need not watch for that.
beforeAll(() => Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", false));

/** The pane over the workbook that is open, and somebody who uses it. */
export interface OpenPane {
  readonly pane: Pane;
  readonly user: UserEvent;
  readonly container: HTMLElement;
  /** Presses Check and waits for the result or the failure. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the pane as Excel does: over the real Office.js, with the workbook that is behind it. */
export async function openPane(): Promise<OpenPane> {
  const pane = paneOfExcel();
  const user = userEvent.setup();
  const { container } = render(<App pane={pane} />);
  const stop = await pane.start();
  pane.store.dispatch({ type: "as-of changed", day: TODAY });
  return {
    pane,
    user,
    container,
    async check() {
      await user.click(screen.getByRole("button", { name: /^Check (this sheet|again)$/ }));
      await waitFor(() => expect(pane.store.state().check.running).toBeNull(), { timeout: 20_000 });
      await waitFor(() => expect(screen.queryByRole("button", { name: "Cancel" })).not.toBeInTheDocument());
    },
    async close() {
      await stop();
      cleanup();
    },
  };
}

/** Waits until the pane says something to those who cannot see it; they hear what the others read. */
export async function said(words: string | RegExp, timeout = 10_000): Promise<void> {
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(words), { timeout });
}

/** The rows of the list of findings, as text. */
export function findingRows(): string[] {
  const list = screen.queryByRole("listbox", { name: "Findings" });
  return list
    ? within(list)
        .getAllByRole("option")
        .map((row) => row.textContent ?? "")
    : [];
}

/** The row of a check in the list of findings. */
export function findingRow(text: string): HTMLElement {
  const list = screen.getByRole("listbox", { name: "Findings" });
  const row = within(list)
    .getAllByRole("option")
    .find((each) => each.textContent?.includes(text));
  if (!row) throw new Error(`no finding with ${text} among: ${findingRows().join(" | ")}`);
  return row;
}

/** Waits until the list of findings is as wanted. */
export function findingsBecome(wanted: (rows: readonly string[]) => boolean): Promise<void> {
  return waitFor(() => expect([findingRows(), wanted(findingRows())]).toEqual([expect.anything(), true]));
}
