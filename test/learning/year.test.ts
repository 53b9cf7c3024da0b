// A made year of claims and remittances of payers whose rules nobody told the product: what it learns of them, and how fast.
import { isWrong, says, shown } from "./simulator/recovered";
import { liveThrough } from "./simulator/year";

jest.setTimeout(300_000);

describe.each([[1], [2]])("seed %i", (seed) => {
  const year = liveThrough(seed);
  const { rules, truth, months, accepted } = year;

  test("every answer of the remittances finds its line", () => {
    expect(year.answers).toBeGreaterThan(5_000);
    expect(year.unjoined).toBe(0);
  });

  test("from an empty matrix the proposals recover nine of ten hidden rules, and one in twenty is wrong at most", () => {
    const seen = shown(rules, truth);
    expect(seen.length).toBeGreaterThanOrEqual(40);
    const missed = seen.filter((rule) => !accepted.some((proposal) => says(proposal, rule)));
    expect(missed.length).toBeLessThanOrEqual(0.1 * seen.length);
    const wrong = accepted.filter((proposal) => isWrong(proposal, rules));
    expect(wrong.map(({ title }) => title).length).toBeLessThanOrEqual(0.05 * accepted.length);
  });

  test("the share of denials that were predicted rises month by month", () => {
    let denied = 0;
    let predicted = 0;
    const toDate = months.map((month) => (predicted += month.predicted) / (denied += month.denied));
    // The first month has nothing to learn from, and the second little.
    for (let i = 2; i < toDate.length; i++) expect(toDate[i]).toBeGreaterThan(toDate[i - 1] ?? 1);
    const ofMonth = months.map((month) => month.predicted / month.denied);
    let best = 0;
    for (const share of ofMonth) {
      expect(share).toBeGreaterThan(best - 0.05);
      best = Math.max(best, share);
    }
    expect(ofMonth[0]).toBe(0);
    expect(Math.min(...ofMonth.slice(-3))).toBeGreaterThan(0.9);
  });

  test("no row begins earlier than a hidden rule did", () => {
    for (const proposal of accepted) {
      const rule = rules.find((each) => says(proposal, each));
      if (rule?.from != null && proposal.supporting[0])
        expect(proposal.supporting[0].line.dos).toBeGreaterThanOrEqual(rule.from);
    }
  });
});
