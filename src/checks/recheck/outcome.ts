import type { ClaimLine } from "../../claims/line";
import type { Finding } from "../finding";
import type { CheckId } from "../ids";
import type { NotCheckedKind } from "../report";
import type { NewSettings } from "./touched";
import { NOTHING_SAID, type Outcome } from "./unit";

/** How what a group of lines came to differs. */
export interface Difference {
  /** What the checks that ran said before. */
  readonly was: Outcome;
  /** What they say now. */
  readonly is: Outcome;
  /** What all checks say now. */
  outcome(): Outcome;
}

/** The checks that ran over a group, and the lines, where those are not all of the group. */
export interface Ran {
  readonly checks: ReadonlySet<CheckId>;
  readonly lines?: readonly ClaimLine[] | undefined;
}

/** @returns `null` where the checks say what they said before */
export function differenceOf(
  before: Outcome,
  is: Outcome,
  ran: Ran,
  known: readonly NotCheckedKind[],
): Difference | null {
  const was = part(before, ran, known, true);
  if (sameFindings(was.found, is.found) && sameNumbers(was.unchecked, is.unchecked)) return null;
  return {
    was,
    is,
    outcome() {
      const rest = part(before, ran, known, false);
      return { found: [...rest.found, ...is.found], unchecked: [...rest.unchecked, ...is.unchecked] };
    },
  };
}

/**
 * Adds to what some checks say now what others say by their settings alone.
 * @param ran checks that ran; their settings are kept already
 * @param now what they say
 */
export function resetFindings(
  before: Outcome,
  ran: ReadonlySet<CheckId> | undefined,
  settings: NewSettings,
  now: Outcome,
  known: readonly NotCheckedKind[],
): { readonly outcome: Outcome; readonly checks: ReadonlySet<CheckId> } {
  const { heard, all } = resetChecks(ran ?? NO_CHECKS, settings);
  const said = part(before, { checks: heard }, known, true);
  const found = said.found.map((finding): Finding => {
    const severity = settings.get(finding.check);
    return severity === undefined || severity === "off" ? finding : { ...finding, severity };
  });
  return {
    outcome:
      said === NOTHING_SAID
        ? now
        : { found: [...now.found, ...found], unchecked: [...now.unchecked, ...said.unchecked] },
    checks: all,
  };
}

interface ResetChecks {
  /** Those that did not run and are heard under another setting. */
  readonly heard: ReadonlySet<CheckId>;
  /** Those that ran, and all whose setting is another one. */
  readonly all: ReadonlySet<CheckId>;
}

const NO_CHECKS: ReadonlySet<CheckId> = new Set();
const resets = new WeakMap<NewSettings, Map<ReadonlySet<CheckId>, ResetChecks>>();

/** Made once for all groups of a payer of which the same checks ran. */
function resetChecks(ran: ReadonlySet<CheckId>, settings: NewSettings): ResetChecks {
  let known = resets.get(settings);
  if (!known) resets.set(settings, (known = new Map<ReadonlySet<CheckId>, ResetChecks>()));
  let checks = known.get(ran);
  if (!checks) {
    const heard = [...settings].flatMap(([check, setting]) => (setting === "off" || ran.has(check) ? [] : [check]));
    known.set(ran, (checks = { heard: new Set(heard), all: new Set([...ran, ...settings.keys()]) }));
  }
  return checks;
}

/** What some checks said of some lines, or all but that; a finding stands with its first line. */
function part(before: Outcome, { checks, lines }: Ran, known: readonly NotCheckedKind[], wanted: boolean): Outcome {
  const { found, unchecked } = before;
  if (found.length === 0 && unchecked.length === 0) return NOTHING_SAID;
  const isAmong = (line: number): boolean => {
    if (!lines) return true;
    for (const { index } of lines) if (index === line) return true;
    return false;
  };
  let own: Finding[] | null = null;
  for (const finding of found)
    if ((checks.has(finding.check) && isAmong(finding.lines[0] ?? 0)) === wanted) (own ??= []).push(finding);
  let numbers: number[] | null = null;
  const isOfChecks = kindsOf(checks, known);
  for (let i = 0; i < unchecked.length; i += 2) {
    const kind = unchecked[i] ?? 0;
    const line = unchecked[i + 1] ?? 0;
    if ((isOfChecks[kind] === 1 && isAmong(line)) === wanted) (numbers ??= []).push(kind, line);
  }
  return own || numbers ? { found: own ?? NO_FINDINGS, unchecked: numbers ?? NO_NUMBERS } : NOTHING_SAID;
}

const NO_FINDINGS: readonly Finding[] = [];
const NO_NUMBERS: readonly number[] = [];

/** By list of kinds and set of checks: 1 for each kind that is of one of the checks. Lists only grow. */
const ofChecks = new WeakMap<readonly NotCheckedKind[], Map<ReadonlySet<CheckId>, Uint8Array>>();

function kindsOf(checks: ReadonlySet<CheckId>, known: readonly NotCheckedKind[]): Uint8Array {
  let sets = ofChecks.get(known);
  if (!sets) ofChecks.set(known, (sets = new Map<ReadonlySet<CheckId>, Uint8Array>()));
  let kinds = sets.get(checks);
  if (kinds?.length !== known.length)
    sets.set(checks, (kinds = Uint8Array.from(known, ({ check }) => Number(checks.has(check)))));
  return kinds;
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether findings are told alike; what decided, and why, is not part of a preview. */
function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a.length === b.length &&
    a.every((x, i) => {
      const y = b[i];
      return (
        y !== undefined &&
        x.check === y.check &&
        x.severity === y.severity &&
        x.message === y.message &&
        sameNumbers(x.lines, y.lines) &&
        sameNumbers(x.denied, y.denied)
      );
    })
  );
}
