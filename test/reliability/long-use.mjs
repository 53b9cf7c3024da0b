import { counted, table } from "./run.mjs";

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** A day's work. */
export function longUse() {
  const found = counted({
    project: "office",
    path: "test/taskpane/long-use",
    variable: "LONG_USE_FIGURES",
    node: ["--expose-gc"],
  });
  return `## A day's work

Workbooks are opened and closed one after the other; in each, cells are edited, the sheet is checked and remittances are read. Each edit is heard once, none after closing; from the second workbook on nobody new listens to the window or the document. The heap is measured after each workbook, when what nobody needs is gone.

${table([
  ["workbooks", found.workbooks],
  ["edits", found.edits],
  ["checks", found.checks],
  ["imports", found.imports],
  ["heap after the third workbook", megabytes(found.heaps[2])],
  ["heap after the last", megabytes(found.heaps.at(-1))],
])}`;
}
