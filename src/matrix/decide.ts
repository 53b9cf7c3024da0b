import { includesCode, Narrowness, narrownessOf } from "../codes/code-list";
import { diagnosisNarrowness } from "../codes/diagnosis-list";
import { inForce, wordsOf, type Day } from "../values/day";
import { payerNarrowness, payerScopeText } from "./payers";
import type { BundlingRule, CodingPolicyRule, Payer, Rule, RuleOf } from "./rules";
import type { Mac, RuleTableName } from "./tables";
import type { TopicName } from "./topics";

/** What is asked of a rule table. */
export interface Question {
  readonly payer: Payer;
  /** The contractor whose territory it is; the payer's own unless the claim says a state. */
  readonly mac?: Mac | null;
  /** "" where the table or topic knows no codes. */
  readonly code: string;
  /** Of `Bundling`: the other code. */
  readonly column2?: string | undefined;
  /** Of `CodingPolicy`. */
  readonly topic?: TopicName | undefined;
  /** Normalised, the narrowest match counts. */
  readonly diagnoses?: readonly string[];
  readonly place?: string;
  /** Date of service, or the processing date where the payer goes by that. */
  readonly date: Day;
}

/** Which rule decides: one, several that contradict, or none. */
export type Decision<R extends Rule = Rule> =
  | { readonly kind: "decided"; readonly rule: R }
  | { readonly kind: "conflict"; readonly rules: readonly R[] }
  | { readonly kind: "none" };

const NONE = { kind: "none" } as const;

/** A rule that nearly decided, and why it did not. */
export interface NearMiss {
  readonly rule: Rule;
  readonly why: string;
}

/** One table's rules, ready to be asked. */
export interface RuleIndex<R extends Rule> {
  readonly rules: readonly R[];
  decide(question: Question): Decision<R>;
  /** Rules in the order of nearness, five at most; `decided` is left out. */
  nearMisses(question: Question, decided?: Rule): readonly NearMiss[];
}

/** A rule that names what is asked, apart from diagnosis, place and date. */
export interface Candidate<R extends Rule = Rule> {
  readonly rule: R;
  readonly payerRank: number;
  readonly codeRank: number;
}

/** The rules that speak of one payer, and those of them that name one code, by the other code or the topic and by the code. */
interface PayerRules<R extends Rule> {
  readonly mac: Mac | null;
  readonly rules: readonly { readonly rule: R; readonly payerRank: number }[];
  readonly byCode: Map<string, Found<R>>;
  /** By the other code or the topic. */
  readonly beside: Map<string, Map<string, Found<R>>>;
  /** By the rules that may answer: most codes of a payer come to the same, which then stays at hand. */
  readonly alike: Map<string, Found<R>>;
}

/** The rules that may answer one question, with the answers that were given. */
interface Found<R extends Rule> {
  readonly candidates: readonly Candidate<R>[];
  /** The answers by date; `null` where some candidate looks at diagnoses or places too, so that lines of one day are answered apart. */
  readonly periods: Periods<R> | null;
}

/** Answers that only the date decides: the first until the first start, the one behind it from there to the next. */
interface Periods<R extends Rule> {
  readonly starts: readonly Day[];
  readonly decisions: readonly Decision<R>[];
}

/** The rules of all payers that name one thing; what nearly decided is kept where no rule looks at diagnoses or places. */
interface Named<R extends Rule> {
  readonly rules: readonly R[];
  readonly byDate: Map<Day, KnownMisses[]> | null;
}

interface KnownMisses {
  readonly payer: string;
  readonly mac: Mac | null;
  readonly decided: Rule | undefined;
  readonly near: readonly NearMiss[];
}

const isOfEveryLine = ({ rule }: { readonly rule: Rule }): boolean => rule.diagnoses === null && rule.places === null;

/** How narrowly a rule names what is asked, apart from payer, diagnosis, place and date; 0 not at all. */
export function codeRankOf(rule: Rule, question: Pick<Question, "code" | "column2" | "topic">): number {
  if (rule.table === "Bundling") return pairRank(rule, question);
  if (rule.table === "CodingPolicy") return topicRank(rule, question);
  if (rule.table === "IncidentTo") return Narrowness.all;
  return narrownessOf(rule.codes, question.code);
}

function pairRank(rule: BundlingRule, question: Pick<Question, "code" | "column2">): number {
  const first = narrownessOf(rule.codes, question.code);
  const second = narrownessOf(rule.column2, question.column2 ?? "");
  return first && second ? first + second : 0;
}

function topicRank(rule: CodingPolicyRule, question: Pick<Question, "code" | "topic">): number {
  if (rule.topic !== question.topic) return 0;
  return question.code === "" ? Number(includesCode(rule.codes, "")) : narrownessOf(rule.codes, question.code);
}

const diagnosisRank = (rule: Rule, diagnoses: readonly string[] = []): number => {
  const list = rule.diagnoses;
  if (list === null) return 0;
  const best = diagnoses.reduce((rank, dx) => Math.max(rank, diagnosisNarrowness(list, dx)), 0);
  return best > 0 ? best : -1;
};

const placeRank = (rule: Rule, place: string): number =>
  rule.places === null ? 0 : rule.places.includes(place) ? 1 : -1;

/** How narrowly a rule speaks of a question, the narrowest part first; `null` where it does not. */
export function rankOf({ rule, payerRank, codeRank }: Candidate, q: Question): readonly number[] | null {
  if (!inForce(rule.from, rule.to, q.date)) return null;
  const dx = diagnosisRank(rule, q.diagnoses);
  const place = placeRank(rule, q.place ?? "");
  return dx < 0 || place < 0 ? null : [payerRank, codeRank, dx, place, rule.from ?? 0];
}

/** Only bundling asks for two codes, and only coding policy for a topic. */
const besideCode = (q: Question): string => q.column2 ?? q.topic ?? "";

/** Makes a table's index. What a payer and code come to is found once and kept, by date where nothing else counts: a question costs some look-ups. */
export function ruleIndex<T extends RuleTableName>(rules: readonly RuleOf<T>[]): RuleIndex<RuleOf<T>> {
  type R = RuleOf<T>;
  /** By the payer's ID: what listens to a run asks with payers of its own, which tell what is read of them. */
  const ofPayers = new Map<string, PayerRules<R>[]>();
  /** Whoever asks has most often asked about the same payer just before. */
  let last: { readonly payer: string; readonly own: PayerRules<R> } | undefined;

  const rulesOf = (payer: Payer, mac: Mac | null): PayerRules<R> => {
    if (last?.payer === payer.id && last.own.mac === mac) return last.own;
    let ofMacs = ofPayers.get(payer.id);
    if (!ofMacs) ofPayers.set(payer.id, (ofMacs = []));
    let own = ofMacs.find((one) => one.mac === mac);
    if (!own) {
      const named = rules
        .map((rule) => ({ rule, payerRank: payerNarrowness(rule.payer, payer, mac) }))
        .filter(({ payerRank }) => payerRank > 0);
      ofMacs.push((own = { mac, rules: named, byCode: new Map(), beside: new Map(), alike: new Map() }));
    }
    last = { payer: payer.id, own };
    return own;
  };

  const foundFor = (q: Question): Found<R> => {
    const own = rulesOf(q.payer, q.mac === undefined ? q.payer.mac : q.mac);
    const beside = besideCode(q);
    let ofCodes = beside === "" ? own.byCode : own.beside.get(beside);
    if (!ofCodes) own.beside.set(beside, (ofCodes = new Map()));
    let found = ofCodes.get(q.code);
    if (!found) {
      const candidates: Candidate<R>[] = [];
      let key = "";
      own.rules.forEach(({ rule, payerRank }, i) => {
        const codeRank = codeRankOf(rule, q);
        if (codeRank === 0) return;
        candidates.push({ rule, payerRank, codeRank });
        key += `${i} ${codeRank} `;
      });
      found = own.alike.get(key);
      if (!found) {
        const periods = candidates.every(isOfEveryLine) ? periodsOf(candidates, q) : null;
        own.alike.set(key, (found = { candidates, periods }));
      }
      ofCodes.set(q.code, found);
    }
    return found;
  };

  /** Rules of all payers that name what is asked. */
  const named = new Map<string, Map<string, Named<R>>>();
  const namedBy = (q: Question): Named<R> => {
    const beside = besideCode(q);
    let ofCodes = named.get(beside);
    if (!ofCodes) named.set(beside, (ofCodes = new Map()));
    let found = ofCodes.get(q.code);
    if (!found) {
      const own = rules.filter((rule) => codeRankOf(rule, q) > 0);
      ofCodes.set(
        q.code,
        (found = { rules: own, byDate: own.every((rule) => isOfEveryLine({ rule })) ? new Map() : null }),
      );
    }
    return found;
  };

  return {
    rules,
    decide(q) {
      const { candidates, periods } = foundFor(q);
      return periods ? decisionOn(periods, q.date) : decision(candidates, q);
    },
    nearMisses(q, decided) {
      const mac = q.mac === undefined ? q.payer.mac : q.mac;
      const { rules: own, byDate } = namedBy(q);
      if (!byDate) return nearestOf(own, q, mac, decided);
      let known = byDate.get(q.date);
      if (!known) byDate.set(q.date, (known = []));
      const before = known.find((one) => one.decided === decided && one.payer === q.payer.id && one.mac === mac);
      if (before) return before.near;
      const near = nearestOf(own, q, mac, decided);
      known.push({ payer: q.payer.id, mac, decided, near });
      return near;
    },
  };
}

/** What candidates come to that look at nothing but the date: it changes where one begins, and on the day after one ended. */
function periodsOf<R extends Rule>(candidates: readonly Candidate<R>[], q: Question): Periods<R> {
  const days = new Set<Day>();
  for (const { rule } of candidates) {
    if (rule.from !== null) days.add(rule.from);
    if (rule.to !== null) days.add(rule.to + 1);
  }
  const starts = [...days].sort((a, b) => a - b);
  const before = (starts[0] ?? q.date + 1) - 1;
  return { starts, decisions: [before, ...starts].map((date) => decision(candidates, { ...q, date })) };
}

/** The answer on a day; most questions are of the last days. */
function decisionOn<R extends Rule>({ starts, decisions }: Periods<R>, date: Day): Decision<R> {
  let at = starts.length;
  while (at > 0 && (starts[at - 1] ?? 0) > date) at--;
  return decisions[at] ?? NONE;
}

/** The rule that decides among those that name what is asked. */
function decision<R extends Rule>(candidates: readonly Candidate<R>[], q: Question): Decision<R> {
  let best: R[] = [];
  let bestRank: readonly number[] = [];
  for (const candidate of candidates) {
    const rank = rankOf(candidate, q);
    if (!rank) continue;
    const order = best.length === 0 ? 1 : compareRanks(rank, bestRank);
    if (order > 0) {
      best = [candidate.rule];
      bestRank = rank;
    } else if (order === 0) best.push(candidate.rule);
  }
  const [first] = best;
  if (!first) return NONE;
  if (best.length === 1) return { kind: "decided", rule: first };
  return best.every((rule) => rule.says === first.says)
    ? { kind: "decided", rule: first }
    : { kind: "conflict", rules: best };
}

/** The rules that nearly decided, the nearest first, five at most. */
function nearestOf(rules: readonly Rule[], q: Question, mac: Mac | null, decided: Rule | undefined): NearMiss[] {
  const near: { readonly rule: Rule; readonly distance: number }[] = [];
  for (const rule of rules) {
    if (rule === decided) continue;
    // Many rules may name a code, as those of every other payer: the words are made for the nearest alone.
    const reasons =
      Number(rule.from !== null && q.date < rule.from) +
      Number(rule.to !== null && q.date > rule.to) +
      Number(diagnosisRank(rule, q.diagnoses) < 0) +
      Number(placeRank(rule, q.place ?? "") < 0);
    const distance = reasons + (payerNarrowness(rule.payer, q.payer, mac) === 0 ? 3 : 0);
    if (distance > 0 || decided) near.push({ rule, distance: Math.max(distance, 1) });
  }
  near.sort((a, b) => a.distance - b.distance || (b.rule.from ?? 0) - (a.rule.from ?? 0));
  return near.slice(0, 5).map(({ rule }) => ({ rule, why: whyNot(rule, q, mac, decided) }));
}

function whyNot(rule: Rule, q: Question, mac: Mac | null, decided: Rule | undefined): string {
  const reasons: string[] = [];
  if (payerNarrowness(rule.payer, q.payer, mac) === 0) reasons.push(`it is for ${payerScopeText(rule.payer)}`);
  if (rule.from !== null && q.date < rule.from) reasons.push(`it begins ${wordsOf(rule.from)}`);
  if (rule.to !== null && q.date > rule.to) reasons.push(`it ended ${wordsOf(rule.to)}`);
  if (diagnosisRank(rule, q.diagnoses) < 0) reasons.push("no diagnosis of the line is on its list");
  if (placeRank(rule, q.place ?? "") < 0) reasons.push(`place of service ${q.place || "(blank)"} is not on its list`);
  return reasons.length > 0 || !decided ? reasons.join(", and ") : `${decided.id} is narrower`;
}

/** @returns above 0 where `a` is the narrower one */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
