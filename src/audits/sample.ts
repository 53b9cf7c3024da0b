import { familyOfCode } from "./families";
import { groupedInSteps, type Encounter } from "../claims/groups";
import type { ClaimLine } from "../claims/line";
import { providerOf } from "../claims/provider";
import type { PayerBook } from "../matrix/payers";
import { folded } from "../values/cell";
import { isoOf, type Day } from "../values/day";
import { contentHash } from "../values/hash";
import { groupBy } from "../values/lists";
import { seeded } from "../values/seeded";
import { atOnce, type Steps } from "../values/steps";

/** Which encounters are audited. */
export interface Population {
  /** Payer ID or name; all where not said. */
  readonly payer?: string;
  /** NPI or name of the provider, as `providerOf` says it. */
  readonly provider?: string;
  /** A family of codes, such as `Infusion`: encounters with a line of it. */
  readonly family?: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** By what encounters are put together before they are drawn. */
export type StratifyBy = "payer" | "provider" | "family";

/** How many are drawn: a number, or as many as an error rate within a margin needs. */
export type SampleSize = { readonly size: number } | { readonly margin: number; readonly confidence: number };

export interface SamplePlan {
  readonly population: Population;
  readonly size: SampleSize;
  readonly by?: StratifyBy;
  readonly seed: number;
}

/** Encounters of one kind, and those of them that were drawn. */
export interface Stratum {
  readonly name: string;
  readonly population: readonly Encounter[];
  readonly drawn: readonly Encounter[];
}

export interface Sample {
  readonly plan: SamplePlan;
  readonly strata: readonly Stratum[];
}

/** The encounters of a population, in the order of the sheet. Claims that take another one back are no services, and never audited. */
export function populationOf(
  lines: readonly ClaimLine[],
  population: Population,
  payers: Pick<PayerBook, "find">,
): Encounter[] {
  return atOnce(populationInSteps(lines, population, payers));
}

/** The same in steps. */
export function* populationInSteps(
  lines: readonly ClaimLine[],
  { payer, provider, family, from, to }: Population,
  payers: Pick<PayerBook, "find">,
): Steps<Encounter[]> {
  const idOf = (text: string): string => payers.find(text)?.id ?? folded(text);
  const wanted = payer === undefined ? null : idOf(payer);
  const by = provider === undefined ? null : folded(provider);
  const { encounters } = yield* groupedInSteps(lines, idOf);
  return encounters.filter(
    (encounter) =>
      !encounter.isVoid &&
      (wanted === null || idOf(encounter.payerText) === wanted) &&
      (by === null || encounter.lines.some((line) => folded(providerOf(line)) === by)) &&
      (family === undefined || encounter.lines.some((line) => familyOfCode(line) === family)) &&
      (from === undefined || encounter.dos >= from) &&
      (to === undefined || encounter.dos <= to),
  );
}

/** The standard normal quantile of a two-sided confidence. @example zOf(0.95) //=> 1.96 */
export function zOf(confidence: number): number {
  // Bisection over the complementary error function: exact enough for any sample.
  let [low, high] = [0, 10];
  for (let i = 0; i < 80; i++) {
    const mid = (low + high) / 2;
    if (erf(mid / Math.SQRT2) < confidence) low = mid;
    else high = mid;
  }
  return (low + high) / 2;
}

/** Abramowitz and Stegun 7.1.26 is too coarse at the ends; this series and fraction are exact to 1e-12. */
function erf(x: number): number {
  let sum = x;
  let term = x;
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
    if (Math.abs(term) < 1e-16) break;
  }
  return x > 5 ? 1 : (2 / Math.sqrt(Math.PI)) * sum;
}

/**
 * How many of a population are drawn: for an error rate within a margin, whatever the rate is, with the population's own size taken into
 * account. @example sampleSize({ margin: 0.1, confidence: 0.95 }, 200) //=> 66
 */
export function sampleSize(size: SampleSize, population: number): number {
  if ("size" in size) return Math.min(size.size, population);
  const many = (zOf(size.confidence) / size.margin) ** 2 / 4;
  return Math.min(population, Math.ceil(many / (1 + (many - 1) / population)));
}

/** The name of an encounter, the same in whatever order a sheet has its lines. */
export const encounterKey = ({ payerText, patient, dos, institutional, lines }: Encounter): string =>
  [
    folded(payerText),
    folded(patient),
    isoOf(dos),
    lines[0]?.billingNpi ?? "",
    lines.map(({ claim }) => claim).sort()[0] ?? "",
    `${lines[0]?.frequency ?? ""}${institutional ? "I" : ""}`,
  ].join("|");

/** The same, short enough for a column of a worksheet: eight hex digits. */
export const encounterCode = (encounter: Encounter): string => contentHash(encounterKey(encounter)).slice(0, 8);

/**
 * Draws a sample: each stratum by its share, each at least one, and the same encounters for the same seed, in whatever order the sheet has
 * its rows.
 */
export function drawSample(
  encounters: readonly Encounter[],
  plan: SamplePlan,
  payers: Pick<PayerBook, "find">,
): Sample {
  const groups = groupBy(encounters, (encounter) => stratumOf(encounter, plan.by, payers));
  const names = [...groups.keys()].sort();
  const counts = shares(
    names.map((name) => groups.get(name)?.length ?? 0),
    sampleSize(plan.size, encounters.length),
  );
  const strata = names.map((name, i): Stratum => {
    const population = [...(groups.get(name) ?? [])].sort((a, b) => (encounterKey(a) < encounterKey(b) ? -1 : 1));
    return { name, population, drawn: drawn(population, counts[i] ?? 0, seeded(plan.seed + i * 7_919)) };
  });
  return { plan, strata };
}

function stratumOf(
  { payerText, lines }: Encounter,
  by: StratifyBy | undefined,
  payers: Pick<PayerBook, "find">,
): string {
  const [first] = lines;
  switch (by) {
    case undefined:
      return "all";
    case "payer":
      return payers.find(payerText)?.name ?? payerText;
    case "provider":
      return (first && providerOf(first)) || "no provider";
    case "family": {
      const dearest = lines.reduce((a, b) => ((b.charge ?? 0) > (a.charge ?? 0) ? b : a));
      return familyOfCode(dearest);
    }
  }
}

/** Largest remainders: the shares add up to the whole, and no stratum is left out while there is one for each. */
function shares(sizes: readonly number[], total: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (all === 0 ? 0 : (total * size) / all));
  const least = total >= sizes.length ? 1 : 0;
  const counts = exact.map((share, i) => Math.min(sizes[i] ?? 0, Math.max(least, Math.floor(share))));
  const order = exact.map((share, i) => ({ i, left: share - Math.floor(share) })).sort((a, b) => b.left - a.left);
  for (let at = 0, short = total - counts.reduce((a, b) => a + b, 0); short > 0 && at < 10 * order.length; at++) {
    const { i = 0 } = order[at % order.length] ?? {};
    if ((counts[i] ?? 0) < (sizes[i] ?? 0)) {
      counts[i] = (counts[i] ?? 0) + 1;
      short--;
    }
  }
  for (let over = counts.reduce((a, b) => a + b, 0) - total; over > 0; over--) {
    const most = counts.indexOf(Math.max(...counts));
    counts[most] = (counts[most] ?? 0) - 1;
  }
  return counts;
}

function drawn<T>(items: readonly T[], n: number, next: () => number): T[] {
  const left = [...items];
  for (let i = 0; i < n; i++) {
    const other = i + Math.floor(next() * (left.length - i));
    [left[i], left[other]] = [left[other] as T, left[i] as T];
  }
  return left.slice(0, n);
}

/** How many encounters were drawn, and of how many. */
export function drawnOf({ strata }: Sample): { readonly drawn: number; readonly population: number } {
  return {
    drawn: strata.reduce((sum, stratum) => sum + stratum.drawn.length, 0),
    population: strata.reduce((sum, stratum) => sum + stratum.population.length, 0),
  };
}
