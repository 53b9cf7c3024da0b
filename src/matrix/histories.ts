import { inForce, type Day } from "../values/day";
import { groupBy } from "../values/lists";
import { endsSoon, isDueForReview } from "./health/marks";
import { contradictions } from "./health/overlaps";
import { firstDay, lastDay, matterKey } from "./health/terms";
import type { Matrix } from "./matrix";
import { payerScopeText } from "./payers";
import type { Rule } from "./rules";
import { RULE_TABLES, type RuleTableName } from "./tables";
import type { TopicName } from "./topics";

/** A family of rules that the wide view shows as one row. */
export type FamilyName = Exclude<RuleTableName, "CodingPolicy">;
/** What stands down the wide view: a family of rules, or a topic of coding policy. */
export type SubjectName = FamilyName | TopicName;

/** The rules of a family or topic, of all payers. */
export function rulesOfSubject(matrix: Matrix, name: SubjectName): readonly Rule[] {
  if (isFamily(name)) return matrix.tables[name].rules;
  return matrix.tables.CodingPolicy.rules.filter(({ topic }) => topic === name);
}

/** Whether a subject is a family of rules, and not a topic. */
export function isFamily(name: SubjectName): name is FamilyName {
  return RULE_TABLES.some((table) => table === name);
}

/** The rows for the same payers that speak of the same, whatever the day. */
interface Dated {
  /** What they speak of, numbered: the same in every payer cell of the family or topic. */
  readonly matter: number;
  readonly rules: Rule[];
}

/** The rows of one payer cell, and those of them that contradict each other. */
export interface Scope {
  readonly dated: readonly Dated[];
  readonly contradicting: readonly (readonly [Rule, Rule])[];
}

const scopesByMatrix = new WeakMap<Matrix, Map<SubjectName, ReadonlyMap<string, Scope>>>();

/** The rows of a family or topic by payer cell, in lower case. They are sorted once for all days. */
export function scopesOfSubject(matrix: Matrix, name: SubjectName): ReadonlyMap<string, Scope> {
  let ofSubjects = scopesByMatrix.get(matrix);
  if (!ofSubjects) scopesByMatrix.set(matrix, (ofSubjects = new Map()));
  let scopes = ofSubjects.get(name);
  if (!scopes) {
    const rules = groupBy(rulesOfSubject(matrix, name), ({ payer }) => payerScopeText(payer).toLowerCase());
    const matters = new Map<string, number>();
    scopes = new Map([...rules].map(([scope, own]) => [scope, scopeOf(own, matters)]));
    ofSubjects.set(name, scopes);
  }
  return scopes;
}

function scopeOf(rules: readonly Rule[], matters: Map<string, number>): Scope {
  const dated = [...groupBy(rules, matterKey)].map(([key, own]) => {
    const matter = matters.get(key) ?? matters.size;
    matters.set(key, matter);
    return { matter, rules: own };
  });
  return { dated, contradicting: contradictions(rules) };
}

/** What holds of a dated history on a day, and what follows first. */
export interface History {
  readonly matter: number;
  /** In force, with the latest `From`: several where they say the same or contradict. */
  readonly now: readonly Rule[];
  readonly next: Rule | null;
  readonly marks: readonly WideMark[];
}

/** What deserves a look, in the words that stand in a cell of the wide view. */
export const WIDE_MARKS = ["conflict", "ends soon", "due for review"] as const;
export type WideMark = (typeof WIDE_MARKS)[number];

/** What of a payer cell holds on a day; histories that have ended are left out. */
export function historiesOn({ dated, contradicting }: Scope, asOf: Day): History[] {
  const isNow = ({ from, to }: Rule): boolean => inForce(from, to, asOf);
  const both = contradicting.filter(([first, second]) => isNow(first) && isNow(second));
  const inConflict = new Set(both.flat());
  const histories: History[] = [];
  for (const { matter, rules } of dated) {
    const alive = rules.filter((rule) => lastDay(rule) >= asOf);
    const [first] = alive;
    if (!first) continue;
    let now: Rule[] = [];
    let next: Rule | null = null;
    // Of a dated history only the row that ends last is asked whether it ends soon: an earlier one has its successor.
    let latest = first;
    for (const rule of alive) {
      if (lastDay(rule) > lastDay(latest)) latest = rule;
      if (!isNow(rule)) {
        if (next === null || firstDay(rule) < firstDay(next)) next = rule;
        continue;
      }
      const since = now[0] ? firstDay(now[0]) : -1;
      if (firstDay(rule) > since) now = [rule];
      else if (firstDay(rule) === since) now.push(rule);
    }
    const marks: WideMark[] = [];
    if (now.some((rule) => inConflict.has(rule))) marks.push("conflict");
    if (endsSoon(latest, asOf)) marks.push("ends soon");
    if (now.some((rule) => isDueForReview(rule, asOf)) || (next && isDueForReview(next, asOf)))
      marks.push("due for review");
    histories.push({ matter, now, next, marks });
  }
  return histories;
}
