import type { Matrix } from "../../matrix/matrix";
import type { RuleTableName } from "../../matrix/tables";
import { atOnce } from "../../values/steps";
import { groupsInSteps, type CheckInput, type Progress } from "../engine";
import type { Finding } from "../finding";
import type { FactKind } from "../reads";
import { checkedInSteps, checkWithBaselineInSteps, runUnits, type Baseline, type Checked } from "./baseline";
import { patientsGroups } from "./preview";
import { recorder, rulesIn, type Answered, type Asked, type LookedUp, type Record } from "./recorder";
import { touchedInSteps, type Touched } from "./touched";
import { inOrder, kinds, type Unit } from "./unit";

/**
 * The result under another matrix, and its baseline: as a check of the whole sheet would give it. The patients of whom something may differ
 * are checked again with all checks; all others are taken over.
 * @example rebase(baseline, compileMatrix(applyEdit(cells, edit))).result.summary.error
 */
export function rebase(baseline: Baseline, next: Matrix): Checked {
  return atOnce(rebaseInSteps(baseline, next));
}

/** The same in steps, so that a screen stays alive. */
export function* rebaseInSteps(baseline: Baseline, next: Matrix): Generator<Progress, Checked> {
  const { units } = baseline;
  const input: CheckInput = { ...baseline.input, matrix: next };
  const touched = yield* touchedInSteps(baseline, next, { near: true });
  if (touched.everything) return yield* checkWithBaselineInSteps(input);

  const again = patientsGroups(baseline, [...touched.units.keys(), ...touched.near]);
  for (const unit of units) {
    const { payerText } = unit.group;
    if (touched.payers.has(payerText) || touched.settings.has(payerText)) again.add(unit);
  }
  const positions = new Set<number>();
  for (const unit of again) for (const { index } of unit.group.lines) positions.add(index);
  const known = kinds(baseline.kinds);
  const kept = new Map<Unit, Unit>();
  for (const unit of units) if (!again.has(unit)) kept.set(unit, elsewhere(unit, touched));
  const { counterpart } = touched;
  const reads = recorder(
    next,
    yield* recordWithout(baseline, next, positions, { unit: (unit) => kept.get(unit), counterpart }),
  );
  const lines = input.sheet.lines.filter(({ index }) => positions.has(index));
  const fresh = yield* runUnits(input, yield* groupsInSteps(lines, next), known, reads);
  return yield* checkedInSteps(input, inOrder([...kept.values(), ...fresh]), known, reads);
}

/** What of a record stays, under the matrix after. */
interface Staying extends Pick<Touched, "counterpart"> {
  /** The group as it is now; `undefined` where it is checked again, or gone. */
  unit(unit: Unit): Unit | undefined;
}

/** What was looked at by all but some groups, with the rules of the matrix after. @param positions of the lines of those groups */
export function* recordWithout(
  { record, input }: Baseline,
  next: Matrix,
  positions: ReadonlySet<number>,
  { unit: unitNow, counterpart }: Staying,
): Generator<Progress, Record> {
  const asked = new Map<RuleTableName, readonly Asked[]>();
  for (const [table, questions] of record.asked) {
    const same = input.matrix.tables[table] === next.tables[table];
    const now = (answered: Answered): Answered => {
      if (same || answered === null) return answered;
      if ("table" in answered) return counterpart(answered) ?? null;
      return rulesIn(answered).flatMap((rule) => counterpart(rule) ?? []);
    };
    const kept = questions.map((question): Asked => {
      const stays = question.lines.map((at) => !positions.has(at));
      return {
        ...question,
        checks: [...question.checks],
        lines: question.lines.filter((_, i) => stays[i]),
        answers: question.answers.filter((_, i) => stays[i]).map(now),
        near: question.near.filter((at) => !positions.has(at)),
      };
    });
    asked.set(
      table,
      kept.filter(({ lines }) => lines.length > 0),
    );
    yield { done: 0, of: 1 };
  }
  const facts = new Map<FactKind, ReadonlyMap<string, LookedUp>>();
  for (const [kind, readers] of record.facts) {
    const kept = new Map<string, LookedUp>();
    for (const [key, looked] of readers)
      kept.set(key, { checks: new Set(looked.checks), units: looked.units.flatMap((unit) => unitNow(unit) ?? []) });
    facts.set(kind, kept);
    yield { done: 0, of: 1 };
  }
  return { asked, facts };
}

/** A group with what it came to, where rows that say the same stand elsewhere in their sheets now. */
function elsewhere(unit: Unit, { moved }: Touched): Unit {
  const { outcome } = unit;
  if (moved.size === 0 || outcome.found.length === 0) return unit;
  const tables = new Map<string, ReadonlyMap<number, number>>(moved);
  const rowNow = (table: string, row: number): number => tables.get(table)?.get(row) ?? row;
  const found = outcome.found.map((finding): Finding => {
    const { decidedBy, nearMisses } = finding;
    return {
      ...finding,
      decidedBy:
        decidedBy.kind === "matrix" ? { ...decidedBy, row: rowNow(decidedBy.table, decidedBy.row) } : decidedBy,
      nearMisses: nearMisses.map((near) => ({ ...near, row: rowNow(near.table, near.row) })),
    };
  });
  return { ...unit, outcome: { ...outcome, found } };
}
