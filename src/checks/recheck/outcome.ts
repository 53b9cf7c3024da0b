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
  readonly outcome: Outcome;
}

/**
 * @param lines the lines over which the checks ran, where those are not all of the group
 * @returns `null` where the checks say what they said before
 */
export function differenceOf(
  before: Outcome,
  is: Outcome,
  checks: ReadonlySet<CheckId>,
  known: readonly NotCheckedKind[],
  lines?: readonly ClaimLine[],
): Difference | null {
  const among = (line: number): boolean => !lines || lines.some(({ index }) => index === line);
  const was = before === NOTHING_SAID ? before : kept(before, known, (check, line) => checks.has(check) && among(line));
  if (sameFindings(was.found, is.found) && sameNumbers(was.unchecked, is.unchecked)) return null;
  if (before === NOTHING_SAID) return { was, is, outcome: is };
  const rest = kept(before, known, (check, line) => !(checks.has(check) && among(line)));
  return {
    was,
    is,
    outcome: { found: [...rest.found, ...is.found], unchecked: [...rest.unchecked, ...is.unchecked] },
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
  settings: NewSettings | undefined,
  now: Outcome,
  known: readonly NotCheckedKind[],
): { readonly outcome: Outcome; readonly checks: ReadonlySet<CheckId> } {
  if (!settings) return { outcome: now, checks: ran ?? NO_CHECKS };
  const isReset = (check: CheckId): boolean => settings.has(check) && ran?.has(check) !== true;
  const isHeard = (check: CheckId): boolean => isReset(check) && settings.get(check) !== "off";
  const heard = before === NOTHING_SAID ? before : kept(before, known, isHeard);
  const found = heard.found.map((finding): Finding => {
    const severity = settings.get(finding.check);
    return severity === undefined || severity === "off" ? finding : { ...finding, severity };
  });
  return {
    outcome: { found: [...now.found, ...found], unchecked: [...now.unchecked, ...heard.unchecked] },
    checks: new Set([...(ran ?? NO_CHECKS), ...settings.keys()]),
  };
}

const NO_CHECKS: ReadonlySet<CheckId> = new Set();

/** What some of the checks said of some lines; a finding stands with its first line. */
function kept(
  { found, unchecked }: Outcome,
  known: readonly NotCheckedKind[],
  wanted: (check: CheckId, line: number) => boolean,
): Outcome {
  const numbers: number[] = [];
  for (let i = 0; i < unchecked.length; i += 2) {
    const [kind = 0, line = 0] = [unchecked[i], unchecked[i + 1]];
    const check = known[kind]?.check;
    if (check !== undefined && wanted(check, line)) numbers.push(kind, line);
  }
  return { found: found.filter(({ check, lines }) => wanted(check, lines[0] ?? 0)), unchecked: numbers };
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

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
