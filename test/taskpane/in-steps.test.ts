// What the pane works out of a large result comes in short steps: between two of them the screen has its turn.
import { releaseInSteps, packedInSteps, sinceInSteps, earlierExportInSteps } from "../../src/checks/release";
import { checkWithBaselineInSteps } from "../../src/checks/recheck";
import { bundledReference } from "../../src/codes/reference/bundled";
import { groupsInSteps } from "../../src/taskpane/core/groups";
import { visibleFindings, visibleInSteps } from "../../src/taskpane/core/select";
import { NO_FILTER, type CheckedSheet } from "../../src/taskpane/core/state";
import { statusInSteps } from "../../src/taskpane/core/status-by-row";
import { checkedSheet, CLAIMS, STARTER, TODAY } from "./claims";

/** How often the claims stand in the sheet, each time of other patients. */
const TIMES = 500;
const rows = [
  ...CLAIMS.slice(0, 1),
  ...Array.from({ length: TIMES }, (_, i) =>
    CLAIMS.slice(1).map((row) => row.map((cell, c) => (c === 0 || c === 2 ? `${cell} ${i}` : cell))),
  ).flat(),
];
const checked: CheckedSheet = checkedSheet(STARTER, rows);
const { sheet, result } = checked;
const all = visibleFindings(checked, NO_FILTER);
const { payers } = STARTER.matrix;
const input = { sheet, matrix: STARTER.matrix, reference: bundledReference(), asOf: TODAY };
const run = (at: number) => ({
  at,
  claims: rows.slice(1).map((_, i) => i.toString(16).padStart(16, "0")),
  findings: result.findings.map((_, i) => ({ key: i.toString(16).padStart(16, "0"), claim: "0".repeat(16) })),
});
const packed = (at: number) => ended(packedInSteps(run(at))).value;

/** Runs work to its end. @returns what it comes to, and how often it paused */
function ended<T>(steps: Generator<unknown, T>): { readonly value: T; readonly pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const step = steps.next();
    if (step.done) return { value: step.value, pauses };
  }
}

/** At most so many items are gone through without a pause. */
const MOST = 300;

test.each<[string, number, () => Generator<unknown>]>([
  ["the findings that a search shows", all.length, () => visibleInSteps(checked, { ...NO_FILTER, text: "J9271" })],
  ["findings by line", all.length, () => groupsInSteps(checked, all, "line")],
  ["bars by family", all.length, () => groupsInSteps(checked, all, "family")],
  [
    "claims to send or hold",
    sheet.lines.length + result.findings.length,
    () => releaseInSteps({ sheet, payers, ...result }),
  ],
  ["the status of rows", sheet.lines.length + result.findings.length, () => statusInSteps(checked)],
  ["what is kept of a check", result.findings.length, () => packedInSteps(run(2))],
  ["the earlier export", rows.length, () => earlierExportInSteps([packed(1)], packed(2 + 86_400_000))],
  ["what is new since", result.findings.length * 2, () => sinceInSteps(packed(1), run(2), new Set())],
  ["the check itself", sheet.lines.length, () => checkWithBaselineInSteps(input)],
])("%s", (_, items, work) => {
  expect(items).toBeGreaterThan(1_000);
  expect(ended(work()).pauses).toBeGreaterThan(items / MOST);
});

test("grouping the lines and counting the result have pauses of their own", () => {
  const told = [...checkWithBaselineInSteps(input)];
  const first = told.findIndex(({ done }) => done > 0);
  const last = told.findIndex(({ done, of }) => done === of);
  // Lines go into encounters and into patients; outcomes, findings and lines into the result.
  expect(first).toBeGreaterThan((2 * sheet.lines.length) / MOST);
  expect(told.length - last).toBeGreaterThan((2 * sheet.lines.length) / MOST);
});
