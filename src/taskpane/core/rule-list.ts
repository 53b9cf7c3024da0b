import type { Matrix } from "../../matrix/matrix";
import { rulesOfSubject, type SubjectName } from "../../matrix/histories";
import { subjectKey, firstDay, lastDay } from "../../matrix/health/terms";
import { payerScopeText, type PayerBook } from "../../matrix/payers";
import { ruleWords, subjectWords } from "../../matrix/rule-words";
import type { PayerScope, Rule } from "../../matrix/rules";
import { rulesOf, stateOf, type RuleHistory } from "../../matrix/wide-view";
import type { Day } from "../../values/day";
import { groupBy } from "../../values/lists";
import { MATRIX_WORDS } from "../words-matrix";

/** Histories that speak of the same payers. */
export interface HistoryGroup {
  readonly scope: string;
  /** Whom they speak of, in words. */
  readonly title: string;
  readonly histories: readonly RuleHistory[];
}

/**
 * The rules of a family or topic as dated histories, by whom they speak of.
 * @param payer whose rules: those of its kind, its contractor and of all as well; `null` for the rules of every payer
 */
export function historyGroups(matrix: Matrix, payer: string | null, name: SubjectName, asOf: Day): HistoryGroup[] {
  const one = payer === null ? undefined : matrix.payers.byId(payer);
  const histories = one ? rulesOf(matrix, one, name, asOf) : historiesOfAll(matrix, name, asOf);
  return [...groupBy(histories, ({ scope }) => scope.toLowerCase())].flatMap(([, own]) => {
    const [first] = own;
    const scope = first?.rules[0]?.rule.payer;
    return first && scope ? [{ scope: first.scope, title: scopeWords(scope, matrix.payers), histories: own }] : [];
  });
}

function historiesOfAll(matrix: Matrix, name: SubjectName, asOf: Day): RuleHistory[] {
  return [...groupBy(rulesOfSubject(matrix, name), subjectKey)].flatMap(
    ([key, rules]) => historyOfRules(key, rules, asOf) ?? [],
  );
}

/** The dated history that a rule stands in: the rows for the same payers that speak of the same, in time order. */
export function historyWith(matrix: Matrix, rule: Rule, asOf: Day): RuleHistory | null {
  const name = rule.table === "CodingPolicy" ? rule.topic : rule.table;
  const key = subjectKey(rule);
  return historyOfRules(
    key,
    rulesOfSubject(matrix, name).filter((each) => subjectKey(each) === key),
    asOf,
  );
}

function historyOfRules(key: string, rules: readonly Rule[], asOf: Day): RuleHistory | null {
  const [first] = rules;
  if (!first) return null;
  const rows = rules
    .map((rule) => ({ rule, state: stateOf(rule, asOf), words: ruleWords(rule) }))
    .sort((a, b) => firstDay(a.rule) - firstDay(b.rule) || lastDay(a.rule) - lastDay(b.rule));
  return { key, about: subjectWords(first), scope: payerScopeText(first.payer), rules: rows };
}

/** Whom a rule speaks of, as people say it. @example scopeWords({ kind: "kind", payerKind: "Medicaid" }, payers) //=> "Every Medicaid payer" */
export function scopeWords(scope: PayerScope, payers: PayerBook): string {
  switch (scope.kind) {
    case "payer":
      return payers.byId(scope.id)?.name ?? scope.id;
    case "mac":
      return MATRIX_WORDS.scope.mac(scope.mac);
    case "kind":
      return MATRIX_WORDS.scope.kind(scope.payerKind);
    case "all":
      return MATRIX_WORDS.scope.all;
  }
}
