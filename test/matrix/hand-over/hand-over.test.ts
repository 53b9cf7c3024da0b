import fc from "fast-check";
import { handOver } from "../../../src/matrix/hand-over";
import { decidingRules } from "../../../src/matrix/hand-over/deciding";
import { handOverCells } from "../../../src/matrix/hand-over/layout";
import { newSheetName } from "../../../src/matrix/hand-over/sheet-names";
import { compileMatrix, type Matrix } from "../../../src/matrix/matrix";
import type { Payer } from "../../../src/matrix/rules";
import { starterTables } from "../../../src/matrix/starter";
import type { Fields } from "../../../src/matrix/starter/row";
import { handOverSheet } from "../../../src/plans/hand-over";
import { day } from "../../day";
import { ACME, matrixOf, MEDICARE, type Rows } from "../matrix-of";

const ASOF = day("2026-11-25");
const payerOf = (matrix: Matrix, id: string): Payer => {
  const payer = matrix.payers.byId(id);
  if (!payer) throw new Error(`no payer ${id}`);
  return payer;
};
const told = (rows: Rows, id = "ACME") => {
  const matrix = matrixOf({ Payers: [ACME, MEDICARE], ...rows });
  expect(matrix.issues).toEqual([]);
  return handOver(matrix, payerOf(matrix, id), ASOF);
};
const section = (given: ReturnType<typeof told>, heading: string) =>
  given.sections.find((each) => each.heading === heading)?.rows;

const auth = (fields: Fields): Fields => ({ Payer: "ACME", Codes: "J9271", Requirement: "Required", ...fields });

test("is dated, names the revision, and says what the payer is", () => {
  const given = told({});
  expect(given.title).toBe("What Acme Health wants");
  expect(given.notes[0]).toEqual(["As of", "25 Nov 2026"]);
  expect(given.notes[1]?.[1]).toMatch(/^[0-9a-f]{16}$/);
  expect(section(given, "The payer")).toEqual([
    ["Payer ID", "ACME"],
    ["Kind", "Commercial"],
    ["National pair edits", "NCCI"],
    ["A rule holds by", "date of service"],
  ]);
});

test("tells each rule in words, with its dates, source and whom it holds for", () => {
  const given = told({
    PriorAuth: [
      auth({
        "Rule ID": "PA-0001",
        "Max Units": 200,
        From: day("2026-01-01"),
        Source: "B 7",
        "Source Date": 46000,
        Note: "by fax",
      }),
    ],
    Wastage: [{ "Rule ID": "WA-0001", Payer: "Kind:Commercial", Codes: "*", JZ: "Required", JW: "Paid" }],
    CodingPolicy: [{ "Rule ID": "CP-0001", Payer: "*", Topic: "ndc", Value: "required", Codes: "J9*" }],
    GenomicLCD: [
      { "Rule ID": "GL-0001", Payer: "ACME", Codes: "81455", "Covered Diagnoses": "C34;C50", "Per Lifetime": 1 },
    ],
    IncidentTo: [
      { "Rule ID": "IT-0001", Payer: "ACME", Allowed: "Yes", "New Patient": "No", "Excluded POS": "22", "Rate %": 85 },
    ],
    Bundling: [
      {
        "Rule ID": "BU-0001",
        Payer: "ACME",
        "Column 1": "96413",
        "Column 2": "36591",
        "Modifier Indicator": "1",
        Modifiers: "59;XU",
      },
    ],
  });
  expect(section(given, "Prior authorisation")).toEqual([
    ["J9271", "Required, 200 units", "1 Jan 2026", "open", "this payer", "B 7", "9 Dec 2025", "", "by fax", "PA-0001"],
  ]);
  const wants = (heading: string) => section(given, heading)?.map((row) => row.slice(0, 2).concat(row[4]));
  expect(wants("Drug wastage")).toEqual([
    ["everything", "JZ required, JW paid; single-dose containers", "every payer of kind Commercial"],
  ]);
  expect(wants("Coding policy")).toEqual([["NDC on drug lines: J9*", "required", "every payer"]]);
  expect(wants("Genomic coverage")).toEqual([
    ["81455", "list of diagnoses; covered for C34;C50; 1 time in a lifetime", "this payer"],
  ]);
  expect(wants("Incident-to")?.[0]?.[1]).toBe("supervising NPI; no new patients; not in POS 22; 85% under the own NPI");
  expect(wants("Bundling")?.[0]?.slice(0, 2)).toEqual([
    "96413 · with 36591",
    "bundled unless a modifier; accepts 59, XU",
  ]);
});

test("rows that ended are left out; those that end soon and those to come are told apart", () => {
  const given = told({
    PriorAuth: [
      auth({ "Rule ID": "PA-0001", To: day("2026-11-24") }),
      auth({ "Rule ID": "PA-0002", From: day("2026-11-25"), To: day("2026-12-20") }),
      auth({ "Rule ID": "PA-0003", From: day("2026-12-21"), Requirement: "Not required" }),
    ],
  });
  const ids = (heading: string) => section(given, heading)?.map((row) => row[row.length - 1]);
  expect(ids("Prior authorisation")).toEqual(["PA-0002"]);
  expect(ids("Ends within 30 days")).toEqual(["PA-0002"]);
  expect(ids("To come")).toEqual(["PA-0003"]);
  expect(section(given, "To come")?.[0]?.[0]).toBe("Prior authorisation");
});

test("what nothing is said about is said: it is no permission", () => {
  const silent = section(told({ PriorAuth: [auth({})] }), "No rule today");
  expect(silent).toContainEqual(["Drug wastage", "no rule in the matrix: not checked"]);
  expect(silent).toContainEqual(["Bundling", "the national pairs (NCCI) alone"]);
  expect(silent?.map((row) => row[0])).not.toContain("Prior authorisation");
  const off = section(told({ Payers: [{ ...ACME, Edits: "None" }] }), "No rule today");
  expect(off).toContainEqual(["Unit limits", "no rule in the matrix: not checked"]);
});

test("severities that were set for the payer are told, and nothing of patients is", () => {
  const given = told({
    CheckSettings: [
      { Check: "INF-04", Payer: "ACME", Severity: "off" },
      { Check: "INF-05", Payer: "MEDICARE", Severity: "off" },
    ],
    Authorizations: [{ "Auth Number": "A1", Payer: "ACME", Patient: "Doe", Codes: "*" }],
    Courses: [{ "Course ID": "C1", Patient: "Roe" }],
  });
  expect(section(given, "Severity of checks")).toEqual([["INF-04", "off", "this payer"]]);
  expect(JSON.stringify(given)).not.toMatch(/Doe|Roe|A1/);
});

describe("which rules decide for a payer", () => {
  const ids = (rows: readonly Fields[], id = "ACME", payers: readonly Fields[] = [ACME, MEDICARE]) => {
    const matrix = matrixOf({ Payers: payers, PriorAuth: rows });
    return decidingRules(matrix.tables.PriorAuth.rules, payerOf(matrix, id), ASOF).map(({ rule }) => rule.id);
  };
  it("its own, those of its kind and those for all; no other payer's", () => {
    const rows = ["ACME", "Kind:Commercial", "*", "MEDICARE", "Kind:Medicare", "MAC:NGS"].map((Payer, i) =>
      auth({ "Rule ID": `PA-${i}`, Payer, Codes: `J927${i}` }),
    );
    expect(ids(rows)).toEqual(["PA-0", "PA-1", "PA-2"]);
    expect(ids(rows, "MEDICARE")).toEqual(["PA-2", "PA-3", "PA-4", "PA-5"]);
    expect(ids(rows, "MEDICARE", [ACME, { ...MEDICARE, MAC: "CGS" }])).toEqual(["PA-2", "PA-3", "PA-4"]);
    expect(ids(rows, "MEDICARE", [ACME, { ...MEDICARE, MAC: "" }])).toContain("PA-5");
  });

  it("a wider row that a narrower one answers for on every day from now on decides nothing", () => {
    const wide = auth({ "Rule ID": "PA-9", Payer: "*", Codes: "J9271;J9299" });
    const own = auth({ "Rule ID": "PA-1", Codes: "J9*" });
    expect(ids([wide, own])).toEqual(["PA-1"]);
    expect(ids([wide, { ...own, To: day("2026-12-31") }])).toEqual(["PA-9", "PA-1"]);
    expect(ids([wide, { ...own, From: day("2026-11-25") }])).toEqual(["PA-1"]);
    expect(ids([wide, { ...own, Diagnoses: "C34" }])).toEqual(["PA-9", "PA-1"]);
    expect(ids([wide, { ...own, Codes: "J9271" }])).toEqual(["PA-9", "PA-1"]);
    expect(ids([wide, { ...own, Codes: "J9*;!J9299" }])).toEqual(["PA-9", "PA-1"]);
  });

  it("no rule that decides a question of this payer is left out", () => {
    const payerCell = fc.constantFrom("ACME", "Kind:Commercial", "*");
    const row = fc.record({
      Payer: payerCell,
      Codes: fc.constantFrom("J9271", "J9299", "J9*", "*", "J9271;J9299", "J9*;!J9271"),
      Diagnoses: fc.constantFrom("", "", "C34"),
      From: fc.constantFrom<Fields[string]>("", ASOF, ASOF + 5),
      To: fc.constantFrom<Fields[string]>("", ASOF + 3, ASOF + 9),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.nat(12),
        fc.constantFrom("J9271", "J9299", "99214"),
        (rows, later, code) => {
          const matrix = matrixOf({
            Payers: [ACME],
            PriorAuth: rows.map((fields, i) => auth({ ...fields, "Rule ID": `PA-${i}`, "Max Units": i })),
          });
          const payer = payerOf(matrix, "ACME");
          const deciding = decidingRules(matrix.tables.PriorAuth.rules, payer, ASOF).map(({ rule }) => rule);
          const decision = matrix.tables.PriorAuth.decide({ payer, code, diagnoses: ["C3411"], date: ASOF + later });
          if (decision.kind === "decided") expect(deciding).toContain(decision.rule);
          if (decision.kind === "conflict") for (const rule of decision.rules) expect(deciding).toContain(rule);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("on a sheet: title, notes, and each section under its heading; printed across one page", () => {
  const matrix = compileMatrix(starterTables());
  const given = handOver(matrix, payerOf(matrix, "MEDICARE"), ASOF);
  const { cells, headings, widths } = handOverCells(given);
  expect(cells[0]).toEqual(["What Medicare Part B wants"]);
  const at = (level: string) => headings.filter((heading) => heading.level === level).map(({ row }) => cells[row]?.[0]);
  expect(at("title")).toEqual(["What Medicare Part B wants"]);
  expect(at("section")).toEqual(given.sections.map(({ heading }) => heading));
  expect(widths).toHaveLength(Math.max(...cells.map((row) => row.length)));
  expect(cells.flat().every((cell) => typeof cell === "string")).toBe(true);
  expect(handOverSheet(given, ["Claims", "medicare wants"])).toMatchObject({
    kind: "addReportSheet",
    sheet: "MEDICARE wants 2",
    visibility: "Visible",
    print: { repeatRows: 1 },
  });
});

test("examples are called examples", () => {
  const matrix = compileMatrix(starterTables());
  const notes = (id: string) => handOver(matrix, payerOf(matrix, id), ASOF).notes.map(([about]) => about);
  expect(notes("EXAMPLE-COMMERCIAL")).toContain("Examples");
  expect(notes("MEDICARE")).not.toContain("Examples");
});

test("a sheet has a name that Excel takes, and its own", () => {
  expect(newSheetName("A/B: [x]*?", [])).toBe("A B x");
  expect(newSheetName("'", [])).toBe("Payer");
  expect(newSheetName("History", [])).toBe("History 2");
  expect(newSheetName("x".repeat(40), ["x".repeat(31)])).toBe(`${"x".repeat(29)} 2`);
});
