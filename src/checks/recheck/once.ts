import { settled } from "../engine";
import type { Finding } from "../finding";
import type { CheckId } from "../ids";
import { gathering } from "../report";
import type { Baseline } from "./baseline";
import type { Changes } from "./changes";
import { inOrder, ONCE, type Outcome, type Unit } from "./unit";

/** Groups of lines that come to something else. */
interface Now {
  readonly changed: ReadonlyMap<Unit, Outcome>;
  /** Groups that there were not before, and those that there are no longer. */
  readonly fresh: readonly Unit[];
  readonly regrouped: readonly Unit[];
}

/** Compares what is told once for lines of many groups: those with the words that some group says now, or said before. */
export function onceDiffers(
  { saidOf }: Pick<Baseline, "saidOf">,
  { changed, fresh, regrouped }: Now,
  changes: Changes,
): boolean {
  const before = (unit: Unit): Outcome => unit.outcome;
  const after = (unit: Unit): Outcome => changed.get(unit) ?? unit.outcome;
  const words = new Set<string>();
  const checks = new Set<CheckId>();
  const note = ({ found }: Outcome): void => {
    for (const finding of found) {
      if (!ONCE.has(finding.check)) continue;
      words.add(wordsOf(finding));
      checks.add(finding.check);
    }
  };
  for (const unit of [...changed.keys(), ...regrouped]) note(before(unit));
  for (const outcome of [...changed.values(), ...fresh.map(before)]) note(outcome);
  if (words.size === 0) return false;
  const told = (all: readonly Unit[], outcomeOf: (unit: Unit) => Outcome): Finding[] => {
    const gathered = gathering();
    for (const unit of all)
      for (const finding of outcomeOf(unit).found)
        if (checks.has(finding.check) && words.has(wordsOf(finding))) gathered.add(finding, true);
    return settled(gathered.collected().findings);
  };
  const was = new Set([...checks].flatMap((check) => saidOf.get(check) ?? []));
  const is = new Set([...was, ...changed.keys(), ...fresh]);
  for (const unit of regrouped) is.delete(unit);
  changes.add(
    { findings: told(inOrder([...was]), before), unchecked: [] },
    { findings: told(inOrder([...is]), after), unchecked: [] },
  );
  return true;
}

const wordsOf = ({ check, message }: Finding): string => `${check}\u0000${message}`;
