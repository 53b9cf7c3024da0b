// INFUSION and the checks agree: a claim made of its answer draws no finding, and a unit more or another code draws one.
import fc from "fast-check";
import type { InfusionLine } from "../../../src/checks/answers/infusion";
import type { CellValue } from "../../../src/values/cell";
import { clockText } from "../../../src/values/clock";
import { claimRows, DOS, infusionFaults, linesOf, logOf, type Happened } from "./log-claims";

const CHEMO = ["J9312", "J9045", "J9060", "J9271"];
const PLAIN = ["J1453", "J1756", "J2405", "J1100"];
const INJECTED = [
  ["J9041", "SC"],
  ["J9217", "IM"],
  ["J0897", "SC"],
  ["J3420", "IM"],
] as const;
const PAYERS = ["MEDICARE", "EXAMPLE-COMMERCIAL", "EXAMPLE-MEDICAID", "EXAMPLE-ADVANTAGE"];

const span = fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 200 }));
const site = fc.constantFrom("port", "port", "port", "", "left arm");

/** A day in the chair: drugs into a vein, some in two bags, perhaps hydration, injections, a pump; perhaps over midnight. */
const dayInChair: fc.Arbitrary<Happened[]> = fc
  .record({
    begin: fc.integer({ min: 1, max: 1439 }),
    inVein: fc.tuple(fc.subarray(CHEMO, { maxLength: 3 }), fc.subarray(PLAIN, { maxLength: 3 })),
    spans: fc.array(span, { minLength: 7, maxLength: 7 }),
    sites: fc.array(site, { minLength: 7, maxLength: 7 }),
    twoBags: fc.option(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 11, max: 120 })), {
      nil: undefined,
    }),
    water: fc.boolean(),
    injected: fc.subarray([...INJECTED], { maxLength: 2 }),
    pump: fc.boolean(),
    underSkin: fc.option(fc.integer({ min: 16, max: 200 }), { nil: undefined }),
  })
  .map(({ begin, inVein, spans, sites, twoBags, water, injected, pump, underSkin }) => {
    const [chemo, plain] = inVein;
    const drugs = [...chemo, ...plain, ...(water ? ["J7030"] : [])];
    const rows = drugs.map((drug, i): Happened => {
      const [at, length] = spans[i] as [number, number];
      return { drug, route: "IV", start: begin + at, stop: begin + at + length, site: sites[i] ?? "" };
    });
    const [first] = rows;
    const more: Happened[] = [];
    if (first && twoBags && first.drug !== "J7030") {
      const [shared, length] = twoBags;
      const stop = first.stop ?? 0;
      const start = Math.max(first.start ?? 0, stop - shared);
      more.push({ ...first, start, stop: stop + length });
    }
    for (const [drug, route] of injected) more.push({ drug, route, start: null, stop: null, site: "" });
    if (pump) more.push({ drug: "J9190", route: "Pump 46 h", start: begin + 300, stop: null, site: "port" });
    if (underSkin !== undefined)
      more.push({ drug: "J1200", route: "SC", start: begin, stop: begin + underSkin, site: "abdomen" });
    return [...rows, ...more];
  });

const setting = fc.constantFrom("Office" as const, "Facility" as const);
const payer = fc.constantFrom(...PAYERS);

const WRITTEN: readonly ((minutes: number) => CellValue)[] = [
  (minutes) => clockText(minutes % 1440),
  (minutes) => `${clockText(minutes % 1440).padStart(5, "0")}:00`,
  (minutes) =>
    clockText(minutes % 1440)
      .replace(":", "")
      .padStart(4, "0"),
  (minutes) => DOS + minutes / 1440,
  (minutes) =>
    `${Math.floor((minutes % 1440) / 60) % 12 || 12}:${String(minutes % 60).padStart(2, "0")} ${minutes % 1440 < 720 ? "am" : "PM"}`,
];

/** Chemotherapy that partly overlaps another is billed as sequential, and its reason says what INF-07 will ask. */
const foreseen = (lines: readonly InfusionLine[]): boolean =>
  lines.some(({ reason }) => reason.includes("beside another chemotherapy infusion: look at the times"));

/** A pushed chemotherapy, and two infusions side by side after it: 96368 has no primary among them. */
const CONCURRENT_BEHIND_A_PUSH: Happened[] = [
  { drug: "J9271", route: "IV", start: 1, stop: 1, site: "port" },
  { drug: "J2405", route: "IV", start: 89, stop: 135, site: "port" },
  { drug: "J1100", route: "IV", start: 72, stop: 105, site: "port" },
];

test("an add-on code without its primary is not billed, and the answer says why", () => {
  const lines = linesOf({ payer: "MEDICARE", setting: "Office", log: logOf(CONCURRENT_BEHIND_A_PUSH) });
  expect(lines.map(({ bill, drug }) => [bill?.code ?? null, drug])).toEqual([
    ["96409", "J9271"],
    ["96367", "J2405"],
    [null, "J1100"],
  ]);
  expect(lines[2]?.reason).toBe(
    "ran 16 min beside another infusion: concurrent, once an encounter; 96368 needs 96360, 96365, 96366, 96413, 96415, 96416 or C8957 billed that day, and none is (CARC 107)",
  );
});

test("what INFUSION gives draws no finding, for every payer, in an office and in a facility", () => {
  fc.assert(
    fc.property(dayInChair, setting, payer, fc.nat(WRITTEN.length - 1), (happened, by, who, written) => {
      const log = logOf(happened, WRITTEN[written]);
      const lines = happened.length === 0 ? [] : linesOf({ payer: who, setting: by, log });
      const faults = infusionFaults(claimRows(lines, happened, { payer: who, setting: by }));
      expect(faults.filter((fault) => !(foreseen(lines) && fault.startsWith("INF-07 warning")))).toEqual([]);
      // Every row is accounted for.
      expect([...new Set(lines.flatMap(({ rows }) => rows))].sort((a, b) => a - b)).toEqual(
        happened.map((_, i) => i + 1),
      );
    }),
    { numRuns: 400, examples: [[CONCURRENT_BEHIND_A_PUSH, "Office", "MEDICARE", 0]] },
  );
});

/** The same service as another code: what a coder's slip would be. */
const SLIPS: Readonly<Record<string, string>> = {
  "96413": "96409",
  "96417": "96413",
  "96365": "96413",
  "96367": "96365",
  "96374": "96409",
  "96375": "96374",
  "96402": "96401",
};

test("a unit more, or another code, is found", () => {
  let changed = 0;
  fc.assert(
    fc.property(dayInChair, setting, fc.nat(20), (happened, by, pick) => {
      fc.pre(happened.length > 0);
      const lines = linesOf({ payer: "MEDICARE", setting: by, log: logOf(happened) });
      const mutations = lines.flatMap(({ bill }, at): readonly (readonly [number, string, number])[] => {
        if (!bill || bill.mods.length > 0) return [];
        if (["96415", "96366", "96368"].includes(bill.code)) return [[at, bill.code, bill.units + 1]];
        // A second initial code needs a first one beside it; a push without a clock may have had a clinician present.
        const slip = SLIPS[bill.code];
        return slip === undefined ? [] : [[at, slip, bill.units]];
      });
      const mutation = mutations[pick % Math.max(1, mutations.length)];
      fc.pre(mutation !== undefined);
      const [at, code, units] = mutation;
      // What is billed stands before what is not: a line of the answer is the claim row at the same place.
      const right = claimRows(lines, happened, { payer: "MEDICARE", setting: by });
      const wrong = right.map((row, i) => (i === at ? row.with(3, code).with(5, units) : row));
      const before = infusionFaults(right);
      expect(infusionFaults(wrong).filter((fault) => !before.includes(fault))).not.toEqual([]);
      changed++;
    }),
    { numRuns: 200 },
  );
  expect(changed).toBe(200);
});
