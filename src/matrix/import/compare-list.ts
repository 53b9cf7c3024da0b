import { includesCode, narrownessOf, type CodeList, type CodeTerm } from "../../codes/code-list";
import { isCodeShape } from "../../codes/shapes";
import { folded, isBlank, textOf } from "../../values/cell";
import { inForce, wordsOf, type Day } from "../../values/day";
import { counted, groupBy } from "../../values/lists";
import { cellChanges, draftOf, edited, fault, newFault, noTable, setRow } from "../edit/draft";
import type { EditOutcome, RowChange, RowValues } from "../edit/edit";
import { nextRuleIds } from "../edit/ids";
import { RULE_ID } from "../edit/table";
import type { MatrixCells } from "../matrix";
import { parsePayerScope, type TableCells } from "../read-rows";
import { readRules } from "../read-tables";
import type { PayerScope, RuleOf } from "../rules";
import { headersOf, schemaOf } from "../tables";
import type { ListCandidate } from "./code-list";
import type { ListTable } from "./list-fields";
import { scopeKey } from "./scope-key";

type ListRule = RuleOf<ListTable>;

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

/**
 * Compares a list with what the matrix says of the payer from a day on. Rows of `*` are what holds for everything else, and no part of a list.
 */
export function compareCodeList(
  cells: MatrixCells,
  table: ListTable,
  payer: string,
  candidates: readonly ListCandidate[],
  from: Day | null,
): ListComparison {
  const found = cells[table];
  const scope = scopeText(parsePayerScope(payer));
  const rules: readonly ListRule[] = found
    ? readListRules(table, found).filter((rule) => scopeText(rule.payer) === scope && !namesAll(rule.codes))
    : [];
  const listed = new Map<ListRule, Set<string>>();
  const note = (rule: ListRule, term: string): void =>
    void (listed.get(rule) ?? listed.set(rule, new Set()).get(rule))?.add(term);
  const byKey = groupBy(
    rules.flatMap((rule) => keysOf(rule).map(({ key, term }) => ({ key, term, rule }))),
    ({ key }) => key,
  );
  const wide = rules.filter(({ codes }) => codes.terms.length > 1 || !codes.terms.every(isOneCode));
  const said = rulesOfCandidates(table, candidates);
  const overlays = [...said.values()].flatMap(({ codes }) => (codes.terms.every(isOneCode) ? [] : [codes]));
  const fresh: ListCandidate[] = [];
  const same: ListPair[] = [];
  const changed: ListPair[] = [];
  const later = new Map<string, Day>();
  for (const candidate of candidates) {
    const on = dayOf(candidate.values["From"]) ?? from ?? ALWAYS;
    const of = byKey.get(candidate.key) ?? [];
    for (const { rule, term } of of) note(rule, term);
    const next = of.flatMap(({ rule }) => (rule.from !== null && rule.from > on ? [rule.from] : []));
    if (next.length > 0) later.set(keyAndDay(candidate), Math.min(...next));
    const current = deciding(
      of.map(({ rule }) => rule).filter((rule) => inForce(rule.from, rule.to, on)),
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

const readListRules = (table: ListTable, found: TableCells): readonly ListRule[] => readRules(table, found, []);
const namesAll = ({ terms }: CodeList): boolean => terms.some(({ kind }) => kind === "all");
const isOneCode = ({ kind }: CodeTerm): boolean => kind === "code";
const isOneWideTerm = ({ codes }: ListRule): boolean => codes.terms.length === 1 && codes.terms[0]?.kind !== "code";
const dayOf = (cell: RowValues[string]): Day | null => (typeof cell === "number" && cell > 0 ? cell : null);
const keyAndDay = ({ key, values }: ListCandidate): string => `${key} ${textOf(values["From"])}`;
const scopeText = (scope: PayerScope | string): string =>
  typeof scope === "string" ? scope : folded(Object.values(scope).join(":"));

function termText(term: CodeTerm): string {
  switch (term.kind) {
    case "code":
      return term.code;
    case "range":
      return `${term.low}-${term.high}`;
    case "prefix":
      return `${term.prefix}*`;
    case "all":
      return "*";
  }
}

/** The keys of a rule, one for each of its codes; one for the whole of a list that excludes. */
function keysOf(rule: ListRule): { readonly key: string; readonly term: string }[] {
  const { codes, diagnoses, places } = rule;
  const terms = codes.excluded.length > 0 ? [codes.text] : codes.terms.map(termText);
  const scope = { Diagnoses: diagnoses?.text ?? "", "Place of Service": places?.join(";") ?? "" };
  return terms.map((term) => ({ key: scopeKey({ Codes: term, ...scope }), term }));
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
    readListRules(table, { headers, rows, firstRow: 0 }).flatMap((rule) => {
      const candidate = candidates[rule.row];
      return candidate ? [[candidate, rule] as const] : [];
    }),
  );
}

export interface CodeListEditOptions {
  /** Rules whose codes are not on the list any more end the day before it begins; they stay as they are unless the user says so. */
  readonly endNotListed: boolean;
  /** Rules that the list confirms get this day as Reviewed; `null` leaves them. */
  readonly reviewed: Day | null;
  /** Why, as the history keeps it: the list's name. */
  readonly reason: string;
}

/**
 * The edit that accepts a list: new rows, changed ones from its first day (the old row ends the day before), and on request an end for what is
 * not listed any more. A rule that began on that very day is corrected in place. Columns that the practice added stay as they are.
 */
export function codeListEdit(
  cells: MatrixCells,
  comparison: ListComparison,
  options: CodeListEditOptions,
): EditOutcome {
  const { table, payer, fresh, changed, same, notListed, from } = comparison;
  const found = cells[table];
  if (!found) return noTable(table);
  const inPlace = changed.filter(
    ({ candidate, rule, wider }) => !wider && beginsNoEarlier(rule, firstDay(candidate, from)),
  );
  const replaced = changed.filter((pair) => !inPlace.includes(pair));
  const added = [...fresh, ...replaced.map(({ candidate }) => candidate)];
  const ids = nextRuleIds(cells, table, added.length);
  const rows = added.map((candidate, i): RowValues => ({ [RULE_ID]: ids[i], ...cut(candidate, comparison) }));
  const [first] = rows;
  const wrong = first && newFault(cells, table, first, null);
  if (wrong) return wrong;
  const ended = [
    ...replaced.flatMap(({ candidate, rule, wider }) => (wider ? [] : [{ rule, before: firstDay(candidate, from) }])),
    ...(options.endNotListed
      ? notListed.flatMap(({ rule, partly }) => (partly || beginsNoEarlier(rule, from) ? [] : [{ rule, before: from }]))
      : []),
  ];
  const set = (rule: ListRule, values: RowValues): RowChange[] => {
    const draft = draftOf(cells, table, rule.row);
    if ("kind" in draft) return [];
    const changes = cellChanges(draft, values);
    return changes.length === 0 ? [] : [setRow(draft, changes, "")];
  };
  const changes: RowChange[] = [
    ...ended.flatMap(({ rule, before }) => (before === null ? [] : set(rule, { To: before - 1 }))),
    ...inPlace.flatMap(({ candidate, rule }) => set(rule, withoutScope(cut(candidate, comparison)))),
    ...(options.reviewed === null
      ? []
      : [...new Set(same.map(({ rule }) => rule))].flatMap((rule) => set(rule, { Reviewed: options.reviewed }))),
    ...rows.map((values): RowChange => ({ kind: "add", table, values: filled(values) })),
  ];
  if (changes.length === 0) return fault("", `The matrix says all that the list of ${payer} says already`);
  const count = counted(fresh.length + changed.length, "row");
  const since = from === null ? "" : ` from ${wordsOf(from)}`;
  return edited(
    `Import ${count} of ${payer} into ${schemaOf(table).title}${since}`,
    "Imported",
    options.reason,
    changes,
  );
}

const firstDay = ({ values }: ListCandidate, from: Day | null): Day | null => dayOf(values["From"]) ?? from;

/** Whether a rule begins on a day or later, so that it cannot end the day before. */
function beginsNoEarlier(rule: ListRule, day: Day | null): boolean {
  return day === null || (rule.from !== null && rule.from >= day);
}

/** The row as it will stand: it ends where a later rule of the same codes begins. */
function cut(candidate: ListCandidate, { later }: ListComparison): RowValues {
  const next = later.get(keyAndDay(candidate));
  const to = dayOf(candidate.values["To"]);
  return next === undefined || (to !== null && to < next) ? candidate.values : { ...candidate.values, To: next - 1 };
}

/** Whom a rule decides stays as it is spelled. */
function withoutScope({
  Payer: _,
  Codes: __,
  Diagnoses: ___,
  "Place of Service": ____,
  ...values
}: RowValues): RowValues {
  return values;
}

const filled = (values: RowValues): RowValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
