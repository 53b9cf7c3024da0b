import * as fc from "fast-check";
import { isCodeShape } from "../../src/codes/shapes";
import { expandCodes, knownLives, lifeOn, redefinedSince } from "../../src/codes/lifecycle";
import { day } from "../day";

const lives = knownLives();
const kindOf = (code: string, date: string): string => lifeOn(lives.get(code), day(date)).kind;

describe("when codes lived", () => {
  test.each([
    ["99354", "2022-12-31", "active"],
    ["99354", "2023-01-01", "ended"],
    ["77386", "2025-11-03", "active"],
    ["77386", "2026-01-01", "ended"],
    ["77014", "2026-03-02", "ended"],
    ["77401", "2026-01-01", "ended"],
    ["G6012", "2026-01-01", "ended"],
    ["77407", "2025-12-31", "active"],
    ["77407", "2026-01-01", "active"],
    ["77438", "2025-12-31", "not_yet"],
    ["77418", "2014-12-31", "active"],
    ["77418", "2026-10-14", "ended"],
    ["77414", "2026-10-14", "ended"],
    ["77421", "2026-10-14", "ended"],
    ["77328", "2026-10-14", "ended"],
    ["77777", "2026-10-14", "ended"],
    ["J1030", "2024-04-01", "ended"],
    ["77769", "2026-10-14", "never"],
    ["0540T", "2024-12-31", "active"],
    ["0540T", "2025-02-03", "ended"],
    ["38228", "2024-12-31", "not_yet"],
    ["99417", "2020-12-31", "not_yet"],
    ["J9310", "2019-01-01", "ended"],
    ["J2505", "2022-01-01", "ended"],
    ["J9277", "2026-10-14", "active"],
    ["Z0000", "2026-10-14", "unknown"],
  ])("%s on %s is %s", (code, date, kind) => {
    expect(kindOf(code, date)).toBe(kind);
  });

  test("an ended code says what replaces it", () => {
    const answer = lifeOn(lives.get("0540T"), day("2025-02-03"));
    expect(answer.kind === "ended" ? answer.life.replacement : []).toEqual(["38228"]);
  });

  test("of several lives the one before the date has ended, and the one after is to come", () => {
    const two = [
      { from: 300, to: 400 },
      { from: 100, to: 200 },
    ];
    expect(lifeOn(two, 250)).toEqual({ kind: "ended", life: two[1] });
    expect(lifeOn(two, 500)).toEqual({ kind: "ended", life: two[0] });
    expect(lifeOn(two, 50)).toEqual({ kind: "not_yet", life: two[1] });
    expect(lifeOn(two, 400)).toEqual({ kind: "active", life: two[0] });
    expect(lifeOn([], 400)).toEqual({ kind: "unknown" });
  });

  test("a code redefined since an edition is told, an old one is not", () => {
    const edition = day("2024-07-01");
    expect(redefinedSince(lives.get("77412"), edition, day("2026-03-02"))).toBe(true);
    expect(redefinedSince(lives.get("77412"), edition, day("2025-12-31"))).toBe(false);
    expect(redefinedSince(lives.get("38225"), edition, day("2025-01-01"))).toBe(true);
    expect(redefinedSince(lives.get("96413"), edition, day("2026-03-02"))).toBe(false);
    expect(redefinedSince(undefined, edition, day("2026-03-02"))).toBe(false);
  });

  test("lives of one code never meet, and every code can be one", () => {
    for (const [code, own] of lives) {
      expect(isCodeShape(code)).toBe(true);
      const sorted = [...own].sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
      sorted.slice(1).forEach((life, i) => expect(sorted[i]?.to ?? Infinity).toBeLessThan(life.from ?? 0));
    }
  });

  test("what replaces an ended code is itself a known code", () => {
    const unknown = [...lives.values()]
      .flat()
      .flatMap((life) => life.replacement)
      .filter((code) => !code.includes("-") && !lives.has(code));
    expect(unknown).toEqual([]);
  });

  test("every date of a life lies in the life that is answered", () => {
    const period = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 5 }), fc.integer({ min: 1, max: 1000 }), (periods, on) => {
        const own = periods.map(([from, length]) => ({ from, to: from + length }));
        const answer = lifeOn(own, on);
        const holds = own.some(({ from, to }) => from <= on && on <= to);
        expect(answer.kind === "active").toBe(holds);
        if (answer.kind === "ended")
          expect(answer.life.to).toBe(Math.max(...own.filter(({ to }) => to < on).map(({ to }) => to)));
        if (answer.kind === "not_yet") expect(own.every(({ from }) => from > on)).toBe(true);
      }),
    );
  });
});

describe("codes written as ranges", () => {
  test("ranges of each kind are spelt out", () => {
    expect(expandCodes("96365-96367; G0498;0537T-0539T;Q5112-Q5114")).toEqual([
      "96365",
      "96366",
      "96367",
      "G0498",
      "0537T",
      "0538T",
      "0539T",
      "Q5112",
      "Q5113",
      "Q5114",
    ]);
  });
});
