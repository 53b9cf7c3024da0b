import { needsOfCode, recordNeeds, recordSheetCells } from "../../src/audits/documentation";
import { NEEDS } from "../../src/audits/record-needs";
import { CHECK_IDS } from "../../src/checks/ids";
import { lineOf, type ClaimLine } from "../../src/claims/line";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { bundledReference } from "../../src/codes/reference/bundled";
import { ACME, matrixOf } from "../matrix/matrix-of";
import { day } from "../day";

const line = (code: string, said: Partial<ClaimLine> = {}): ClaimLine =>
  lineOf({ code, dos: day("2026-10-14"), ...said });
const ids = (code: string, said: Partial<ClaimLine> = {}): string[] =>
  needsOfCode(line(code, said)).map(({ id }) => id);

test("what a code asks of the record", () => {
  expect(ids("96413")).toEqual(["order", "times", "site", "supervision"]);
  expect(ids("96415")).toContain("hours");
  expect(ids("J9271", { mods: ["JW"] })).toEqual(["order", "dose", "discarded"]);
  expect(ids("J9271", { mods: ["JZ"] })).toContain("nothing-discarded");
  expect(ids("99214", { mods: ["25"] })).toEqual(["mdm", "separate-visit"]);
  expect(ids("99214", { performedBy: "NP", billedAs: "MD" })).toEqual(["supervision", "plan", "mdm"]);
  expect(ids("77427")).toContain("management");
  expect(ids("96375", { mods: ["59"] })).toContain("distinct");
});

test("CAR-T asks for diagnosis, earlier treatment, tests, rationale and authorisation, and for its own phase", () => {
  const all = ["cart-diagnosis", "cart-before", "cart-tests", "cart-rationale", "cart-authorisation"];
  for (const [code, own] of [
    ["38225", "cart-collected"],
    ["38226", "cart-prepared"],
    ["38227", "cart-received"],
    ["38228", "cart-infused"],
  ] as const) {
    const asked = ids(code);
    expect(asked).toEqual(expect.arrayContaining(all));
    expect(asked.filter((id) => /collected|prepared|received|infused/.test(id))).toEqual([own]);
  }
});

test("every need names checks that there are, by which its source is told", () => {
  for (const { checks } of NEEDS) expect(checks.filter((check) => !CHECK_IDS.includes(check))).toEqual([]);
  expect(needsOfCode(line("96413")).every(({ source }) => source !== "")).toBe(true);
});

test("the payer's rows that bear on the line stand behind, with row, dates and source", () => {
  const sheet = readClaims(
    [
      ["Payer", "Patient", "DOS", "CPT", "Units", "Dx", "Auth"],
      ["ACME", "P1", "2026-10-14", "J9271", 200, "C34.11", "A-77"],
    ],
    { name: "Claims", isVisit: () => false },
  );
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  const matrix = matrixOf({
    Payers: [ACME],
    Drugs: [{ Code: "J9271", Name: "pembrolizumab", Container: "Single" }],
    PriorAuth: [
      {
        "Rule ID": "PA-0001",
        Payer: "ACME",
        Codes: "J9271",
        Requirement: "Required",
        From: "2026-01-01",
        Source: "Bulletin 12",
      },
    ],
    DrugCoverage: [
      { "Rule ID": "DC-0001", Payer: "ACME", Codes: "J9271", "Covered Diagnoses": "C34", Article: "MP-77" },
    ],
  });
  const needs = recordNeeds({ sheet, matrix, reference: bundledReference(), asOf: null }, 1) ?? [];
  expect(needs).toContainEqual({
    id: "PA-0001",
    need: "The authorisation A-77: its letter, with J9271, the units and dates that cover 14 Oct 2026",
    question: "Does the payer's letter cover J9271 on 14 Oct 2026?",
    because: "PA-0001, PriorAuth: Required, from 1 Jan 2026",
    source: "Bulletin 12",
  });
  expect(needs.find(({ id }) => id === "DC-0001")?.need).toBe(
    "The diagnosis that MP-77 names (billed: C34.11), with its pathology or staging",
  );
  const [own] = sheet.lines;
  expect(own && recordSheetCells([{ line: own, needs }])).toHaveLength(needs.length + 2);
  expect(recordNeeds({ sheet, matrix, reference: bundledReference(), asOf: null }, 9)).toBeNull();
});
