import * as fc from "fast-check";
import { pairText, pairsFromText } from "../../../src/codes/reference/pair-text";
import { packPairs, pairsHash, unpackPairs } from "../../../src/codes/reference/packed-pairs";
import { pairBuilder, type PairRow } from "../../../src/codes/reference/pair-builder";
import { ptpSet, ptpSetFrom } from "../../../src/codes/reference/ptp";
import { openPair } from "../../../src/codes/reference/reference";
import { day } from "../../day";

const source = { edition: "2026-10", editionDay: day("2026-10-01"), origin: "test" };

const code = fc.constantFrom("10021", "36415", "77427", "96413", "99214", "0540T", "J9271", "G2212");
const date = fc.option(fc.integer({ min: 1, max: 60_000 }));
const row = fc.tuple(code, code, date, date, fc.constantFrom<0 | 1 | 9>(0, 1, 9));
const rows = fc.array(row, { maxLength: 60 });

/** The plain way: a list of periods per pair. */
function plainly(given: readonly PairRow[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [a, b, from, to, indicator] of given) {
    const key = `${a} ${b}`;
    found.set(key, [...(found.get(key) ?? []), `${from} ${to} ${indicator}`]);
  }
  return found;
}

describe("packed pairs", () => {
  test("answer every pair as a plain map does, none lost and none added", () => {
    fc.assert(
      fc.property(rows, code, code, (given, a, b) => {
        const periods = ptpSetFrom(given, source).periods(a, b);
        expect(periods.map(({ from, to, indicator }) => `${from} ${to} ${indicator}`).sort()).toEqual(
          (plainly(given).get(`${a} ${b}`) ?? []).sort(),
        );
      }),
    );
  });

  test("are open on a date, in either order of the codes, where a row of the plain list is", () => {
    const on = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(rows, code, code, on, (given, a, b, day) => {
        const open = (first: string, second: string): readonly number[] =>
          given
            .filter(([column1, column2]) => column1 === first && column2 === second)
            .filter(([, , from, to]) => (from ?? 0) <= day && day <= (to ?? Infinity))
            .map(([, , , , indicator]) => indicator)
            .filter((indicator) => indicator !== 9);
        const answer = openPair(ptpSetFrom(given, source), a, b, day);
        const [forth, back] = [open(a, b), open(b, a)];
        if (forth.length + back.length === 0) expect(answer).toEqual({ kind: "none" });
        else {
          expect(answer).toMatchObject({ kind: "pair", column1: forth.length > 0 ? a : b });
          expect(forth.length > 0 ? forth : back).toContain(answer.kind === "pair" && answer.indicator);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("tell each row of a column 1 code in the order of the column 2 codes", () => {
    fc.assert(
      fc.property(rows, code, (given, a) => {
        const told: string[] = [];
        ptpSetFrom(given, source).eachOf(a, (second, { from, to, indicator }) =>
          told.push(`${second} ${from} ${to} ${indicator}`),
        );
        const plain = given.filter(([first]) => first === a).map(([, ...rest]) => rest.join(" "));
        expect(told.map((each) => each.slice(0, 5))).toEqual([...plain.map((each) => each.slice(0, 5))].sort());
        expect(told.map((each) => each.replaceAll("null", "")).sort()).toEqual(plain.sort());
      }),
    );
  });

  test("have the same name for the same rows in any order, and another for other rows", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const forth = ptpSetFrom(given, source);
        expect(ptpSetFrom([...given].reverse(), source).hash).toBe(forth.hash);
        expect(ptpSetFrom([...given, ["11111", "22222", null, null, 1]], source).hash).not.toBe(forth.hash);
      }),
    );
  });

  test("tell rows and edition; a whole table covers every code, a cut one only its own", () => {
    const given: PairRow[] = [["96413", "99214", null, null, 1]];
    const whole = ptpSetFrom(given, source);
    expect([whole.rows, whole.edition, whole.covers("77427")]).toEqual([1, "2026-10", true]);
    const cut = ptpSetFrom(given, source, new Set(["96413", "99214"]));
    expect([cut.covers("96413"), cut.covers("77427")]).toEqual([true, false]);
  });

  test("hold more rows than were made room for", () => {
    const builder = pairBuilder();
    for (let i = 0; i < 5000; i++) builder.add(String(10000 + (i % 70)), String(20000 + i), null, 40000 + (i % 300), 1);
    const set = ptpSet(builder.build(), source);
    expect(set.rows).toBe(5000);
    expect(set.periods("10005", "20705")).toEqual([{ from: null, to: 40105, indicator: 1 }]);
    expect(set.periods("10005", "20706")).toEqual([]);
  });
});

describe("which pair is open", () => {
  const on = day("2026-10-14");
  const set = ptpSetFrom(
    [
      ["96413", "99214", null, day("2019-12-31"), 0],
      ["96413", "99214", day("2020-01-01"), null, 1],
      ["77295", "77290", null, null, 9],
      ["77301", "77280", null, day("2025-12-31"), 0],
    ],
    source,
  );
  test("the row in force speaks, in whichever order the codes are asked", () => {
    const pair = { kind: "pair", column1: "96413", column2: "99214", indicator: 1 };
    expect(openPair(set, "96413", "99214", on)).toMatchObject(pair);
    expect(openPair(set, "99214", "96413", on)).toMatchObject(pair);
    expect(openPair(set, "99214", "96413", day("2019-12-31"))).toMatchObject({ indicator: 0 });
  });
  test("a deleted edit is no pair, nor is one that has ended", () => {
    expect(openPair(set, "77295", "77290", on)).toEqual({ kind: "none" });
    expect(openPair(set, "77301", "77280", on)).toEqual({ kind: "none" });
    expect(openPair(set, "77301", "77280", day("2025-12-31"))).toMatchObject({ kind: "pair", indicator: 0 });
  });
});

describe("pairs as a text", () => {
  test("come back as they were written", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const covered = [...new Set([...given.flatMap(([a, b]) => [a, b]), "12345"])];
        const read = pairsFromText(pairText(given, covered));
        const once = [...new Map(given.map((r) => [JSON.stringify(r), r])).values()];
        expect(pairsHash(read.pairs)).toBe(ptpSetFrom(once, source).hash);
        expect([...read.covered].sort()).toEqual([...covered].sort());
      }),
    );
  });

  test("a code that is not covered cannot be written, and damage is told", () => {
    expect(() => pairText([["96413", "99214", null, null, 1]], ["96413"])).toThrow("96413/99214 is not covered");
    expect(() => pairsFromText("96413 99214\n>,,1\n96413:9")).toThrow("damaged");
  });
});

describe("pairs as bytes", () => {
  const packed = (given: readonly PairRow[]) => {
    const builder = pairBuilder();
    for (const one of given) builder.add(...one);
    return builder.build();
  };

  test("come back as they were packed", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const pairs = packed(given);
        expect(unpackPairs(packPairs(pairs))).toEqual(pairs);
      }),
    );
  });

  test("that are cut short, longer or something else are refused", () => {
    const bytes = packPairs(packed([["96413", "99214", null, 45000, 1]]));
    const longer = new Uint8Array(bytes.length + 4);
    longer.set(bytes);
    const marred = bytes.slice();
    marred[9] = 0;
    for (const wrong of [new Uint8Array(0), bytes.slice(0, -2), longer, marred, new Uint8Array(64)]) {
      expect(() => unpackPairs(wrong)).toThrow("Import it again");
    }
  });
});
