import { createRoot } from "react-dom/client";
import { registerCommands } from "../excel/commands";
import { whenReady } from "../excel/ready";
import { isMissingPart } from "../values/fault";
import { paneOfExcel } from "./pane-of-excel";
import { App } from "./views/app";
import { loadDesk, loadKeepFocus, loadPractice } from "./views/places";

/**
 * The desk counts the health of the matrix for the tab, and remembers the matrix as it was before anybody typed into it. It comes
 * when the first screen is done; where it cannot be loaded, the Matrix place says so when it is opened.
 */
const whenIdle = (action: () => void): void => {
  if ("requestIdleCallback" in window) window.requestIdleCallback(action, { timeout: 3000 });
  else setTimeout(action, 1000);
};
const nothing = (): void => undefined;

void whenReady().then(() => {
  const root = document.getElementById("root");
  if (!root) return;
  const pane = paneOfExcel();
  registerCommands({ checkSheet: pane.check, createMatrix: pane.createMatrix, selfTest: pane.selfTest });
  const troubled = (error: unknown): void => {
    // A part that an update took away is no fault: what to do is told, and the pane goes on.
    if (isMissingPart(error)) void pane.attempt(() => Promise.reject(error as Error));
    else pane.store.dispatch({ type: "troubled", trouble: { error, at: Date.now() } });
  };
  // A browser that only complains of a layout gives no error with it.
  window.addEventListener("error", (event) => {
    event.preventDefault();
    if (event.error instanceof Error) troubled(event.error);
  });
  window.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    troubled(event.reason);
  });
  // The console would have the text of errors, which may name what stands in a cell: neither the browser nor React prints them.
  const unsaid = { onCaughtError: nothing, onUncaughtError: troubled };
  createRoot(root, unsaid).render(<App pane={pane} />);
  void loadKeepFocus().then(({ keepFocus }) => void keepFocus(root), nothing);
  void pane.start().then(() =>
    whenIdle(() => {
      void loadDesk().then(({ deskOf }) => deskOf(pane), nothing);
      // Publishes the workbook's matrix on this computer, or follows the one that is published. The page runs where formulas are
      // calculated, too, so that no pane need be open.
      void loadPractice().then(({ practiceOf }) => practiceOf(pane), nothing);
    }),
  );
});
