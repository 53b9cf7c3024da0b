import { codeRankOf, compareRanks, rankOf, type Candidate, type Question } from "../../matrix/decide";
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
  /**
   * Of a group of the other scope than a check's nothing is noted.
   * @param checks the same list where the same checks are meant again: what comes of it is then known
   * @param code where only lines of one code are touched
   */
  checks(unit: Unit | undefined, checks: readonly CheckId[], code?: string): void;
  /** Groups whose findings may name other near misses; left out where nobody wants to know. */
  near?(unit: Unit | undefined): void;
}

const OF_PATIENTS: ReadonlySet<CheckId> = new Set(
  CHECKS.filter(({ scope }) => scope === "patient").map(({ id }) => id),
);

/** Whether a check looks at a patient's lines over time; others look at an encounter's. */
export const isOfPatient = (check: CheckId): boolean => OF_PATIENTS.has(check);

/** Lines that are asked for again between two steps: about a millisecond or two. */
const LINES_PER_STEP = 2_000;

/**
 * Asks again what changed rules may answer, and notes the checks of the lines whose answer is another one.
 * @param rows what is gone of the table, and what was added
 */
export function* touchedByRules(
  baseline: Baseline,
  next: Matrix,
  table: RuleTableName,
  rows: Differing<Rule>,
  touching: Touching,
): Generator<Progress, void> {
  const { record, lines, encounterOf, patientOf } = baseline;
  const gone = new Set(rows.gone);
  const changed = [...rows.gone, ...rows.added];
  let done = 0;
  for (const asked of record.asked.get(table) ?? []) {
    const named = changed.filter((rule) => codeRankOf(rule, asked) > 0);
    if (named.length === 0) continue;
    // Near misses are looked for among the rules of other payers too.
    if (touching.near)
      for (const at of asked.near) for (const unit of [encounterOf[at], patientOf[at]]) touching.near(unit);
    const payer = next.payers.byId(asked.payer);
    const own = payer ? named.filter((rule) => payerNarrowness(rule.payer, payer, asked.mac) > 0) : [];
    if (!payer || own.length === 0) continue;
    const isOther = otherAnswer(baseline, next, { asked, payer, rows, gone, added: own.filter((r) => !gone.has(r)) });
    const ofPatient = asked.checks.filter(isOfPatient);
    const ofEncounter = asked.checks.filter((check) => !isOfPatient(check));
    for (let i = 0; i < asked.lines.length; i++) {
      if (++done % LINES_PER_STEP === 0) yield { done: 0, of: 1 };
      const at = asked.lines[i] ?? 0;
      const line = lines[at];
      if (!line || !isOther(asked.answers[i] ?? null, line)) continue;
      if (ofEncounter.length > 0) touching.checks(encounterOf[at], ofEncounter, line.code);
      if (ofPatient.length > 0) touching.checks(patientOf[at], ofPatient, line.code);
    }
  }
}

/** What decided before: as a candidate, and which rivals are narrower (below 0), as narrow, or beaten by payer and code. */
interface Standing {
  readonly was: Candidate;
  readonly order: readonly number[];
}

/** A question with the changed rules that may answer it. */
interface Put {
  readonly asked: Asked;
  readonly payer: Payer;
  readonly rows: Differing<Rule>;
  readonly gone: ReadonlySet<Rule>;
  readonly added: readonly Rule[];
}

/**
 * Whether a line gets another answer than before. What decided before was narrower than every other rule, and those that stand still are
 * beaten still: it is another answer where what decided is gone, or where an added rule is as narrow or narrower. Mostly payer and code
 * alone tell that, the same for all lines with one answer; only then are the line's diagnoses and place looked at.
 */
function otherAnswer(
  { input: { asOf } }: Baseline,
  next: Matrix,
  { asked, payer, rows, gone, added }: Put,
): (before: Answered, line: ClaimLine) => boolean {
  const index = next.tables[asked.table];
  const candidate = (rule: Rule): Candidate => ({
    rule,
    payerRank: payerNarrowness(rule.payer, payer, asked.mac),
    codeRank: codeRankOf(rule, asked),
  });
  const rivals = added.map((rule) => ({
    ...candidate(rule),
    ofEveryLine: rule.diagnoses === null && rule.places === null,
  }));
  /** Lines that stand together mostly have one answer. */
  const known = new Map<Rule, Standing>();
  let last: Standing | undefined;
  const standing = (before: Answered): Standing | undefined => {
    const rule = before === null || "table" in before ? before : before[0];
    if (!rule) return undefined;
    if (last?.was.rule === rule) return last;
    let found = known.get(rule);
    if (!found) {
      const was = candidate(rule);
      const order = rivals.map(({ payerRank, codeRank }) => was.payerRank - payerRank || was.codeRank - codeRank);
      known.set(rule, (found = { was, order }));
    }
    return (last = found);
  };
  const question = (line: ClaimLine, date: Day): Question => ({
    payer,
    mac: asked.mac,
    code: asked.code,
    diagnoses: line.dx,
    place: line.pos,
    date,
    ...(asked.column2 === undefined ? {} : { column2: asked.column2 }),
    ...(asked.topic === undefined ? {} : { topic: asked.topic }),
  });
  return (before, line) => {
    if (gone.size > 0 && rulesIn(before).some((rule) => gone.has(rule))) return true;
    if (rivals.length === 0) return false;
    // As the line asked it in the run; without an as-of date it did not ask.
    const date = payer.dateBasis === "Processing" ? asOf : line.dos;
    if (date === null) return false;
    const stands = standing(before);
    for (let i = 0; i < rivals.length; i++) {
      const rival = rivals[i] as (typeof rivals)[number];
      const order = stands?.order[i] ?? -1;
      if (order > 0 || !inForce(rival.rule.from, rival.rule.to, date)) continue;
      if (order < 0 && rival.ofEveryLine) return true;
      const put = question(line, date);
      const rank = rankOf(rival, put);
      if (!rank) continue;
      const was = stands && rankOf(stands.was, put);
      const closer = was ? compareRanks(rank, was) : 1;
      if (closer > 0) return true;
      // As narrow as what decided: whether they say the same, and which stands first, is for the table to tell.
      if (closer === 0 && !sameAnswer(before, answeredOf(index.decide(put)), rows)) return true;
    }
    return false;
  };
}

function sameAnswer(before: Answered, after: Answered, { counterpart }: Differing<Rule>): boolean {
  if (before === null || after === null) return before === after;
  const [was, is] = [rulesIn(before), rulesIn(after)];
  return was.length === is.length && was.every((rule, i) => counterpart(rule) === is[i]);
}
