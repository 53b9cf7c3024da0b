import type { ClaimLine } from "../../claims/line";
import { includesCode } from "../../codes/code-list";
import { folded } from "../../values/cell";
import { settingOf, type Matrix } from "../../matrix/matrix";
import type { CodingPolicyRule, Payer, Rule } from "../../matrix/rules";
import { RULE_TABLES, type RuleTableName, type TableName } from "../../matrix/tables";
import { CHECKS } from "../catalogue";
import type { Severity } from "../check-info";
import { payerGroupOf, type Progress } from "../engine";
import { hasBundlingRows, productsOf } from "../facts";
import { missingSetsOf } from "../missing-sets";
import type { CheckId } from "../ids";
import type { FactKind, PayerColumn } from "../reads";
import type { Baseline } from "./baseline";
import { differing, type Differing } from "./differing";
import { mayOfDrugs, mayOfLives, NEVER, type May } from "./days";
import { isOfPatient, touchedByRules, type Touching } from "./questions";
import { ALL, drugColumns, payerColumns } from "./telling";
import type { Unit } from "./unit";

/** What an edit of the matrix may change; everything else stays as it was. */
export interface Touched {
  /** Another set of reference tables is meant: nothing of the baseline holds. */
  readonly everything: boolean;
  /** Checks to run again. Groups with the same checks mostly have the same set. */
  readonly units: ReadonlyMap<Unit, ReadonlySet<CheckId>>;
  /** The one code of which a group's lines are touched; groups of which more may be are left out. */
  readonly codes: ReadonlyMap<Unit, string>;
  /** By payer as claims name it: checks of which what was said before tells what is said now. */
  readonly settings: ReadonlyMap<string, NewSettings>;
  /** Groups whose findings may name other near misses. */
  readonly near: ReadonlySet<Unit>;
  /** Payers as claims name them whose lines are grouped and checked anew. */
  readonly payers: ReadonlySet<string>;
  /** Rows of tables that moved in their sheets, though they say the same: from, to. */
  readonly moved: ReadonlyMap<TableName, ReadonlyMap<number, number>>;
  /** The rule after an edit that says what a rule before it says. */
  counterpart(rule: Rule): Rule | undefined;
}

/** Checks that are switched off for a payer, or get another severity. */
export type NewSettings = ReadonlyMap<CheckId, Severity | "off">;

/** Nobody can say how many steps there are. */
const WORKING: Progress = { done: 0, of: 1 };

/**
 * Compares two matrices with what the checks of a baseline looked at. Yields now and then.
 * @param wanted whether to find the groups whose findings only name other near misses
 */
export function* touchedInSteps(
  baseline: Baseline,
  next: Matrix,
  wanted: { readonly near: boolean },
): Generator<Progress, Touched> {
  const { record, units, input } = baseline;
  const before = input.matrix;
  const touched = new Map<Unit, ReadonlySet<CheckId>>();
  const codes = new Map<Unit, string>();
  const withChecks = sharedSets();
  const near = new Set<Unit>();
  const moved = new Map<TableName, ReadonlyMap<number, number>>();
  const { payers, columns } = payersTouched(baseline, next, moved);
  const gone = (unit: Unit): boolean => payers.has(unit.group.payerText);
  const touching: Touching = {
    checks(unit, checks, code) {
      if (!unit || gone(unit)) return;
      const own = touched.get(unit);
      const now = withChecks(own, checks, unit.scope);
      if (now === undefined || (now === own && codes.size === 0)) return;
      if (!own && code !== undefined && checks.every(isByCode)) codes.set(unit, code);
      else if (own && !(checks.every(isByCode) && codes.get(unit) === code)) codes.delete(unit);
      if (now !== own) touched.set(unit, now);
    },
    ...(wanted.near
      ? {
          near(unit: Unit | undefined) {
            if (unit && !gone(unit)) near.add(unit);
          },
        }
      : {}),
  };
  const fact = (kind: FactKind, keys: Iterable<string>, may: May = () => true): void => {
    const readers = may === NEVER ? undefined : record.facts.get(kind);
    if (!readers) return;
    for (const key of keys) {
      const looked = readers.get(key);
      if (!looked) continue;
      const checks = [...looked.checks];
      for (const unit of looked.units) if (may(unit, key)) touching.checks(unit, checks);
    }
  };
  const facts = <T extends { readonly row: number }>(
    table: TableName,
    kinds: readonly FactKind[],
    rows: Differing<T>,
    keysOf: (kind: FactKind, row: T) => readonly string[],
    { also = [], may }: { readonly also?: readonly T[]; readonly may?: (kind: FactKind) => May } = {},
  ): void => {
    if (rows.moved.size > 0) moved.set(table, rows.moved);
    const changed = [...rows.gone, ...rows.added, ...also];
    if (changed.length === 0) return;
    for (const kind of kinds) {
      fact(kind, [ALL]);
      fact(kind, new Set(changed.flatMap((row) => keysOf(kind, row))), may?.(kind));
    }
  };

  const rules = new Map<RuleTableName, Differing<Rule>>();
  for (const table of RULE_TABLES) {
    const rows = differing<Rule>(before.tables[table].rules, next.tables[table].rules);
    rules.set(table, rows);
    if (rows.moved.size > 0) moved.set(table, rows.moved);
    const changed = [...rows.gone, ...rows.added];
    yield WORKING;
    if (changed.length === 0) continue;
    fact(`all ${table}`, [ALL]);
    if (table === "CodingPolicy") fact("preferred products", changed.filter(isPreference).map(replacedProduct));
    if (table === "Bundling")
      fact(
        "bundling rows of a payer",
        before.payers.all.filter((payer) => hasRows(before, payer) !== hasRows(next, payer)).map(({ id }) => id),
        // All rows that speak of such a payer are gone, or all are new: they matter to lines that they name.
        ({ group }) => changed.some((rule) => namesTwo(rule, group.lines)),
      );
    yield* touchedByRules(baseline, next, table, rows, touching);
  }

  for (const [column, ids] of columns) fact(`payers: ${column}`, ids);
  const drugs = differing(flat(before.drugs), flat(next.drugs));
  facts(
    "Drugs",
    DRUG_FACTS,
    drugs,
    (kind, { code, ndcs }) => (kind === "drugs of an NDC" ? ndcs : kind === "names of drugs" ? [""] : [code]),
    { may: mayOfDrugs(before, next, drugs) },
  );
  yield WORKING;
  const lives = differing(flat(before.codeLives), flat(next.codeLives));
  facts("CodeStatus", ["life of a code", "redefined codes"], lives, (_, { code }) => [code], {
    may: mayOfLives(baseline, next),
  });
  yield WORKING;
  const known = flat(before.authorizations);
  const authorizations = differing(known, flat(next.authorizations));
  facts(
    "Authorizations",
    ["authorisations", "authorisations of a patient"],
    authorizations,
    (kind, { number, patient }) => (kind === "authorisations" ? [number.toUpperCase()] : [folded(patient)]),
    before.payers === next.payers
      ? {}
      : {
          also: known.filter(({ payerText }) => before.payers.find(payerText)?.id !== next.payers.find(payerText)?.id),
        },
  );
  const courses = differing(before.courses, next.courses);
  facts("Courses", ["courses of a patient"], courses, (_, { patient }) => [folded(patient)]);
  yield WORKING;
  const settings = touchedBySettings(before, next, units, touching);
  return {
    everything: !sameSets(missingSetsOf(before, input.reference), missingSetsOf(next, input.reference)),
    units: touched,
    codes,
    settings,
    near,
    payers,
    moved,
    counterpart: (rule) => rules.get(rule.table)?.counterpart(rule),
  };
}

const BY_CODE: ReadonlySet<CheckId> = new Set(CHECKS.filter(({ byCode }) => byCode).map(({ id }) => id));
const isByCode = (check: CheckId): boolean => BY_CODE.has(check);

const DRUG_FACTS: readonly FactKind[] = [
  "drugs",
  ...drugColumns.map((column) => `drugs: ${column}` as const),
  "listed drugs",
  "drugs of an NDC",
  "names of drugs",
];

const flat = <T>(map: ReadonlyMap<string, readonly T[]>): T[] => [...map.values()].flat();

const isPreference = (rule: Rule): rule is CodingPolicyRule =>
  rule.table === "CodingPolicy" && rule.topic === "preferred_product";
const replacedProduct = (rule: CodingPolicyRule): string => productsOf(rule)[0] ?? "";

const hasRows = (matrix: Matrix, payer: Payer): boolean => hasBundlingRows({ matrix, payer });

const namesTwo = (rule: Rule, lines: readonly ClaimLine[]): boolean =>
  rule.table === "Bundling" &&
  lines.some(({ code }) => includesCode(rule.codes, code)) &&
  lines.some(({ code }) => includesCode(rule.column2, code));

const sameSets = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([set, edition]) => b.get(set) === edition);

interface PayersTouched {
  /**
   * Payers, as claims name them, that the matrix now knows otherwise: by another row, or by a row that says something else. With them
   * go all names that were or are one payer with them, since their lines are grouped together.
   */
  readonly payers: ReadonlySet<string>;
  /** Payer IDs of rows that say something else in these columns alone. */
  readonly columns: ReadonlyMap<PayerColumn, readonly string[]>;
}

function payersTouched(
  { input, units }: Baseline,
  next: Matrix,
  moved: Map<TableName, ReadonlyMap<number, number>>,
): PayersTouched {
  const { matrix: before, sheet } = input;
  if (before.payers === next.payers || units.length === 0) return { payers: new Set(), columns: new Map() };
  const columns = new Map<PayerColumn, string[]>();
  const rows = differing(before.payers.all, next.payers.all);
  if (rows.moved.size > 0) moved.set("Payers", rows.moved);
  const texts = new Set(sheet.lines.map(({ payer }) => payer));
  const groups = new Map<string, string[]>();
  const touched: string[] = [];
  for (const text of texts) {
    const own = before.payers.find(text);
    const [from, to] = [payerGroupOf(before, text), payerGroupOf(next, text)];
    for (const group of new Set([from, to])) {
      const names = groups.get(group);
      if (names) names.push(text);
      else groups.set(group, [text]);
    }
    if (from !== to || (own === undefined) !== (next.payers.find(text) === undefined)) touched.push(text);
    else if (own && rows.counterpart(own) === undefined) {
      const only = columnsApart(own, next.payers.find(text));
      if (!only) touched.push(text);
      for (const column of only ?? []) columns.set(column, [...(columns.get(column) ?? []), own.id]);
    }
  }
  const all = new Set<string>();
  for (let text = touched.pop(); text !== undefined; text = touched.pop()) {
    if (all.has(text)) continue;
    all.add(text);
    for (const matrix of [before, next]) touched.push(...(groups.get(payerGroupOf(matrix, text)) ?? []));
  }
  return { payers: all, columns };
}

/** The columns in which a payer's row says something else; `null` where that concerns every line of the payer. */
function columnsApart(was: Payer, is: Payer | undefined): readonly PayerColumn[] | null {
  if (!is) return null;
  const { edits, filingDays } = is;
  const { gone } = differing([{ ...was, edits, filingDays }], [is]);
  return gone.length === 0 && was.row === is.row ? payerColumns.filter((column) => was[column] !== is[column]) : null;
}

/**
 * Checks that are switched on or off for a payer, or get another severity.
 * @returns those that need not run: what is switched off says nothing, and a severity only replaces another
 */
function touchedBySettings(
  before: Matrix,
  next: Matrix,
  units: readonly Unit[],
  touching: Touching,
): Map<string, NewSettings> {
  const settings = new Map<string, NewSettings>();
  const { gone, added } = differing(before.checkSettings, next.checkSettings);
  if (gone.length === 0 && added.length === 0) return settings;
  const named = new Set([...gone, ...added].map(({ check }) => check));
  const checks = CHECKS.map(({ id }) => id).filter((id) => named.has(id));
  const known = new Map<string, readonly CheckId[]>();
  for (const unit of units) {
    const { payerText } = unit.group;
    let again = known.get(payerText);
    if (!again) {
      const [was, is] = [before.payers.find(payerText), next.payers.find(payerText)];
      const own: CheckId[] = [];
      const told = new Map<CheckId, Severity | "off">();
      for (const id of checks) {
        const [from, to] = [settingOf(before, id, was), settingOf(next, id, is)];
        if (from === to) continue;
        if (to === "off" || (to !== undefined && from !== "off")) told.set(id, to);
        else own.push(id);
      }
      known.set(payerText, (again = own));
      if (told.size > 0) settings.set(payerText, told);
    }
    if (again.length > 0) touching.checks(unit, again);
  }
  return settings;
}

type ChecksOf = ReadonlySet<CheckId> | undefined;

/** Adds to a set those of some checks that are of a scope; what comes to the same in the same order is the same set. */
function sharedSets(): (own: ChecksOf, checks: readonly CheckId[], scope: Unit["scope"]) => ChecksOf {
  const none: ReadonlySet<CheckId> = new Set();
  const more = new Map<ReadonlySet<CheckId>, Map<CheckId, ReadonlySet<CheckId>>>();
  const withCheck = (own: ReadonlySet<CheckId>, check: CheckId): ReadonlySet<CheckId> => {
    if (own.has(check)) return own;
    let wider = more.get(own);
    if (!wider) more.set(own, (wider = new Map<CheckId, ReadonlySet<CheckId>>()));
    let set = wider.get(check);
    if (!set) wider.set(check, (set = new Set([...own, check])));
    return set;
  };
  const all = (own: ChecksOf, checks: readonly CheckId[], scope: Unit["scope"]): ChecksOf => {
    let now = own;
    for (const check of checks) if (isOfPatient(check) === (scope === "patient")) now = withCheck(now ?? none, check);
    return now;
  };
  /** Most groups that are touched one after another are touched alike. */
  type Last = Readonly<{ own: ChecksOf; checks: readonly CheckId[]; scope: Unit["scope"]; now: ChecksOf }>;
  let last: Last = { own: undefined, checks: [], scope: "encounter", now: undefined };
  return (own, checks, scope) => {
    if (last.own === own && last.checks === checks && last.scope === scope) return last.now;
    const now = all(own, checks, scope);
    last = { own, checks, scope, now };
    return now;
  };
}
