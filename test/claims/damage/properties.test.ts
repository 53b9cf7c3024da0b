import fc from "fast-check";
import { repairable } from "../../../src/claims/damage/damage";
import { damageInSteps, damageOf, type DamageOptions } from "../../../src/claims/damage/damage-of";
import { isoOf } from "../../../src/values/day";
import type { CellValue, Cells } from "../../../src/values/cell";
import { LAYOUTS, mapped } from "../layouts";
import { AS_OF, repaired } from "./try";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Charge", "Dx", "POS", "NDC", "Rendering NPI"];

/** Their columns are known by name, whatever stands below. */
const MAPPING = mapped([HEADERS, ["Medicare", "P1", 46309, "96413"]]);
const damageIn = (cells: Cells, options: Partial<DamageOptions> = {}) =>
  damageOf(cells, MAPPING, { asOf: AS_OF, ...options });

const one = (...values: readonly CellValue[]): fc.Arbitrary<CellValue> => fc.constantFrom(...values);
const stray = (text: string): fc.Arbitrary<CellValue> =>
  one(text, ` ${text}`, `${text}\u00a0`, `${text}\u200b`, `'${text}`, `"${text}"`, text.toLowerCase());

const ROW: fc.Arbitrary<readonly CellValue[]> = fc.tuple(
  stray("Medicare"),
  one("P1", "P2 ", "1.2E+15"),
  one(46309, "14/10/2026", "10/14/2026", "10/04/2026", "2026-10-14", "14-Oct-26", 44847, "", "no date"),
  fc.oneof(stray("J9271"), one("J927l", 100, 9921, "O540T", 96413, "\uff19\uff16\uff14\uff11\uff13", "#N/A")),
  fc.oneof(stray("JZ"), one("25,59", 1, "25;1", "")),
  one(1, "200", "1,5", "1,250", "two", ""),
  one(350, "350,00", "1.250,50", "$1,250.00", "1.250"),
  fc.oneof(stray("C34.11"), one("CO5.1", "C34.11;z51.11", "")),
  one(11, "11", 2, "l1", " 11"),
  one("50242006001", 6302602, 5024206001, "6.3E+09", "5.0242006001E+10", "5O242006001", ""),
  one("1234567893", 1234567893, "I234567893", "1.23E+09", "1234 567893", ""),
);

const SHEET: fc.Arbitrary<Cells> = fc.array(ROW, { minLength: 1, maxLength: 12 }).map((rows) => [HEADERS, ...rows]);

const whole = (cells: Cells): Cells => cells.map((row) => [...row]);

describe("any damaged sheet", () => {
  it("has no damage of a kind in a column once all of that kind is repaired, and a second repair changes nothing", () => {
    fc.assert(
      fc.property(SHEET, (cells) => {
        const all = damageIn(cells);
        for (const { kind, column } of all) {
          const own = all.filter((each) => each.kind === kind && each.column === column);
          if (own.some(({ cells: damaged }) => repairable(damaged).length < damaged.length)) continue;
          const next = repaired(cells, own);
          const left = damageIn(next).filter((each) => each.kind === kind && each.column === column);
          expect(left).toEqual([]);
          expect(repaired(next, left)).toEqual(next);
        }
      }),
    );
  });

  it("has nothing left to repair once all is repaired, over and over", () => {
    fc.assert(
      fc.property(SHEET, (cells) => {
        let now = cells;
        for (let round = 0; round < 4; round++) now = repaired(now, damageIn(now));
        expect(damageIn(now).flatMap(({ cells: damaged }) => repairable(damaged))).toEqual([]);
      }),
    );
  });

  it("names each cell once at most, with what it holds, and never one of another column or above the rows", () => {
    fc.assert(
      fc.property(SHEET, (cells) => {
        const before = whole(cells);
        const all = damageIn(cells, { firstRow: 5 });
        const named = all.flatMap(({ cells: damaged, column }) => damaged.map((cell) => ({ ...cell, own: column })));
        expect(new Set(named.map(({ row, column }) => `${row} ${column}`)).size).toBe(named.length);
        for (const { row, column, own, from, to } of named) {
          expect(column).toBe(own);
          expect(row).toBeGreaterThan(5);
          expect(cells[row - 5]?.[column]).toBe(from);
          expect(to).not.toBe(from);
        }
        expect(cells).toEqual(before);
      }),
    );
  });

  it("is told the same in steps", () => {
    fc.assert(
      fc.property(SHEET, (cells) => {
        const steps = damageInSteps(cells, MAPPING, { asOf: AS_OF });
        let last = steps.next();
        while (!last.done) last = steps.next();
        expect(last.value).toEqual(damageIn(cells));
      }),
      { numRuns: 20 },
    );
  });
});

describe("a clean sheet", () => {
  it.each(LAYOUTS)("has no damage: $name", ({ cells, options }) => {
    expect(damageOf(cells, mapped(cells, options), { asOf: AS_OF, isTyped: false })).toEqual([]);
  });

  it("has none with its zeros, letters and dates, whatever they are", () => {
    const rows = fc.array(
      fc.tuple(
        fc.constantFrom<CellValue>("Medicare", "O'Neill Plan, Ltd."),
        fc.constantFrom<CellValue>("P1", 17),
        fc.integer({ min: AS_OF - 400, max: AS_OF }).chain((day) => fc.constantFrom<CellValue>(day, isoOf(day))),
        fc.constantFrom<CellValue>("J9271", 96413, "0540T", "00100", "G0498"),
        fc.constantFrom<CellValue>("JZ", "25,59", "", 25),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100),
        fc.constantFrom<CellValue>("C34.11", "C34.11;Z51.11", "U07.1"),
        fc.constantFrom<CellValue>(11, "11", "02"),
        fc.constantFrom<CellValue>("50242006001", "00006302602", 50242006001, "50242-0060-01", ""),
        fc.constantFrom<CellValue>("1234567893", 1234567893, ""),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(fc.property(rows, (own) => expect(damageIn([HEADERS, ...own])).toEqual([])));
  });

  it("has none in totals, headers that are repeated, and columns that hold no field", () => {
    const cells = [
      ["Payer", "Patient", "DOS", "CPT", "Units", "Remark"],
      ["Medicare", "P1", 46309, "96413", 1, " as is\u00a0"],
      ["Payer", "Patient", "DOS", "CPT", "Units", "Remark"],
      ["Total ", "", "", "", "1", ""],
    ];
    expect(damageOf(cells, mapped(cells), { asOf: AS_OF })).toEqual([]);
  });
});
