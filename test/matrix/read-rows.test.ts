import { compileMatrix } from "../../src/matrix/matrix";
import { headersOf, schemaOf, TABLE_NAMES } from "../../src/matrix/tables";
import type { CellValue } from "../../src/values/cell";
import { day } from "../day";
import { ACME, matrixOf } from "./matrix-of";

const RULE = { "Rule ID": "PA-0001", Payer: "ACME", Codes: "J9271", Requirement: "Required" };

/** What is wrong with a matrix whose one PriorAuth row has these cells, as place and message. */
function issuesOf(fields: Readonly<Record<string, CellValue>>): string[] {
  const matrix = matrixOf({ Payers: [ACME], PriorAuth: [{ ...RULE, ...fields }] });
  return matrix.issues.map(({ table, row, column, message }) => `${table}!${row} ${column}: ${message}`);
}
const ruleOf = (fields: Readonly<Record<string, CellValue>>) =>
  matrixOf({ Payers: [ACME], PriorAuth: [{ ...RULE, ...fields }] }).tables.PriorAuth.rules[0];

describe("the cells of a rule", () => {
  test("are read by header: text, words in any case, numbers, lists, dates", () => {
    expect(
      ruleOf({
        Payer: " acme ",
        Codes: " j9271 ",
        Requirement: "not REQUIRED",
        "Max Units": "1,200",
        "Place of Service": "11; 2",
        From: 46023,
        To: "12/31/2026",
        Source: "Bulletin 4",
      }),
    ).toMatchObject({
      id: "PA-0001",
      row: 2,
      payer: { kind: "payer", id: "acme" },
      requirement: "Not required",
      maxUnits: 1200,
      places: ["11", "02"],
      from: day("2026-01-01"),
      to: day("2026-12-31"),
      source: "Bulletin 4",
      diagnoses: null,
      reviewed: null,
    });
  });

  test.each<[CellValue, string | null]>([
    [46349, "2026-11-23"],
    [46349.75, "2026-11-23"],
    ["46349", "2026-11-23"],
    ["2026-11-23", "2026-11-23"],
    ["11/23/2026", "2026-11-23"],
    [20261123, "2026-11-23"],
    ["", ""],
    [null, ""],
    [0, ""],
    ["23.11.2026", null],
    ["11/23/26", null],
    [true, null],
  ])("From %j is %s", (cell, iso) => {
    const rule = ruleOf({ From: cell });
    if (iso === null) expect(rule).toBeUndefined();
    else expect(rule?.from ?? null).toBe(iso === "" ? null : day(iso));
  });

  test.each<[string, CellValue, string]>([
    ["Payer", "", "PriorAuth!2 Payer: Payer is blank. The row is left out until it is corrected"],
    [
      "Payer",
      "Kind:Private",
      'PriorAuth!2 Payer: "Kind:Private" is not a kind of payer: Medicare, Medicare Advantage, Medicaid, Commercial, Other. The row is left out until it is corrected',
    ],
    [
      "Payer",
      "MAC:Trailblazer",
      'PriorAuth!2 Payer: "MAC:Trailblazer" is not a Medicare contractor: Noridian JE, Noridian JF, NGS, Novitas, Palmetto, CGS, WPS, First Coast. The row is left out until it is corrected',
    ],
    ["Codes", "J927", 'PriorAuth!2 Codes: "J927" is not a code. The row is left out until it is corrected'],
    ["Codes", "", "PriorAuth!2 Codes: Codes is blank. The row is left out until it is corrected"],
    [
      "Diagnoses",
      "lung",
      'PriorAuth!2 Diagnoses: "lung" is not a diagnosis. The row is left out until it is corrected',
    ],
    [
      "Place of Service",
      "office",
      'PriorAuth!2 Place of Service: "office" is not a place of service. The row is left out until it is corrected',
    ],
    [
      "Requirement",
      "Maybe",
      'PriorAuth!2 Requirement: "Maybe" is not one of: Required, Not required, Notification, Predetermination. The row is left out until it is corrected',
    ],
    [
      "Max Units",
      "many",
      'PriorAuth!2 Max Units: "many" is not a number of 0 or more. The row is left out until it is corrected',
    ],
    ["From", "#N/A", "PriorAuth!2 From: the cell holds the error #N/A. The row is left out until it is corrected"],
    [
      "From",
      "soon",
      'PriorAuth!2 From: "soon" is not a date. Write it as 2026-11-23 or 11/23/2026. The row is left out until it is corrected',
    ],
  ])("%s %j is told with its cell", (header, cell, message) => {
    expect(issuesOf({ [header]: cell })).toContain(message);
    expect(ruleOf({ [header]: cell })).toBeUndefined();
  });

  test("every fault of a row is told, not the first only", () => {
    expect(issuesOf({ Codes: "J927;@", Requirement: "Maybe", From: "soon" })).toHaveLength(4);
  });

  test.each([
    [
      "Bundling",
      { "Column 1": "99214", "Column 2": "9652", "Modifier Indicator": "2" },
      ["Column 2", "From", "Modifier Indicator"],
    ],
    ["UnitLimits", { Codes: "J927", "Max Units": "many" }, ["Codes", "From", "Max Units"]],
    ["IncidentTo", { Allowed: "Perhaps", Supervision: "Phone" }, ["Allowed", "From", "Supervision"]],
    ["CodingPolicy", { Topic: "colour", Value: "blue", Codes: "J927" }, ["Codes", "From", "Topic"]],
  ] as const)("also in %s", (name, fields, columns) => {
    const matrix = matrixOf({ Payers: [ACME], [name]: [{ Payer: "ACME", From: "soon", ...fields }] });
    expect(matrix.issues.map((issue) => issue.column).sort()).toEqual(columns);
  });

  test("a row that ends before it begins is left out", () => {
    expect(issuesOf({ From: 46023, To: 46022 })).toEqual([
      "PriorAuth!2 To: To is before From. The row is left out until it is corrected",
    ]);
  });

  test("one bad row leaves the others", () => {
    const matrix = matrixOf({ Payers: [ACME], PriorAuth: [RULE, { ...RULE, Codes: "?" }, { ...RULE, "Rule ID": "" }] });
    expect(matrix.tables.PriorAuth.rules.map((rule) => rule.id)).toEqual(["PA-0001", "PriorAuth!4"]);
  });
});

describe("the columns of a table", () => {
  const table = (headers: readonly CellValue[], ...rows: CellValue[][]) =>
    compileMatrix({
      Payers: { headers: ["Payer ID", "Name", "Kind"], rows: [["ACME", "Acme", "Commercial"]], firstRow: 2 },
      PriorAuth: { headers, rows, firstRow: 5 },
    });

  test("may stand in any order, with others between, in any case", () => {
    const matrix = table(["Requirement", "Our note", "CODES", " payer "], ["Required", "x", "J9271", "ACME"]);
    expect(matrix.tables.PriorAuth.rules).toMatchObject([{ row: 5, requirement: "Required" }]);
  });

  test("that are missing are told once; without a needed one no row is used", () => {
    const matrix = table(["Payer", "Requirement"], ["ACME", "Required"], ["ACME", "Required"]);
    expect(matrix.tables.PriorAuth.rules).toEqual([]);
    expect(matrix.issues.filter((issue) => issue.table === "PriorAuth" && issue.severity === "error")).toEqual([
      expect.objectContaining({ row: 0, column: "Codes" }),
    ]);
  });

  test("blank rows are passed over, and counted in the rows below", () => {
    const matrix = table(["Payer", "Codes", "Requirement"], ["", " ", null], ["ACME", "J9271", "Required"]);
    expect(matrix.tables.PriorAuth.rules.map((rule) => rule.row)).toEqual([6]);
  });
});

describe("other tables", () => {
  test("drugs have numbers, vial sizes and NDCs", () => {
    const matrix = matrixOf({
      Drugs: [
        {
          Code: "j9035",
          "Dose per Unit": 10,
          "Dose Unit": "mg",
          "Vial Units": "10;40",
          NDCs: "50242006001;50242-0061-01",
          Route: "iv",
        },
        { Code: "J9060", "Vial Units": "10;big" },
      ],
    });
    expect(matrix.drugs.get("J9035")).toMatchObject([
      { dosePerUnit: 10, vialUnits: [10, 40], ndcs: ["50242006001", "50242006101"], routes: ["IV"], container: null },
    ]);
    expect(matrix.drugs.has("J9060")).toBe(false);
    expect(matrix.issues).toMatchObject([{ table: "Drugs", row: 3, column: "Vial Units" }]);
  });

  test("an unknown topic or value leaves the row out", () => {
    const matrix = matrixOf({
      Payers: [ACME],
      CodingPolicy: [
        { Payer: "ACME", Topic: "colour", Value: "blue" },
        { Payer: "ACME", Topic: "ndc", Value: "maybe" },
        { Payer: "ACME", Topic: "hydration_min", Value: "0" },
        { Payer: "ACME", Topic: "preferred_product", Value: "J9355>Q5116" },
      ],
    });
    expect(matrix.tables.CodingPolicy.rules.map((rule) => rule.value)).toEqual(["J9355>Q5116"]);
    expect(matrix.issues.map(({ row, column }) => `${row} ${column}`)).toEqual(["2 Topic", "3 Value", "4 Value"]);
  });

  test("every table reads its own headers without an issue", () => {
    const empty = compileMatrix(
      Object.fromEntries(TABLE_NAMES.map((name) => [name, { headers: headersOf(name), rows: [], firstRow: 2 }])),
    );
    expect(empty.issues).toEqual([]);
    expect(empty.missing).toEqual([]);
  });

  test("rule tables begin and end with the columns that all of them have", () => {
    for (const name of TABLE_NAMES) {
      const { isRules, idPrefix } = schemaOf(name);
      if (!isRules) continue;
      const headers = headersOf(name);
      expect(idPrefix).toMatch(/^[A-Z]{2}$/);
      expect([headers.slice(0, 2), headers.slice(-6)]).toEqual([
        ["Rule ID", "Payer"],
        ["From", "To", "Source", "Source Date", "Reviewed", "Note"],
      ]);
    }
  });
});
