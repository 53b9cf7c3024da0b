import type { Encounter, PatientLines } from "../../claims/groups";
import { CHECKS } from "../catalogue";
import type { CheckInfo } from "../check-info";
import type { GroupRunner } from "../group-runner";
import type { Finding } from "../finding";
import type { CheckId } from "../ids";
import {
  findingOf,
  notCheckedKey,
  sameKind,
  type Collector,
  type Gathering,
  type NotCheckedDraft,
  type NotCheckedKind,
} from "../report";

/** What the checks said of a group of lines, before anything is told together with other groups. */
export interface Outcome {
  /** In the order in which they were reported. */
  readonly found: readonly Finding[];
  /** Kind and line, kind and line: two numbers a piece, since a sheet has very many. */
  readonly unchecked: readonly number[];
}

/** A group of lines that is checked as one. */
export type Group =
  | { readonly scope: "encounter"; readonly group: Encounter }
  | { readonly scope: "patient"; readonly group: PatientLines };

/** A group of lines that was checked, with what came of it. */
export type Unit = Group & {
  /** Position of its first line. */
  readonly at: number;
  readonly outcome: Outcome;
};

/** Something of which checks tell what it comes to. */
export interface Telling {
  outcome: Outcome;
}

export const NOTHING_SAID: Outcome = { found: [], unchecked: [] };

/** The kinds of *not checked* that were met, by number. */
export interface Kinds {
  readonly all: readonly NotCheckedKind[];
  numberOf(check: CheckInfo, draft: NotCheckedDraft): number;
}

/** Numbers kinds of *not checked*, those known first. */
export function kinds(known: readonly NotCheckedKind[] = []): Kinds {
  const all = [...known];
  const numbers = new Map<string, number>();
  const inFull = (key: string, { missing = [] }: Pick<NotCheckedDraft, "missing">): string =>
    `${key}\u0000\u0000${missing.join("\u0000")}`;
  all.forEach(({ key, draft }, i) => numbers.set(inFull(key, draft), i));
  return {
    all,
    numberOf(check, draft) {
      const key = notCheckedKey(check, draft);
      const full = inFull(key, draft);
      let number = numbers.get(full);
      if (number === undefined) {
        const { lines: _lines, ...kept } = draft;
        numbers.set(full, (number = all.length));
        all.push({ key, check: check.id, draft: kept });
      }
      return number;
    },
  };
}

/** Where checks report while groups are run, each to an outcome of its own. */
export interface Sink extends Pick<Collector, "reportFor"> {
  /** What is said from now on is said of this. */
  into(told: Telling): void;
  /** What was said since the last call, where nothing was named that it is said of. */
  taken(): Outcome;
}

export function sink(known: Kinds): Sink {
  const unnamed: Telling = { outcome: NOTHING_SAID };
  let told = unnamed;
  /** Of most groups nothing is said: an outcome is made for those of which something is. */
  const saying = (): { readonly found: Finding[]; readonly unchecked: number[] } => {
    if (told.outcome === NOTHING_SAID) told.outcome = { found: [], unchecked: [] };
    return told.outcome as { readonly found: Finding[]; readonly unchecked: number[] };
  };
  return {
    reportFor(check, setting, payerName) {
      let last: { readonly draft: NotCheckedDraft; readonly kind: number } | undefined;
      return {
        find(draft) {
          saying().found.push(findingOf(check, setting, payerName, draft));
        },
        notChecked(draft) {
          if (!last || !sameKind(last.draft, draft)) last = { draft, kind: known.numberOf(check, draft) };
          const { unchecked } = saying();
          for (const { index } of draft.lines) unchecked.push(last.kind, index);
        },
      };
    },
    into(next) {
      told = next;
    },
    taken() {
      const { outcome } = unnamed;
      unnamed.outcome = NOTHING_SAID;
      return outcome;
    },
  };
}

/** Runs checks over a group. */
export function runUnit(run: GroupRunner, unit: Group): void {
  if (unit.scope === "encounter") run.encounter(unit.group);
  else run.patient(unit.group);
}

/** Encounters before patients, each in the order of first lines, as a run goes through them. */
export function inOrder(units: readonly Unit[]): Unit[] {
  const patient = ({ scope }: Unit): number => Number(scope === "patient");
  return [...units].sort((a, b) => patient(a) - patient(b) || a.at - b.at);
}

/** Findings of these are told once for many groups. */
export const ONCE: ReadonlySet<CheckId> = new Set(CHECKS.filter(({ once }) => once).map(({ id }) => id));

/** Gathers what was said of a unit as the engine gathers it. */
export function gather(all: Gathering, { found, unchecked }: Outcome, known: readonly NotCheckedKind[]): void {
  for (const finding of found) all.add(finding, ONCE.has(finding.check));
  for (let i = 0; i < unchecked.length; i += 2) {
    const kind = known[unchecked[i] ?? 0];
    if (kind) all.addNotChecked(kind, [unchecked[i + 1] ?? 0]);
  }
}
