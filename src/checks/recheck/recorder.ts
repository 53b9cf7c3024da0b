import type { Decision, Question } from "../../matrix/decide";
import type { Matrix } from "../../matrix/matrix";
import type { Rule } from "../../matrix/rules";
import { RULE_TABLES, type Mac, type RuleTableName } from "../../matrix/tables";
import type { TopicName } from "../../matrix/topics";
import type { Steps } from "../../values/steps";
import type { CheckId } from "../ids";
import type { FactKind, Listened, Notes } from "../reads";
import { telling } from "./telling";
import type { Unit } from "./unit";

/** What a rule table answered: the rule, the rules that contradict each other, or nothing. */
export type Answered = Rule | readonly Rule[] | null;

/** One question to a rule table, apart from the diagnoses, place and date that each line brings. */
export interface Asked {
  readonly table: RuleTableName;
  /** Payer ID. */
  readonly payer: string;
  readonly mac: Mac | null;
  readonly code: string;
  readonly column2?: string;
  readonly topic?: TopicName;
  /** Every check that asks it of some line. */
  readonly checks: CheckId[];
  /** Positions of the lines that ask, each once, and what each was answered. */
  lines: number[];
  answers: Answered[];
  /** Positions of the lines of which a finding names near misses. */
  near: number[];
}

/** Who looked something up by a key. */
export interface LookedUp {
  readonly checks: Set<CheckId>;
  readonly units: Unit[];
}

/** Everything that a run looked at in the matrix. */
export interface Record {
  readonly asked: ReadonlyMap<RuleTableName, readonly Asked[]>;
  readonly facts: ReadonlyMap<FactKind, ReadonlyMap<string, LookedUp>>;
}

/** Writes down what checks look at. */
export interface Recorder extends Listened {
  /** The group of lines whose checks look from now on. */
  enter(unit: Unit): void;
  recordInSteps(): Steps<Record>;
}

type OfPayer = Map<RuleTableName, Map<string, Asked>>;

/**
 * Makes a recorder.
 * @param before what was looked at by lines that are not run again; it is added to, so it must be a copy
 */
export function recorder(matrix: Matrix, before?: Record): Recorder {
  const payers = new Map<string, OfPayer>();
  const facts = new Map<FactKind, Map<string, LookedUp>>();
  for (const [kind, readers] of before?.facts ?? []) facts.set(kind, new Map(readers));
  let unit: Unit | undefined;
  let check: CheckId | undefined;
  let notes: ((check: CheckId) => void)[] | null = null;

  const ofPayer = (payer: string, mac: Mac | null): OfPayer => {
    const key = `${payer}\u0000${mac ?? ""}`;
    let own = payers.get(key);
    if (!own) payers.set(key, (own = new Map()));
    return own;
  };
  const ofTable = (own: OfPayer, table: RuleTableName): Map<string, Asked> => {
    let questions = own.get(table);
    if (!questions) own.set(table, (questions = new Map()));
    return questions;
  };
  for (const asked of [...(before?.asked.values() ?? [])].flat())
    ofTable(ofPayer(asked.payer, asked.mac), asked.table).set(keyOf(asked), asked);

  let last: { readonly payer: string; readonly mac: Mac | null; readonly own: OfPayer } | undefined;
  const written = (table: RuleTableName, question: Question): Asked => {
    const { payer, mac = payer.mac, code, column2, topic } = question;
    if (last?.payer !== payer.id || last.mac !== mac) last = { payer: payer.id, mac, own: ofPayer(payer.id, mac) };
    const questions = ofTable(last.own, table);
    const key = keyOf(question);
    let found = questions.get(key);
    if (!found) {
      found = {
        table,
        payer: payer.id,
        mac,
        code,
        ...(column2 === undefined ? {} : { column2 }),
        ...(topic === undefined ? {} : { topic }),
        checks: [],
        lines: [],
        answers: [],
        near: [],
      };
      questions.set(key, found);
    }
    return found;
  };
  const seenBy = (checks: CheckId[], by: CheckId | undefined): void => {
    if (by && !checks.includes(by)) checks.push(by);
  };
  const lookedUp = (kind: FactKind, key: string): LookedUp => {
    let readers = facts.get(kind);
    if (!readers) facts.set(kind, (readers = new Map<string, LookedUp>()));
    let found = readers.get(key);
    if (!found) readers.set(key, (found = { checks: new Set(), units: [] }));
    return found;
  };
  const fact = (kind: FactKind, key: string): void => {
    const { checks, units } = lookedUp(kind, key);
    if (check) checks.add(check);
    notes?.push((by) => checks.add(by));
    if (unit && units[units.length - 1] !== unit) units.push(unit);
  };

  return {
    matrix,
    told: telling(matrix, fact),
    enter(next) {
      unit = next;
    },
    begin(next) {
      check = next;
    },
    asked(table, question, line, decision) {
      const found = written(table, question);
      seenBy(found.checks, check);
      notes?.push((by) => seenBy(found.checks, by));
      const { lines } = found;
      if (lines[lines.length - 1] === line.index) return;
      lines.push(line.index);
      found.answers.push(answeredOf(decision));
    },
    nearMisses(table, question, line) {
      const found = written(table, question);
      const { near } = found;
      if (near[near.length - 1] !== line.index) near.push(line.index);
    },
    fact,
    noting(make) {
      const outer = notes;
      const own: ((by: CheckId) => void)[] = [];
      notes = own;
      try {
        return { value: make(), notes: own };
      } finally {
        notes = outer;
        outer?.push(...own);
      }
    },
    again(seen: Notes) {
      for (const note of seen) {
        if (check) note(check);
        notes?.push(note);
      }
    },
    *recordInSteps() {
      const asked = new Map<RuleTableName, Asked[]>(RULE_TABLES.map((table) => [table, []]));
      for (const own of payers.values())
        for (const [table, questions] of own)
          for (const question of questions.values()) {
            asked.get(table)?.push(eachLineOnce(question));
            yield;
          }
      for (const readers of facts.values())
        for (const [key, looked] of readers) {
          readers.set(key, eachUnitOnce(looked));
          yield;
        }
      return { asked, facts };
    },
  };
}

/* Checks take their turns over many groups, and several of them look at the same: what they looked at is put together in the end. */

/** A question with every line once, and its first answer. */
function eachLineOnce(question: Asked): Asked {
  const { lines, answers, near } = question;
  if (!isRising(near)) question.near = [...new Set(near)];
  if (isRising(lines)) return question;
  const known = new Set<number>();
  const first = lines.map((line) => known.size < known.add(line).size);
  question.lines = lines.filter((_, i) => first[i]);
  question.answers = answers.filter((_, i) => first[i]);
  return question;
}

const isRising = (lines: readonly number[]): boolean => lines.every((line, i) => i === 0 || line > (lines[i - 1] ?? 0));

const eachUnitOnce = ({ checks, units }: LookedUp): LookedUp => ({ checks, units: [...new Set(units)] });

/** What was answered, without the words of a decision. */
export function answeredOf(decision: Decision): Answered {
  switch (decision.kind) {
    case "decided":
      return decision.rule;
    case "conflict":
      return decision.rules;
    case "none":
      return null;
  }
}

/** The rules of an answer: one that decides, several that contradict each other, or none. */
export function rulesIn(answered: Answered): readonly Rule[] {
  if (answered === null) return [];
  return "table" in answered ? [answered] : answered;
}

/** Only bundling asks for two codes, and only coding policy for a topic. */
function keyOf({ code, column2, topic }: Pick<Question, "code" | "column2" | "topic">): string {
  return column2 === undefined && topic === undefined ? code : `${code} ${column2 ?? topic ?? ""}`;
}
