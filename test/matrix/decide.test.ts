import * as fc from "fast-check";
import { ruleIndex, type Question } from "../../src/matrix/decide";
import { compileMatrix, type Matrix } from "../../src/matrix/matrix";
import type { Fields } from "../../src/matrix/starter/row";
import { day } from "../day";
import { ACME, matrixOf, MEDICARE } from "./matrix-of";

const on = day("2026-10-14");

/** A question about J9271 on a day of October 2026. */
function ask(matrix: Matrix, payerId = "ACME"): Question {
  const payer = matrix.payers.byId(payerId);
  if (!payer) throw new Error(`no payer ${payerId}`);
  return { payer, code: "J9271", date: on };
}

function decided(rows: readonly Fields[], question: Partial<Question> = {}, payerId = "ACME"): string {
  const matrix = matrixOf({ Payers: [ACME, MEDICARE], PriorAuth: rows });
  expect(matrix.issues).toEqual([]);
  const decision = matrix.tables.PriorAuth.decide({ ...ask(matrix, payerId), ...question });
  if (decision.kind === "decided") return decision.rule.id;
  return decision.kind === "none" ? "none" : decision.rules.map((rule) => rule.id).join(" ");
}

const auth = (id: string, payer: string, codes: string, requirement: string, more: Fields = {}): Fields => ({
  "Rule ID": id,
  Payer: payer,
  Codes: codes,
  Requirement: requirement,
  ...more,
});

describe("which rule decides", () => {
  test("the narrower payer, whatever its codes: Payer ID, then MAC, then kind, then everybody", () => {
    const rows = [
      auth("ALL", "*", "J9271", "Required"),
      auth("KIND", "Kind:Medicare", "J9271", "Not required"),
      auth("MAC", "MAC:NGS", "J9271", "Notification"),
      auth("ONE", "MEDICARE", "*", "Predetermination"),
    ];
    expect(decided(rows, {}, "MEDICARE")).toBe("ONE");
    expect(decided(rows.slice(0, 3), {}, "MEDICARE")).toBe("MAC");
    expect(decided(rows.slice(0, 3), { mac: "WPS" }, "MEDICARE")).toBe("KIND");
    expect(decided(rows.slice(0, 1), {}, "MEDICARE")).toBe("ALL");
    expect(decided(rows)).toBe("ALL");
  });

  test("then the narrower code: single, list or range, prefix, everything", () => {
    const rows = [
      auth("ALL", "ACME", "*", "Required"),
      auth("PREFIX", "ACME", "J9*", "Not required"),
      auth("RANGE", "ACME", "J9000-J9999", "Notification"),
      auth("CODE", "ACME", "J9271", "Predetermination"),
    ];
    expect([4, 3, 2, 1].map((n) => decided(rows.slice(0, n)))).toEqual(["CODE", "RANGE", "PREFIX", "ALL"]);
  });

  test("then the narrower diagnosis, then the place of service", () => {
    const rows = [
      auth("ANY", "ACME", "J9271", "Required"),
      auth("LUNG", "ACME", "J9271", "Not required", { Diagnoses: "C34" }),
      auth("LOBE", "ACME", "J9271", "Notification", { Diagnoses: "C34.1" }),
      auth("OFFICE", "ACME", "J9271", "Predetermination", { Diagnoses: "C34.1", "Place of Service": "11" }),
    ];
    expect(decided(rows, { diagnoses: ["C3411"], place: "11" })).toBe("OFFICE");
    expect(decided(rows, { diagnoses: ["Z5111", "C3411"], place: "22" })).toBe("LOBE");
    expect(decided(rows, { diagnoses: ["C3490"], place: "11" })).toBe("LUNG");
    expect(decided(rows, { diagnoses: ["C50911"] })).toBe("ANY");
    expect(decided(rows.slice(1), { diagnoses: [] })).toBe("none");
  });

  test("then the later From; rows out of force never", () => {
    const rows = [
      auth("OLD", "ACME", "J9271", "Required"),
      auth("NEW", "ACME", "J9271", "Not required", { From: day("2026-10-01") }),
      auth("ENDED", "ACME", "J9271", "Notification", { From: day("2026-10-02"), To: day("2026-10-13") }),
    ];
    expect(
      ["2026-09-30", "2026-10-01", "2026-10-13", "2026-10-14"].map((date) => decided(rows, { date: day(date) })),
    ).toEqual(["OLD", "NEW", "ENDED", "NEW"]);
  });

  test("two rows that differ contradict; two that say the same do not", () => {
    const one = auth("ONE", "ACME", "J9271", "Required");
    expect(decided([one, auth("TWO", "ACME", "J9271", "Not required")])).toBe("ONE TWO");
    expect(decided([one, auth("TWO", "ACME", "J9271", "Required")])).toBe("ONE");
    expect(decided([one, auth("TWO", "ACME", "J9271", "Required", { "Max Units": 4 })])).toBe("ONE TWO");
  });

  test("no row, no answer", () => {
    expect(decided([auth("ONE", "ACME", "J9299", "Required")])).toBe("none");
    expect(decided([auth("ONE", "MEDICARE", "*", "Required")])).toBe("none");
  });

  test("a pair is asked by both its codes, and a topic by its name", () => {
    const matrix = matrixOf({
      Payers: [ACME],
      Bundling: [
        { "Rule ID": "WIDE", Payer: "ACME", "Column 1": "99212-99215", "Column 2": "*", "Modifier Indicator": "1" },
        { "Rule ID": "NARROW", Payer: "ACME", "Column 1": "99214", "Column 2": "96523", "Modifier Indicator": "9" },
      ],
      CodingPolicy: [
        { "Rule ID": "NDC", Payer: "ACME", Topic: "ndc", Value: "required" },
        { "Rule ID": "NDC-J9", Payer: "ACME", Topic: "NDC", Value: "Optional", Codes: "J9*" },
        { "Rule ID": "MIN", Payer: "ACME", Topic: "hydration_min", Value: "31" },
      ],
    });
    expect(matrix.issues).toEqual([]);
    const pair = (code: string, column2: string): string => {
      const decision = matrix.tables.Bundling.decide({ ...ask(matrix), code, column2 });
      return decision.kind === "decided" ? decision.rule.id : decision.kind;
    };
    expect([pair("99214", "96523"), pair("99213", "96523"), pair("96523", "99214")]).toEqual([
      "NARROW",
      "WIDE",
      "none",
    ]);
    const policy = (topic: "ndc" | "hydration_min" | "prolonged_code", code: string): string => {
      const decision = matrix.tables.CodingPolicy.decide({ ...ask(matrix), code, topic });
      return decision.kind === "decided" ? decision.rule.value : decision.kind;
    };
    expect([
      policy("ndc", "J9271"),
      policy("ndc", "J2506"),
      policy("ndc", ""),
      policy("hydration_min", "96360"),
      policy("prolonged_code", ""),
    ]).toEqual(["optional", "required", "required", "31", "none"]);
  });
});

describe("rows that nearly decided", () => {
  const rows = [
    auth("OTHER", "MEDICARE", "J9271", "Required"),
    auth("ENDED", "ACME", "J9271", "Required", { To: day("2026-09-30") }),
    auth("LATER", "ACME", "J9271", "Required", { From: day("2027-01-01") }),
    auth("BREAST", "ACME", "J9271", "Required", { Diagnoses: "C50" }),
    auth("WIDE", "ACME", "*", "Not required"),
    auth("CODE", "ACME", "J9299", "Required"),
  ];
  const matrix = matrixOf({ Payers: [ACME, MEDICARE], PriorAuth: rows });
  const question = { ...ask(matrix), diagnoses: ["C3411"] };

  test("say why they did not, the nearest first", () => {
    const found = matrix.tables.PriorAuth.nearMisses(question, matrix.tables.PriorAuth.rules[4]);
    expect(found.map(({ rule, why }) => `${rule.id}: ${why}`)).toEqual([
      "LATER: it begins 1 Jan 2027",
      "ENDED: it ended 30 Sep 2026",
      "BREAST: no diagnosis of the line is on its list",
      "OTHER: it is for MEDICARE",
    ]);
  });

  test("include a wider row that the deciding one stands over", () => {
    const both = matrixOf({
      Payers: [ACME],
      PriorAuth: [auth("WIDE", "ACME", "*", "Not required"), auth("CODE", "ACME", "J9271", "Required")],
    });
    const decision = both.tables.PriorAuth.decide(ask(both));
    expect(
      decision.kind === "decided"
        ? both.tables.PriorAuth.nearMisses(ask(both), decision.rule).map(({ why }) => why)
        : [],
    ).toEqual(["CODE is narrower"]);
  });
});

describe("any rows", () => {
  const payer = fc.constantFrom("ACME", "Kind:Commercial", "*");
  const codes = fc.constantFrom("J9271", "J9271;J9299", "J9000-J9999", "J9*", "*");
  const from = fc.constantFrom<number | "">("", day("2026-01-01"), day("2026-07-01"), day("2027-01-01"));
  const to = fc.constantFrom<number | "">("", day("2026-09-30"), day("2027-06-30"));
  const requirement = fc.constantFrom("Required", "Not required");
  const rule = fc.record({ Payer: payer, Codes: codes, Requirement: requirement, From: from, To: to });
  const PAYERS = ["*", "Kind:Commercial", "MAC", "ACME"];
  const CODES = ["*", "J9*", "J9271;J9299|J9000-J9999", "J9271"];

  /** The order of matrix.md, written anew: the greatest of payer, code and From decides. */
  function plainly(rows: readonly Fields[], date: number): string {
    const rankOf = (row: Fields): number[] => [
      PAYERS.indexOf(String(row.Payer)),
      CODES.findIndex((list) => list.split("|").includes(String(row.Codes))),
      row.From === "" ? 0 : Number(row.From),
    ];
    const live = rows.filter(
      (row) => (row.From === "" || Number(row.From) <= date) && (row.To === "" || date <= Number(row.To)),
    );
    const ranked = live.map((row) => ({ row, rank: rankOf(row) }));
    ranked.sort((a, b) => b.rank.reduce((order, n, i) => order || n - (a.rank[i] ?? 0), 0));
    const best = ranked.filter(({ rank }) => String(rank) === String(ranked[0]?.rank));
    const said = new Set(best.map(({ row }) => row.Requirement));
    return best.length === 0 ? "none" : said.size > 1 ? "conflict" : String([...said][0]);
  }

  test("decide as the order of payer, code and date says", () => {
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 8 }),
        fc.constantFrom("2025-12-31", "2026-07-01", "2026-10-01", "2027-07-01"),
        (rows, date) => {
          const matrix = matrixOf({
            Payers: [ACME],
            PriorAuth: rows.filter((row) => row.From === "" || row.To === "" || row.From <= row.To),
          });
          const kept = matrix.tables.PriorAuth.rules.length;
          expect(matrix.issues).toEqual([]);
          const usable = rows.filter((row) => row.From === "" || row.To === "" || row.From <= row.To);
          expect(kept).toBe(usable.length);
          const decision = matrix.tables.PriorAuth.decide({ ...ask(matrix), date: day(date) });
          expect(decision.kind === "decided" ? decision.rule.requirement : decision.kind).toBe(
            plainly(usable, day(date)),
          );
        },
      ),
    );
  });

  test("decide alike in any order of rows and of questions", () => {
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 6 }),
        fc.array(fc.constantFrom("J9271", "J9299", "J9355", "96413"), { maxLength: 6 }),
        (rows, asked) => {
          const usable = rows.filter((row) => row.From === "" || row.To === "" || row.From <= row.To);
          const forth = matrixOf({ Payers: [ACME], PriorAuth: usable });
          const back = ruleIndex<"PriorAuth">([...forth.tables.PriorAuth.rules].reverse());
          for (const code of asked) {
            const question = { ...ask(forth), code };
            const [one, two] = [forth.tables.PriorAuth.decide(question), back.decide(question)];
            expect(one.kind).toBe(two.kind);
            if (one.kind === "decided" && two.kind === "decided") expect(one.rule.says).toBe(two.rule.says);
          }
        },
      ),
    );
  });
});

test("an empty matrix decides nothing and names what is missing", () => {
  const matrix = compileMatrix({});
  expect(matrix.missing).toHaveLength(17);
  expect(matrix.tables.PriorAuth.rules).toEqual([]);
});
