// Dates and amounts as other countries write them are refused, never read as something else.
import fc from "fast-check";
import { LAST_DAY, parseDay, partsOf } from "../../src/values/day";
import { centsOf } from "../../src/values/money";

const SEED = { seed: 20261126, numRuns: 500 };

test("a day written day first with dots or dashes is no date", () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: LAST_DAY }), fc.constantFrom(".", "-", ". "), (day, between) => {
      const { year, month, date } = partsOf(day);
      expect(parseDay([date, month, year].join(between))).toBeNull();
    }),
    SEED,
  );
});

test("an amount with a decimal comma is no amount", () => {
  const cents = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
  const dollars = fc.tuple(fc.nat(9_999_999), fc.constantFrom("", ".", " ", "'"));
  fc.assert(
    fc.property(dollars, cents, ([whole, between], decimals) => {
      const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, between);
      expect(centsOf(`${grouped},${decimals}`)).toBeNull();
    }),
    SEED,
  );
});

test("a point is a decimal point, and a number of the sheet is itself", () => {
  expect(centsOf("1.234")).toBe(123);
  expect(centsOf("1,234")).toBe(123_400);
  expect(centsOf(1.234)).toBe(123);
  expect(centsOf(1234)).toBe(123_400);
});
