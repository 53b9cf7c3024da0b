import type { Encounter } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import { groupBy } from "../values/lists";
import type { Cents } from "../values/money";
import { drawnOf, zOf, type Sample, type Stratum } from "./sample";
import type { Answers } from "./read-answers";
import type { Question } from "./worksheet";

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
  /** Strata of which nothing is reviewed: what is said of the population is not of them. */
  readonly unreviewed: readonly string[];
  /** Encounters with a No. */
  readonly errors: readonly Reviewed[];
  readonly confidence: number;
}

/** An encounter of which every question is answered. */
export interface Reviewed {
  readonly encounter: Encounter;
  readonly inError: boolean;
  /** Charges of the lines that a No is about. */
  readonly money: Cents;
}

/**
 * Scores an audit. Only encounters of which every question is answered count for the error rate, each stratum by its weight. Its interval is
 * Wilson's, for as many encounters as the sample is worth (Kish's effective size) with the finite population taken into account: a sample
 * without an error is no proof that there is none. Money is extrapolated by the mean of each stratum; a stratum of which nothing is reviewed
 * is in neither.
 */
export function scoreOf(
  sample: Sample,
  questions: readonly Question[],
  { answers }: { readonly answers: Answers },
  confidence = 0.95,
): AuditScore {
  const byEncounter = groupBy(questions, ({ encounter }) => encounter);
  const given = questions.map(({ id }) => answers.get(id)?.answer);
  const count = (word: string): number => given.filter((answer) => answer === word).length;
  const strata = sample.strata.map((stratum) => ({ stratum, reviewed: reviewedOf(stratum, byEncounter, answers) }));
  const reviewed = strata.flatMap((each) => each.reviewed);
  const { population } = drawnOf(sample);
  const [yes, no] = [count("Yes"), count("No")];
  const rate = strataEstimate(strata, ({ inError }) => (inError ? 1 : 0));
  const money = strataEstimate(strata, (each) => each.money);
  const z = zOf(confidence);
  const found = reviewed.reduce((sum, each) => sum + each.money, 0);
  const inError = reviewed.filter((each) => each.inError).length;
  const errorInterval = rate && wilson(rate.total / rate.population, rate.worth, z);
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
    errorInterval,
    found,
    foundOf: reviewed.reduce((sum, { encounter }) => sum + chargesOf(encounter.lines), 0),
    extrapolated: money && Math.round(money.total),
    extrapolatedInterval: money && moneyInterval(money, z, found, errorInterval),
    unreviewed: strata.filter((each) => each.reviewed.length === 0).map(({ stratum }) => stratum.name),
    errors: reviewed.filter((each) => each.inError),
    confidence,
  };
}

function reviewedOf(
  { drawn }: Stratum,
  byEncounter: ReadonlyMap<Encounter, readonly Question[]>,
  answers: Answers,
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
  /** Of the strata of which something was reviewed. */
  readonly population: number;
  readonly total: number;
  /** `null` where a single encounter is all there is: it shows no spread. */
  readonly deviation: number | null;
  readonly charges: Cents;
  /** How many encounters, drawn without strata from a population without an end, tell as much of a share; infinite where all were reviewed. */
  readonly worth: number;
}

function strataEstimate(
  strata: readonly { readonly stratum: Stratum; readonly reviewed: readonly Reviewed[] }[],
  valueOf: (reviewed: Reviewed) => number,
): Estimate | null {
  const together = spreadOf(strata.flatMap(({ reviewed }) => reviewed.map(valueOf)));
  let [population, total, weights, charges] = [0, 0, 0, 0];
  let variance: number | null = 0;
  for (const { stratum, reviewed } of strata) {
    const [all, n] = [stratum.population.length, reviewed.length];
    if (n === 0) continue;
    const values = reviewed.map(valueOf);
    // One encounter shows no spread of its own: that of all of them stands in.
    const spread = spreadOf(values) ?? together;
    const left = (all ** 2 * (1 - n / all)) / n;
    population += all;
    charges += stratum.population.reduce((sum, { lines }) => sum + chargesOf(lines), 0);
    total += (all * values.reduce((a, b) => a + b, 0)) / n;
    weights += left;
    if (left > 0) variance = variance === null || spread === null ? null : variance + left * spread;
  }
  if (population === 0) return null;
  return {
    population,
    total,
    deviation: variance === null ? null : Math.sqrt(variance),
    worth: population ** 2 / weights,
    charges,
  };
}

/** Where no error was found the sample shows no spread: the money is then at most what the error rate's interval leaves open. */
function moneyInterval(
  { total, deviation, charges }: Estimate,
  z: number,
  found: Cents,
  rate: Interval | null,
): Interval | null {
  if (found === 0 && rate) return { low: 0, high: rate.high * charges };
  return deviation === null ? null : around(total, z * deviation, found, Infinity);
}

/** The variance of a sample; `null` of fewer than two. */
function spreadOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

const around = (middle: number, by: number, least: number, most: number): Interval => ({
  low: Math.max(least, middle - by),
  high: Math.min(most, middle + by),
});

/**
 * Wilson's interval of a share that was seen in `n`, which may be infinite; `null` of none.
 * @example wilson(0.2, 10, 1.96) //=> { low: 0.057, high: 0.51 } (rounded)
 */
export function wilson(share: number, n: number, z: number): Interval | null {
  if (n === 0) return null;
  const scale = 1 + z ** 2 / n;
  const middle = (share + z ** 2 / (2 * n)) / scale;
  const by = (z / scale) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return around(middle, by, 0, 1);
}
