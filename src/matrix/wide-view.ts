import { wordsOf, type Day } from "../values/day";
import { counted, groupBy } from "../values/lists";
import { firstDay, lastDay, subjectKey } from "./health/terms";
import {
  historiesOn,
  isFamily,
  rulesOfSubject,
  scopesOfSubject,
  WIDE_MARKS,
  type History,
  type SubjectName,
  type WideMark,
} from "./histories";
import type { Matrix } from "./matrix";
import { payerNarrowness, payerScopeText } from "./payers";
import { codesWords, ruleWords, subjectWords } from "./rule-words";
import type { Payer, Rule } from "./rules";
import { RULE_TABLES, schemaOf, type RuleTableName } from "./tables";
import { TOPICS } from "./topics";
import { unanswered } from "./unanswered";

export interface WideSubject {
  readonly name: SubjectName;
  readonly title: string;
  readonly table: RuleTableName;
}

export const WIDE_SUBJECTS: readonly WideSubject[] = [
  ...RULE_TABLES.filter((name) => name !== "CodingPolicy").map((name): WideSubject => ({
    name,
    title: schemaOf(name).title,
    table: name,
  })),
  ...TOPICS.map(({ name, title }): WideSubject => ({ name, title, table: "CodingPolicy" })),
];

export type { FamilyName, SubjectName, WideMark } from "./histories";

/** What holds for one payer in one family or topic on the day. */
export interface WideCell {
  /** `Required from 1 Jan 2027`, `3 rules`, `none: not checked`. */
  readonly text: string;
  /** Two rules of equal weight say different things, and what they decide is not checked. */
  readonly conflict: boolean;
  readonly marks: readonly WideMark[];
  /** Rules in force or to come of which none is put aside by a rule for a narrower payer; of the payer, its kind, its contractor or all. */
  readonly rules: readonly Rule[];
}

/** The matrix as people think of it: payers across, families and topics down, as of a day. */
export interface WideView {
  readonly asOf: Day;
  readonly payers: readonly Payer[];
  readonly subjects: readonly WideSubject[];
  /** By subject, then by payer. */
  readonly cells: readonly (readonly WideCell[])[];
}

/**
 * The matrix on a day, payers across.
 * @example wideView(matrix, day).cells[0]?.[0]?.text //=> "Required"
 */
export function wideView(matrix: Matrix, asOf: Day): WideView {
  const payers = matrix.payers.all;
  const cells = WIDE_SUBJECTS.map((subject) => {
    const scopes = new Map(
      [...scopesOfSubject(matrix, subject.name)].map(([name, scope]) => [name, historiesOn(scope, asOf)]),
    );
    // Payers of whom the same rows speak share what is said of them.
    const held = new Map<string, Held>();
    return payers.map((payer) => {
      const named = scopesOf(payer).filter((name) => scopes.has(name));
      const key = named.join("|");
      let own = held.get(key);
      if (!own) held.set(key, (own = heldOf(named.map((name) => scopes.get(name) ?? []))));
      return cellOf(subject.name, payer, own, asOf);
    });
  });
  return { asOf, payers, subjects: WIDE_SUBJECTS, cells };
}

/** What a cell of the spilled view is, counted from its corner; `null` for the corner and for what is outside of it. */
export type GridPlace =
  | { readonly kind: "cell"; readonly payer: Payer; readonly subject: WideSubject; readonly cell: WideCell }
  | { readonly kind: "payer"; readonly payer: Payer }
  | { readonly kind: "subject"; readonly subject: WideSubject };

/**
 * Which payer and which family or topic a cell of the spill of `PAYER.GRID` is.
 * @param rowOffset rows below the cell with the formula
 * @example cellAt(view, 1, 1) //=> { kind: "cell", payer: …, subject: { name: "PriorAuth", … }, cell: … }
 */
export function cellAt(view: WideView, rowOffset: number, columnOffset: number): GridPlace | null {
  const subject = view.subjects[rowOffset - 1];
  const payer = view.payers[columnOffset - 1];
  const cell = view.cells[rowOffset - 1]?.[columnOffset - 1];
  if (subject && payer && cell) return { kind: "cell", payer, subject, cell };
  if (payer && rowOffset === 0) return { kind: "payer", payer };
  return subject && columnOffset === 0 ? { kind: "subject", subject } : null;
}

/**
 * The cells that `PAYER.GRID` spills: names of payers above, titles at the side, marks in words.
 * @example gridCells(view)[1] //=> ["Prior authorisation", "3 rules · due for review", …]
 */
export function gridCells({ asOf, payers, subjects, cells }: WideView): string[][] {
  return [
    [`As of ${wordsOf(asOf)}`, ...payers.map(({ name }) => name)],
    ...subjects.map(({ title }, i) => [
      title,
      ...(cells[i] ?? []).map(({ text, marks }) => [text, ...marks].join(" · ")),
    ]),
  ];
}

/** When a rule is in force, seen from the day. */
export type RuleState = "in force" | "to come" | "ended";

/** One dated history behind a cell of the wide view. */
export interface RuleHistory {
  /** Stays the same while the rows do. */
  readonly key: string;
  /** What its rows speak of: `J9271 · C34;C43`, `everything`. */
  readonly about: string;
  /** The payer cell of its rows: `ACME`, `MAC:NGS`, `Kind:Medicare` or `*`. */
  readonly scope: string;
  /** In time order. */
  readonly rules: readonly { readonly rule: Rule; readonly state: RuleState; readonly words: string }[];
}

/**
 * The rules behind a cell of the wide view, by what they speak of, each history in time order: those for the narrower payer
 * first, then as they stand in the sheet.
 * @example rulesOf(matrix, payer, "Wastage", day)[0]?.rules.map(({ state }) => state) //=> ["ended", "ended", "in force"]
 */
export function rulesOf(matrix: Matrix, payer: Payer, name: SubjectName, asOf: Day): RuleHistory[] {
  const own = rulesOfSubject(matrix, name)
    .map((rule) => ({ rule, rank: payerNarrowness(rule.payer, payer, payer.mac) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return [...groupBy(own, ({ rule }) => subjectKey(rule))].map(([key, rows]) => {
    const [{ rule: first }] = rows as [(typeof rows)[number]];
    return {
      key,
      about: subjectWords(first),
      scope: payerScopeText(first.payer),
      rules: rows
        .map(({ rule }) => ({ rule, state: stateOf(rule, asOf), words: ruleWords(rule) }))
        .sort((a, b) => firstDay(a.rule) - firstDay(b.rule) || lastDay(a.rule) - lastDay(b.rule)),
    };
  });
}

/** When a rule is in force, seen from a day. @example stateOf({ from: null, to: 46349 }, 46350) //=> "ended" */
export function stateOf(rule: Rule, asOf: Day): RuleState {
  if (lastDay(rule) < asOf) return "ended";
  return firstDay(rule) > asOf ? "to come" : "in force";
}

/** The payer cells that speak of a payer, the narrowest first. */
function scopesOf(payer: Payer): string[] {
  return [
    payer.id.toLowerCase(),
    ...(payer.kind === "Medicare" && payer.mac !== null ? [`mac:${payer.mac.toLowerCase()}`] : []),
    `kind:${payer.kind.toLowerCase()}`,
    "*",
  ];
}

/** What the histories of a payer's cells come to. */
interface Held {
  readonly now: readonly Rule[];
  /** Rules to come, each with whether it follows one that is in force. */
  readonly next: readonly { readonly rule: Rule; readonly follows: boolean }[];
  readonly marks: readonly WideMark[];
}

/** Puts the histories of a payer together: one for a narrower payer stands over one for a wider that speaks of the same. */
function heldOf(scopes: readonly (readonly History[])[]): Held {
  const now: Rule[] = [];
  const next = new Map<number, { rule: Rule; follows: boolean }>();
  const told = new Set<number>();
  const marks = new Set<WideMark>();
  for (const [i, histories] of scopes.entries()) {
    const isLast = i === scopes.length - 1;
    let everything = false;
    for (const history of histories) {
      const { matter } = history;
      if (i > 0 && told.has(matter)) continue;
      const [first] = history.now;
      if (history.next && !next.has(matter)) next.set(matter, { rule: history.next, follows: first !== undefined });
      for (const mark of history.marks) marks.add(mark);
      if (!first) continue;
      for (const rule of history.now) now.push(rule);
      everything ||= speaksOfAll(first);
      if (!isLast) told.add(matter);
    }
    if (everything) break;
  }
  return { now, next: [...next.values()], marks: WIDE_MARKS.filter((mark) => marks.has(mark)) };
}

/** Whether a rule answers every question of its family: no rule for a wider payer is then asked. */
function speaksOfAll(rule: Rule): boolean {
  if (rule.table === "IncidentTo") return true;
  if (rule.diagnoses !== null || rule.places !== null) return false;
  return isEveryCode(rule.codes) && (rule.table !== "Bundling" || isEveryCode(rule.column2));
}

const isAll = ({ kind }: Rule["codes"]["terms"][number]): boolean => kind === "all";
const isEveryCode = ({ terms, excluded }: Rule["codes"]): boolean => excluded.length === 0 && terms.some(isAll);

function cellOf(name: SubjectName, payer: Payer, { now, next, marks }: Held, asOf: Day): WideCell {
  const rules = [...now, ...next.map(({ rule }) => rule)];
  const text = overNational(name, payer, now, next) ?? ownText(now, next) ?? without(name, payer, asOf);
  return { text, conflict: marks.includes("conflict"), marks, rules };
}

/** Families in which national tables decide where no row does. */
const NATIONAL: { readonly [N in SubjectName]?: string } = { Bundling: "NCCI", UnitLimits: "MUE" };

function overNational(name: SubjectName, { edits }: Payer, now: Held["now"], next: Held["next"]): string | null {
  const table = NATIONAL[name];
  if (table === undefined || edits === null || edits === "None") return null;
  const base = `CMS ${table}${edits === "NCCI Medicaid" ? " Medicaid" : ""}`;
  if (now.length > 0) return `${base} + ${counted(now.length, "rule")}`;
  const first = earliest(next);
  return first ? `${base}; ${counted(next.length, "rule")} from ${wordsOf(firstDay(first))}` : base;
}

const earliest = (next: Held["next"]): Rule | undefined =>
  next.map(({ rule }) => rule).reduce<Rule | undefined>((a, b) => (a && firstDay(a) <= firstDay(b) ? a : b), undefined);

function ownText(now: Held["now"], next: Held["next"]): string | null {
  const [first] = now;
  if (!first) {
    const coming = earliest(next);
    if (!coming) return null;
    const what = next.length === 1 ? withCodes(coming) : counted(next.length, "rule");
    return `${what} from ${wordsOf(firstDay(coming))}`;
  }
  const said = ruleWords(first);
  if (now.some((rule) => ruleWords(rule) !== said)) return counted(now.length, "rule");
  const all = now.find(speaksOfAll);
  const text = all ? said : now.length === 1 ? withCodes(first) : `${said}: ${counted(now.length, "rule")}`;
  const [change] = next;
  // Of one answer its change is told as well; of several it is found behind the cell.
  if (now.length > 1 || next.length !== 1 || !change?.follows || change.rule.says === first.says) return text;
  return `${text}; ${ruleWords(change.rule)} from ${wordsOf(firstDay(change.rule))}`;
}

function withCodes(rule: Rule): string {
  const codes = codesWords(rule.codes);
  return codes === "" ? ruleWords(rule) : `${ruleWords(rule)}: ${codes}`;
}

const NOT_CHECKED = "none: not checked";

/** What is said where no row speaks of the payer. */
function without(name: SubjectName, payer: Payer, asOf: Day): string {
  if (!isFamily(name)) {
    const left = unanswered(name, payer, asOf);
    if (left.kind === "not checked") return NOT_CHECKED;
    return left.kind === "national" ? `${left.words} (national)` : left.words;
  }
  return NATIONAL[name] !== undefined && payer.edits === "None" ? "none: national edits are off" : NOT_CHECKED;
}
