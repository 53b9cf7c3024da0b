import { includesCode, narrownessOf, termText, type CodeList, type CodeTerm } from "../../codes/code-list";
import { isCodeShape } from "../../codes/shapes";
import { folded, textOf } from "../../values/cell";
import { inForce, type Day } from "../../values/day";
import { groupBy } from "../../values/lists";
import type { RowValues } from "../edit/edit";
import type { MatrixCells } from "../matrix";
import { parsePayerScope } from "../read-rows";
import { readRules } from "../read-tables";
import type { PayerScope, RuleOf } from "../rules";
import { headersOf } from "../tables";
import type { ListCandidate, ListProgress } from "./code-list";
import type { ListTable } from "./list-fields";
import { scopeKey } from "./scope-key";

export type ListRule = RuleOf<ListTable>;

/** A row of the list beside the rule of the matrix that speaks of the same codes. */
export interface ListPair {
  readonly candidate: ListCandidate;
  readonly rule: ListRule;
  /** The rule names other codes too: it stays, and the list's row decides over it because it is narrower. */
  readonly wider: boolean;
}

/** A rule of the payer whose codes the list does not name. */
export interface NotListed {
  readonly rule: ListRule;
  /** The codes of the rule that the list lacks; all of them unless `partly`. */
  readonly codes: readonly string[];
  /** The list has some codes of the rule, so that it cannot be ended as a whole. */
  readonly partly: boolean;
}

/** A payer's list against the matrix, by meaning: spelling, order and where a row stands do not matter. */
export interface ListComparison {
  readonly table: ListTable;
  readonly payer: string;
  /** First day of the list; `null` means always. */
  readonly from: Day | null;
  readonly fresh: readonly ListCandidate[];
  readonly same: readonly ListPair[];
  readonly changed: readonly ListPair[];
  readonly notListed: readonly NotListed[];
  /** First days of rules that begin later, by the key of the rows they are about: a row of the list ends the day before. */
  readonly later: ReadonlyMap<string, Day>;
}

/** Before every date of a claim. */
const ALWAYS: Day = 1;

/** Rows that are read or compared in one step. */
const ROWS_PER_STEP = 250;

/** Compares a list at once. @see compareCodeListInSteps */
export function compareCodeList(...given: Parameters<typeof compareCodeListInSteps>): ListComparison {
  const steps = compareCodeListInSteps(...given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Compares a list with what the matrix says of the payer from a day on. Rows of `*` are what holds for everything else, and no part of a list.
 */
export function* compareCodeListInSteps(
  cells: MatrixCells,
  table: ListTable,
  payer: string,
  candidates: readonly ListCandidate[],
  from: Day | null,
): Generator<ListProgress, ListComparison> {
  const found = cells[table];
  const scope = scopeText(parsePayerScope(payer));
  // Three passes: the rules of the matrix, the rows of the list as the matrix would read them, and the comparison.
  const of = (found?.rows.length ?? 0) + candidates.length * 2;
  let done = 0;
  const rules: ListRule[] = [];
  for (const part of partsOf(found?.rows ?? [])) {
    const read = found
      ? readRules(table, { ...found, rows: part.items, firstRow: found.firstRow + part.begin }, [])
      : [];
    rules.push(...read.filter((rule) => scopeText(rule.payer) === scope && !namesAll(rule.codes)));
    yield { done: (done += part.items.length), of };
  }
  const said = new Map<ListCandidate, ListRule>();
  for (const { items } of partsOf(candidates)) {
    for (const [candidate, rule] of rulesOfCandidates(table, items)) said.set(candidate, rule);
    yield { done: (done += items.length), of };
  }
  const listed = new Map<ListRule, Set<string>>();
  const note = (rule: ListRule, term: string): void =>
    void (listed.get(rule) ?? listed.set(rule, new Set()).get(rule))?.add(term);
  const byKey = groupBy(
    rules.flatMap((rule) => keysOf(rule).map(({ key, term }) => ({ key, term, rule }))),
    ({ key }) => key,
  );
  const wide = rules.filter(({ codes }) => codes.terms.length > 1 || !codes.terms.every(isOneCode));
  const overlays = [...said.values()].flatMap(({ codes }) => (codes.terms.every(isOneCode) ? [] : [codes]));
  const fresh: ListCandidate[] = [];
  const same: ListPair[] = [];
  const changed: ListPair[] = [];
  const later = new Map<string, Day>();
  for (const candidate of candidates) {
    if (++done % ROWS_PER_STEP === 0) yield { done, of };
    const on = dayOf(candidate.values["From"]) ?? from ?? ALWAYS;
    const known = byKey.get(candidate.key) ?? [];
    for (const { rule, term } of known) note(rule, term);
    const next = known.flatMap(({ rule }) => (rule.from !== null && rule.from > on ? [rule.from] : []));
    if (next.length > 0) later.set(keyAndDay(candidate), Math.min(...next));
    const current = deciding(
      known.map(({ rule }) => rule).filter((rule) => inForce(rule.from, rule.to, on)),
      textOf(candidate.values["Codes"]),
    );
    const code = textOf(candidate.values["Codes"]);
    // A range or prefix of the list itself would decide over an older row that is no narrower.
    const overlaid = overlays.some((list) => includesCode(list, code)) && isCodeShape(code);
    const covering = current ?? (overlaid ? undefined : coveringRule(wide, candidate, on));
    if (covering && covering !== current) note(covering, code);
    if (!covering) {
      fresh.push(candidate);
      continue;
    }
    const several = keysOf(covering).length > 1;
    const pair = { candidate, rule: covering, wider: several || covering !== current };
    const isSame = covering.says === said.get(candidate)?.says && !endsOtherwise(candidate, covering);
    if (isSame && !(overlaid && several)) same.push(pair);
    else if (covering === current) changed.push(pair);
    else fresh.push(candidate);
  }
  const notListed = rules
    .filter((rule) => rule.to === null || rule.to >= (from ?? ALWAYS))
    .flatMap((rule): NotListed[] => {
      const terms = keysOf(rule).map(({ term }) => term);
      const seen = listed.get(rule);
      const lacking = terms.filter((term) => !seen?.has(term));
      return lacking.length === 0 || (seen !== undefined && isOneWideTerm(rule))
        ? []
        : [{ rule, codes: lacking, partly: seen !== undefined }];
    });
  return { table, payer, from, fresh, same, changed, notListed, later };
}

/** Items in parts of one step's size. */
function* partsOf<T>(items: readonly T[]): Generator<{ readonly begin: number; readonly items: readonly T[] }> {
  for (let begin = 0; begin < items.length; begin += ROWS_PER_STEP) {
    yield { begin, items: items.slice(begin, begin + ROWS_PER_STEP) };
  }
}

const namesAll = ({ terms }: CodeList): boolean => terms.some(({ kind }) => kind === "all");
const isOneCode = ({ kind }: CodeTerm): boolean => kind === "code";
const isOneWideTerm = ({ codes }: ListRule): boolean => codes.terms.length === 1 && codes.terms[0]?.kind !== "code";
/** A day in a cell that was read; `null` where there is none. */
export const dayOf = (cell: RowValues[string]): Day | null => (typeof cell === "number" && cell > 0 ? cell : null);
/** What a row of a list is about and when it begins. */
export const keyAndDay = ({ key, values }: ListCandidate): string => `${key} ${textOf(values["From"])}`;
const scopeText = (scope: PayerScope | string): string =>
  typeof scope === "string" ? scope : folded(Object.values(scope).join(":"));

interface TermKey {
  readonly key: string;
  readonly term: string;
}
const keysByRule = new WeakMap<ListRule, readonly TermKey[]>();

/** The keys of a rule, one for each of its codes; one for the whole of a list that excludes. */
function keysOf(rule: ListRule): readonly TermKey[] {
  let keys = keysByRule.get(rule);
  if (!keys) {
    const { codes, diagnoses, places } = rule;
    const terms = codes.excluded.length > 0 ? [codes.text] : codes.terms.map(termText);
    const scope = { Diagnoses: diagnoses?.text ?? "", "Place of Service": places?.join(";") ?? "" };
    keysByRule.set(rule, (keys = terms.map((term) => ({ key: scopeKey({ Codes: term, ...scope }), term }))));
  }
  return keys;
}

/** Of rules of one key that are in force, the one that decides: the narrower, then the later. */
function deciding(rules: readonly ListRule[], code: string): ListRule | undefined {
  return [...rules].sort(
    (a, b) =>
      narrownessOf(b.codes, code) - narrownessOf(a.codes, code) ||
      (b.from ?? 0) - (a.from ?? 0) ||
      a.codes.terms.length - b.codes.terms.length,
  )[0];
}

/** The rule whose range, prefix or list has the candidate's one code, with the same diagnoses and places; the narrowest. */
function coveringRule(rules: readonly ListRule[], { key, values }: ListCandidate, on: Day): ListRule | undefined {
  const code = textOf(values["Codes"]);
  if (!isCodeShape(code)) return undefined;
  const scope = key.slice(key.indexOf("|"));
  return deciding(
    rules.filter(
      (rule) =>
        inForce(rule.from, rule.to, on) &&
        includesCode(rule.codes, code) &&
        keysOf(rule).every((each) => each.key.slice(each.key.indexOf("|")) === scope),
    ),
    code,
  );
}

/** Whether a list's row names a last day that the rule has not. */
function endsOtherwise({ values }: ListCandidate, rule: ListRule): boolean {
  const to = dayOf(values["To"]);
  return to !== null && to !== rule.to;
}

/** Each row as the matrix would read it. */
function rulesOfCandidates(table: ListTable, candidates: readonly ListCandidate[]): Map<ListCandidate, ListRule> {
  const headers = headersOf(table);
  const rows = candidates.map(({ values }) => headers.map((header) => values[header] ?? ""));
  return new Map(
    readRules(table, { headers, rows, firstRow: 0 }, []).flatMap((rule) => {
      const candidate = candidates[rule.row];
      return candidate ? [[candidate, rule] as const] : [];
    }),
  );
}
