import type { Severity } from "../../checks/check";
import type { Finding, NotChecked } from "../../checks/finding";
import { checkOrder, type CheckId } from "../../checks/ids";
import type { CheckResult } from "../../checks/engine";
import { atOnce, eachInSteps, type Steps } from "../../values/steps";
import { linesByIndex, type LineView } from "./line-views";
import type { CheckedSheet, Filter, Show } from "./state";

/** The line that a finding is about: the first, which is the one to fix. */
export function firstLine(finding: Pick<Finding, "lines">): number {
  return finding.lines[0] ?? 0;
}

/**
 * Positions in `result.findings` of the findings that a filter lets through: errors first, then the most money, then the
 * order of lines; where the filter asks for it, the most money first. A selected line alone decides where there is one: the other filters wait until it is let go.
 */
export function visibleFindings(checked: CheckedSheet, filter: Filter): number[] {
  return atOnce(visibleInSteps(checked, filter));
}

/** The same in steps, so that a search of thousands of findings is not felt. */
export function* visibleInSteps(checked: CheckedSheet, filter: Filter): Steps<number[]> {
  const wanted = words(filter.text);
  const lines = wanted.length > 0 || filter.provider !== null ? linesByIndex(checked) : null;
  const positions: number[] = [];
  const { memory, result } = checked;
  const order = orderOf(result, filter.by === "money" ? "money" : "worst");
  yield;
  yield* eachInSteps(order, (at) => {
    const finding = result.findings[at];
    if (!finding) return;
    if (filter.fresh && filter.line === null && memory?.since && !memory.fresh.has(finding)) return;
    if (filter.line !== null ? finding.lines.includes(filter.line) : matches(finding, filter, wanted, lines)) {
      positions.push(at);
    }
  });
  return positions;
}

type Order = "worst" | "money";

const orders = new WeakMap<CheckResult, Partial<Record<Order, readonly number[]>>>();

/** All findings in their order, sorted once for a result: a check does it before the result is drawn. */
export function orderOf(result: CheckResult, by: Order): readonly number[] {
  const known = orders.get(result)?.[by];
  if (known) return known;
  const compare = by === "money" ? compareMoney : compareFindings;
  const order = result.findings
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => compare(a.finding, b.finding) || a.at - b.at)
    .map(({ at }) => at);
  orders.set(result, { ...orders.get(result), [by]: order });
  return order;
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const compareFindings = (a: Finding, b: Finding): number =>
  SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.amount - a.amount;

const compareMoney = (a: Finding, b: Finding): number => b.amount - a.amount || compareFindings(a, b);

/** The group that is open: what findings are listed by, where one of it was chosen. */
export function openGroup({ by, check, payer, provider }: Filter): string | null {
  return by === "check" ? check : by === "payer" ? payer : by === "provider" ? provider : null;
}

/** Whether a list is of groups, of which none is open. A selected line stands before them. */
export function showsGroups(filter: Filter): boolean {
  const { by, line, show } = filter;
  return by !== "worst" && by !== "money" && line === null && show !== "notChecked" && openGroup(filter) === null;
}

/** Whether a filter leaves anything out. */
export const isNarrow = ({ show, check, payer, family, provider, text, fresh }: Filter): boolean =>
  show !== "all" || check !== null || payer !== null || family !== null || provider !== null || text !== "" || fresh;

function matches(
  finding: Finding,
  filter: Filter,
  wanted: readonly string[],
  lines: ReadonlyMap<number, LineView> | null,
): boolean {
  if (filter.show === "notChecked") return false;
  if (filter.show !== "all" && finding.severity !== filter.show) return false;
  if (filter.check !== null && finding.check !== filter.check) return false;
  if (filter.payer !== null && finding.payer !== filter.payer) return false;
  if (filter.family && !filter.family.checks.includes(finding.check)) return false;
  if (filter.provider !== null && lines?.get(firstLine(finding))?.provider !== filter.provider) return false;
  if (wanted.length === 0) return true;
  const named = finding.lines.slice(0, LINES_SEARCHED).map((line) => lines?.get(line));
  const text = [
    finding.check,
    finding.name,
    finding.message,
    finding.payer,
    finding.claim,
    ...finding.lines.slice(0, LINES_SEARCHED).map((line) => `line ${line}`),
    ...named.flatMap((line) => (line ? [line.code, line.patient] : [])),
  ]
    .join(" ")
    .toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** A finding that is told once for thousands of lines is searched by its first ones. */
const LINES_SEARCHED = 50;

const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** What could not be checked, as a filter lets it through. */
export function visibleNotChecked(checked: CheckedSheet, filter: Filter): readonly NotChecked[] {
  const wanted = words(filter.text);
  return checked.result.notChecked.filter((entry) => {
    if (filter.line !== null) return entry.lines.includes(filter.line);
    if (filter.check !== null && entry.check !== filter.check) return false;
    if (filter.family && !filter.family.checks.includes(entry.check)) return false;
    const text = `${entry.check} ${entry.message}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** One reason that several checks share: it is said once, for all of them. */
export interface NotCheckedGroup {
  readonly checks: readonly CheckId[];
  readonly message: string;
  readonly lines: readonly number[];
}

/** Reasons with the same words and lines become one, with their checks together; the most lines first. The words begin with their number. */
export function groupNotChecked(entries: readonly NotChecked[]): NotCheckedGroup[] {
  const groups = new Map<string, { checks: CheckId[]; message: string; lines: readonly number[] }>();
  for (const { check, message, lines } of entries) {
    const key = `${message}\u0000${lines[0]}\u0000${lines.at(-1)}`;
    const group = groups.get(key);
    if (group) group.checks.push(check);
    else groups.set(key, { checks: [check], message, lines });
  }
  return [...groups.values()].sort((a, b) => b.lines.length - a.lines.length);
}

/** A check that found something, with how often. */
export interface CheckCount {
  readonly check: CheckId;
  readonly name: string;
  readonly count: number;
}

/** The checks behind the list that is shown, in the order of the catalogue. */
export function checksFound(checked: CheckedSheet, show: Show): CheckCount[] {
  const counts = new Map<CheckId, { name: string; count: number }>();
  const count = (check: CheckId, name: string): void => {
    const known = counts.get(check);
    if (known) known.count++;
    else counts.set(check, { name, count: 1 });
  };
  if (show === "notChecked") for (const entry of checked.result.notChecked) count(entry.check, "");
  else {
    for (const finding of checked.result.findings) {
      if (show === "all" || finding.severity === show) count(finding.check, finding.name);
    }
  }
  return [...counts]
    .map(([check, { name, count: n }]) => ({ check, name, count: n }))
    .sort((a, b) => checkOrder(a.check) - checkOrder(b.check));
}
