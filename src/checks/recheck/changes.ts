import type { PayerBook } from "../../matrix/payers";
import type { Cents } from "../../values/money";
import {
  apart,
  byMoney,
  changeKey,
  chargeOf,
  findingChange,
  findingChanges,
  findingKey,
  linesByIndex,
  payerNames,
  type LineAt,
  type LineChange,
  type ResultChange,
} from "../compare-results";
import { linesToFix, type Finding } from "../finding";
import type { CheckId } from "../ids";
import type { NotCheckedKind } from "../report";
import type { Baseline } from "./baseline";
import { byLine } from "../by-line";
import { ONCE } from "./unit";

/** What is known of a change while it is still being counted. */
export interface SoFar {
  /** Lines whose result differs: at least so many. */
  readonly lines: number;
  readonly amountBefore: Cents;
  /** As far as it is counted. */
  readonly amountAfter: Cents;
}

/** What is said of some groups of lines: findings as they are told, *not checked* as kind and line, kind and line. */
export interface Said {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly number[];
}

/** Gathers how results differ, a few groups of lines at a time. */
export interface Changes {
  /** What was and what is said of some groups: all of it, or only what differs of it. */
  add(was: Said, is: Said): void;
  soFar(): SoFar;
  /** Everything in the order in which it is told. */
  inSteps(): Generator<undefined, ResultChange>;
}

/**
 * Gathers changes of a result, so that in the end they say what `compareResults` says of the whole.
 * @param payers of the matrix after, for the payers' names
 * @param kinds of *not checked*, by number
 */
export function gatherChanges(
  { input: { sheet }, lines, result, denials, last }: Baseline,
  payers: Pick<PayerBook, "find">,
  kinds: readonly NotCheckedKind[],
): Changes {
  const inSheet = linesByIndex(sheet);
  const lineAt: LineAt = (index) => lines[index] ?? inSheet(index);
  const payerOf = payerNames(lineAt, payers);
  const amountBefore = result.summary.amountAtRisk;
  let amountAfter = amountBefore;
  const newlyFound: LineChange[] = [];
  const noLongerFound: LineChange[] = [];
  const newlyNotChecked: LineChange[] = [];
  const newlyChecked: LineChange[] = [];
  /** How many errors and warnings more than before would deny a line. */
  const more = byLine(last);
  const touched = byLine(last);
  let linesTouched = 0;
  const touch = (line: number): void => {
    if (touched.get(line) !== 0) return;
    touched.set(line, 1);
    linesTouched++;
  };

  const count = (findings: readonly Finding[], by: 1 | -1): void => {
    for (const { severity, denied } of findings) {
      if (severity === "info") continue;
      for (const line of denied) {
        const so = more.get(line);
        const before = denials.get(line) + so;
        more.set(line, so + by);
        if (before + by === 0) amountAfter -= chargeOf(lineAt(line));
        else if (before === 0) amountAfter += chargeOf(lineAt(line));
      }
    }
  };
  const tell = (findings: readonly Finding[]): LineChange[] => {
    const told: LineChange[] = [];
    for (const finding of findings) for (const change of findingChanges(finding, lineAt, payerOf)) told.push(change);
    return told;
  };
  /** Findings that only came, or only went, each told for itself: most of them, where a rule speaks of many lines. */
  const eachTold = (findings: readonly Finding[], by: 1 | -1, told: LineChange[]): void => {
    count(findings, by);
    for (const finding of findings) {
      for (const line of linesToFix(finding)) touch(line);
      told.push(findingChange(finding, payerOf));
    }
  };
  const findingsDiffer = (was: readonly Finding[], is: readonly Finding[]): void => {
    const isOnce = ({ check }: Finding): boolean => ONCE.has(check);
    if (was.length === 0 && !is.some(isOnce)) return eachTold(is, 1, newlyFound);
    if (is.length === 0 && !was.some(isOnce)) return eachTold(was, -1, noLongerFound);
    count(is, 1);
    count(was, -1);
    const [goneFindings, newFindings] = apart(was, is, findingKey);
    for (const findings of [goneFindings, newFindings])
      for (const finding of findings) if (!ONCE.has(finding.check)) for (const line of linesToFix(finding)) touch(line);
    // Findings told once for many lines are taken apart only where they differ.
    const [gone, added] = apart(tell(goneFindings), tell(newFindings), changeKey);
    for (const { check, line } of [...gone, ...added]) if (ONCE.has(check)) touch(line);
    for (const change of gone) noLongerFound.push(change);
    for (const change of added) newlyFound.push(change);
  };
  const checkOf = (number: number): CheckId | undefined => kinds[number]?.check;
  const tellUnchecked = (check: CheckId, line: number, message: string, told: LineChange[]): void => {
    touch(line);
    const amount = chargeOf(lineAt(line));
    told.push({ line, lines: [line], check, message, severity: null, payer: payerOf(line), amount });
  };
  const uncheckedDiffer = (said: readonly number[], without: readonly number[], told: LineChange[]): void => {
    if (said.length === 2 && without.length === 0) {
      // Most often one check could not be made of one line.
      const kind = kinds[said[0] ?? 0];
      return kind && tellUnchecked(kind.check, said[1] ?? 0, kind.draft.because, told);
    }
    const known = new Set<string>();
    for (let i = 0; i < without.length; i += 2) known.add(`${checkOf(without[i] ?? 0)} ${without[i + 1]}`);
    // A line that stands under two reasons is told once: by the words that come first in the alphabet.
    const words = new Map<string, { readonly check: CheckId; readonly line: number; because: string }>();
    for (let i = 0; i < said.length; i += 2) {
      const kind = kinds[said[i] ?? 0];
      const line = said[i + 1] ?? 0;
      const key = `${kind?.check} ${line}`;
      if (!kind || known.has(key)) continue;
      const { because } = kind.draft;
      const own = words.get(key);
      if (!own) words.set(key, { check: kind.check, line, because });
      else if (because < own.because) own.because = because;
    }
    for (const { check, line, because } of words.values()) tellUnchecked(check, line, because, told);
  };

  return {
    add(was, is) {
      if (was.findings.length > 0 || is.findings.length > 0) findingsDiffer(was.findings, is.findings);
      if (is.unchecked.length > 0) uncheckedDiffer(is.unchecked, was.unchecked, newlyNotChecked);
      if (was.unchecked.length > 0) uncheckedDiffer(was.unchecked, is.unchecked, newlyChecked);
    },
    soFar: () => ({ lines: linesTouched, amountBefore, amountAfter }),
    *inSteps() {
      for (const list of [newlyFound, noLongerFound, newlyNotChecked, newlyChecked]) {
        list.sort(byMoney);
        yield;
      }
      const told = { newlyFound, noLongerFound, newlyNotChecked, newlyChecked };
      return { ...told, lines: touched.lines(), amountBefore, amountAfter };
    },
  };
}
