import type { CellValue } from "../values/cell";
import { isoOf } from "../values/day";
import { joinWords } from "../values/lists";
import { moneyText } from "../values/money";
import type { Sample, SamplePlan } from "./sample";
import type { AuditScore } from "./score";

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** A population in words. @example "ACME, Infusion, 2026-07-01 to 2026-09-30" */
export function populationText({
  population: { payer, provider, family, from, to },
}: Pick<SamplePlan, "population">): string {
  const dates =
    from === undefined && to === undefined
      ? ""
      : `${from === undefined ? "the beginning" : isoOf(from)} to ${to === undefined ? "today" : isoOf(to)}`;
  return (
    [payer, provider, family, dates].filter((part) => part !== undefined && part !== "").join(", ") || "all encounters"
  );
}

/** How many were drawn, and by what. */
export function sizeText({ size }: Pick<SamplePlan, "size">): string {
  return "size" in size
    ? `${size.size} encounters`
    : `an error rate within ${percent(size.margin)}, with ${percent(size.confidence)} confidence`;
}

/** What an audit came to, in rows of two cells: for the record and for the terminal. */
export function auditRows(sample: Sample, score: AuditScore, asOf: number): CellValue[][] {
  const drawn = sample.strata.reduce((sum, stratum) => sum + stratum.drawn.length, 0);
  const { plan } = sample;
  const interval = score.errorInterval;
  const money = score.extrapolatedInterval;
  return [
    ["Audit of", populationText(plan)],
    [
      "Drawn",
      `${drawn} of ${score.population} encounters, for ${sizeText(plan)}, seed ${plan.seed}${plan.by === undefined ? "" : `, by ${plan.by}`}`,
    ],
    ...(sample.strata.length > 1
      ? [
          [
            "Strata",
            joinWords(
              sample.strata.map(({ name, drawn: own, population }) => `${name} ${own.length} of ${population.length}`),
              "and",
            ),
          ],
        ]
      : []),
    [
      "Questions",
      `${score.answered} of ${score.asked} answered: ${score.yes} yes, ${score.no} no, ${score.notApplicable} not applicable`,
    ],
    ["Score", score.score === null ? "nothing is answered yet" : percent(score.score)],
    ["Encounters in error", `${score.inError} of ${score.reviewed} that are reviewed`],
    [
      "Error rate",
      score.errorRate === null || !interval
        ? "no encounter is reviewed yet"
        : `${percent(score.errorRate)}, between ${percent(interval.low)} and ${percent(interval.high)} with ${percent(score.confidence)} confidence`,
    ],
    ["Money in error", `${moneyText(score.found)} of ${moneyText(score.foundOf)} billed`],
    [
      "In the whole population",
      score.extrapolated === null || !money
        ? "not known yet"
        : `${moneyText(score.extrapolated)}, between ${moneyText(Math.round(money.low))} and ${moneyText(Math.round(money.high))}`,
    ],
    ["Recorded", isoOf(asOf)],
  ];
}
