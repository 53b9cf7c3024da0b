// UNITS and WHY: what a time earns with a payer, and the long form of every answer.
import * as fc from "fast-check";
import { bundledReference } from "../../src/codes/reference/bundled";
import { addedHours, infusionTimesOn } from "../../src/codes/infusion";
import type { Answer } from "../../src/checks/answers/answer";
import { SUBJECT_NAMES } from "../../src/checks/answers/subject";
import { answerUnits } from "../../src/checks/answers/units";
import { whyText } from "../../src/checks/answers/why";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { day } from "../day";
import { ACME, matrixOf, MEDICARE, type Rows } from "../matrix/matrix-of";

const dos = day("2026-10-14");
const reference = bundledReference();
const starter = { matrix: compileMatrix(starterTables()), reference, asOf: null };
const own = (rows: Rows) => ({ matrix: matrixOf({ Payers: [ACME, MEDICARE], ...rows }), reference, asOf: null });
const text = (answer: Answer): string | number =>
  answer.kind === "answer" ? (answer.value ?? answer.text) : `none: ${answer.message}`;

describe("units that a time earns", () => {
  const ask = (code: string, minutes: number, more = {}) =>
    text(answerUnits(starter, { payer: "MEDICARE", code, minutes, dos, ...more }));

  test.each([
    ["96413", 15, "15 min: 96413 needs 16; up to 15 it is a push"],
    ["96413", 16, 1],
    ["96413", 200, 1],
    ["96415", 72, "72 min: 96415 needs 91"],
    ["96415", 91, 1],
    ["96415", 151, 2],
    ["96369", 10, "10 min: 96369 needs 16; up to 15 it is an injection"],
    ["96374", 15, 1],
    ["96374", 16, "16 min: 96374 takes 15 at most, unless somebody stayed throughout"],
    ["96416", 480, "480 min: 96416 needs more than 8 hours"],
    ["96416", 481, 1],
    ["99214", 29, "29 min: 99214 needs 30; by time it is 99213"],
    ["99212", 9, "9 min: 99212 needs 10"],
    ["99205", 60, 1],
    ["96372", 5, "none: 96372 counts injections: its units do not depend on minutes"],
  ])("%s with %p min", (code, minutes, answer) => expect(ask(code, minutes)).toBe(answer));

  test("a code without a time rule, and an unknown payer, have no answer", () => {
    expect(ask("80053", 20)).toMatch(/^none: no time rule of 80053 is known for 14 Oct 2026/);
    expect(ask("96415", 91, { payer: "Nobody" })).toMatch(/^none: the payer "Nobody" is not in the matrix/);
  });

  test("added hours are those of the time rule, at every minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        const earned = addedHours(minutes, infusionTimesOn(dos));
        expect(ask("96415", minutes)).toBe(earned === 0 ? `${minutes} min: 96415 needs 91` : earned);
      }),
    );
  });

  test("hydration begins with the payer's minute, and 96361 counts by what it follows", () => {
    const payers = own({ CodingPolicy: [{ Payer: "ACME", Topic: "hydration_min", Value: "16" }] });
    const at = (payer: string, code: string, minutes: number) =>
      text(answerUnits(payers, { payer, code, minutes, dos }));
    expect([at("ACME", "96360", 20), at("MEDICARE", "96360", 20)]).toEqual([1, "20 min: 96360 needs 31"]);
    expect(at("MEDICARE", "96361", 30)).toBe("30 min: 96361 needs 31");
    expect(at("MEDICARE", "96361", 45)).toBe("45 min: 96361 needs 91 after 96360; 1 after another service");
    expect(at("MEDICARE", "96361", 100)).toBe("1 after 96360, 2 after another service");
    const twice = own({
      CodingPolicy: ["16", "20"].map((Value) => ({ Payer: "ACME", Topic: "hydration_min", Value })),
    });
    expect(text(answerUnits(twice, { payer: "ACME", code: "96360", minutes: 20, dos }))).toMatch(
      /^none: CodingPolicy \(hydration_min\) rules .* contradict each other/,
    );
  });

  test("prolonged time counts with its visit, in the code that the payer takes", () => {
    expect(ask("G2212", 68, { visit: "99215" })).toBe("68 min: G2212 needs 69 with 99215");
    expect(ask("G2212", 84, { visit: "99215" })).toBe(2);
    expect(ask("G2212", 88, { visit: "99205" })).toBe("88 min: G2212 needs 89 with 99205");
    expect(ask("99417", 84, { visit: "99215" })).toBe("Medicare Part B takes G2212, not 99417");
    expect(ask("99417", 55, { visit: "99215", payer: "EXAMPLE-COMMERCIAL" })).toBe(1);
    expect(ask("G2212", 84)).toBe("none: G2212 counts behind its visit: give both, such as G2212/99215");
    expect(ask("G2212", 84, { visit: "99204" })).toMatch(/^none: G2212 does not go with 99204/);
    expect(ask("96413", 84, { visit: "99215" })).toMatch(/^none: 96413 is no prolonged visit/);
    expect(ask("G2212", 84, { visit: "99215", dos: day("2020-10-14") })).toMatch(/^none: /);
  });
});

describe("the long form", () => {
  const question = { payer: "MEDICARE", code: "J9271", dos };

  test("names the row, whom and what it names, its period and source, and what nearly did", () => {
    const said = whyText(starter, "IncidentTo", { ...question, dos: day("2025-06-01") });
    expect(said).toContain(
      "Decided by IncidentTo IT-0002 in row 3: Kind:Medicare, everything: supervising NPI, video, 1 Mar 2020 to 31 Dec 2025.",
    );
    expect(said).toContain("Source: 42 CFR 410.32(b)(3)(ii); CY2021 to CY2025 physician fee schedules.");
    expect(said).toContain(
      "Nearly decided: IncidentTo IT-0003 in row 4 (supervising NPI, video), but it begins 1 Jan 2026;",
    );
  });

  test("answers every family and topic, and codes, in sentences", () => {
    for (const subject of [...SUBJECT_NAMES, "code"] as const) {
      const said = whyText(starter, subject, { ...question, code2: "96413" });
      expect([subject, said]).toEqual([subject, expect.stringMatching(/^[A-Z0-9].*\.$/)]);
      expect(said).not.toMatch(/undefined|\.\.|null/);
    }
  });

  test("where nothing decides, says why and does not name the nearest row twice", () => {
    const rules = own({
      PriorAuth: [
        { "Rule ID": "PA-1", Payer: "ACME", Codes: "J9271", Requirement: "Required", To: day("2025-12-31") },
        { "Rule ID": "PA-2", Payer: "MEDICARE", Codes: "J9271", Requirement: "Required" },
      ],
    });
    expect(whyText(rules, "PriorAuth", { ...question, payer: "ACME" })).toBe(
      "Not checked: no PriorAuth rule of Acme Health decides for J9271 on 14 Oct 2026. PA-1 nearly did, but it ended 31 Dec 2025. Nearly decided: PriorAuth PA-2 in row 3 (Required), but it is for MEDICARE.",
    );
  });

  test("of a unit limit too, what nearly decided", () => {
    const rules = own({
      UnitLimits: [{ "Rule ID": "UL-1", Payer: "ACME", Codes: "96413", "Max Units": 9, From: day("2027-01-01") }],
    });
    expect(whyText(rules, "UnitLimits", { ...question, code: "96413" })).toMatch(
      /^1 a day, clinical\. Decided by a public rule: MUE of 96413.*Nearly decided: UnitLimits UL-1 in row 2 \(9 at most\), but it is for ACME, and it begins 1 Jan 2027\.$/,
    );
  });
});
