import type { Encounter, PatientLines } from "../../claims/groups";
import { CHECKS } from "../catalogue";
import type { CheckInfo } from "../check-info";
import type { GroupRunner } from "../engine";
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

/** Where checks report while the groups are run: one group after another, each with an outcome of its own. */
export interface Sink extends Pick<Collector, "reportFor"> {
  /** What was said since the last call. */
  taken(): Outcome;
}

export function sink(known: Kinds): Sink {
  let found: Finding[] = [];
  let unchecked: number[] = [];
  return {
    reportFor(check, setting, payerName) {
      let last: { readonly draft: NotCheckedDraft; readonly kind: number } | undefined;
      return {
        find(draft) {
          found.push(findingOf(check, setting, payerName, draft));
        },
        notChecked(draft) {
          if (!last || !sameKind(last.draft, draft)) last = { draft, kind: known.numberOf(check, draft) };
          for (const { index } of draft.lines) unchecked.push(last.kind, index);
        },
      };
    },
    taken() {
      if (found.length === 0 && unchecked.length === 0) return NOTHING_SAID;
      const outcome = { found, unchecked };
      found = [];
      unchecked = [];
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
