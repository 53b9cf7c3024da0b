// What a nurse's log may look like, and the regimens of the sample practice as logs.
import { billedTotals, linesOf, logOf, DOS, starter, type Happened } from "./log-claims";
import { compileMatrix } from "../../../src/matrix/matrix";
import { starterTables } from "../../../src/matrix/starter";
import { PRODUCTS, type ProductName } from "../../../src/cli/sample/products";
import { REGIMENS, type Regimen, type RegimenName } from "../../../src/cli/sample/regimens";
import { answerInfusion, type InfusionLine } from "../../../src/checks/answers/infusion";
import { logRoute } from "../../../src/checks/infusion/log-route";
import { readMoment } from "../../../src/checks/infusion/moment";
import { bundledReference } from "../../../src/codes/reference/bundled";
import type { CellValue } from "../../../src/values/cell";
import { day } from "../../day";

const short = (lines: readonly InfusionLine[]): string[] =>
  lines.map(({ bill, unusable, rows, drug, reason }) =>
    bill
      ? `${[bill.code, ...bill.mods].join("-")} x${bill.units} ${drug} [${rows.join()}]`
      : `${unusable ? "not used" : "not billed"} [${rows.join()}] ${reason}`,
  );
const bill = (log: readonly (readonly CellValue[])[], payer = "MEDICARE", setting: "Office" | "Facility" = "Office") =>
  short(linesOf({ log, payer, setting }));
const fault = (log: readonly (readonly CellValue[])[]): string => {
  const answer = answerInfusion(
    { matrix: starter, reference: bundledReference(), asOf: null },
    { payer: "MEDICARE", dos: DOS, log, setting: "Office" },
  );
  return answer.kind === "lines" ? "" : answer.message;
};

describe("columns", () => {
  const row = ["J9312", "IV", "9:00", "10:12", "port"];
  test("in their order, or by their headers under a title, with blank rows between", () => {
    expect(bill([row])).toEqual(["96413 x1 J9312 [1]"]);
    expect(bill([row.slice(0, 4)])).toEqual(["96413 x1 J9312 [1]"]);
    const named = [
      ["Chair 4", "", "", "", ""],
      ["", "", "", "", ""],
      ["Time started", "Time stopped", "Medication", "Rte", "Access Site"],
      ["9:00", "10:12", "J9312", "IV", "port"],
      [0, 0, 0, 0, 0],
      [null, "", "  ", undefined, ""],
      ["8:30", "8:35", "J1100", "IV", "port"],
    ];
    expect(bill(named)).toEqual(["96413 x1 J9312 [4]", "96375 x1 J1100 [7]"]);
  });

  test.each([
    [[["", "", "", "", ""]], "is blank"],
    [[["Drug", "Route", "Start", "Stop"]], "has no row with a drug"],
    [
      [
        ["Drug", "Start", "Stop"],
        ["J9312", "9:00", "10:00"],
      ],
      /^has no column route: name the columns/,
    ],
    [[["J9312", "9:00"]], /^give the columns drug, route, start, stop and site/],
    [Array.from({ length: 201 }, () => row), /^has 201 rows: give the rows of one patient and day, 200 at most/],
  ])("a log that is none is said: %#", (log, message) => expect(fault(log)).toMatch(message));
});

describe("times", () => {
  test.each<[CellValue, number | null]>([
    ["9:05 am", 545],
    ["9:05 PM", 1265],
    ["0905", 545],
    [905, 545],
    [1430, 870],
    [0.375, 540],
    [DOS + 0.375, 540],
    ["10/14/2026 9:05 am", 545],
    ["2026-10-14T09:05:00", 545],
    ["2026-10-14 0905", 545],
    ["0:00", 0],
    ["", null],
    [0, null],
  ])("%p", (value, clock) => {
    const read = readMoment(value, "start");
    expect("fault" in read ? read.fault : (read.moment?.clock ?? null)).toBe(clock);
  });

  test.each<[CellValue, string]>([
    ["25:99", 'stop "25:99" is no time: write 9:05 am or 14:30'],
    ["later", 'stop "later" is no time: write 9:05 am or 14:30'],
    [12, 'stop "12" is no time: write 9:05 am or 14:30'],
    [-1, 'stop "-1" is no time: write 9:05 am or 14:30'],
    ["#N/A", "stop holds the error #N/A"],
    ["", "no stop time: push or infusion cannot be told. Write the time, or IV push as the route"],
    ["2026-10-14 08:00", "stop is before start"],
  ])("a stop that cannot be used is said: %p", (stop, why) =>
    expect(bill([["J9312", "IV", "2026-10-14 09:00", stop, "port"]])).toEqual([`not used [1] ${why}`]),
  );

  test("over midnight, by the clock and by dates", () => {
    expect(bill([["J9312", "IV", "23:30", "1:05", ""]])).toEqual(["96413 x1 J9312 [1]", "96415 x1 J9312 [1]"]);
    const night = [
      ["J1453", "IV", DOS + 23.5 / 24, DOS + 1, ""],
      ["J9312", "IV", DOS + 1 + 0.5 / 24, DOS + 1 + 2.5 / 24, ""],
    ];
    expect(bill(night)).toEqual(["96413 x1 J9312 [2]", "96415 x1 J9312 [2]", "96367 x1 J1453 [1]"]);
  });

  test("rows of another day, and of days on end, are not used", () => {
    expect(bill([["J9312", "IV", DOS - 0.5, DOS - 0.4, ""]])).toEqual([
      "not used [1] start is on 13 Oct 2026, and the date of service is 14 Oct 2026",
    ]);
    expect(bill([["J9312", "IV", DOS + 1.5, DOS + 1.6, ""]])).toEqual([
      "not used [1] start is on 15 Oct 2026, and the date of service is 14 Oct 2026",
    ]);
    expect(bill([["J9190", "IV", DOS + 0.5, DOS + 2.5, ""]])).toEqual([
      "not used [1] runs 48 hours: write Pump as the route if it went home",
    ]);
  });
});

describe("routes", () => {
  test.each([
    ["iv", "IV"],
    ["IVPB", "IV"],
    ["I.V. push", "IV"],
    ["Sub-Q", "SC"],
    ["subcut injection", "SC"],
    ["IM (left deltoid)", "IM"],
    ["intrathecal", "IT"],
    ["by mouth", "PO"],
  ])("%p", (said, route) => expect(logRoute(said)?.route).toBe(route));
  test("pumps, and what names none or two", () => {
    expect(logRoute("CADD pump, 46 hours")?.pump).toEqual({ hours: 46 });
    expect(["IV pump", "SC/IM", "drip", "", "constructor"].map((said) => logRoute(said))).toEqual(Array(5).fill(null));
  });
  test("a push without a stop is one; a clinician who stayed makes a push of any length", () => {
    expect(bill([["J2405", "IV push", "9:00", "", ""]])).toEqual(["96374 x1 J2405 [1]"]);
    expect(bill([["J9000", "IV push, RN present throughout", "9:00", "9:25", ""]])).toEqual(["96409 x1 J9000 [1]"]);
    expect(bill([["J9000", "IV push", "9:00", "9:25", ""]])).toEqual(["96413 x1 J9000 [1]"]);
  });
  test("a pump by its hours, or by dates; without them it is not used", () => {
    const pump = (route: string, stop: CellValue) =>
      bill([["J9190", route, DOS + 0.5, stop, ""]], "EXAMPLE-COMMERCIAL");
    expect(pump("Pump 46 h", "")).toEqual(["96416 x1 J9190 [1]"]);
    expect(pump("pump", DOS + 2.4)).toEqual(["96416 x1 J9190 [1]"]);
    expect(pump("Pump 8 h", "")).toEqual(["not billed [1] 8 hours: a pump code needs more than 8"]);
    expect(pump("pump", "14:00")[0]).toMatch(/^not used \[1\] how long the pump runs is not said/);
  });
});

describe("what differs by payer", () => {
  const two = [
    ["J9045", "IV", "10:00", "11:00", "port"],
    ["J1453", "IV", "10:00", "10:30", "left arm"],
    ["J3420", "IM", "", "", ""],
  ];
  test("the modifier of a second access and of a separate injection", () => {
    expect(bill(two)).toEqual(["96413 x1 J9045 [1]", "96365-59 x1 J1453 [2]", "96372-59 x1 J3420 [3]"]);
    expect(bill(two, "EXAMPLE-COMMERCIAL")).toEqual([
      "96413 x1 J9045 [1]",
      "96365-XS x1 J1453 [2]",
      "96372-XU x1 J3420 [3]",
    ]);
    // The national pairs are practitioners': a facility's lines are not among them.
    expect(bill(two, "MEDICARE", "Facility")).toContain("96372 x1 J3420 [3]");
  });

  const own = (topics: Readonly<Record<string, string>>) => {
    const tables = starterTables();
    const { headers, rows } = tables.CodingPolicy;
    const cells: Readonly<Record<string, string>>[] = Object.entries(topics).map(([Topic, Value]) => ({
      Payer: "MEDICARE",
      Topic,
      Value,
    }));
    const more = cells.map((row) => headers.map((header): CellValue => row[String(header)] ?? ""));
    const kept = rows.filter((row) => !Object.keys(topics).some((topic) => row.includes(topic)));
    return compileMatrix({ ...tables, CodingPolicy: { headers, rows: [...kept, ...more], firstRow: 2 } });
  };
  const billed = (log: readonly (readonly CellValue[])[], topics: Readonly<Record<string, string>>) =>
    short(linesOf({ log }, own(topics)));

  test("the minute of hydration", () => {
    const log = [["J7030", "IV", "9:00", "9:20", ""]];
    expect(bill(log)).toEqual(["not billed [1] 20 minutes of hydration beside nothing else; it begins with 31"]);
    expect(billed(log, { hydration_min: "16" })).toEqual(["96360 x1 J7030 [1]"]);
  });

  test("what goes under chemotherapy administration", () => {
    const log = [["J0897", "SC", "", "", ""]];
    expect(bill(log)).toEqual(["96372 x1 J0897 [1]"]);
    expect(billed(log, { complex_drugs: "J0897" })).toEqual(["96401 x1 J0897 [1]"]);
    expect(billed([["J9312", "IV", "9:00", "10:00", ""]], { complex_drugs: "!J9312" })).toEqual(["96365 x1 J9312 [1]"]);
  });

  test("an office that goes by a facility's order bills no second push", () => {
    const log = [
      ["J2405", "IV", "9:00", "9:05", ""],
      ["J2405", "IV", "10:00", "10:05", ""],
    ];
    expect(billed(log, { initial_code_order: "facility" })).toEqual(["96374 x1 J2405 [1,2]"]);
    expect(bill(log, "MEDICARE", "Facility")).toEqual(["96374 x1 J2405 [1,2]", "96376 x1 J2405 [1,2]"]);
  });

  test("the pump code by payer, by setting and by date", () => {
    const log = [["J9190", "Pump 46 h", "12:00", "", ""]];
    expect(bill(log)).toEqual(["G0498 x1 J9190 [1]"]);
    expect(bill(log, "MEDICARE", "Facility")).toEqual(["96416 x1 J9190 [1]"]);
    expect(short(linesOf({ log, dos: day("2015-12-31") }))).toEqual(["96416 x1 J9190 [1]"]);
  });

  test("a payer that the matrix does not know, or rows that contradict each other, decide nothing", () => {
    const ask = (payer: string, matrix = starter) =>
      answerInfusion(
        { matrix, reference: bundledReference(), asOf: null },
        { payer, dos: DOS, setting: "Office", log: [["J7030", "IV", "9:00", "10:00", ""]] },
      );
    expect(ask("Nobody")).toMatchObject({
      kind: "none",
      message: expect.stringContaining('"Nobody" is not in the matrix'),
    });
  });
});

describe("every row is accounted for", () => {
  test("drugs that are unknown, unclear or none, blanks and errors: the rest is answered", () => {
    const log = [
      ["J9312", "IV", "9:00", "10:12", "port"],
      ["wonderdrug", "IV", "9:00", "9:30", "port"],
      ["saline", "IV", "9:00", "9:40", "port"],
      ["99213", "IV", "9:00", "9:40", "port"],
      ["", "IV", "9:00", "9:40", "port"],
      ["#REF!", "IV", "9:00", "9:40", "port"],
      ["J1453", "drip", "9:00", "9:40", "port"],
      ["J8540", "PO", "", "", ""],
      ["Pembrolizumab 200 mg in 50 mL", "IV", "10:20", "10:50", "port"],
      ["J7030", "IV", "11:00", "11:40", "port"],
    ];
    expect(bill(log)).toEqual([
      "96413 x1 J9312 [1]",
      "96417 x1 J9271 [9]",
      "96361 x1 J7030 [10]",
      'not used [2] Drugs has no "wonderdrug": write the code, or add it to Drugs',
      'not used [3] Drugs has no "saline"; it may be J7030, J7040 or J7050: write the code',
      "not used [4] 99213 is no drug",
      "not used [5] no drug",
      "not used [6] drug holds the error #REF!",
      'not used [7] route "drip" is not one of: IV, IV push, SC, IM, IT, PO, or Pump 46 h for a pump that goes home',
      "not used [8] Drugs does not list J8540: add it to Drugs",
    ]);
    const hydration = linesOf({ log }).find(({ bill: own }) => own?.code === "96361");
    expect(hydration?.reason).toContain("less, if rows 2, 3, 4, 5, 6, 7 and 8 of the log ran beside it");
  });
});

/** What a regimen's chair did, as a nurse writes it; one line that bills two pushes is two rows. */
function chairOf({ given, drugs }: Regimen): Happened[] {
  let clock = 540;
  let last = clock;
  const named = new Set(given.flatMap(({ of }) => of ?? []));
  const unnamed = drugs.map(({ product }) => product).filter((product) => !named.has(product));
  return given.flatMap(({ code, of, minutes, concurrent, route, pumpHours }): Happened[] => {
    if (code === "96415") return [];
    const start = concurrent ? last : clock;
    last = start;
    if (pumpHours !== undefined)
      return [{ drug: codeOf(of), route: `Pump ${pumpHours} h`, start, stop: null, site: "Port" }];
    if (minutes === undefined) return [{ drug: codeOf(of), route, start: null, stop: null, site: "" }];
    clock = Math.max(clock, start + minutes);
    const shares = of ? [of] : unnamed;
    const each = minutes / shares.length;
    return shares.map((product, i) => ({
      drug: codeOf(product),
      route,
      start: start + i * each,
      stop: start + (i + 1) * each,
      site: "Port",
    }));
  });
}
const codeOf = (product: ProductName | undefined): string => (product ? PRODUCTS[product].code : "");

const NAMES = (Object.keys(REGIMENS) as RegimenName[]).filter((name) => name !== "portFlush");

test.each(NAMES)("the regimen %s comes back from its log", (name) => {
  const regimen: Regimen = REGIMENS[name];
  const payer = regimen.given.some(({ code }) => code === "96416") ? "EXAMPLE-COMMERCIAL" : "MEDICARE";
  const expected = new Map<string, number>();
  for (const { code, units = 1 } of regimen.given) expected.set(code, (expected.get(code) ?? 0) + units);
  expect(billedTotals(linesOf({ payer, log: logOf(chairOf(regimen)) }))).toEqual(expected);
});
