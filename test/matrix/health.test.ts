import * as fc from "fast-check";
import { matrixHealth, type HealthItem, type HealthKind } from "../../src/matrix/health";
import { starterTables } from "../../src/matrix/starter";
import { compileMatrix } from "../../src/matrix/matrix";
import type { Fields } from "../../src/matrix/starter/row";
import { day } from "../day";
import { ACME, matrixOf, MEDICARE, type Rows } from "./matrix-of";

const asOf = day("2026-11-23");
const DEFAULT = { "Rule ID": "PA-0001", Payer: "*", Codes: "*", Requirement: "Not required" };
const SOUND = { Source: "Bulletin 1", Reviewed: day("2026-11-01") };
const auth = (id: string, codes: string, requirement = "Required", more: Fields = {}): Fields => ({
  "Rule ID": id,
  Payer: "ACME",
  Codes: codes,
  Requirement: requirement,
  ...SOUND,
  ...more,
});

/** A matrix in which nothing is wrong but what a test plants. */
function sound(rows: Rows): Rows {
  const everybody = { Payer: "*", ...SOUND };
  return {
    Payers: [ACME, MEDICARE],
    IncidentTo: [{ "Rule ID": "IT-0001", ...everybody, Allowed: "Yes" }],
    Wastage: [{ "Rule ID": "WA-0001", ...everybody, Codes: "*", JW: "Required" }],
    GenomicLCD: [{ "Rule ID": "GL-0001", ...everybody, Codes: "*" }],
    DrugCoverage: [{ "Rule ID": "DC-0001", ...everybody, Codes: "*" }],
    CodingPolicy: [{ "Rule ID": "CP-0001", ...everybody, Topic: "ndc", Value: "optional" }],
    CodeStatus: ["J9271", "J9299", "J9355", "99214", "96523"].map((Code) => ({ Code })),
    ...rows,
    PriorAuth: [{ ...DEFAULT, ...SOUND }, ...(rows.PriorAuth ?? [])],
  };
}
const health = (rows: Rows): HealthItem[] => matrixHealth(matrixOf(sound(rows)), { asOf });

const isOverlap = ({ kind }: HealthItem): boolean => kind === "overlap";

/** What a test expects of an item: kind, severity and place, then message and fix. */
const brief = (item: HealthItem): string =>
  `${item.kind} ${item.severity} ${item.table}!${item.row} ${item.column}`.trim();

test("a sound matrix has nothing to tell", () => {
  expect(health({ PriorAuth: [auth("PA-0002", "J9271")] })).toEqual([]);
});

test("the starter tells its examples and what they leave out, and nothing else", () => {
  const items = matrixHealth(compileMatrix(starterTables()), { asOf });
  const kinds = new Set<HealthKind>(items.map((item) => item.kind));
  expect([...kinds].sort()).toEqual(["example", "payer-without-rules"]);
  expect(new Set(items.map((item) => item.severity))).toEqual(new Set(["info"]));
});

describe("rows that overlap", () => {
  test("rows of preferred_product for two products stand beside each other, for one product they contradict", () => {
    const prefer = (id: string, Value: string): Fields => ({
      "Rule ID": id,
      Payer: "ACME",
      Topic: "preferred_product",
      Value,
      ...SOUND,
    });
    const other = prefer("CP-0003", "J9035>Q5107");
    expect(health({ CodingPolicy: [prefer("CP-0002", "J9355>Q5116"), other] }).filter(isOverlap)).toEqual([]);
    expect(health({ CodingPolicy: [other, prefer("CP-0004", "J9035>Q5118")] }).filter(isOverlap)).toHaveLength(1);
  });

  test("from the same day contradict", () => {
    const items = health({ PriorAuth: [auth("PA-0002", "J9271"), auth("PA-0003", "J9271", "Not required")] });
    expect(items.map(brief)).toEqual(["overlap error PriorAuth!4 From"]);
    expect(items[0]).toMatchObject({
      rule: "PA-0003",
      fix: null,
      message:
        'contradicts PA-0002 (row 3): "Not required · " and "Required · " from the same day, so lines that they decide are not checked',
    });
  });

  test("and a later one takes over: the earlier should have ended the day before", () => {
    const items = health({
      PriorAuth: [auth("PA-0002", "J9271"), auth("PA-0003", "J9271", "Not required", { From: day("2026-07-01") })],
    });
    expect(items.map(brief)).toEqual(["overlap warning PriorAuth!3 To"]);
    expect(items[0]?.fix).toBe("Set To of row 3 to 30 Jun 2026");
  });

  test("and an exception between: no fix is safe", () => {
    const between = { From: day("2026-07-01"), To: day("2026-12-31") };
    const items = health({ PriorAuth: [auth("PA-0002", "J9271"), auth("PA-0003", "J9271", "Not required", between)] });
    expect(items.map((item) => [brief(item), item.fix])).toEqual([["overlap warning PriorAuth!3 To", null]]);
    expect(items[0]?.message).toContain("until 31 Dec 2026");
  });

  test.each<[string, Fields, Fields]>([
    ["a code in two lists", { Codes: "J9271;J9299" }, { Codes: "J9355;J9299" }],
    ["a code in a range and a list", { Codes: "J9200-J9300" }, { Codes: "J9271;J9355" }],
    ["two ranges", { Codes: "J9200-J9300" }, { Codes: "J9299-J9400" }],
    ["two prefixes", { Codes: "J9*" }, { Codes: "J92*" }],
    ["two rows for everything", { Codes: "*" }, { Codes: "*" }],
    ["diagnoses that meet", { Codes: "J9271", Diagnoses: "C34;C50" }, { Codes: "J9271", Diagnoses: "C43;C34" }],
    ["places that meet", { Codes: "J9271", "Place of Service": "11;22" }, { Codes: "J9271", "Place of Service": "22" }],
  ])("%s", (_, one, two) => {
    const items = health({
      PriorAuth: [auth("PA-0002", "", "Required", one), auth("PA-0003", "", "Notification", two)],
    });
    expect(items.map((item) => item.kind)).toContain("overlap");
  });

  test.each<[string, Fields, Fields]>([
    ["a narrower code", { Codes: "J9*" }, { Codes: "J9271" }],
    ["another code of the list", { Codes: "J9271;J9299" }, { Codes: "J9355;99214" }],
    ["a code struck out of the other list", { Codes: "J9200-J9300;!J9271" }, { Codes: "J9271;J9355" }],
    ["a narrower diagnosis", { Codes: "J9271", Diagnoses: "C34" }, { Codes: "J9271", Diagnoses: "C34.11" }],
    ["diagnoses or none", { Codes: "J9271" }, { Codes: "J9271", Diagnoses: "C34" }],
    ["other diagnoses", { Codes: "J9271", Diagnoses: "C34" }, { Codes: "J9271", Diagnoses: "C50" }],
    ["other places", { Codes: "J9271", "Place of Service": "11" }, { Codes: "J9271", "Place of Service": "22" }],
    ["another payer", { Codes: "J9271" }, { Codes: "J9271", Payer: "Kind:Medicare" }],
    ["days that do not meet", { Codes: "J9271", To: day("2026-06-30") }, { Codes: "J9271", From: day("2026-07-01") }],
  ])("not with %s", (_, one, two) => {
    const items = health({
      PriorAuth: [auth("PA-0002", "", "Required", one), auth("PA-0003", "", "Notification", two)],
    });
    expect(items.filter((item) => item.kind === "overlap")).toEqual([]);
  });

  test("in pairs and in topics", () => {
    const pair = (id: string, first: string, second: string, indicator: string): Fields => ({
      "Rule ID": id,
      Payer: "ACME",
      "Column 1": first,
      "Column 2": second,
      "Modifier Indicator": indicator,
      ...SOUND,
    });
    const policy = (id: string, topic: string, value: string): Fields => ({
      "Rule ID": id,
      Payer: "ACME",
      Topic: topic,
      Value: value,
      ...SOUND,
    });
    const items = health({
      Bundling: [
        pair("BU-0001", "99214", "96523;99214", "9"),
        pair("BU-0002", "99212-99215", "96523", "1"),
        pair("BU-0003", "99214", "J9271", "0"),
      ],
      CodingPolicy: [
        policy("CP-0001", "ndc", "required"),
        policy("CP-0002", "ndc", "optional"),
        policy("CP-0003", "hydration_min", "16"),
      ],
    });
    expect(items.filter((item) => item.severity === "error").map(brief)).toEqual([
      "overlap error Bundling!3 From",
      "overlap error CodingPolicy!3 From",
    ]);
  });
});

describe("other rows that meet", () => {
  test("a row that is there twice", () => {
    const items = health({ PriorAuth: [auth("PA-0002", "J9271"), auth("PA-0003", " j9271 ")] });
    expect(items.map((item) => [brief(item), item.fix])).toEqual([["duplicate warning PriorAuth!4", "Delete row 4"]]);
  });

  test("a Rule ID that is there twice, in two tables", () => {
    const items = health({ PriorAuth: [auth("IT-0001", "J9271")] });
    expect(items.map((item) => [brief(item), item.fix])).toEqual([
      [
        "duplicate-id warning IncidentTo!2 Rule ID",
        "Clear the Rule ID of row 2 of IncidentTo: the add-in makes a new one",
      ],
    ]);
  });

  test("a gap between dated rows", () => {
    const items = health({
      PriorAuth: [
        auth("PA-0002", "J9271", "Required", { To: day("2026-05-31") }),
        auth("PA-0003", "J9271", "Required", { From: day("2026-07-01") }),
      ],
    });
    expect(items.map(brief)).toEqual(["gap warning PriorAuth!4 From"]);
    expect(items[0]?.message).toContain("PA-0002 (row 3) ends 31 May 2026 and this row begins 1 Jul 2026");
  });

  test("no gap where a longer row covers it", () => {
    const items = health({
      PriorAuth: [
        auth("PA-0002", "J9271"),
        auth("PA-0003", "J9271", "Required", { From: day("2026-01-01"), To: day("2026-02-01") }),
        auth("PA-0004", "J9271", "Required", { From: day("2026-07-01") }),
      ],
    });
    expect(items.filter((item) => item.kind === "gap")).toEqual([]);
  });
});

describe("rows that can never decide", () => {
  const kinds = (rows: Rows): string[] =>
    health(rows)
      .filter((item) => item.kind === "shadowed")
      .map((item) => item.rule);

  test("a list each code of which has a row of its own", () => {
    const items = health({
      PriorAuth: [
        auth("PA-0002", "J9271;J9299"),
        auth("PA-0003", "J9271", "Notification"),
        auth("PA-0004", "J9299", "Notification"),
      ],
    });
    expect(items.map((item) => [brief(item), item.rule, item.fix])).toEqual([
      ["shadowed warning PriorAuth!3", "PA-0002", "Delete row 3"],
    ]);
  });

  test("a prefix inside a range", () => {
    expect(kinds({ PriorAuth: [auth("PA-0002", "J9*"), auth("PA-0003", "J9000-J9999", "Notification")] })).toEqual([
      "PA-0002",
    ]);
  });

  test("a row for a kind where each payer of it has its own", () => {
    expect(
      kinds({
        PriorAuth: [
          auth("PA-0002", "J9271", "Required", { Payer: "Kind:Commercial" }),
          auth("PA-0003", "*", "Notification"),
        ],
      }),
    ).toEqual(["PA-0002"]);
  });

  test("covered on every day only by rows that follow each other", () => {
    const dated = [
      auth("PA-0003", "J9271", "Notification", { To: day("2026-06-30") }),
      auth("PA-0004", "J9271", "Not required", { From: day("2026-07-01") }),
      auth("PA-0005", "J9299", "Notification"),
    ];
    const list = auth("PA-0002", "J9271;J9299");
    expect(kinds({ PriorAuth: [list, ...dated] })).toEqual(["PA-0002"]);
    expect(kinds({ PriorAuth: [list, ...dated.slice(1)] })).toEqual([]);
  });

  test.each<[string, Fields[]]>([
    ["one code of the list is left", [auth("PA-0003", "J9271", "Notification")]],
    [
      "the others hold for some diagnoses only",
      [
        auth("PA-0003", "J9271", "Notification", { Diagnoses: "C34" }),
        auth("PA-0004", "J9299", "Notification", { Diagnoses: "C34" }),
      ],
    ],
    ["the others are wider", [auth("PA-0003", "J9*", "Notification")]],
  ])("not while %s", (_, others) => {
    expect(kinds({ PriorAuth: [auth("PA-0002", "J9271;J9299"), ...others] })).toEqual([]);
  });
});

describe("codes", () => {
  const withLives = (rows: Rows): Rows => ({
    ...rows,
    CodeStatus: [
      { Code: "77407" },
      { Code: "77386", To: day("2025-12-31"), Replacement: "77407;77412" },
      { Code: "77769", To: 1 },
    ],
  });

  test("that ended before the row begins", () => {
    const items = health(
      withLives({ PriorAuth: [auth("PA-0002", "77407;77386", "Required", { From: day("2026-01-01") })] }),
    );
    expect(items.map((item) => [brief(item), item.message, item.fix])).toEqual([
      [
        "ended-code warning PriorAuth!3 Codes",
        "77386 ended 31 Dec 2025, before this row begins",
        "Write 77407;77412 instead of 77386",
      ],
    ]);
  });

  test("that still lived when the row begins are right", () => {
    expect(
      health(withLives({ PriorAuth: [auth("PA-0002", "77386", "Required", { From: day("2025-12-31") })] })),
    ).toEqual([]);
  });

  test("that never existed", () => {
    expect(
      health(withLives({ PriorAuth: [auth("PA-0002", "77769")] })).map((item) => [brief(item), item.message]),
    ).toEqual([["ended-code warning PriorAuth!3 Codes", "77769 never existed"]]);
  });

  test("that nobody knows; the ends of a range need not be codes", () => {
    const items = health({ PriorAuth: [auth("PA-0002", "J9272;J9298;J9271;J9000-J9050")] });
    expect(items.map((item) => [brief(item), item.message])).toEqual([
      [
        "unknown-code info PriorAuth!3 Codes",
        "J9272 and J9298 are not in CodeStatus, so nobody says whether they exist. Look for a typing mistake, or add them to CodeStatus",
      ],
    ]);
  });
});

describe("payers", () => {
  test("without any row in a family, unless national tables stand for it", () => {
    const items = health({ GenomicLCD: [{ "Rule ID": "GL-0001", Payer: "Kind:Medicare", Codes: "*", ...SOUND }] });
    expect(items.map((item) => [brief(item), item.rule])).toEqual([
      ["payer-without-rules info Payers!2 Payer ID", "ACME"],
    ]);
  });

  test("with edits of their own and no rows for them", () => {
    const items = health({ Payers: [{ ...ACME, Edits: "None" }, MEDICARE] });
    expect(items.map((item) => item.message)).toEqual([
      "ACME has no row in Bundling, so its lines are not checked for bundling",
      "ACME has no row in UnitLimits, so its lines are not checked for unit limits",
    ]);
  });

  test("with prior authorisation for some codes, and nothing said of the rest", () => {
    const items = matrixHealth(
      matrixOf({ ...sound({}), PriorAuth: [auth("PA-0002", "J9271"), { ...DEFAULT, ...SOUND, Payer: "MEDICARE" }] }),
      { asOf },
    );
    expect(items.map((item) => [brief(item), item.fix])).toEqual([
      ["no-default info Payers!2 Payer ID", "Add to PriorAuth: ACME, *, Not required"],
    ]);
  });

  test("whose name another payer claims", () => {
    const items = health({ Payers: [{ ...ACME, Aliases: "MCR" }, MEDICARE] });
    expect(items.map(brief)).toEqual(["alias-twice warning Payers!3 Aliases"]);
  });
});

describe("upkeep", () => {
  test("a row that ends soon and has no follower", () => {
    const soon = auth("PA-0002", "J9271", "Required", { To: day("2026-12-23") });
    expect(health({ PriorAuth: [soon] }).map(brief)).toEqual(["ends-soon warning PriorAuth!3 To"]);
    expect(health({ PriorAuth: [{ ...soon, To: day("2026-12-24") }] })).toEqual([]);
    expect(health({ PriorAuth: [soon, auth("PA-0003", "J9271", "Required", { From: day("2026-12-24") })] })).toEqual(
      [],
    );
  });

  test("a row without a source", () => {
    expect(health({ PriorAuth: [auth("PA-0002", "J9271", "Required", { Source: "" })] }).map(brief)).toEqual([
      "no-source warning PriorAuth!3 Source",
    ]);
  });

  test.each([
    ["", ["not-reviewed info PriorAuth!3 Reviewed"]],
    ["2026-08-24", ["not-reviewed info PriorAuth!3 Reviewed"]],
    ["2026-08-25", []],
  ])("a row reviewed %s", (iso, expected) => {
    const reviewed = iso === "" ? "" : day(iso);
    expect(health({ PriorAuth: [auth("PA-0002", "J9271", "Required", { Reviewed: reviewed })] }).map(brief)).toEqual(
      expected,
    );
  });

  test("a row that has ended needs no review and no source", () => {
    expect(
      health({
        PriorAuth: [auth("PA-0002", "J9271", "Required", { To: day("2025-12-31"), Source: "", Reviewed: "" })],
      }),
    ).toEqual([]);
  });

  test("examples are counted, and need no review", () => {
    const example = { Source: "Example - replace", Reviewed: "" };
    const items = health({
      PriorAuth: [auth("PA-0002", "J9271", "Required", example), auth("PA-0003", "J9299", "Required", example)],
    });
    expect(items.map((item) => [brief(item), item.message.slice(0, 20)])).toEqual([
      ["example info PriorAuth!0 Source", "2 rows are examples "],
    ]);
  });
});

describe("issues of the matrix", () => {
  test("a row that ends before it begins, in a rule table and in another", () => {
    const dates = { From: day("2026-02-01"), To: day("2026-01-31") };
    const items = health({
      PriorAuth: [auth("PA-0002", "J9271", "Required", dates)],
      Drugs: [{ Code: "J9271", ...dates }],
    });
    expect(items.map(brief)).toEqual(["to-before-from error PriorAuth!3 To", "to-before-from error Drugs!2 To"]);
  });

  test("a cell that cannot be used keeps its severity and place", () => {
    const items = health({ PriorAuth: [auth("PA-0002", "J927")] });
    expect(items.map(brief)).toEqual(["unusable error PriorAuth!3 Codes"]);
  });

  test("a table that is missing", () => {
    const { Courses: _, ...others } = starterTables();
    const items = matrixHealth(compileMatrix(others), { asOf });
    expect(items.filter((item) => item.kind === "missing-table").map(brief)).toEqual([
      "missing-table warning Courses!0",
    ]);
  });

  test("errors stand first, then warnings", () => {
    const items = health({
      PriorAuth: [
        auth("PA-0002", "J9271", "Required", { Source: "", Reviewed: "" }),
        auth("PA-0003", "J9271", "Notification"),
      ],
    });
    expect(items.map((item) => item.severity)).toEqual(["error", "warning", "info"]);
  });
});

test("what health calls contradicting is what no rule decides", () => {
  const codes = fc.constantFrom("J9271", "J9271;J9299", "J9271-J9299", "J9*", "J92*", "*");
  const from = fc.constantFrom<number | "">("", day("2026-01-01"));
  const to = fc.constantFrom<number | "">("", day("2026-06-30"));
  const row = fc.tuple(codes, fc.constantFrom("Required", "Notification"), from, to);
  fc.assert(
    fc.property(row, row, (one, two) => {
      const rows = [one, two].map(([list, requirement, From, To], i) =>
        auth(`PA-000${i + 2}`, list, requirement, { From, To }),
      );
      const matrix = matrixOf(sound({ PriorAuth: rows }));
      const payer = matrix.payers.byId("ACME");
      if (!payer) throw new Error("no payer");
      const conflict = ["J9271", "J9299", "J9280", "J9300", "99214"].some((code) =>
        ["2025-06-01", "2026-03-01", "2026-09-01"].some(
          (date) => matrix.tables.PriorAuth.decide({ payer, code, date: day(date) }).kind === "conflict",
        ),
      );
      const told = matrixHealth(matrix, { asOf }).some((item) => item.kind === "overlap" && item.severity === "error");
      expect(told).toBe(conflict);
    }),
  );
});
