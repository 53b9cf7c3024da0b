// The tables of a matrix, asked in the plainest way: every rule is looked at for every question, and nothing is kept.
import type { Matrix } from "../../../src/matrix/matrix";
import { codeRankOf, ruleIndex, type Decision, type Question, type RuleIndex } from "../../../src/matrix/decide";
import { diagnosisNarrowness } from "../../../src/codes/diagnosis-list";
import { payerNarrowness } from "../../../src/matrix/payers";
import type { RuleOf } from "../../../src/matrix/rules";
import type { RuleTableName } from "../../../src/matrix/tables";

/** The narrowest rule in force decides: by payer, code, diagnosis, place and first day (matrix.md, "Which rule decides"). */
function decide<T extends RuleTableName>(rules: readonly RuleOf<T>[], question: Question): Decision<RuleOf<T>> {
  const { payer, date, diagnoses = [], place = "" } = question;
  const mac = question.mac === undefined ? payer.mac : question.mac;
  const ranked = rules
    .filter(({ from, to }) => (from === null || from <= date) && (to === null || to >= date))
    .map((rule) => {
      const list = rule.diagnoses;
      const best = list === null ? 0 : Math.max(0, ...diagnoses.map((dx) => diagnosisNarrowness(list, dx)));
      return {
        rule,
        ranks: [
          payerNarrowness(rule.payer, payer, mac),
          codeRankOf(rule, question),
          best,
          rule.places === null ? 0 : Number(rule.places.includes(place)),
          rule.from ?? 0,
        ],
        speaks: (list === null || best > 0) && (rule.places === null || rule.places.includes(place)),
      };
    })
    .filter(({ ranks: [ofPayer = 0, ofCode = 0], speaks }) => ofPayer > 0 && ofCode > 0 && speaks);
  const widest = (a: readonly number[], b: readonly number[]): number =>
    a.map((rank, i) => (b[i] ?? 0) - rank).find((order) => order !== 0) ?? 0;
  const [first, ...others] = [...ranked].sort((a, b) => widest(a.ranks, b.ranks));
  if (!first) return { kind: "none" };
  const equal = [first, ...others.filter(({ ranks }) => widest(first.ranks, ranks) === 0)].map(({ rule }) => rule);
  return equal.every(({ says }) => says === first.rule.says)
    ? { kind: "decided", rule: first.rule }
    : { kind: "conflict", rules: equal };
}

/** The matrix with its rule tables asked plainly. */
export function plainMatrix(matrix: Matrix): Matrix {
  const plain = <T extends RuleTableName>(name: T): RuleIndex<RuleOf<T>> => {
    const { rules } = matrix.tables[name] as RuleIndex<RuleOf<T>>;
    return {
      rules,
      decide: (question) => decide(rules, question),
      nearMisses: (question, decided) => ruleIndex<T>(rules).nearMisses(question, decided),
    };
  };
  return {
    ...matrix,
    tables: {
      PriorAuth: plain("PriorAuth"),
      Bundling: plain("Bundling"),
      UnitLimits: plain("UnitLimits"),
      IncidentTo: plain("IncidentTo"),
      Wastage: plain("Wastage"),
      GenomicLCD: plain("GenomicLCD"),
      DrugCoverage: plain("DrugCoverage"),
      CodingPolicy: plain("CodingPolicy"),
    },
  };
}
