import type { Encounter } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import { groupBy } from "../values/lists";
import type { Cents } from "../values/money";
import { zOf, type Sample, type Stratum } from "./sample";
import type { Question, ReadAnswers } from "./worksheet";

/** An interval that holds the truth with a confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What an audit comes to. */
export interface AuditScore {
  readonly asked: number;
  readonly answered: number;
  readonly yes: number;
  readonly no: number;
  readonly notApplicable: number;
  /** Yes of yes and no; `null` where nothing was answered. */
  readonly score: number | null;
  /** Encounters of which every question is answered. */
  readonly reviewed: number;
  /** Of those, the ones with a No. */
  readonly inError: number;
  readonly population: number;
  /** Share of the population in error, each stratum by its weight; `null` where nothing is reviewed. */
  readonly errorRate: number | null;
  readonly errorInterval: Interval | null;
  /** Charges of lines that a No is about, in the sample. */
  readonly found: Cents;
  readonly foundOf: Cents;
  /** The same for the whole population, with its interval. */
  readonly extrapolated: Cents | null;
  readonly extrapolatedInterval: Interval | null;
  readonly confidence: number;
}

interface Reviewed {
  readonly encounter: Encounter;
  readonly inError: boolean;
  /** Charges of the lines that a No is about. */
  readonly money: Cents;
}

/**
 * Scores an audit. Only encounters of which every question is answered count for the error rate; Wilson's interval where there are no strata,
 * and the stratified one with the finite population taken into account where there are. Money is extrapolated by the mean of each stratum.
 */
export function scoreOf(
  sample: Sample,
  questions: readonly Question[],
  { answers }: Pick<ReadAnswers, "answers">,
  confidence = 0.95,
): AuditScore {
  const byEncounter = groupBy(questions, ({ encounter }) => encounter);
  const given = questions.map(({ id }) => answers.get(id)?.answer);
  const count = (word: string): number => given.filter((answer) => answer === word).length;
  const strata = sample.strata.map((stratum) => ({ stratum, reviewed: reviewedOf(stratum, byEncounter, answers) }));
  const reviewed = strata.flatMap((each) => each.reviewed);
  const population = sample.strata.reduce((sum, stratum) => sum + stratum.population.length, 0);
  const [yes, no] = [count("Yes"), count("No")];
  const rate = strataEstimate(strata, ({ inError }) => (inError ? 1 : 0));
  const money = strataEstimate(strata, (each) => each.money);
  const z = zOf(confidence);
  const found = reviewed.reduce((sum, each) => sum + each.money, 0);
  const inError = reviewed.filter((each) => each.inError).length;
  return {
    asked: questions.length,
    answered: given.filter((answer) => answer !== undefined).length,
    yes,
    no,
    notApplicable: count("NA"),
    score: yes + no === 0 ? null : yes / (yes + no),
    reviewed: reviewed.length,
    inError,
    population,
    errorRate: rate && rate.total / rate.population,
    errorInterval:
      rate &&
      (sample.strata.length === 1
        ? wilson(inError, reviewed.length, z)
        : around(rate.total / rate.population, (z * rate.deviation) / rate.population, 0, 1)),
    found,
    foundOf: reviewed.reduce((sum, { encounter }) => sum + chargesOf(encounter.lines), 0),
    extrapolated: money && Math.round(money.total),
    extrapolatedInterval: money && around(money.total, z * money.deviation, found, Infinity),
    confidence,
  };
}

function reviewedOf(
  { drawn }: Stratum,
  byEncounter: ReadonlyMap<Encounter, readonly Question[]>,
  answers: ReadAnswers["answers"],
): Reviewed[] {
  return drawn.flatMap((encounter): Reviewed[] => {
    const own = byEncounter.get(encounter) ?? [];
    if (own.length === 0 || own.some(({ id }) => !answers.has(id))) return [];
    const wrong = new Set(own.filter(({ id }) => answers.get(id)?.answer === "No").flatMap(({ lines }) => lines));
    return [
      { encounter, inError: wrong.size > 0, money: chargesOf(encounter.lines.filter(({ index }) => wrong.has(index))) },
    ];
  });
}

const chargesOf = (lines: readonly ClaimLine[]): Cents => lines.reduce((sum, { charge }) => sum + (charge ?? 0), 0);

interface Estimate {
  /** For the strata of which something was reviewed. */
  readonly population: number;
  readonly total: number;
  readonly deviation: number;
}

function strataEstimate(
  strata: readonly { readonly stratum: Stratum; readonly reviewed: readonly Reviewed[] }[],
  valueOf: (reviewed: Reviewed) => number,
): Estimate | null {
  let [population, total, variance] = [0, 0, 0];
  for (const { stratum, reviewed } of strata) {
    const [all, n] = [stratum.population.length, reviewed.length];
    if (n === 0) continue;
    const values = reviewed.map(valueOf);
    const mean = values.reduce((a, b) => a + b, 0) / n;
    const spread = n < 2 ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
    population += all;
    total += all * mean;
    variance += all ** 2 * (1 - n / all) * (spread / n);
  }
  return population === 0 ? null : { population, total, deviation: Math.sqrt(variance) };
}

const around = (middle: number, by: number, least: number, most: number): Interval => ({
  low: Math.max(least, middle - by),
  high: Math.min(most, middle + by),
});

/** Wilson's interval of a share. @example wilson(2, 10, 1.96) //=> { low: 0.057, high: 0.51 } (rounded) */
export function wilson(errors: number, n: number, z: number): Interval | null {
  if (n === 0) return null;
  const share = errors / n;
  const scale = 1 + z ** 2 / n;
  const middle = (share + z ** 2 / (2 * n)) / scale;
  const by = (z / scale) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return around(middle, by, 0, 1);
}
