import { Narrowness, type CodeTerm } from "../../codes/code-list";
import { eachInSteps, type Steps } from "../../values/steps";
import { payerNarrowness, type PayerBook } from "../payers";
import type { Payer, Rule } from "../rules";
import { named, ruleItem, type HealthItem } from "./item";
import { daysCovered, firstDay, greatestRank, lastDay, leastRank, listCovers, scopeKey } from "./terms";

/**
 * Rows that can never decide, because narrower rows answer every question that they could: a row for all payers where each payer has
 * its own, or a list of codes each of which has a row of its own. Only rows without diagnoses and places can stand over another.
 */
export function* shadows(rules: readonly Rule[], payers: PayerBook): Steps<HealthItem[]> {
  const scopes = new Map<string, Scope>();
  yield* eachInSteps(rules, (rule) => {
    const key = scopeKey(rule);
    let scope = scopes.get(key);
    if (!scope) scopes.set(key, (scope = { example: rule, wide: [], widest: 0, byCode: new Map() }));
    if (rule.diagnoses === null && rule.places === null) keep(scope, rule);
  });
  const families = familiesOf(scopes.values());
  const items: HealthItem[] = [];
  let compared = 0;
  for (const rule of rules) {
    // One rule may take as long as all rules of its scope: wide ones are held against each.
    const scope = scopes.get(scopeKey(rule));
    if ((compared += 1 + (scope?.wide.length ?? 0)) >= COMPARED_PER_STEP) {
      compared = 0;
      yield;
    }
    const byPayer = rule.payer.kind === "payer" ? [] : overByPayer(rule, families.get(familyKey(rule)) ?? [], payers);
    const over = byPayer.length > 0 ? byPayer : overByCode(rule, scope);
    const [one] = over;
    if (!one) continue;
    const who = over.length === 1 ? `${named(one)} is` : `${named(one)} and ${over.length - 1} more are`;
    items.push(
      ruleItem(
        rule,
        "shadowed",
        "warning",
        "",
        byPayer.length > 0
          ? `can never decide: every payer of the matrix that it speaks of has narrower rows for all it says (${who} such)`
          : `can never decide: ${who} narrower and for the same payer, and nothing is left to this row`,
        byPayer.length > 0 ? null : `Delete row ${rule.row}`,
        byPayer.length > 0 ? null : { kind: "remove", why: `can never decide: ${who} narrower` },
      ),
    );
  }
  return items;
}

/** Rules that are held against others between two pauses. */
const COMPARED_PER_STEP = 250;

/** The unrestricted rules for the same payers on one subject. */
interface Scope {
  readonly example: Rule;
  /** Rules with ranges, prefixes or `*`. */
  readonly wide: Rule[];
  /** The greatest of their least ranks: none of them is narrower than that altogether. */
  widest: number;
  readonly byCode: Map<string, Rule[]>;
}

/** One table, and one topic of it. */
const familyKey = (rule: Rule): string => `${rule.table}|${rule.table === "CodingPolicy" ? rule.topic : ""}`;

function familiesOf(scopes: Iterable<Scope>): Map<string, Scope[]> {
  const families = new Map<string, Scope[]>();
  for (const scope of scopes) {
    const key = familyKey(scope.example);
    const known = families.get(key);
    if (known) known.push(scope);
    else families.set(key, [scope]);
  }
  return families;
}

function keep(scope: Scope, rule: Rule): void {
  if (!rule.codes.terms.every((term) => term.kind === "code")) {
    scope.wide.push(rule);
    scope.widest = Math.max(scope.widest, least(rule));
  }
  for (const term of rule.codes.terms) {
    if (term.kind !== "code") continue;
    const known = scope.byCode.get(term.code);
    if (known) known.push(rule);
    else scope.byCode.set(term.code, [rule]);
  }
}

/** Rules of a scope that answer every code of a term, and all of them narrower than a rank; `rule` itself is left out. */
function covering(scope: Scope, rule: Rule, term: CodeTerm, above = 0): Rule[] {
  const single = { text: "", terms: [term], excluded: [] };
  const covers = (other: Rule): boolean =>
    other !== rule && least(other) > above && listCovers(other.codes, single) && secondCovered(other, rule);
  const found = term.kind === "code" ? (scope.byCode.get(term.code) ?? []).filter(covers) : [];
  return scope.widest > above ? [...found, ...scope.wide.filter(covers)] : found;
}

const secondCovered = (over: Rule, under: Rule): boolean =>
  over.table !== "Bundling" || under.table !== "Bundling" || listCovers(over.column2, under.column2);

/** The narrower rules that together answer every code of a rule on every day; none where something is left to it. */
function allCovered(rule: Rule, find: (term: CodeTerm) => readonly Rule[]): Rule[] {
  const found = new Set<Rule>();
  for (const term of rule.codes.terms) {
    const over = find(term);
    if (!daysCovered(firstDay(rule), lastDay(rule), over)) return [];
    for (const other of over) found.add(other);
  }
  return [...found];
}

function overByPayer(rule: Rule, family: readonly Scope[], payers: PayerBook): Rule[] {
  const touched = payers.all.filter((payer) => rankFor(rule, payer) > 0);
  if (touched.length === 0 || rule.payer.kind === "mac") return [];
  const found = new Set<Rule>();
  for (const payer of touched) {
    // Which contractor a Medicare line belongs to may come from the claim's state, so rows of contractors do not stand over others.
    const narrower = family.filter(
      ({ example }) => example.payer.kind !== "mac" && rankFor(example, payer) > rankFor(rule, payer),
    );
    const over = allCovered(rule, (term) => narrower.flatMap((scope) => covering(scope, rule, term)));
    if (over.length === 0) return [];
    for (const other of over) found.add(other);
  }
  return [...found];
}

const rankFor = (rule: Rule, payer: Payer): number => payerNarrowness(rule.payer, payer, payer.mac);

function overByCode(rule: Rule, scope: Scope | undefined): Rule[] {
  if (!scope || rule.table === "IncidentTo") return [];
  const mine = greatest(rule);
  if (mine === narrowest(rule)) return [];
  return allCovered(rule, (term) => covering(scope, rule, term, mine));
}

/** The rank above which no rule of its table is. */
const narrowest = (rule: Rule): number => Narrowness.single * (rule.table === "Bundling" ? 2 : 1);
const greatest = (rule: Rule): number =>
  greatestRank(rule.codes) + (rule.table === "Bundling" ? greatestRank(rule.column2) : 0);
const least = (rule: Rule): number => leastRank(rule.codes) + (rule.table === "Bundling" ? leastRank(rule.column2) : 0);
