import { settled } from "../engine";
import type { Finding } from "../finding";
import { gathering } from "../report";
import type { Baseline } from "./baseline";
import type { Changes } from "./changes";
import { inOrder, NOTHING_SAID, ONCE, type Outcome, type Outcomes, type Unit } from "./unit";

/** Groups of lines that come to something else. */
interface Now {
  readonly changed: ReadonlyMap<Unit, Outcome>;
  /** Groups that there were not before, and those that there are no longer. */
  readonly fresh: Outcomes;
  readonly regrouped: readonly Unit[];
}

/** Compares what is told once for lines of many groups: those with the words that some group says now, or said before. */
export function onceDiffers(
  { units, outcomes }: Baseline,
  { changed, fresh, regrouped }: Now,
  changes: Changes,
): boolean {
  const before = (unit: Unit): Outcome => outcomes.get(unit) ?? NOTHING_SAID;
  const after = (unit: Unit): Outcome => fresh.get(unit) ?? changed.get(unit) ?? before(unit);
  const words = new Set<string>();
  const note = ({ found }: Outcome): void => {
    for (const finding of found) if (ONCE.has(finding.check)) words.add(wordsOf(finding));
  };
  for (const unit of [...changed.keys(), ...regrouped]) note(before(unit));
  for (const outcome of [...changed.values(), ...fresh.values()]) note(outcome);
  if (words.size === 0) return false;
  const told = (all: readonly Unit[], outcomeOf: (unit: Unit) => Outcome): Finding[] => {
    const gathered = gathering();
    for (const unit of all)
      for (const finding of outcomeOf(unit).found)
        if (ONCE.has(finding.check) && words.has(wordsOf(finding))) gathered.add(finding, true);
    return settled(gathered.collected().findings);
  };
  const gone = new Set(regrouped);
  const now = fresh.size === 0 ? units : inOrder([...units.filter((unit) => !gone.has(unit)), ...fresh.keys()]);
  changes.add({ findings: told(units, before), unchecked: [] }, { findings: told(now, after), unchecked: [] });
  return true;
}

const wordsOf = ({ check, message }: Finding): string => `${check}\u0000${message}`;
