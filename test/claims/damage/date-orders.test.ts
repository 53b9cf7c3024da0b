// The date columns of a sheet inform each other: who wrote one day first wrote all of them so.
import fc from "fast-check";
import { damageCounter } from "../../../src/claims/damage/count-damage";
import { damageOf, type DamageOptions } from "../../../src/claims/damage/damage-of";
import { damageText } from "../../../src/claims/damage/damage-words";
import { ordersOfUnread } from "../../../src/claims/damage/date-orders";
import type { Damage } from "../../../src/claims/damage/damage";
import type { DateOrder } from "../../../src/claims/damage/date-text";
import { planOf } from "../../../src/claims/reading-plan";
import { parseDay, partsOf, type Day } from "../../../src/values/day";
import type { Cells } from "../../../src/values/cell";
import { day } from "../../day";
import { mapped } from "../layouts";
import { AS_OF } from "./try";

/** Columns of dates; the last two hold no field. */
const DATES = ["DOS", "DOS To", "Last Visit", "Post Date", "DOB"] as const;
type DateColumns = Partial<Record<(typeof DATES)[number], readonly string[]>>;

function sheetOf(columns: DateColumns): Cells {
  const rows = Math.max(...Object.values(columns).map((own) => own.length));
  return [
    ["Payer", "Patient", "CPT", ...DATES],
    ...Array.from({ length: rows }, (_, i) => [
      "Medicare",
      `P${i}`,
      "96413",
      ...DATES.map((name) => columns[name]?.[i] ?? ""),
    ]),
  ];
}

const damageIn = (columns: DateColumns, options: Partial<DamageOptions> = {}): Damage[] => {
  const cells = sheetOf(columns);
  return damageOf(cells, mapped(cells), { asOf: AS_OF, isTyped: false, ...options });
};
const ofColumn = (all: readonly Damage[], header: string): Damage | undefined =>
  all.find((each) => each.header === header);
const repairs = (damage: Damage | undefined): unknown => damage?.cells.map(({ to }) => to);

describe("a column that does not tell its order", () => {
  const OPEN = ["04/10/2026", "05/10/2026"];

  it("is day first where another one is", () => {
    const all = damageIn({ DOS: ["14/10/2026", "15/10/2026"], "DOS To": OPEN });
    expect(ofColumn(all, "DOS To")).toMatchObject({
      kind: "date order",
      choices: [],
      order: "day first",
      isRead: false,
    });
    expect(repairs(ofColumn(all, "DOS To"))).toEqual(["2026-10-04", "2026-10-05"]);
    expect(ofColumn(all, "DOS To")?.why).toBe(
      "Nothing in these dates tells whether the month or the day stands first. They are taken to be written as the sheet's other dates: “DOS” has the day first.",
    );
  });

  it("is whole where another one is month first", () => {
    expect(damageIn({ DOS: ["10/14/2026", "10/15/2026"], "DOS To": OPEN })).toEqual([]);
    const typed = damageIn({ DOS: ["10/14/2026", "10/15/2026"], "DOS To": OPEN }, { isTyped: true });
    expect(ofColumn(typed, "DOS To")).toMatchObject({ kind: "date text", choices: [], isRead: true });
    expect(ofColumn(typed, "DOS To")?.why).toMatch(/^The dates are text.* “DOS” has the month first\.$/);
  });

  it.each(["DOB", "Post Date"] as const)("is asked of a column that holds no field too: %s", (header) => {
    const all = damageIn({ DOS: OPEN, [header]: ["25/12/1950", "01/02/1960"] });
    expect(repairs(ofColumn(all, "DOS"))).toEqual(["2026-10-04", "2026-10-05"]);
    expect(all).toHaveLength(1);
  });

  it("is open where the others are not of one mind, and says so", () => {
    const all = damageIn({ DOS: OPEN, "DOS To": ["10/14/2026"], "Last Visit": ["13/10/2026"], DOB: ["14/02/1950"] });
    const open = ofColumn(all, "DOS");
    expect(open?.choices.map(({ name, order }) => [name, order])).toEqual([
      ["month/day/year", "month first"],
      ["day/month/year", "day first"],
    ]);
    expect(open?.why).toBe(
      "Nothing in these dates tells whether the month or the day stands first, and the sheet's other dates are not of one mind: “DOS To” has the month first and “Last Visit” and “DOB” have the day first. The check reads the month first.",
    );
    expect(ofColumn(all, "Last Visit")?.why).toMatch(
      /But the sheet's other dates are written in another order: “DOS To” has the month first\./,
    );
    expect(repairs(ofColumn(all, "Last Visit"))).toEqual(["2026-10-13"]);
  });

  it("is open where no other tells either, and where others tell an order that it cannot have", () => {
    expect(ofColumn(damageIn({ DOS: OPEN, DOB: ["01/02/1960"] }), "DOS")?.choices).toHaveLength(2);
    expect(ofColumn(damageIn({ DOS: OPEN, "DOS To": ["26/10/14"] }), "DOS")?.choices).toHaveLength(2);
  });

  it("is not told by what is no column of dates, or by when the dates of a life lie", () => {
    expect(ofColumn(damageIn({ DOS: OPEN, DOB: ["25/12/1950", "unknown"] }), "DOS")?.choices).toHaveLength(2);
    expect(ofColumn(damageIn({ DOS: OPEN, DOB: ["01/02/2030"] }), "DOS")?.choices).toHaveLength(2);
  });

  it("is told by what somebody chose for another one before", () => {
    const orders = [{ header: "DOS", possible: [], orders: ["day first"], by: "choice" }] as const;
    expect(repairs(ofColumn(damageIn({ DOS: ["2026-10-14"], "DOS To": OPEN }, { orders }), "DOS To"))).toEqual([
      "2026-10-04",
      "2026-10-05",
    ]);
  });
});

describe("a column that only the time of its dates decides", () => {
  const SOON = { asOf: day("2026-03-20") };

  it("tells the others", () => {
    const all = damageIn({ DOS: ["12/03/2026"], "DOS To": ["01/02/2026"] }, SOON);
    expect(repairs(ofColumn(all, "DOS To"))).toEqual(["2026-02-01"]);
  });

  it("is doubted where a part above 12 elsewhere speaks against it", () => {
    const all = damageIn({ "Last Visit": ["12/03/2026"], DOS: ["03/13/2026"] }, SOON);
    const doubted = ofColumn(all, "Last Visit");
    expect(doubted?.choices).toHaveLength(2);
    expect(doubted?.why).toMatch(/^When these dates lie speaks for one order.*“DOS” has the month first/);
  });
});

describe("dates that Excel took for others", () => {
  it("are turned where texts of their own column are day first, and not where another column is", () => {
    const cells = [
      ["Payer", "Patient", "CPT", "DOS", "Last Visit"],
      ["Medicare", "P1", "96413", "14/10/2026", day("2026-04-10")],
      ["Medicare", "P2", "96413", "15/10/2026", "04/10/2026"],
    ];
    const all = damageOf(cells, mapped(cells), { asOf: AS_OF });
    expect(repairs(ofColumn(all, "Last Visit"))).toEqual([day("2026-10-04")]);
  });
});

const ORDERS: readonly DateOrder[] = ["month first", "day first"];
const two = (n: number): string => String(n).padStart(2, "0");
function written(at: Day, order: DateOrder): string {
  const { year, month, date } = partsOf(at);
  return order === "month first" ? `${two(month)}/${two(date)}/${year}` : `${two(date)}/${two(month)}/${year}`;
}

const DAY = fc.integer({ min: AS_OF - 400, max: AS_OF });
const COLUMNS = fc
  .record({
    DOS: fc.array(DAY, { minLength: 1, maxLength: 4 }),
    "DOS To": fc.array(DAY, { maxLength: 4 }),
    "Last Visit": fc.array(DAY, { maxLength: 4 }),
    DOB: fc.array(DAY, { maxLength: 4 }),
  })
  .filter((columns) => Object.values(columns).flat().length > 0);
type Days = typeof COLUMNS extends fc.Arbitrary<infer T> ? T : never;
const inWriting = (columns: Days, orderOf: (header: string) => DateOrder): DateColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([header, days]) => [header, days.map((at) => written(at, orderOf(header)))]),
  );
const tells = (days: readonly Day[]): boolean => days.some((at) => partsOf(at).date > 12);

/** The days that a column's cells come to: as they are read, or as they are repaired. */
function daysOf(all: readonly Damage[], columns: DateColumns, header: keyof DateColumns): (Day | null)[] {
  const repaired = new Map(
    all.flatMap((each) => (each.header === header ? each.cells : [])).map(({ row, to }) => [row, to]),
  );
  return (columns[header] ?? []).map((text, i) => parseDay(String(repaired.get(i + 2) ?? text)));
}

describe("a sheet of one writer", () => {
  it("comes to the days that were meant in all columns, where any column tells the order", () => {
    fc.assert(
      fc.property(
        COLUMNS.filter((columns) => Object.values(columns).some(tells)),
        fc.constantFrom(...ORDERS),
        (columns, order) => {
          const texts = inWriting(columns, () => order);
          const all = damageIn(texts);
          expect(all.flatMap(({ choices }) => choices)).toEqual([]);
          for (const header of ["DOS", "DOS To", "Last Visit"] as const)
            expect(daysOf(all, texts, header)).toEqual(columns[header]);
        },
      ),
    );
  });

  it("of several minds has each column that tells its order read in it, and names who speaks against it", () => {
    fc.assert(
      fc.property(COLUMNS, fc.dictionary(fc.constantFrom(...DATES), fc.constantFrom(...ORDERS)), (columns, orders) => {
        const texts = inWriting(columns, (header) => orders[header] ?? "month first");
        const all = damageIn(texts);
        for (const header of ["DOS", "DOS To", "Last Visit"] as const)
          if (tells(columns[header])) expect(daysOf(all, texts, header)).toEqual(columns[header]);
        for (const { why, choices, cells } of all) {
          if (choices.length > 0) expect(cells.some(({ to }) => to === null)).toBe(true);
          expect(why).not.toMatch(/undefined|null/);
        }
      }),
    );
  });

  it("is counted row by row as it is found in all cells at once", () => {
    fc.assert(
      fc.property(COLUMNS, fc.dictionary(fc.constantFrom(...DATES), fc.constantFrom(...ORDERS)), (columns, orders) => {
        const cells = sheetOf(inWriting(columns, (header) => orders[header] ?? "day first"));
        const mapping = mapped(cells);
        const options = { asOf: AS_OF, isTyped: false };
        const counter = damageCounter(planOf(mapping, 8).columns, {
          ...options,
          orders: ordersOfUnread(cells, mapping, AS_OF),
        });
        for (const row of cells.slice(1)) counter.add(row);
        expect(damageText(counter.done())).toBe(damageText(damageOf(cells, mapping, options)));
      }),
    );
  });
});
