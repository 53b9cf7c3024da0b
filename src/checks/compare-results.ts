import type { ClaimLine, UnusableLine } from "../claims/line";
import type { ClaimSheet } from "../claims/sheet";
import type { PayerBook } from "../matrix/payers";
import { groupBy } from "../values/lists";
import type { Cents } from "../values/money";
import { CHECKS } from "./catalogue";
import type { Severity } from "./check-info";
import type { CheckResult } from "./engine";
import { linesToFix, type Finding, type NotChecked } from "./finding";
import { checkOrder, type CheckId } from "./ids";

/** Something that a line's check says now and did not say before, or the other way round. */
export interface LineChange {
  /** Position of the line to fix first. */
  readonly line: number;
  /** Every line that took part, that one first. */
  readonly lines: readonly number[];
  readonly check: CheckId;
  readonly message: string;
  /** `null`: not checked. */
  readonly severity: Severity | null;
  /** The payer's name as the matrix has it, else as the sheet says it. */
  readonly payer: string;
  /** Charges of the lines that would deny; of a line that is not checked, its charge. */
  readonly amount: Cents;
}

/** How two results over the same lines differ. Each list is in the order of money, then of lines. */
export interface ResultChange {
  readonly newlyFound: readonly LineChange[];
  readonly noLongerFound: readonly LineChange[];
  readonly newlyNotChecked: readonly LineChange[];
  /** *Not checked* before and no longer: checked now, or switched off. What the check then found stands under `newlyFound`. */
  readonly newlyChecked: readonly LineChange[];
  /** Positions of the lines whose result differs, in sheet order: those that would deny, else all that took part. */
  readonly lines: readonly number[];
  /** Charges at risk in what was compared: each line once, errors and warnings alone. */
  readonly amountBefore: Cents;
  readonly amountAfter: Cents;
}

/** What is compared of a result; a run over some of the encounters will do, if both ran over the same. */
export type Compared = Pick<CheckResult, "findings" | "notChecked">;

/**
 * How a result differs from another over the same lines, as before and after an edit of the matrix.
 * - Findings are the same where check, severity, message and lines are the same. A finding whose words change ("8 units" to "6 units") is no
 *   longer found and newly found.
 * - A check that tells its findings once for many lines is compared line by line, and so is *not checked*, whose entries are groups
 *   ("212 lines: …"). *Not checked* is the same where line and check are; the reason may differ.
 * @param sheet the claim sheet that both ran over
 * @param payers of the matrix after, for the payers' names
 * @example compareResults(before, after, sheet, matrix.payers).newlyFound.length //=> 31
 */
export function compareResults(
  before: Compared,
  after: Compared,
  sheet: Pick<ClaimSheet, "lines" | "unusable">,
  payers: Pick<PayerBook, "find">,
): ResultChange {
  const steps = compareResultsInSteps(before, after, sheet, payers);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, so that a screen stays alive. */
export function* compareResultsInSteps(
  before: Compared,
  after: Compared,
  sheet: Pick<ClaimSheet, "lines" | "unusable">,
  payers: Pick<PayerBook, "find">,
): Generator<undefined, ResultChange> {
  const lines = linesByIndex(sheet);
  const payerOf = payerNames(lines, payers);
  const tell = (finding: Finding): LineChange[] => findingChanges(finding, lines, payerOf);
  const [goneFindings, newFindings] = apart(before.findings, after.findings, findingKey);
  yield;
  // Findings told once for many lines are first compared as they are, and taken apart only where they differ.
  const [noLongerFound, newlyFound] = apart(goneFindings.flatMap(tell), newFindings.flatMap(tell), changeKey);
  yield;
  const tellNotChecked = (entries: readonly NotChecked[], without: readonly NotChecked[]): LineChange[] =>
    notCheckedChanges(entries, without, lines, payerOf);
  const newlyNotChecked = tellNotChecked(after.notChecked, before.notChecked);
  yield;
  const newlyChecked = tellNotChecked(before.notChecked, after.notChecked);
  yield;
  const touched = new Set([...newlyNotChecked, ...newlyChecked].map((change) => change.line));
  for (const finding of [...goneFindings, ...newFindings]) {
    if (!ONCE.has(finding.check)) for (const line of linesToFix(finding)) touched.add(line);
  }
  yield;
  for (const change of [...noLongerFound, ...newlyFound]) if (ONCE.has(change.check)) touched.add(change.line);
  return {
    newlyFound: newlyFound.sort(byMoney),
    noLongerFound: noLongerFound.sort(byMoney),
    newlyNotChecked: newlyNotChecked.sort(byMoney),
    newlyChecked: newlyChecked.sort(byMoney),
    lines: [...touched].sort((a, b) => a - b),
    amountBefore: atRisk(before.findings, lines),
    amountAfter: atRisk(after.findings, lines),
  };
}

/** Whether two results say the same of every line. */
export function isUnchanged({ newlyFound, noLongerFound, newlyNotChecked, newlyChecked }: ResultChange): boolean {
  return [newlyFound, noLongerFound, newlyNotChecked, newlyChecked].every((changes) => changes.length === 0);
}

const ONCE: ReadonlySet<CheckId> = new Set(CHECKS.filter((check) => check.once).map((check) => check.id));

export type LineAt = (index: number) => ClaimLine | UnusableLine | undefined;

/** Lines stand in sheet order, so that one is found without an index of all of them. */
export function linesByIndex({ lines, unusable }: Pick<ClaimSheet, "lines" | "unusable">): LineAt {
  const within = <L extends { readonly index: number }>(sorted: readonly L[], index: number): L | undefined => {
    let [low, high] = [0, sorted.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const line = sorted[middle];
      if (line?.index === index) return line;
      if (line && line.index < index) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
  return (index) => within(lines, index) ?? within(unusable, index);
}

export const chargeOf = (line: ClaimLine | UnusableLine | undefined): Cents =>
  line && "charge" in line ? (line.charge ?? 0) : 0;

export function payerNames(lines: LineAt, payers: Pick<PayerBook, "find">): (index: number) => string {
  const names = new Map<string, string>();
  return (index) => {
    const said = lines(index)?.payer ?? "";
    let name = names.get(said);
    if (name === undefined) names.set(said, (name = payers.find(said)?.name ?? said));
    return name;
  };
}

export const findingKey = ({ check, severity, message, lines }: Finding): string =>
  `${check}|${severity}|${lines.join(",")}|${message}`;
export const changeKey = ({ check, severity, message, lines }: LineChange): string =>
  `${check}|${severity ?? ""}|${lines.join(",")}|${message}`;

/** What stands in one list and not in the other. The same thing twice is a matter of how often. */
export function apart<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): [gone: T[], added: T[]] {
  if (before.length === 0 || after.length === 0) return [[...before], [...after]];
  const left = groupBy(before, keyOf);
  const added = after.filter((item) => left.get(keyOf(item))?.pop() === undefined);
  return [[...left.values()].flat(), added];
}

/** A finding that is told for itself. */
export function findingChange(finding: Finding, payerOf: (index: number) => string): LineChange {
  const { check, message, severity, lines, amount } = finding;
  const line = lines[0] ?? 0;
  return { line, lines, check, message, severity, payer: payerOf(line), amount };
}

/** A finding; one that is told once for many lines is told for each of them. */
export function findingChanges(finding: Finding, at: LineAt, payerOf: (index: number) => string): LineChange[] {
  const { check, message, severity, lines, denied } = finding;
  if (!ONCE.has(check)) return [findingChange(finding, payerOf)];
  const denying = new Set(denied);
  return [...new Set(lines)].map((line) => ({
    line,
    lines: [line],
    check,
    message,
    severity,
    payer: payerOf(line),
    amount: denying.has(line) ? chargeOf(at(line)) : 0,
  }));
}

function notCheckedChanges(
  entries: readonly NotChecked[],
  without: readonly NotChecked[],
  at: LineAt,
  payerOf: (index: number) => string,
): LineChange[] {
  const known = new Map<CheckId, Set<number>>();
  const linesOf = (check: CheckId): Set<number> => {
    let lines = known.get(check);
    if (!lines) known.set(check, (lines = new Set()));
    return lines;
  };
  for (const { check, lines } of without) {
    const own = linesOf(check);
    for (const line of lines) own.add(line);
  }
  // The count in front of a group's words is that of the group. A line that stands in two groups of a check is told once: by the words
  // that come first in the alphabet, so that a comparison of some lines and one of all say the same.
  const worded = entries.map((entry) => ({ ...entry, because: entry.message.slice(entry.message.indexOf(": ") + 2) }));
  worded.sort((a, b) => (a.because < b.because ? -1 : Number(a.because > b.because)));
  return worded.flatMap(({ check, lines, because }) => {
    const own = linesOf(check);
    return lines.flatMap((line) => {
      if (own.has(line)) return [];
      own.add(line);
      const amount = chargeOf(at(line));
      return [{ line, lines: [line], check, message: because, severity: null, payer: payerOf(line), amount }];
    });
  });
}

function atRisk(findings: readonly Finding[], at: LineAt): Cents {
  const denied = new Set<number>();
  for (const finding of findings) if (finding.severity !== "info") for (const line of finding.denied) denied.add(line);
  let sum = 0;
  for (const line of denied) sum += chargeOf(at(line));
  return sum;
}

export function byMoney(a: LineChange, b: LineChange): number {
  return b.amount - a.amount || a.line - b.line || checkOrder(a.check) - checkOrder(b.check);
}
