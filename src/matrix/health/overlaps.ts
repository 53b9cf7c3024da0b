import { termNarrowness } from "../../codes/code-list";
import { wordsOf } from "../../values/day";
import { groupBy } from "../../values/lists";
import type { Rule } from "../rules";
import { named, ruleItem, type HealthItem } from "./item";
import {
  codesTie,
  daysMeet,
  diagnosesTie,
  firstDay,
  lastDay,
  pairsTie,
  placesTie,
  scopeKey,
  spanOf,
  subjectKey,
} from "./terms";

/** One term of a rule's codes on a line from its first to its last code. */
interface Span {
  readonly rule: Rule;
  readonly low: string;
  readonly high: string;
}

/**
 * Rows that decide the same question on the same day: they contradict, the later takes over, or one is there twice.
 */
export function overlaps(rules: readonly Rule[]): HealthItem[] {
  const items: HealthItem[] = [];
  for (const group of groupBy(rules, scopeKey).values()) {
    for (const [first, second] of meetings(group)) {
      const item = itemOf(first, second);
      if (item) items.push(item);
    }
  }
  return items;
}

/** Rows of equal weight that say different things from the same day: what they decide is not checked. */
export function contradictions(rules: readonly Rule[]): (readonly [Rule, Rule])[] {
  return differing(groupBy(rules, firstDay))
    .flatMap((sameDay) => differing(groupBy(sameDay, scopeKey)))
    .flatMap((group) => meetings(group).filter(([first, second]) => first.says !== second.says));
}

const differing = (groups: ReadonlyMap<unknown, readonly Rule[]>): (readonly Rule[])[] =>
  [...groups.values()].filter(([first, ...others]) => others.some((rule) => rule.says !== first?.says));

/**
 * The pairs of rules of one scope that decide some question together, the earlier first.
 * Rules are swept in the order of their codes, so that only those that share a code are compared.
 */
function meetings(group: readonly Rule[]): (readonly [Rule, Rule])[] {
  const pairs: (readonly [Rule, Rule])[] = [];
  const seen = new Set<string>();
  for (const spans of spansOf(group).values()) {
    let open: Span[] = [];
    for (const span of spans) {
      open = open.filter((other) => other.high >= span.low);
      for (const other of open) {
        const [first, second] = inOrder(other.rule, span.rule);
        const key = `${first.row}|${second.row}`;
        if (first === second || seen.has(key) || !daysMeet(first, second)) continue;
        seen.add(key);
        if (meets(first, second)) pairs.push([first, second]);
      }
      open.push(span);
    }
  }
  return pairs;
}

/** The earlier `From` first; of equal ones the row that stands higher. */
const inOrder = (a: Rule, b: Rule): readonly [Rule, Rule] =>
  firstDay(a) < firstDay(b) || (firstDay(a) === firstDay(b) && a.row < b.row) ? [a, b] : [b, a];

/** Spans by how narrowly they name their codes; pairs of codes are swept by column 1 whatever its narrowness. */
function spansOf(group: readonly Rule[]): Map<number, Span[]> {
  const spans = group.flatMap((rule) =>
    rule.codes.terms.map((term) => ({
      rule,
      ...spanOf(term),
      narrowness: rule.table === "Bundling" ? 0 : termNarrowness(rule.codes, term),
    })),
  );
  const spansByRank = groupBy(spans, (span): number => span.narrowness);
  for (const own of spansByRank.values()) own.sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : 0));
  return spansByRank;
}

function meets(a: Rule, b: Rule): boolean {
  if (!diagnosesTie(a.diagnoses, b.diagnoses) || !placesTie(a.places, b.places)) return false;
  if (a.table === "Bundling" && b.table === "Bundling") return pairsTie([a.codes, a.column2], [b.codes, b.column2]);
  return codesTie(a.codes, b.codes);
}

/** Whether two rules say otherwise of the same question from the same day, so that neither decides. */
export function contradicts(a: Rule, b: Rule): boolean {
  return (
    a.says !== b.says && firstDay(a) === firstDay(b) && scopeKey(a) === scopeKey(b) && daysMeet(a, b) && meets(a, b)
  );
}

function itemOf(first: Rule, second: Rule): HealthItem | null {
  if (first.says === second.says) {
    if (subjectKey(first) !== subjectKey(second)) return null;
    const inside = lastDay(second) <= lastDay(first);
    const message = `says the same as ${named(first)}, for the same payer, codes and dates`;
    return ruleItem(
      second,
      "duplicate",
      "warning",
      "",
      message,
      inside ? `Delete row ${second.row}` : null,
      inside ? { kind: "remove", why: message } : null,
    );
  }
  if (firstDay(first) === firstDay(second)) {
    return ruleItem(
      second,
      "overlap",
      "error",
      "From",
      `contradicts ${named(first)}: "${second.says}" and "${first.says}" from the same day, so lines that they decide are not checked`,
    );
  }
  const takesOver = lastDay(second) >= lastDay(first);
  const canEnd = takesOver && subjectKey(first) === subjectKey(second);
  const from = second.from ?? 0;
  return ruleItem(
    first,
    "overlap",
    "warning",
    "To",
    `still runs when ${named(second)} begins on ${wordsOf(from)} and says otherwise; the later row decides from then${takesOver ? "" : `, until ${wordsOf(lastDay(second))}`}`,
    canEnd ? `Set To of row ${first.row} to ${wordsOf(from - 1)}` : null,
    canEnd ? { kind: "end", lastDay: from - 1 } : null,
  );
}
