import { knownLives, lifeOn } from "../../src/codes/lifecycle";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { headersOf, schemaOf, TABLE_NAMES } from "../../src/matrix/tables";
import { day } from "../day";

const tables = starterTables();
const matrix = compileMatrix(tables);
const medicare = matrix.payers.byId("MEDICARE");
if (!medicare) throw new Error("the starter has no MEDICARE");

describe("the starter matrix", () => {
  test("has every table with its headers, and nothing in it is wrong", () => {
    expect(Object.keys(tables).sort()).toEqual([...TABLE_NAMES].sort());
    for (const name of TABLE_NAMES) expect(tables[name].headers).toEqual(headersOf(name));
    expect(matrix.issues).toEqual([]);
    expect(matrix.missing).toEqual([]);
  });

  test("writes codes, ids and lists as text, and dates as days", () => {
    for (const name of TABLE_NAMES) {
      schemaOf(name).columns.forEach((column, i) => {
        const types = new Set(
          tables[name].rows
            .map((row) => row[i])
            .filter((cell) => cell !== "")
            .map((cell) => typeof cell),
        );
        const allowed = column.kind === "date" || column.kind === "number" ? ["number"] : ["string"];
        expect([name, column.header, ...types].slice(2).every((type) => allowed.includes(type))).toBe(true);
      });
    }
  });

  test("marks every row of an example payer as an example, and gives every other rule a source", () => {
    for (const name of TABLE_NAMES.filter((table) => schemaOf(table).isRules)) {
      const [payer, source] = [headersOf(name).indexOf("Payer"), headersOf(name).indexOf("Source")];
      for (const row of tables[name].rows) {
        const isExample = String(row[payer]).startsWith("EXAMPLE-");
        expect([name, row[payer], row[source] === "Example - replace"]).toEqual([name, row[payer], isExample]);
        expect(row[source]).not.toBe("");
      }
    }
  });

  test.each(["Medicare", "Medicare B", "MEDICARE PART B", "medicare"])("knows %s as MEDICARE", (name) => {
    expect(matrix.payers.find(name)?.id).toBe("MEDICARE");
  });

  test.each([
    ["2016-12-31", undefined, undefined],
    ["2017-01-01", "Required", "Not used"],
    ["2023-06-30", "Required", "Accepted"],
    ["2023-07-01", "Required", "Required"],
  ])("Medicare on %s: JW %s, JZ %s", (date, jw, jz) => {
    const decision = matrix.tables.Wastage.decide({ payer: medicare, code: "J9271", date: day(date) });
    const rule = decision.kind === "decided" ? decision.rule : undefined;
    expect([rule?.jw, rule?.jz]).toEqual([jw, jz]);
  });

  test.each([
    ["2020-02-29", "In suite", "g_codes"],
    ["2025-12-31", "Video", "g_codes"],
    ["2026-01-01", "Video", "cpt"],
  ])("Medicare on %s: supervision %s, radiation %s", (date, supervision, codes) => {
    const incident = matrix.tables.IncidentTo.decide({ payer: medicare, code: "99214", date: day(date) });
    expect(incident.kind === "decided" ? incident.rule.supervision : incident.kind).toBe(supervision);
    const policy = matrix.tables.CodingPolicy.decide({
      payer: medicare,
      code: "77407",
      topic: "radiation_codes",
      date: day(date),
    });
    expect(policy.kind === "decided" ? policy.rule.value : policy.kind).toBe(codes);
  });

  test.each([
    ["Noridian JE", "81455", "Required", "A57901"],
    ["Noridian JF", "81455", "Required", "A57901"],
    ["NGS", "81455", "No", "A56867"],
    ["Novitas", "81455", "No", "A52986"],
    ["Palmetto", "81455", "none", "none"],
  ] as const)("the genomic article of %s for %s: Z-code %s, %s", (mac, code, zCode, article) => {
    const decision = matrix.tables.GenomicLCD.decide({ payer: medicare, mac, code, date: day("2026-10-14") });
    const rule = decision.kind === "decided" ? decision.rule : { zCode: decision.kind, article: decision.kind };
    expect([rule.zCode, rule.article]).toEqual([zCode, article]);
  });

  test("every drug has a life, one that has not ended", () => {
    const dead = [...matrix.drugs.keys()].filter(
      (code) => lifeOn(knownLives().get(code), day("2026-10-14")).kind !== "active",
    );
    expect(dead).toEqual([]);
  });

  test("drugs sold in single and in multi-dose containers leave the container open", () => {
    const said = ["J9045", "J9060", "J9190", "J9201", "J9267", "J2405", "J1100", "J0640"].map(
      (code) => matrix.drugs.get(code)?.[0]?.container,
    );
    expect(said).toEqual(Array(8).fill(null));
  });

  test.each([
    ["J9271", 1, "mg", "Biologic", [100]],
    ["J9035", 10, "mg", "Biologic", [10, 40]],
    ["J9041", 0.1, "mg", "Antineoplastic", [35]],
    ["J9263", 0.5, "mg", "Antineoplastic", [100, 200]],
    ["J2506", 0.5, "mg", "Supportive", [12]],
    ["J2469", 25, "mcg", "Supportive", [10]],
    ["J9209", 200, "mg", "Supportive", [5]],
    ["J9395", 25, "mg", "Hormonal", [10]],
    ["J7030", 1000, "mL", "Hydration", [1]],
  ])("%s is %s %s a unit, %s, vials of %j", (code, dose, unit, drugClass, vials) => {
    expect(matrix.drugs.get(code)).toMatchObject([{ dosePerUnit: dose, doseUnit: unit, drugClass, vialUnits: vials }]);
  });

  test("NDCs of the crosswalk stand beside their drugs", () => {
    expect(matrix.drugs.get("J9035")?.[0]?.ndcs).toEqual(["50242006001", "50242006101"]);
  });

  test("a biosimilar has the class and unit of its reference drug", () => {
    const pairs = {
      Q5107: "J9035",
      Q5116: "J9355",
      Q5115: "J9312",
      Q5108: "J2506",
      Q5101: "J1442",
      Q5106: "J0885",
      Q5136: "J0897",
    };
    for (const [biosimilar, original] of Object.entries(pairs)) {
      const [one, two] = [biosimilar, original].map((code) => matrix.drugs.get(code)?.[0]);
      expect([biosimilar, one?.drugClass, one?.dosePerUnit]).toEqual([biosimilar, two?.drugClass, two?.dosePerUnit]);
    }
  });
});
