import { FIELDS } from "../../claims/fields";
import type { ClaimLine, UnusableLine } from "../../claims/line";
import { sameLine } from "../../claims/reread";
import type { ClaimSheet } from "../../claims/sheet";
import { folded } from "../../values/cell";
import { atOnce } from "../../values/steps";
import { groupsInSteps, type CheckInput, type Progress } from "../engine";
import { checkedInSteps, checkWithBaselineInSteps, runUnits, type Baseline, type Checked } from "./baseline";
import { recordWithout } from "./rebase";
import { recorder } from "./recorder";
import { inOrder, kinds, type Unit } from "./unit";

/** Lines or groups that are looked at between two steps: about a millisecond or two. */
const LOOKED_AT_PER_STEP = 2_000;

/**
 * The result of a sheet of which some lines were edited, and its baseline: as a check of the whole sheet would give it. All that is there of
 * the patients of those lines is checked again; everything else is taken over.
 * @example recheckLines(baseline, rereadRows(sheet, rows, reading)).result.summary.error
 */
export function recheckLines(baseline: Baseline, sheet: ClaimSheet): Checked {
  return atOnce(recheckLinesInSteps(baseline, sheet));
}

/** The same in steps, so that a screen stays alive. */
export function* recheckLinesInSteps(baseline: Baseline, sheet: ClaimSheet): Generator<Progress, Checked> {
  const { units, input: was } = baseline;
  const input: CheckInput = { ...was, sheet };
  if (FIELDS.some((field) => was.sheet.has(field) !== sheet.has(field))) return yield* checkWithBaselineInSteps(input);

  const patients = new Set<string>();
  yield* differing(was.sheet.lines, sheet.lines, patients);
  yield* differing(was.sheet.unusable, sheet.unusable, patients);
  const again = new Set<Unit>();
  const positions = new Set<number>();
  for (const [i, unit] of units.entries()) {
    if (i % LOOKED_AT_PER_STEP === 0) yield { done: 0, of: 0 };
    if (!patients.has(folded(unit.group.patient))) continue;
    again.add(unit);
    for (const { index } of unit.group.lines) positions.add(index);
  }
  const known = kinds(baseline.kinds);
  const before = yield* recordWithout(baseline, was.matrix, positions, {
    unit: (unit) => (again.has(unit) ? undefined : unit),
    counterpart: (rule) => rule,
  });
  const reads = recorder(was.matrix, before);
  const lines = sheet.lines.filter(({ patient }) => patients.has(folded(patient)));
  yield { done: 0, of: 0 };
  const fresh = yield* runUnits(input, yield* groupsInSteps(lines, was.matrix), known, reads);
  const kept = units.filter((unit) => !again.has(unit));
  return yield* checkedInSteps(input, inOrder([...kept, ...fresh]), known, reads);
}

/** Adds the patients of lines that are new, gone, or say something else. */
function* differing<L extends ClaimLine | UnusableLine>(
  before: readonly L[],
  after: readonly L[],
  patients: Set<string>,
): Generator<Progress, void> {
  const was = new Map(before.map((line) => [line.index, line]));
  for (const [i, line] of after.entries()) {
    if (i % LOOKED_AT_PER_STEP === 0) yield { done: 0, of: 0 };
    const own = was.get(line.index);
    was.delete(line.index);
    if (own && sameLine(own, line)) continue;
    patients.add(folded(line.patient));
    if (own) patients.add(folded(own.patient));
  }
  for (const gone of was.values()) patients.add(folded(gone.patient));
}
