import { kindOfClass, logEntry, type InfusionSetting, type LogEntry } from "../../../src/checks/infusion/log";
import { reasonInfusion } from "../../../src/checks/infusion/reason";
import { parseDay } from "../../../src/values/day";

const ON = parseDay("2026-10-14") ?? 0;
const at = (text: string): number => Number(text.slice(0, -3)) * 60 + Number(text.slice(-2));
const entry = (
  drug: string,
  kind: LogEntry["kind"],
  start: string,
  stop: string,
  more: Partial<LogEntry> = {},
): LogEntry => logEntry({ drug, kind, start: at(start), stop: at(stop), ...more });
const chemo = (drug: string, start: string, stop: string, more: Partial<LogEntry> = {}) =>
  entry(drug, "chemo", start, stop, more);
const plain = (drug: string, start: string, stop: string, more: Partial<LogEntry> = {}) =>
  entry(drug, "therapeutic", start, stop, more);
const water = (start: string, stop: string) => entry("J7030", "hydration", start, stop);

const lines = (log: readonly LogEntry[], setting: Partial<InfusionSetting> = {}): string[] =>
  reasonInfusion(log, { on: ON, order: "office", ...setting }).lines.map(
    ({ code, mods, units, drug }) => `${[code, ...mods].join("-")} x${units} ${drug}`,
  );
const open = (log: readonly LogEntry[]): string[] =>
  reasonInfusion(log, { on: ON, order: "office" }).open.map(({ why }) => why);

test("FOLFOX: infusion with added hour, concurrent leucovorin, push and pump", () => {
  const log = [
    chemo("J9263", "10:00", "12:00"),
    plain("J0640", "10:00", "12:00"),
    chemo("J9190", "12:05", "12:10"),
    chemo("J9190", "12:15", "12:15", { pumpHours: 46 }),
  ];
  expect(lines(log)).toEqual([
    "96413 x1 J9263",
    "96415 x1 J9263",
    "96411 x1 J9190",
    "96368 x1 J0640",
    "96416 x1 J9190",
  ]);
  expect(lines(log, { pump: "G0498" })).toContain("G0498 x1 J9190");
});

test("premedication before chemotherapy is never initial", () => {
  const log = [plain("J1453", "9:00", "9:30"), plain("J1100", "9:30", "9:35"), chemo("J9045", "9:40", "10:40")];
  const expected = ["96413 x1 J9045", "96367 x1 J1453", "96375 x1 J1100"];
  expect(lines(log)).toEqual(expected);
  expect(lines(log, { order: "facility" })).toEqual(expected);
});

test("an office may begin with what the patient came for, a facility goes by its order", () => {
  const log = [plain("J1756", "9:00", "9:30"), plain("J1100", "9:30", "9:35")];
  expect(lines(log, { mainDrug: "J1100" })).toEqual(["96374 x1 J1100", "96367 x1 J1756"]);
  expect(lines(log, { mainDrug: "J1100", order: "facility" })).toEqual(["96365 x1 J1756", "96375 x1 J1100"]);
  const rehydration = [water("9:00", "10:31"), plain("J2405", "9:05", "9:10")];
  expect(lines([water("9:00", "10:36"), plain("J2405", "9:05", "9:10")], { mainDrug: "J7030" })).toEqual([
    "96360 x1 J7030",
    "96361 x1 J7030",
    "96375 x1 J2405",
  ]);
  expect(lines(rehydration)).toEqual(["96374 x1 J2405", "96361 x1 J7030"]);
});

test("a second access has an initial code of its own, with the modifier of the payer", () => {
  const log = [chemo("J9045", "10:00", "11:00", { site: "port" }), plain("J1453", "10:00", "10:30", { site: "arm" })];
  expect(lines(log)).toEqual(["96413 x1 J9045", "96365-59 x1 J1453"]);
  expect(lines(log, { distinct: "XS" })).toEqual(["96413 x1 J9045", "96365-XS x1 J1453"]);
});

test("concurrent once, from 16 minutes on", () => {
  expect(lines([chemo("J9045", "10:00", "11:00"), plain("J1453", "9:30", "10:15")])).toContain("96367 x1 J1453");
  expect(lines([chemo("J9045", "10:00", "11:00"), plain("J1453", "9:30", "10:16")])).toContain("96368 x1 J1453");
  const two = [chemo("J9263", "10:00", "12:00"), plain("J0640", "10:00", "12:00"), plain("J0641", "10:00", "12:00")];
  expect(lines(two).filter((line) => line.startsWith("96368"))).toEqual(["96368 x1 J0640"]);
  expect(open(two)).toEqual(["ran beside another infusion; 96368 is billed once an encounter"]);
});

test("two chemotherapy drugs at the same time: the second has no code", () => {
  const log = [chemo("J9045", "10:00", "11:00"), chemo("J9060", "10:00", "11:00")];
  expect(lines(log)).toEqual(["96413 x1 J9045"]);
  expect(open(log)).toEqual(["ran all its 60 min beside another chemotherapy infusion: no code tells that"]);
});

test("injections, infusions under the skin, and what has no code", () => {
  const injected = (drug: string, kind: LogEntry["kind"], route: LogEntry["route"], more: Partial<LogEntry> = {}) =>
    logEntry({ drug, kind, route, ...more });
  expect(
    lines([
      injected("J9041", "chemo", "SC"),
      injected("J9217", "chemo", "IM", { hormonal: true }),
      injected("J3420", "therapeutic", "IM"),
      injected("J1569", "therapeutic", "SC", { minutes: 91 }),
      injected("J9260", "chemo", "IT"),
    ]),
  ).toEqual([
    "96401 x1 J9041",
    "96402 x1 J9217",
    "96372 x1 J3420",
    "96369 x1 J1569",
    "96370 x1 J1569",
    "96450 x1 J9260",
  ]);
  expect(open([injected("J8540", "therapeutic", "PO")])).toEqual(["taken by mouth: there is no administration code"]);
});

test("the same drug pushed again counts in a facility, after more than 30 minutes", () => {
  const after31 = [plain("J2405", "9:00", "9:05"), plain("J2405", "9:36", "9:41")];
  const after30 = [plain("J2405", "9:00", "9:05"), plain("J2405", "9:35", "9:40")];
  expect(lines(after31, { order: "facility" })).toEqual(["96374 x1 J2405", "96376 x1 J2405"]);
  expect(lines(after30, { order: "facility" })).toEqual(["96374 x1 J2405"]);
  expect(lines(after31)).toEqual(["96374 x1 J2405"]);
});

test("hydration: alone, after another service, too short, by the payer's minute", () => {
  expect(lines([water("9:00", "9:31")])).toEqual(["96360 x1 J7030"]);
  expect(lines([water("9:00", "9:30")])).toEqual([]);
  expect(lines([water("9:00", "9:16")], { hydrationFrom: 16 })).toEqual(["96360 x1 J7030"]);
  expect(lines([plain("J1453", "8:00", "8:30"), water("8:30", "10:01")])).toEqual(["96365 x1 J1453", "96361 x2 J7030"]);
  expect(open([plain("J1453", "9:00", "9:30"), water("9:00", "10:00")])).toEqual([
    "30 minutes of hydration beside nothing else; it begins with 31",
  ]);
});

test("the reason names the minutes and the next threshold", () => {
  const { lines: told } = reasonInfusion([chemo("J9312", "9:00", "11:31")], { on: ON, order: "office" });
  expect(told.map(({ reason }) => reason)).toEqual([
    "151 min: 16 min or more is an infusion; initial",
    "151 min: added hours at 91 and 151 min; the next needs 211",
  ]);
  expect(told.map(({ rows }) => rows)).toEqual([[0], [0]]);
});

test("a drug's class says how it is administered", () => {
  const classes = ["Antineoplastic", "Biologic", "Hormonal", "Supportive", "Hydration", null] as const;
  expect(classes.map((drugClass) => kindOfClass(drugClass).kind)).toEqual([
    "chemo",
    "chemo",
    "chemo",
    "therapeutic",
    "hydration",
    "therapeutic",
  ]);
  expect(classes.filter((drugClass) => kindOfClass(drugClass).hormonal)).toEqual(["Hormonal"]);
});
