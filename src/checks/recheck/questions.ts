import { codeRankOf, type Question } from "../../matrix/decide";
import type { Matrix } from "../../matrix/matrix";
import { payerNarrowness } from "../../matrix/payers";
import type { Payer, Rule } from "../../matrix/rules";
import type { RuleTableName } from "../../matrix/tables";
import { inForce, type Day } from "../../values/day";
import type { ClaimLine } from "../../claims/line";
import { CHECKS } from "../catalogue";
import type { Progress } from "../engine";
import type { CheckId } from "../ids";
import type { Baseline } from "./baseline";
import type { Differing } from "./differing";
import { answeredOf, rulesIn, type Answered, type Asked } from "./recorder";
import type { Unit } from "./unit";

/** Notes what is to be run again. */
export interface Touching {
  /** Of a group of the other scope than the check's nothing is noted. */
  check(unit: Unit | undefined, check: CheckId): void;
  near(unit: Unit | undefined): void;
}

const OF_PATIENTS: ReadonlySet<CheckId> = new Set(
  CHECKS.filter(({ scope }) => scope === "patient").map(({ id }) => id),
);

/** Whether a check looks at a patient's lines over time; others look at an encounter's. */
export const isOfPatient = (check: CheckId): boolean => OF_PATIENTS.has(check);

/** Lines that are asked for again between two steps: about a millisecond or two. */
const LINES_PER_STEP = 1_000;

/**
 * Asks again what changed rules may answer, and notes the checks of the lines whose answer is another one.
 * @param changed rules that are gone or added
 */
export function* touchedByRules(
  baseline: Baseline,
  next: Matrix,
  table: RuleTableName,
  rows: Differing<Rule>,
  changed: readonly Rule[],
  touching: Touching,
): Generator<Progress, void> {
  const { record, lines, encounterOf, patientOf, input } = baseline;
  const index = next.tables[table];
  let done = 0;
  for (const asked of record.asked.get(table) ?? []) {
    const named = changed.filter((rule) => codeRankOf(rule, asked) > 0);
    if (named.length === 0) continue;
    // Near misses are looked for among the rules of other payers too.
    for (const at of asked.near) for (const unit of [encounterOf[at], patientOf[at]]) touching.near(unit);
    const payer = next.payers.byId(asked.payer);
    const own = payer ? named.filter((rule) => payerNarrowness(rule.payer, payer, asked.mac) > 0) : [];
    if (!payer || own.length === 0) continue;
    for (let i = 0; i < asked.lines.length; i++) {
      if (++done % LINES_PER_STEP === 0) yield { done: 0, of: 1 };
      const at = asked.lines[i] ?? 0;
      const line = lines[at];
      const question = line && questionAgain(asked, payer, line, input.asOf);
      if (!question || !own.some(({ from, to }) => inForce(from, to, question.date))) continue;
      if (sameAnswer(asked.answers[i] ?? null, answeredOf(index.decide(question)), rows)) continue;
      for (const check of asked.checks) touching.check(isOfPatient(check) ? patientOf[at] : encounterOf[at], check);
    }
  }
}

/** The question as a line asks it: the same that the line asked in the run, of the matrix after. */
function questionAgain(asked: Asked, payer: Payer, line: ClaimLine, asOf: Day | null): Question | null {
  const date = payer.dateBasis === "Processing" ? asOf : line.dos;
  if (date === null) return null;
  const { mac, code, column2, topic } = asked;
  return {
    payer,
    mac,
    code,
    diagnoses: line.dx,
    place: line.pos,
    date,
    ...(column2 === undefined ? {} : { column2 }),
    ...(topic === undefined ? {} : { topic }),
  };
}

function sameAnswer(before: Answered, after: Answered, { counterpart }: Differing<Rule>): boolean {
  if (before === null || after === null) return before === after;
  const [was, is] = [rulesIn(before), rulesIn(after)];
  return was.length === is.length && was.every((rule, i) => counterpart(rule) === is[i]);
}
