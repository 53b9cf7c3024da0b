import { termNarrowness } from "../../codes/code-list";
import { wordsOf } from "../../values/day";
import { groupBy } from "../../values/lists";
import { atOnce, eachInSteps, groupInSteps, isPause, type Steps } from "../../values/steps";
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
 * A row is told once for each of these, with the row that matters most: of rows that take over, the one that begins first.
 */
export function* overlaps(rules: readonly Rule[]): Steps<HealthItem[]> {
  const items = yield* duplicates(rules);
  const scopes = yield* groupInSteps(rules, scopeKey);
  for (const group of scopes.values()) {
    const contradicted = new Map<Rule, Rule>();
    const overtaken = new Map<Rule, Rule>();
    yield* forMeetings(group, (first, second) => {
      if (firstDay(first) === firstDay(second)) {
        const known = contradicted.get(second);
        if (!known || first.row < known.row) contradicted.set(second, first);
        return;
      }
      const known = overtaken.get(first);
      if (!known || firstDay(second) < firstDay(known)) overtaken.set(first, second);
    });
    yield* eachInSteps(contradicted, ([second, first]) => items.push(contradiction(first, second)));
    yield* eachInSteps(overtaken, ([first, second]) => items.push(overlap(first, second)));
  }
  return items;
}

/** Rows of equal weight that say different things from the same day: what they decide is not checked. */
export function contradictions(rules: readonly Rule[]): (readonly [Rule, Rule])[] {
  const pairs: (readonly [Rule, Rule])[] = [];
  for (const sameDay of differing(groupBy(rules, firstDay))) {
    for (const group of differing(groupBy(sameDay, scopeKey))) {
      atOnce(forMeetings(group, (first, second) => pairs.push([first, second])));
    }
  }
  return pairs;
}

const differing = (groups: ReadonlyMap<unknown, readonly Rule[]>): (readonly Rule[])[] =>
  [...groups.values()].filter(([first, ...others]) => others.some((rule) => rule.says !== first?.says));

/** Rows that say the same of the same on the same day; of several the one that runs longest is the one that is kept. */
function* duplicates(rules: readonly Rule[]): Steps<HealthItem[]> {
  const items: HealthItem[] = [];
  const groups = yield* groupInSteps(rules, (rule) => `${subjectKey(rule)}|${rule.says}`);
  yield* eachInSteps(groups.values(), (same) => {
    if (same.length === 1) return;
    let longest: Rule | undefined;
    for (const rule of same.sort((a, b) => firstDay(a) - firstDay(b) || a.row - b.row)) {
      if (longest && lastDay(longest) >= firstDay(rule)) items.push(duplicate(longest, rule));
      if (!longest || lastDay(rule) > lastDay(longest)) longest = rule;
    }
  });
  return items;
}

/** Spans that are open where the sweep stands, by facet and then by what their rules say. */
type Open = Map<string, Map<string, Span[]>>;

/**
 * Every two rules of one scope that say otherwise of some code, diagnosis and place on some day, the earlier one first.
 * Rules are swept in the order of their codes, so that only those are compared that share a code; of these only those that share a
 * diagnosis or a second code, and that say otherwise.
 */
function* forMeetings(group: readonly Rule[], found: (first: Rule, second: Rule) => void): Steps<void> {
  const [one] = group;
  if (group.every((rule) => rule.says === one?.says)) return;
  const place = new Map(group.map((rule, i) => [rule, i]));
  const facets = new Map<Rule, readonly string[]>();
  yield* eachInSteps(group, (rule) => facets.set(rule, facetsOf(rule)));
  const isManifold = (rule: Rule): boolean => rule.codes.terms.length > 1 || (facets.get(rule)?.length ?? 0) > 1;
  const seen = new Set<number>();
  const compare = (a: Rule, b: Rule): void => {
    if (a === b || !daysMeet(a, b)) return;
    const [first, second] = inOrder(a, b);
    if (isManifold(a) || isManifold(b)) {
      const key = (place.get(first) ?? 0) * group.length + (place.get(second) ?? 0);
      if (seen.has(key)) return;
      seen.add(key);
    }
    if (meets(first, second)) found(first, second);
  };
  const spansByRank = yield* spansOf(group);
  let compared = 0;
  for (const spans of spansByRank.values()) {
    const open: Open = new Map();
    for (const span of spans) {
      if (isPause(++compared)) yield;
      const own = facets.get(span.rule) ?? [];
      for (const facet of asked(own, open)) {
        for (const [says, others] of open.get(facet) ?? []) {
          if (says === span.rule.says) continue;
          let kept = 0;
          for (const other of others) {
            if (other.high < span.low) continue;
            others[kept++] = other;
            compare(other.rule, span.rule);
            if (isPause(++compared)) yield;
          }
          others.length = kept;
        }
      }
      for (const facet of own) keepOpen(open, facet, span);
    }
  }
}

function keepOpen(open: Open, facet: string, span: Span): void {
  let bySays = open.get(facet);
  if (!bySays) open.set(facet, (bySays = new Map()));
  const known = bySays.get(span.rule.says);
  if (known) known.push(span);
  else bySays.set(span.rule.says, [span]);
}

/** Facet of a second column that names ranges or prefixes: it may meet any other. */
const WIDE = "wide";

/** What two rules must have in common beside their codes: a diagnosis of one length, or a code of the second column. */
function facetsOf(rule: Rule): readonly string[] {
  if (rule.table === "Bundling") {
    const codes = rule.column2.terms.map((term) => (term.kind === "code" ? term.code : WIDE));
    return codes.includes(WIDE) ? [WIDE] : [...new Set(codes)];
  }
  if (rule.diagnoses === null) return [""];
  // A diagnosis ties with itself, and a range with a range of ends as long (see `diagnosesTie`).
  return [
    ...new Set(rule.diagnoses.terms.map(({ low, high }) => (low === high ? `=${low}` : `range of ${low.length}`))),
  ];
}

function asked(own: readonly string[], open: Open): Iterable<string> {
  if (own.includes(WIDE)) return open.keys();
  return open.has(WIDE) ? [...own, WIDE] : own;
}

/** The earlier `From` first; of equal ones the row that stands higher. */
const inOrder = (a: Rule, b: Rule): readonly [Rule, Rule] =>
  firstDay(a) < firstDay(b) || (firstDay(a) === firstDay(b) && a.row < b.row) ? [a, b] : [b, a];

/** Spans by how narrowly they name their codes; pairs of codes are swept by column 1 whatever its narrowness. */
function* spansOf(group: readonly Rule[]): Steps<Map<number, Span[]>> {
  const spans: (Span & { readonly narrowness: number })[] = [];
  yield* eachInSteps(group, (rule) => {
    for (const term of rule.codes.terms) {
      const narrowness = rule.table === "Bundling" ? 0 : termNarrowness(rule.codes, term);
      spans.push({ rule, ...spanOf(term), narrowness });
    }
  });
  const spansByRank = yield* groupInSteps(spans, (span): number => span.narrowness);
  for (const own of spansByRank.values()) {
    own.sort((a, b) => (a.low < b.low ? -1 : a.low > b.low ? 1 : 0));
    yield;
  }
  return spansByRank;
}

function meets(a: Rule, b: Rule): boolean {
  if (!diagnosesTie(a.diagnoses, b.diagnoses) || !placesTie(a.places, b.places)) return false;
  if (a.table === "Bundling" && b.table === "Bundling") return pairsTie([a.codes, a.column2], [b.codes, b.column2]);
  return codesTie(a.codes, b.codes);
}

function duplicate(kept: Rule, rule: Rule): HealthItem {
  const isInside = lastDay(rule) <= lastDay(kept);
  const message = `says the same as ${named(kept)}, for the same payer, codes and dates`;
  return ruleItem(
    rule,
    "duplicate",
    "warning",
    "",
    message,
    isInside ? `Delete row ${rule.row}` : null,
    isInside ? { kind: "remove", why: message } : null,
  );
}

const contradiction = (first: Rule, second: Rule): HealthItem =>
  ruleItem(
    second,
    "overlap",
    "error",
    "From",
    `contradicts ${named(first)}: "${second.says}" and "${first.says}" from the same day, so lines that they decide are not checked`,
  );

function overlap(first: Rule, second: Rule): HealthItem {
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
