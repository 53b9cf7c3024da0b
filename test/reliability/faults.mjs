import { counted, table } from "./run.mjs";

/** Faults while writing to the workbook. */
export function faults() {
  const found = counted({ project: "office", path: "test/excel/faults/faults.test.ts", variable: "FAULT_FIGURES" });
  const matrix = counted({
    project: "office",
    path: "test/excel/faults/create-matrix.test.ts",
    variable: "MATRIX_FAULT_FIGURES",
  });
  const panes = counted({ project: "browser", path: "test/browser/two-panes.test.ts", variable: "PANES_FIGURES" });
  const closed = counted({ project: "browser", path: "test/browser/closed-pane.test.ts", variable: "CLOSED_FIGURES" });
  return `## Faults while writing to the workbook

Every way of writing, and its undo, runs over the real Office.js, in small requests as on a desktop and in large ones as on the web. Each request, the comparing ones too, goes wrong once in each way; a request is stopped after each of its actions, and one that is too large goes in halves, which are stopped in turn. After each fault the workbook is as before or whole, the message begins with "Could not", and the same plan can be applied. So it is with a second fault while the first is taken back, and with another one when it is made again. Where the pane is reloaded in the middle, the same plan is made whole or refused, and nothing is written over. So it is with the whole matrix, after each of its requests: the next pane adds what is missing, and nothing stands there twice. In Chromium a pane is closed while it makes the matrix, writes the status of lines or the findings, fixes lines or saves a rule, and another one opened: the workbook is untouched, whole, or, of a matrix half made, the next pane names what is missing and adds it by one click. Two panes of one workbook, in Chromium too, begin the same at the same moment: it is there once. Where somebody sorts between two requests, what was written on other rows is put back, or named.

${table([
  ["ways of writing, with their undo", found.paths],
  ["kinds of operation among them", found.kinds],
  ["requests that they take", found.requests],
  ["faults injected", found.faults],
  ["two faults in one run", found.twice],
  ["panes gone in the middle", found.gone],
  ["panes gone while the matrix is made", matrix.gone],
  ["panes closed in the middle, in Chromium", closed.closed],
  ["workbook untouched, whole, or named by the next pane", `${closed.untouched}, ${closed.whole}, ${closed.named}`],
  ["changes by others between two requests", found.meanwhile],
  ["sorts between two requests", found.sorted],
  ["two panes at the same moment", found.together],
  ["two panes at the same moment, in Chromium", panes.together],
])}

${table(Object.entries(found.byKind), ["fault", "times"])}`;
}
