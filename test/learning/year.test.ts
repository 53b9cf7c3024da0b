// A made year of claims and remittances of payers whose rules nobody told the product: what it learns of them, and how fast.
import { isWrong, says } from "./simulator/recovered";
import { liveThrough } from "./simulator/year";

jest.setTimeout(300_000);

/** One denial in thirty or so is at random, and nothing predicts it. */
const ALL_BUT_CHANCE = 0.95;

describe.each([[1], [2], [3], [4], [5]])("seed %i", (seed) => {
  const year = liveThrough(seed);
  const { rules, months, accepted } = year;

  test("every answer of the remittances finds its line", () => {
    expect(year.answers).toBeGreaterThan(10_000);
    expect(year.unjoined).toBe(0);
  });

  test("from an empty matrix the proposals recover nine of ten of all hidden rules, and one in twenty is wrong at most", () => {
    expect(rules.length).toBe(50);
    const missed = rules.filter((rule) => !accepted.some((proposal) => says(proposal, rule)));
    expect(missed.length).toBeLessThanOrEqual(0.1 * rules.length);
    const wrong = accepted.filter((proposal) => isWrong(proposal, rules));
    expect(wrong.length).toBeLessThanOrEqual(0.05 * accepted.length);
  });

  test("the share of denials that were predicted rises month by month", () => {
    // Each month is asked of the matrix as it stood when the month began, which had not heard of the rules that began in it.
    const share = (own: typeof months): number =>
      own.reduce((sum, { predicted }) => sum + predicted, 0) / own.reduce((sum, { denied }) => sum + denied, 0);
    expect(months).toHaveLength(12);
    expect(share(months.slice(0, 1))).toBe(0);
    const toDate = months.map((_, i) => share(months.slice(0, i + 1)));
    for (let i = 2; i < 12; i++) expect(toDate[i]).toBeGreaterThan(toDate[i - 1] ?? 1);
    // A month stands beside the two before it; where hardly anything but chance is left to be denied, there is no more to learn.
    const quarters = months.slice(2).map((_, i) => share(months.slice(i, i + 3)));
    for (let i = 1; i < quarters.length; i++)
      expect(quarters[i]).toBeGreaterThan(Math.min(quarters[i - 1] ?? 1, ALL_BUT_CHANCE));
    expect(share(months.slice(-3))).toBeGreaterThan(ALL_BUT_CHANCE);
  });

  test("a row begins when the hidden rule did, or at a denial by chance right before", () => {
    const early = accepted.flatMap((proposal) => {
      const rule = rules.find((each) => says(proposal, each));
      const first = proposal.supporting[0]?.line.dos;
      return rule?.from != null && first !== undefined && first < rule.from ? [rule.from - first] : [];
    });
    expect(Math.max(0, ...early)).toBeLessThanOrEqual(7);
    expect(early.length).toBeLessThanOrEqual(0.05 * accepted.length);
  });
});
