// Cells of a claim sheet that somebody edits, fixes or empties: what was touched is read and checked again, and the result is that of a full
// check, whatever the edit.
import fc from "fast-check";
import { runChecks, type CheckInput } from "../../../src/checks/engine";
import { checkWithBaselineInSteps, recheckLines, usageOf } from "../../../src/checks/recheck";
import { atOnce } from "../../../src/values/steps";
import { seeded } from "../../../src/values/seeded";
import { rereadRows } from "../../../src/claims/reread";
import type { ClaimSheet } from "../../../src/claims/sheet";
import { bundledReference } from "../../../src/codes/reference/bundled";
import { isVisitCode } from "../../../src/codes/families";
import { compileMatrix } from "../../../src/matrix/matrix";
import type { Cells } from "../../../src/values/cell";
import { day } from "../../day";
import { madeCells, madeClaimEdit, madeMatrix, sheetOf } from "./made";

const reference = bundledReference();
const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 });
/** A sheet without what cannot be compared. */
const said = ({ has: _has, ...rest }: ClaimSheet) => rest;

/** The rows of which some cell differs, 1-based. */
function differingRows(before: Cells, after: Cells): number[] {
  const rows: number[] = [];
  for (let i = 0; i < Math.max(before.length, after.length); i++)
    if (JSON.stringify(before[i]) !== JSON.stringify(after[i])) rows.push(i + 1);
  return rows;
}

test("lines that were edited, row by row, come to what reading and checking the whole sheet comes to, edit after edit", () => {
  let byRows = 0;
  fc.assert(
    fc.property(seed, (from) => {
      const next = seeded(from);
      const matrix = compileMatrix(madeMatrix(next));
      let cells: Cells = madeCells(next);
      const input: CheckInput = { sheet: sheetOf(cells), matrix, reference, asOf: day("2026-11-23") };
      let { baseline } = atOnce(checkWithBaselineInSteps(input));
      for (let edits = 0; edits < 3; edits++) {
        const edit = madeClaimEdit(next, cells);
        const whole = sheetOf(edit.cells);
        const rows = differingRows(cells, edit.cells).map((row) => ({ row, cells: edit.cells[row - 1] ?? [] }));
        const again = rereadRows(baseline.input.sheet, rows, { isVisit: isVisitCode, headers: edit.cells.slice(0, 1) });
        if (again) {
          byRows++;
          expect(said(again)).toEqual(said(whole));
        }
        const now = recheckLines(baseline, again ?? whole);
        const full = atOnce(checkWithBaselineInSteps({ ...input, sheet: whole }));
        expect(now.result).toEqual(runChecks({ ...input, sheet: whole }));
        expect(usageOf(now.baseline)).toEqual(usageOf(full.baseline));
        cells = edit.cells;
        baseline = now.baseline;
      }
    }),
    { numRuns: 8 },
  );
  expect(byRows).toBeGreaterThan(8);
});

test("only the patients of edited lines are run again", () => {
  const next = seeded(7);
  const cells = madeCells(next, 30);
  const input: CheckInput = {
    sheet: sheetOf(cells),
    matrix: compileMatrix(madeMatrix(next)),
    reference,
    asOf: day("2026-11-23"),
  };
  const { baseline } = atOnce(checkWithBaselineInSteps(input));
  const [line] = input.sheet.lines;
  const column = input.sheet.columns.get("Units")?.[0]?.index ?? 0;
  const row = (cells[line!.row - 1] ?? []).map((cell, i) => (i === column ? 77 : cell));
  const sheet = rereadRows(input.sheet, [{ row: line!.row, cells: row }], { isVisit: isVisitCode, headers: [] });
  const now = recheckLines(baseline, sheet!).baseline;
  const kept = new Set(baseline.units);
  const fresh = now.units.filter((unit) => !kept.has(unit));
  expect(new Set(fresh.map(({ group }) => group.patient.toLowerCase()))).toEqual(
    new Set([line!.patient.toLowerCase()]),
  );
  expect(fresh.length).toBeGreaterThan(0);
});

describe("what may decide how other rows are read has the whole sheet read", () => {
  const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Units", "Charge", "Dx", "Dx Pointer"];
  const LINE = ["Medicare", "P1", "2026-10-14", "99213", 1, 150, "C34.11;C50.911", "1"];
  const reread = (cells: Cells, row: number, to: Cells[number]) =>
    rereadRows(sheetOf(cells), [{ row, cells: to }], { isVisit: isVisitCode, headers: cells.slice(0, 1) });

  test.each([
    ["the headers", [HEADERS, LINE], 1, HEADERS],
    ["a pointer of 0", [HEADERS, LINE, LINE], 2, [...LINE.slice(0, 7), "0"]],
    ["the headers again", [HEADERS, LINE, LINE], 3, HEADERS],
    ["a total", [HEADERS, LINE, LINE], 3, ["Total", "", "", "", 1, 150, "", ""]],
    ["amounts alone", [HEADERS, LINE, LINE], 3, ["", "", "", "", 1, 150, "", ""]],
    ["a sheet that has a total", [HEADERS, LINE, ["", "", "", "", 1, 150, "", ""]], 2, LINE],
  ] as const)("%s", (_, cells, row, to) => {
    expect(reread(cells, row, to)).toBeNull();
  });
});
