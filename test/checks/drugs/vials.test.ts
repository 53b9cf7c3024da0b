import fc from "fast-check";
import { billDrug, type DrugQuestion } from "../../../src/checks/drugs/bill-drug";
import { discardedUnits, givenUnits, unitsOfDose } from "../../../src/checks/drugs/dose";
import { vialMix, vialMixOnHand, vialsText, wholeVials } from "../../../src/checks/drugs/vials";

const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 });

/** Every way to fill a dose with vials, tried one by one: the least that covers it, and the fewest vials of that. */
function bruteForce(units: number, of: readonly number[]): { total: number; count: number } {
  let best = { total: Infinity, count: Infinity };
  const fill = (at: number, total: number, count: number): void => {
    if (total >= units) {
      if (total < best.total || (total === best.total && count < best.count)) best = { total, count };
      return;
    }
    const size = of[at];
    if (size === undefined) return;
    for (let n = 0; ; n++) {
      fill(at + 1, total + n * size, count + n);
      if (total + n * size >= units) return;
    }
  };
  fill(0, 0, 0);
  return best;
}

describe("the vials of a dose", () => {
  test("cover it with the least waste, and the fewest of that: as trying all does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), sizes, (units, of) => {
        const mix = vialMix(units, of);
        const expected = bruteForce(units, of);
        expect(mix?.total).toBe(expected.total);
        expect(mix?.vials.reduce((n, { count }) => n + count, 0)).toBe(expected.count);
        expect(mix?.vials.reduce((sum, { size, count }) => sum + size * count, 0)).toBe(expected.total);
        expect(mix?.vials.every(({ size }) => of.includes(size))).toBe(true);
      }),
    );
  });

  test("of large doses begin with the largest and stay the least", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 900, max: 3000 }),
        fc.uniqueArray(fc.integer({ min: 5, max: 20 }), { minLength: 2, maxLength: 2 }),
        (units, of) => {
          const [a = 1, b = 1] = of;
          let least = Infinity;
          for (let n = 0; n * a <= units + a; n++) {
            const rest = Math.max(0, units - n * a);
            least = Math.min(least, n * a + Math.ceil(rest / b) * b);
          }
          expect(vialMix(units, of)?.total).toBe(least);
        },
      ),
    );
  });

  test("that are not whole units", () => {
    expect(vialMix(5, [1, 6.67])).toEqual({ total: 5, vials: [{ size: 1, count: 5 }] });
    expect(vialMix(134, [133.33])).toEqual({ total: 266.66, vials: [{ size: 133.33, count: 2 }] });
    expect(vialMix(6.5, [1, 6.67])?.total).toBe(6.67);
  });

  test("are not guessed where no size or no dose is known, or it must be a slip", () => {
    expect([vialMix(10, []), vialMix(0, [10]), vialMix(-1, [10]), vialMix(Number.NaN, [10])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(vialMix(1e12, [1e6 + 1])).toBeNull();
    expect(vialMix(1e9, [10, 40])?.total).toBe(1e9);
  });

  test("in words", () => {
    const mix = vialMix(65, [10, 40]);
    expect(mix && vialsText(mix)).toBe("1 x 40 and 3 x 10 units");
  });

  test("whole vials: what given and discarded may add up to", () => {
    expect([45, 47, 30, 44].map((units) => wholeVials(units, [15]))).toEqual([45, null, 30, null]);
    expect([132, 133, 134, 135].map((units) => wholeVials(units, [133.33]))).toEqual([null, 133.33, 133.33, null]);
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }), (of, counts) => {
        const sum = of.reduce((all, size, i) => all + size * (counts[i] ?? 0), 0);
        if (sum > 0) expect(wholeVials(sum, of)).toBe(sum);
      }),
    );
  });
});

describe("a dose in units", () => {
  test("by the unit of the code", () => {
    const mg = (dosePerUnit: number) => ({ dosePerUnit, doseUnit: "mg" });
    expect(unitsOfDose({ amount: 200, unit: "mg" }, mg(1))).toBe(200);
    expect(unitsOfDose({ amount: 148, unit: "mg" }, mg(10))).toBeCloseTo(14.8);
    expect(unitsOfDose({ amount: 0.25, unit: "mg" }, { dosePerUnit: 25, doseUnit: "mcg" })).toBeCloseTo(10);
    expect(unitsOfDose({ amount: 2, unit: "g" }, mg(200))).toBeCloseTo(10);
    expect(unitsOfDose({ amount: 35, unit: "" }, mg(0.1))).toBeCloseTo(350);
    expect(unitsOfDose({ amount: 5, unit: "ml" }, mg(10))).toBeNull();
    expect(unitsOfDose({ amount: 5, unit: "mg" }, { dosePerUnit: null, doseUnit: "mg" })).toBeNull();
    expect(unitsOfDose({ amount: 3, unit: "vial" }, { dosePerUnit: 1, doseUnit: "vial" })).toBe(3);
  });

  test("rounds given up and discarded down, whatever floating point says", () => {
    expect([14.8, 15, 15.2, 2.1 / 0.7, 0.3 / 0.1].map(givenUnits)).toEqual([15, 15, 16, 3, 3]);
    expect([0.2, 3.2, 2.9999999, -0.4].map(discardedUnits)).toEqual([0, 3, 3, 0]);
  });

  test("given and discarded are the vials, where vials are whole units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), sizes, (tenths, of) => {
        const vials = vialMix(tenths / 10, of);
        const bill = billDrug({
          code: "J9355",
          units: tenths / 10,
          vials,
          wastage: { jw: "Required", jz: "Required" },
        });
        expect(bill.given + bill.discarded).toBe(vials?.total);
        expect(bill.given).toBeGreaterThanOrEqual(tenths / 10);
        expect(bill.lines.reduce((sum, { units }) => sum + units, 0)).toBe(vials?.total);
        expect(bill.lines.some(({ mods }) => mods.includes("JW"))).toBe(bill.discarded > 0);
        expect(bill.lines.some(({ mods }) => mods.includes("JZ"))).toBe(bill.discarded === 0);
      }),
    );
  });
});

describe("what a dose is billed as", () => {
  const lines = (more: Partial<DrugQuestion>): string[] =>
    billDrug({
      code: "J9355",
      units: 41.8,
      vials: vialMix(more.units ?? 41.8, [15]),
      wastage: { jw: "Required", jz: "Required" },
      ...more,
    }).lines.map(({ mods, units }) => [...mods, units].join(" "));

  test("by the payer's rule", () => {
    expect(lines({})).toEqual(["42", "JW 3"]);
    expect(lines({ wastage: { jw: "Paid", jz: "Accepted" } })).toEqual(["42", "JW 3"]);
    expect(lines({ wastage: { jw: "Not paid", jz: "Not used" } })).toEqual(["42"]);
    expect(lines({ wastage: null })).toEqual(["42"]);
    expect(lines({ units: 45 })).toEqual(["JZ 45"]);
    expect(lines({ units: 14.8 })).toEqual(["JZ 15"]);
    expect(lines({ units: 45, wastage: { jw: "Paid", jz: "Accepted" } })).toEqual(["45"]);
  });

  test("out of a vial that serves several patients: neither JW nor JZ", () => {
    expect(lines({ vials: null })).toEqual(["42"]);
  });
});

describe("vials on hand", () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: 3,
  });

  /** Every way to take vials out of a stock, tried one by one. */
  function allTried(
    units: number,
    stock: readonly (readonly [number, number])[],
  ): { total: number; vials: number } | null {
    let best: { total: number; vials: number } | null = null;
    const take = (at: number, total: number, vials: number): void => {
      const next = stock[at];
      if (!next) {
        if (total >= units && (!best || total < best.total || (total === best.total && vials < best.vials)))
          best = { total, vials };
        return;
      }
      for (let n = 0; n <= next[1]; n++) take(at + 1, total + n * next[0], vials + n);
    };
    take(0, 0, 0);
    return best;
  }

  test("the least waste out of what there is, and the fewest vials of that: as trying all does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), counts, (units, stock) => {
        const mix = vialMixOnHand(
          units,
          stock.map(([size, count]) => ({ size, count })),
        );
        const best = allTried(units, stock);
        const found = mix === "short" || mix === null ? null : mix;
        expect(found && { total: found.total, vials: found.vials.reduce((n, { count }) => n + count, 0) }).toEqual(
          best,
        );
        for (const { size, count } of found?.vials ?? [])
          expect(count).toBeLessThanOrEqual(stock.reduce((n, [of, there]) => n + (of === size ? there : 0), 0));
      }),
    );
  });

  test("too few, and a size without a count has no end", () => {
    expect(vialMixOnHand(13, [{ size: 4, count: 3 }])).toBe("short");
    expect(
      vialMixOnHand(30, [
        { size: 10, count: 1 },
        { size: 4, count: null },
      ]),
    ).toEqual({
      total: 30,
      vials: [
        { size: 10, count: 1 },
        { size: 4, count: 5 },
      ],
    });
    expect(vialMixOnHand(10, [{ size: 6.67, count: 2 }])).toEqual({ total: 13.34, vials: [{ size: 6.67, count: 2 }] });
    expect(vialMixOnHand(1e12, [{ size: 1e6 + 1, count: null }])).toBeNull();
    expect(vialMixOnHand(10, [])).toBeNull();
  });
});

test.each([
  [1e300, [10]],
  [1e17, [10, 40]],
  [40, [1e200]],
  [Infinity, [10]],
])("%p units out of vials of %p are a slip", (units, sizes) => {
  expect(vialMix(units, sizes)).toBeNull();
});
