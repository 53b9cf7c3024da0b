import fc from "fast-check";
import { infusionTimesOn, unitsEarned } from "../../../src/codes/infusion";
import { logEntry, type InfusionSetting, type LogEntry } from "../../../src/checks/infusion/log";
import { reasonInfusion } from "../../../src/checks/infusion/reason";
import { joined, onOneAxis, overlapOf } from "../../../src/checks/infusion/spans";
import { buildTimeline, methodOf } from "../../../src/checks/infusion/timeline";
import { MINUTES_PER_DAY } from "../../../src/values/clock";
import { parseDay } from "../../../src/values/day";

const ON = parseDay("2026-10-14") ?? 0;
const TIMES = infusionTimesOn(ON);
const OFFICE: InfusionSetting = { on: ON, order: "office" };
const clock = (minutes: number): number => ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;

/** A bag from one minute to another of an axis that may cross midnight. */
const bag = (drug: string, from: number, to: number, more: Partial<LogEntry> = {}): LogEntry =>
  logEntry({ drug, kind: "chemo", start: clock(from), stop: clock(to), ...more });
const billed = (log: readonly LogEntry[], setting = OFFICE): Record<string, number> =>
  Object.fromEntries(reasonInfusion(log, setting).lines.map(({ code, units }) => [code, units]));

describe("units at every minute", () => {
  /** The table of the catalogue, counted minute by minute: one unit more at each minute that it names. */
  const counted = (minutes: number, first: number): number => {
    let units = 0;
    for (let at = first; at <= minutes; at += 60) units++;
    return units;
  };
  test("of added hours, first hours, pushes and hydration", () => {
    for (let m = 0; m <= 600; m++) {
      for (const code of ["96415", "96366", "96370", "96361"])
        expect([m, code, unitsEarned(code, m, ON)]).toEqual([m, code, counted(m, 91)]);
      for (const code of ["96413", "96365", "96417", "96367", "96368", "96369"])
        expect([m, code, unitsEarned(code, m, ON)]).toEqual([m, code, m >= 16 ? 1 : 0]);
      for (const code of ["96374", "96375", "96409", "96411"])
        expect([m, code, unitsEarned(code, m, ON)]).toEqual([m, code, m <= 15 ? 1 : 0]);
      expect([m, unitsEarned("96360", m, ON)]).toEqual([m, m >= 31 ? 1 : 0]);
      expect([m, unitsEarned("96361", m, ON, { second: true })]).toEqual([m, counted(m, 31)]);
    }
  });

  test("minutes do not decide a pump, an injection, or what is no administration", () => {
    expect(["96416", "G0498", "96372", "96401", "99214"].map((code) => unitsEarned(code, 100, ON))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test("a day's record earns what the formulas say", () => {
    for (let m = 1; m <= 400; m++) {
      const hours = m < 91 ? 0 : Math.floor((m - 91) / 60) + 1;
      expect([m, billed([bag("J9312", 540, 540 + m)])]).toEqual([
        m,
        m <= 15 ? { "96409": 1 } : hours === 0 ? { "96413": 1 } : { "96413": 1, "96415": hours },
      ]);
    }
  });
});

describe("bags", () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 479 }), { maxLength: 6 });

  test("split and merged have the same minutes, and earn the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 480 }), cuts, (start, length, at) => {
        const ends = [...new Set([...at.filter((cut) => cut < length), length])].sort((a, b) => a - b);
        const split = ends.map((end, i) => bag("J9312", start + (ends[i - 1] ?? 0), start + end));
        expect(buildTimeline(split).drugs.map(({ minutes }) => minutes)).toEqual([length]);
        expect(billed(split)).toEqual(billed([bag("J9312", start, start + length)]));
      }),
    );
  });

  test("written twice count once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 480 }), (start, length) => {
        const twice = [bag("J9312", start, start + length), bag("J9312", start, start + length)];
        expect(buildTimeline(twice).drugs.map(({ minutes }) => minutes)).toEqual([length]);
      }),
    );
  });

  test("with a pause between add what ran", () => {
    expect(buildTimeline([bag("J9312", 600, 660), bag("J9312", 665, 725)]).drugs[0]?.minutes).toBe(120);
  });

  test("of one drug at two sites are two, and a bag without a site joins the only one", () => {
    const two = [bag("J9312", 600, 660, { site: "port" }), bag("J9312", 600, 660, { site: "arm" })];
    expect(buildTimeline(two).drugs.map(({ site, minutes }) => [site, minutes])).toEqual([
      ["port", 60],
      ["arm", 60],
    ]);
    const one = [bag("J9312", 600, 660, { site: "port" }), bag("J9312", 660, 720)];
    expect(buildTimeline(one).drugs.map(({ site, minutes }) => [site, minutes])).toEqual([["port", 120]]);
  });

  test("one without a stop makes the drug's time unknown", () => {
    const { drugs } = buildTimeline([bag("J9312", 600, 660), bag("J9312", 660, 720, { stop: null })]);
    expect(drugs.map(({ minutes, clocked }) => [minutes, clocked])).toEqual([[null, false]]);
    expect(reasonInfusion([bag("J9312", 600, 660, { stop: null })], OFFICE).open.map(({ rows }) => rows)).toEqual([
      [0],
    ]);
  });

  test("minutes stand over the clock where the infusion was interrupted", () => {
    expect(billed([bag("J9312", 600, 700, { minutes: 90 })])).toEqual({ "96413": 1 });
    expect(billed([bag("J9312", 600, 700, { minutes: 91 })])).toEqual({ "96413": 1, "96415": 1 });
  });
});

describe("the clock", () => {
  const record = fc
    .array(
      fc.record({
        drug: fc.constantFrom("J9312", "J9045", "J1453", "J1100", ""),
        kind: fc.constantFrom("chemo" as const, "therapeutic" as const, "hydration" as const),
        from: fc.integer({ min: 0, max: 500 }),
        length: fc.integer({ min: 1, max: 200 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((rows) => [{ drug: "J9999", kind: "chemo" as const, from: 0, length: 700 }, ...rows]);

  test("shifted over midnight, a day earns the same", () => {
    fc.assert(
      fc.property(
        record,
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom("office" as const, "facility" as const),
        (rows, shift, order) => {
          const at = (by: number): LogEntry[] =>
            rows.map(({ drug, kind, from, length }) => bag(drug, 480 + by + from, 480 + by + from + length, { kind }));
          expect(reasonInfusion(at(shift), { on: ON, order })).toEqual(reasonInfusion(at(0), { on: ON, order }));
        },
      ),
    );
  });

  test("an axis keeps lengths and order, and begins after the longest rest", () => {
    expect(onOneAxis([bag("a", 1430, 1460), bag("b", 1465, 1525)])).toEqual([
      { from: 0, to: 30 },
      { from: 35, to: 95 },
    ]);
    expect(onOneAxis([bag("a", 600, 660), bag("b", 540, 570)])).toEqual([
      { from: 60, to: 120 },
      { from: 0, to: 30 },
    ]);
    expect(onOneAxis([logEntry({ drug: "a", kind: "chemo", start: 600 })])).toEqual([null]);
    expect(onOneAxis([logEntry({ drug: "a", kind: "chemo", stop: 10, minutes: 30 })])).toEqual([{ from: 0, to: 30 }]);
  });

  test("overlap is what minute by minute is in both", () => {
    const spans = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }))
        .map(([from, n]) => ({ from, to: from + n })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const inside = (of: typeof a, at: number): boolean => of.some(({ from, to }) => from <= at && at < to);
        const both = Array.from({ length: 100 }, (_, at) => at).filter((at) => inside(a, at) && inside(b, at));
        expect(overlapOf(a, b)).toBe(both.length);
        expect(joined(a).reduce((sum, { from, to }) => sum + to - from, 0)).toBe(
          Array.from({ length: 100 }, (_, at) => at).filter((at) => inside(a, at)).length,
        );
      }),
    );
  });
});

describe("hydration", () => {
  test("keeps the minutes beside which nothing ran", () => {
    const minute = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(minute, minute, minute, minute, (a, b, c, d) => {
        const water = { from: Math.min(a, b), to: Math.max(a, b) };
        const drug = { from: Math.min(c, d), to: Math.max(c, d) };
        const free = buildTimeline([
          bag("J7030", 480 + water.from, 480 + water.to, { kind: "hydration" }),
          bag("J9060", 480 + drug.from, 480 + drug.to),
        ]).hydration?.free;
        const alone = Array.from({ length: 301 }, (_, at) => at).filter(
          (at) => water.from <= at && at < water.to && !(drug.from <= at && at < drug.to),
        );
        expect(free).toBe(alone.length);
      }),
    );
  });

  test("beside an infusion without times nobody knows", () => {
    const log = [
      bag("J7030", 600, 660, { kind: "hydration" }),
      logEntry({ drug: "J9060", kind: "chemo", minutes: 60 }),
    ];
    expect(buildTimeline(log).hydration?.free).toBeNull();
  });
});

test("pushes far apart stay pushes, bags close together are an infusion", () => {
  const method = (...bags: LogEntry[]) => bags.length > 0 && methodOf(buildTimeline(bags).drugs[0]!, TIMES);
  expect(method(bag("J2405", 600, 610), bag("J2405", 641, 651))).toEqual({ kind: "push", pushes: 2 });
  expect(method(bag("J2405", 600, 610), bag("J2405", 640, 650))).toEqual({ kind: "infusion" });
  expect(method(bag("J9000", 600, 640, { present: true }))).toEqual({ kind: "push", pushes: 1 });
});
