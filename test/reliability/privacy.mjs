import { counted, table } from "./run.mjs";

/** What is kept and told of cells: nothing. */
export function privacy() {
  const found = counted({ project: "browser", path: "test/browser/privacy.test.ts", variable: "PRIVACY_FIGURES" });
  return `## Nothing of a cell is kept or told

In Chromium every column of an export, of the claims and of the tables about patients holds values that stand nowhere else. The sheets are checked, mapped, repaired, fixed, released and recorded, remittances and lists are read, errors are provoked. Then everything that was printed, is kept by the browser or by the workbook beside its cells, and the reports of errors are searched for these values. Every browser test fails on any request to another host.

${table([
  ["columns with such values", found.columns],
  ["cells with such values", found.cells],
  ["errors provoked", found.errors],
  ["places searched: storage, cookies, settings, names, sheets nobody asked for", found.places],
  ["values found there", found.leaks],
])}`;
}
