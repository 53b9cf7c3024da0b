import { lineOf, type ClaimLine } from "../../src/claims/line";
import { drawSample, encounterKey, populationOf, sampleSize, zOf, type SamplePlan } from "../../src/audits/sample";
import { scoreOf, wilson } from "../../src/audits/score";
import { questionsOf, type AuditAnswer } from "../../src/audits/worksheet";
import { payerBook } from "../../src/matrix/payers";
import { seeded } from "../../src/values/seeded";
import { day } from "../day";

const payers = payerBook([], []);
const lines = Array.from({ length: 200 }, (_, i): ClaimLine =>
  lineOf({
    index: i + 1,
    row: i + 2,
    code: i % 4 === 0 ? "96413" : "99214",
    dos: day("2026-07-01") + (i % 90),
    payer: i % 5 === 0 ? "ACME" : "NORTH",
    patient: `P${i}`,
    claim: `C${i}`,
    charge: 10_000 + 100 * i,
    renderingNpi: i % 2 === 0 ? "1" : "2",
  }),
);
const plan = (said: Partial<SamplePlan> = {}): SamplePlan => ({ population: {}, size: { size: 20 }, seed: 3, ...said });
const drawnOf = (own: readonly ClaimLine[], said: Partial<SamplePlan> = {}) => {
  const sample = drawSample(populationOf(own, said.population ?? {}, payers), plan(said), payers);
  return { sample, keys: sample.strata.flatMap(({ drawn }) => drawn.map(encounterKey)) };
};

test("the same seed gives the same sample, whatever order the sheet has its rows in", () => {
  const { keys } = drawnOf(lines);
  expect(keys).toHaveLength(20);
  expect(new Set(keys).size).toBe(20);
  expect(drawnOf([...lines].reverse()).keys).toEqual(keys);
  expect(drawnOf(lines, { seed: 4 }).keys).not.toEqual(keys);
});

test("the population: payer, provider, family and dates", () => {
  const count = (population: SamplePlan["population"]): number => populationOf(lines, population, payers).length;
  expect(count({})).toBe(200);
  expect(count({ payer: "acme" })).toBe(40);
  expect(count({ provider: "1" })).toBe(100);
  expect(count({ family: "Infusion" })).toBe(50);
  expect(count({ from: day("2026-07-01"), to: day("2026-07-10") })).toBe(30);
});

test("strata are drawn by their shares, each at least once, and together as many as asked", () => {
  const sizes = (size: number) =>
    drawnOf(lines, { size: { size }, by: "payer" }).sample.strata.map(({ name, drawn }) => [name, drawn.length]);
  expect(sizes(20)).toEqual([
    ["ACME", 4],
    ["NORTH", 16],
  ]);
  expect(sizes(2)).toEqual([
    ["ACME", 1],
    ["NORTH", 1],
  ]);
  expect(sizes(7).reduce((sum, [, n]) => sum + Number(n), 0)).toBe(7);
});

test("how many a margin needs, with the population's size taken into account", () => {
  expect(zOf(0.95)).toBeCloseTo(1.959964, 5);
  expect(zOf(0.9)).toBeCloseTo(1.644854, 5);
  expect(sampleSize({ margin: 0.05, confidence: 0.95 }, 1_000_000_000)).toBe(385);
  expect(sampleSize({ margin: 0.1, confidence: 0.95 }, 200)).toBe(66);
  expect(sampleSize({ size: 500 }, 200)).toBe(200);
});

test("Wilson's interval, as the books have it", () => {
  expect(wilson(0, 10, 1.96)).toEqual({ low: expect.closeTo(0, 6), high: expect.closeTo(0.2775, 3) });
  expect(wilson(0.2, 10, 1.96)).toEqual({ low: expect.closeTo(0.0567, 3), high: expect.closeTo(0.5098, 3) });
});

test("intervals hold the truth about as often as they say, in strata and without", () => {
  // A population of which a fifth is in error: drawn again and again.
  const isWrong = (line: ClaimLine | undefined): boolean => line !== undefined && seeded(line.index)() < 0.2;
  for (const by of [undefined, "payer" as const]) {
    let [rate, money] = [0, 0];
    const truth = lines.filter(isWrong);
    const charges = truth.reduce((sum, { charge }) => sum + (charge ?? 0), 0);
    for (let seed = 1; seed <= 200; seed++) {
      const { sample } = drawnOf(lines, { seed, size: { size: 60 }, ...(by ? { by } : {}) });
      const questions = questionsOf(sample);
      const answers = new Map(
        questions.map(({ id, encounter }): [string, { answer: AuditAnswer; note: string }] => [
          id,
          { answer: isWrong(encounter.lines[0]) ? "No" : "Yes", note: "" },
        ]),
      );
      const score = scoreOf(sample, questions, { answers });
      const share = truth.length / lines.length;
      if ((score.errorInterval?.low ?? 1) <= share && share <= (score.errorInterval?.high ?? 0)) rate++;
      if (
        (score.extrapolatedInterval?.low ?? Infinity) <= charges &&
        charges <= (score.extrapolatedInterval?.high ?? 0)
      )
        money++;
    }
    expect(rate).toBeGreaterThanOrEqual(180);
    expect(money).toBeGreaterThanOrEqual(176);
  }
});

test("encounters with an open question do not count for the error rate", () => {
  const { sample } = drawnOf(lines, { size: { size: 3 }, population: { family: "Infusion" } });
  const questions = questionsOf(sample);
  const [first] = questions;
  const score = scoreOf(sample, questions, { answers: new Map([[first!.id, { answer: "No", note: "" }]]) });
  expect(score).toMatchObject({ answered: 1, no: 1, score: 0, reviewed: 0, errorRate: null });
});
