// An edit of the matrix, previewed and saved, says what a full check before and after would say: whatever sheet, whatever edit.
import fc from "fast-check";
import { CHECKS } from "../../../src/checks/catalogue";
import { compareResults } from "../../../src/checks/compare-results";
import { runChecks, type CheckInput } from "../../../src/checks/engine";
import {
  checkWithBaselineInSteps,
  preview,
  previewInSteps,
  rebase,
  usageOf,
  type Baseline,
  type SoFar,
} from "../../../src/checks/recheck";
import { indexOfService } from "../../../src/claims/line";
import { atOnce } from "../../../src/values/steps";
import { seeded } from "../../../src/values/seeded";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { compileMatrix } from "../../../src/matrix/matrix";
import { day } from "../../day";
import { CHECKED_TABLES, madeEdit, madeMatrix, madeSheet } from "./made";

const reference = bundledReference();
const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 });

function baselineOf(input: CheckInput): Baseline {
  return atOnce(checkWithBaselineInSteps(input)).baseline;
}

function made(from: number) {
  const next = seeded(from);
  const cells = madeMatrix(next);
  const asOf = next() < 0.2 ? null : day("2026-11-23");
  const input: CheckInput = { sheet: madeSheet(next), matrix: compileMatrix(cells), reference, asOf };
  return { next, cells, input };
}

test("a check with a baseline says what a check says", () => {
  fc.assert(
    fc.property(seed, (from) => {
      const { input } = made(from);
      expect(atOnce(checkWithBaselineInSteps(input)).result).toEqual(runChecks(input));
    }),
    { numRuns: 8 },
  );
});

test("a preview says what comparing two full checks says, and a saved edit has the result of a full check, edit after edit", () => {
  fc.assert(
    fc.property(seed, (from) => {
      const made_ = made(from);
      const { next, input } = made_;
      let { cells } = made_;
      let baseline = baselineOf(input);
      for (let edits = 0; edits < 3; edits++) {
        cells = madeEdit(next, cells);
        const after = { ...input, matrix: compileMatrix(cells) };
        const full = runChecks(after);
        const change = preview(baseline, after.matrix);
        expect(change).toEqual(compareResults(baseline.result, full, input.sheet, after.matrix.payers));
        const saved = rebase(baseline, after.matrix);
        expect(saved.result).toEqual(full);
        expect(usageOf(saved.baseline)).toEqual(usageOf(baselineOf(after)));
        baseline = saved.baseline;
      }
    }),
    { numRuns: 20 },
  );
});

test.each(CHECKED_TABLES)("an edit of %s in a sheet of many patients is previewed as two full checks say", (table) => {
  fc.assert(
    fc.property(seed, (from) => {
      const next = seeded(from);
      const cells = madeMatrix(next, 60);
      const sheet = madeSheet(next, 40);
      const input: CheckInput = { sheet, matrix: compileMatrix(cells), reference, asOf: day("2026-11-23") };
      const baseline = baselineOf(input);
      for (let edits = 0; edits < 4; edits++) {
        const matrix = compileMatrix(madeEdit(next, cells, table));
        const full = runChecks({ ...input, matrix });
        expect(preview(baseline, matrix)).toEqual(compareResults(baseline.result, full, sheet, matrix.payers));
      }
    }),
    { numRuns: 2 },
  );
});

test.each([
  ["Filing Days", ["", 30, 900]],
  ["Edits", ["", "NCCI", "NCCI Medicaid", "None"]],
])("%s of each payer in turn: the preview and the saved edit say what full checks say", (header, values) => {
  const next = seeded(20261126);
  const cells = madeMatrix(next, 40);
  const table = cells.Payers;
  if (!table) throw new Error("there are payers");
  const input: CheckInput = {
    sheet: madeSheet(next, 25),
    matrix: compileMatrix(cells),
    reference,
    asOf: day("2026-11-23"),
  };
  const baseline = baselineOf(input);
  const column = table.headers.indexOf(header);
  let changed = 0;
  for (const at of table.rows.keys())
    for (const value of values) {
      const rows = table.rows.map((row, i) => row.map((cell, c) => (i === at && c === column ? value : cell)));
      const matrix = compileMatrix({ ...cells, Payers: { ...table, rows } });
      const full = runChecks({ ...input, matrix });
      const change = preview(baseline, matrix);
      expect(change).toEqual(compareResults(baseline.result, full, input.sheet, matrix.payers));
      expect(rebase(baseline, matrix).result).toEqual(full);
      if (change.lines.length > 0) changed++;
    }
  expect(changed).toBeGreaterThan(3);
});

test("rows that hold two services each: a preview says what two full checks say, its money too", () => {
  fc.assert(
    fc.property(seed, (from) => {
      const next = seeded(from);
      const cells = madeMatrix(next, 60);
      const whole = madeSheet(next, 40);
      const lines = whole.lines.map((line, i) => ({ ...line, index: indexOfService((i >> 1) + 1, (i % 2) + 1) }));
      const sheet = { ...whole, lines, unusable: [] };
      const input: CheckInput = { sheet, matrix: compileMatrix(cells), reference, asOf: day("2026-11-23") };
      const baseline = baselineOf(input);
      for (let edits = 0; edits < 8; edits++) {
        const matrix = compileMatrix(madeEdit(next, cells));
        const full = runChecks({ ...input, matrix });
        expect(preview(baseline, matrix)).toEqual(compareResults(baseline.result, full, sheet, matrix.payers));
      }
    }),
    { numRuns: 3 },
  );
});

test("what a preview tells meanwhile never promises more than what it says in the end", () => {
  fc.assert(
    fc.property(seed, (from) => {
      const { next, cells, input } = made(from);
      const baseline = baselineOf(input);
      const steps = previewInSteps(baseline, compileMatrix(madeEdit(next, cells)));
      const told: SoFar[] = [];
      for (;;) {
        const step = steps.next();
        if (!step.done) {
          if (step.value.soFar) told.push(step.value.soFar);
          continue;
        }
        const { lines, amountBefore, amountAfter } = step.value;
        const counts = told.map((soFar) => soFar.lines);
        expect(counts).toEqual([...counts].sort((a, b) => a - b));
        const last = { lines: lines.length, amountBefore, amountAfter };
        if (told.length > 0) expect(told.at(-1)).toEqual(last);
        return;
      }
    }),
    { numRuns: 12 },
  );
});

test("what silences is of one encounter, as what it silences is, and none of it is told once for the sheet: its lines settle it", () => {
  const silenced = new Set(CHECKS.flatMap(({ silences = [] }) => silences));
  const part = CHECKS.filter(({ id, silences }) => silences || silenced.has(id));
  expect(part.length).toBeGreaterThan(1);
  expect(part.filter(({ scope, once }) => once || scope === "patient")).toEqual([]);
});
