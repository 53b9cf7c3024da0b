// Single questions: what a formula answers is what a check finds of the same line.
import { bundledReference } from "../../src/codes/reference/bundled";
import { comparePayers } from "../../src/checks/answers/compare";
import { answerDrugCoverage, answerGenomic } from "../../src/checks/answers/coverage";
import { answerIncidentTo } from "../../src/checks/answers/incident-to";
import { answerPolicy, answerTopics } from "../../src/checks/answers/policy";
import { answerSubject, subjectNamed, SUBJECT_NAMES } from "../../src/checks/answers/subject";
import { answerWastage } from "../../src/checks/answers/wastage";
import type { Answer } from "../../src/checks/answers/answer";
import { runChecks } from "../../src/checks/engine";
import { isVisitCode } from "../../src/codes/families";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { compileMatrix, type Matrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { wordsOf } from "../../src/values/day";
import { day } from "../day";
import { ACME, matrixOf, MEDICARE, type Rows } from "../matrix/matrix-of";

const dos = day("2026-10-14");
const reference = bundledReference();
const starter = compileMatrix(starterTables());
const know = (matrix: Matrix) => ({ matrix, reference, asOf: null });
const own = (rows: Rows) => know(matrixOf({ Payers: [ACME, MEDICARE], ...rows }));
const text = (answer: Answer): string => (answer.kind === "answer" ? answer.text : `none: ${answer.message}`);
const by = (answer: Answer): unknown =>
  answer.kind === "answer" && answer.decidedBy?.kind === "matrix" ? answer.decidedBy.rule : null;

/** What one check says of a line, in a sheet of the columns that the line names. */
function found(matrix: Matrix, check: string, line: Readonly<Record<string, string | number>>): string[] {
  const fields = { Payer: "ACME", Patient: "P1", DOS: dos, ...line };
  const sheet = readClaims([Object.keys(fields), Object.values(fields)], { name: "Claims", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return runChecks({ matrix, reference, sheet, asOf: dos }).findings.flatMap((finding) =>
    finding.check === check ? [finding.message] : [],
  );
}

describe("waste", () => {
  const DRUGS = [
    { Code: "J9271", Name: "Pembrolizumab", Container: "Single", Class: "Antineoplastic" },
    { Code: "J0897", Name: "Denosumab", Container: "Multi" },
    { Code: "J9355", Name: "Trastuzumab" },
    { Code: "J7030", Name: "Saline", Container: "Single", Class: "Hydration" },
  ];
  const rule = { Payer: "ACME", Codes: "*", JW: "Required", JZ: "Required", From: day("2026-01-01") };
  const knowledge = own({ Drugs: DRUGS, Wastage: [rule] });
  const ask = (code: string, more = {}) => answerWastage(knowledge, { payer: "ACME", code, dos, ...more });

  test("in the words of the modifiers, since when", () => {
    expect(text(answerWastage(know(starter), { payer: "Medicare", code: "J9271", dos }))).toBe(
      "JZ required from 1 Jul 2023, JW required",
    );
    expect(text(answerWastage(know(starter), { payer: "Medicare", code: "J9271", dos: day("2023-03-01") }))).toBe(
      "JZ accepted from 1 Jan 2023, JW required",
    );
  });

  test("the container decides first, and what nobody says is said", () => {
    expect(text(ask("J9271"))).toBe(`JZ required from ${wordsOf(day("2026-01-01"))}, JW required`);
    expect([text(ask("J0897")), by(ask("J0897"))]).toEqual(["Multi-dose: neither JW nor JZ", "J0897"]);
    expect(text(ask("J9355"))).toBe("JZ required from 1 Jan 2026, JW required, if the vial is single-dose");
    expect(text(ask("J7030"))).toBe("Hydration: neither JW nor JZ");
    expect(text(ask("96413"))).toBe("96413 is no drug: neither JW nor JZ");
    expect(text(ask("J9999"))).toBe("none: Drugs does not list J9999, so its container is not known: add it to Drugs");
    expect(text(answerWastage(know(starter), { payer: "Medicare", code: "J9271", dos, place: "50" }))).toMatch(
      /encounter rate/,
    );
  });

  test.each(["J9271", "J0897", "J7030"])("as DRUG-03 sees %s", (code) => {
    const told = found(knowledge.matrix, "DRUG-03", { CPT: code, Mods: "", Units: 10, POS: "11" });
    expect(told.length > 0).toBe(text(ask(code)).startsWith("JZ required"));
  });

  test("without a rule there is none, and an unknown payer is named", () => {
    expect(text(answerWastage(own({ Drugs: DRUGS }), { payer: "ACME", code: "J9271", dos }))).toMatch(
      /^none: no Wastage rule of Acme Health decides for J9271/,
    );
    expect(text(ask("J9271", { payer: "Nobody" }))).toMatch(/^none: the payer "Nobody" is not in the matrix/);
  });
});

describe("coverage of a drug or test", () => {
  const list = { Payer: "ACME", Codes: "J9035", "Covered Diagnoses": "C50;C18.1;C34;C71;C56", Article: "Policy 12" };
  const knowledge = own({
    Drugs: [{ Code: "J9035" }, { Code: "Q5107" }, { Code: "J0897" }],
    DrugCoverage: [list, { Payer: "ACME", Codes: "J0897", "Excluded Diagnoses": "M81", Article: "" }],
  });
  const ask = (code: string, diagnoses: readonly string[] = []) =>
    answerDrugCoverage(knowledge, { payer: "ACME", code, dos, diagnoses });

  test("covered, not covered and why, with the article", () => {
    expect(text(ask("J9035", ["C3411"]))).toBe("Covered (Policy 12)");
    expect(text(ask("J9035", ["C770"]))).toBe("Not covered: C77.0 is not on the list (Policy 12)");
    expect(text(ask("J9035", ["C770", "E119"]))).toBe("Not covered: C77.0, E11.9 are not on the list (Policy 12)");
    expect(text(ask("J0897", ["M810"]))).toBe("Not covered: M81.0 is excluded");
    expect(text(ask("J0897", ["C7951"]))).toBe("Covered");
  });

  test("without a diagnosis it says for which", () => {
    expect(text(ask("J9035"))).toBe("Covered for C50, C18.1, C34, C71, C56 (Policy 12)");
    expect(text(ask("J0897"))).toBe("Covered, except for M81");
    expect(text(answerGenomic(know(starter), { payer: "Medicare", code: "81455", dos }))).toMatch(
      /^Covered for C00-C26, .* and \d+ more entries, Z-code required \(A57901\)$/,
    );
  });

  test("a biosimilar goes by its reference drug", () => {
    expect(text(ask("Q5107", ["C770"]))).toBe(
      "Not covered: C77.0 is not on the list (as for its reference drug J9035) (Policy 12)",
    );
  });

  test("no list, and codes that have none", () => {
    expect(text(ask("99214"))).toBe("99214 is no drug and no laboratory test: it has no list");
    expect(text(ask("80053"))).toBe("No list of diagnoses for this test");
    expect(text(ask("85025"))).toMatch(/^none: no DrugCoverage rule of Acme Health decides for 85025/);
    expect(text(ask("J9271"))).toMatch(/^none: no DrugCoverage rule/);
  });

  test.each([
    ["J9035", "C34.11"],
    ["J9035", "C77.0"],
    ["J0897", "M81.0"],
    ["J0897", "C79.51"],
    ["Q5107", "C77.0"],
  ])("as COV-01 sees %s with %s", (code, dx) => {
    const told = found(knowledge.matrix, "COV-01", { CPT: code, Dx: dx, Units: 1 });
    expect(told.length > 0).toBe(text(ask(code, [dx.replace(".", "")])).startsWith("Not covered"));
  });
});

describe("genomic tests", () => {
  const ask = (payer: string, code: string, diagnoses: readonly string[]) =>
    answerGenomic(know(starter), { payer, code, dos, diagnoses });

  test("the contractor's article and Z-code", () => {
    expect(text(ask("Medicare", "81455", ["C3411"]))).toBe("Covered, Z-code required (A57901)");
    expect(text(ask("Medicare", "81455", ["C770"]))).toBe(
      "Not covered: C77.0 is not on the list, Z-code required (A57901)",
    );
    expect(text(ask("EXAMPLE-COMMERCIAL", "81455", ["C3411"]))).toBe("Covered (Example)");
    expect(text(ask("Medicare", "J9271", []))).toBe("J9271 is no gene and no panel: it has no article");
  });

  test("without a row, or without the contractor, there is no answer", () => {
    expect(text(ask("EXAMPLE-MEDICAID", "81455", ["C3411"]))).toMatch(/^none: no rule of GenomicLCD decides/);
    expect(text(ask("Medicare", "81235", ["C3411"]))).toMatch(/^none: .*Noridian JE wants the Z-code of the test$/);
    const noMac = own({ Payers: [{ ...MEDICARE, MAC: "" }] });
    expect(text(answerGenomic(noMac, { payer: "Medicare", code: "81455", dos }))).toMatch(
      /^none: neither MAC in Payers nor State/,
    );
    expect(text(ask("Nobody", "81455", []))).toMatch(/^none: the payer "Nobody"/);
  });

  test("a code that no article lists", () => {
    const novitas = own({
      Payers: [{ ...MEDICARE, MAC: "Novitas" }],
      GenomicLCD: [{ Payer: "MAC:Novitas", Codes: "81455", "Excluded Diagnoses": "*", "Z-Code": "No", Article: "A1" }],
    });
    expect(text(answerGenomic(novitas, { payer: "Medicare", code: "81455", dos, diagnoses: ["C3411"] }))).toBe(
      "Not covered: the list does not hold the code (A1)",
    );
  });
});

describe("incident-to", () => {
  const ask = (payer: string, more = {}) => text(answerIncidentTo(know(starter), { payer, dos, ...more }));

  test("with everything said", () => {
    const said = { newPatient: false, newProblem: false, supervision: "Video", place: "11" };
    expect(ask("Medicare", said)).toBe("Bill under supervising NPI");
    expect(ask("Medicare", { ...said, newPatient: true })).toBe("Bill under own NPI (85%): the patient is new");
    expect(ask("Medicare", { ...said, supervision: "Audio", place: "22", newProblem: true })).toBe(
      "Bill under own NPI (85%): the problem is new, supervision was audio and the place of service is 22",
    );
    expect(ask("EXAMPLE-COMMERCIAL", said)).toBe("Bill under own NPI (85%): this payer has no incident-to");
    expect(ask("EXAMPLE-MEDICAID", said)).toBe("Bill under own NPI: this payer has no incident-to");
  });

  test("what is not said becomes a condition; the code says whether the patient is new", () => {
    expect(ask("Medicare")).toBe(
      "Bill under supervising NPI, if the patient and the problem are not new, the physician was in the suite or on live video and not in POS 19, 21, 22, 23",
    );
    expect(ask("Medicare", { code: "99204" })).toBe("Bill under own NPI (85%): the patient is new");
    expect(ask("Medicare", { code: "99214" })).toMatch(/if the problem is not new/);
  });

  test("a modifier that the payer wants", () => {
    const knowledge = own({ IncidentTo: [{ Payer: "ACME", Allowed: "Yes", Modifier: "SA" }] });
    expect(text(answerIncidentTo(knowledge, { payer: "ACME", dos }))).toBe("Bill under supervising NPI with SA");
  });

  test.each([
    ["INC-01", { "New Patient": "Yes", "New Problem": "No" }, { newPatient: true, newProblem: false }],
    ["INC-02", { Supervision: "Audio" }, { supervision: "Audio" }],
    ["INC-03", { POS: "22" }, { place: "22" }],
    ["INC-04", {}, {}],
  ])("as %s sees it", (check, line, question) => {
    const service = { CPT: "99214", "Performed By": "NP", "Billed As": "MD", "Physician Plan": "Yes", ...line };
    const payer = check === "INC-04" ? "EXAMPLE-COMMERCIAL" : "MEDICARE";
    expect(found(starter, check, { ...service, Payer: payer })).toHaveLength(1);
    expect(ask(payer, { code: "99214", ...question })).toMatch(/^Bill under own NPI/);
  });
});

describe("coding topics", () => {
  const ask = (payer: string, topic: Parameters<typeof answerPolicy>[1]["topic"], code = "") =>
    answerPolicy(know(starter), { payer, topic, dos, code });

  test("the payer's row, the public rule, and Payers", () => {
    expect([text(ask("Medicare", "consult_codes")), by(ask("Medicare", "consult_codes"))]).toEqual([
      "not paid",
      "CP-0001",
    ]);
    expect(text(ask("Medicare", "filing_days"))).toBe("one calendar year");
    expect([text(ask("EXAMPLE-COMMERCIAL", "filing_days")), by(ask("EXAMPLE-COMMERCIAL", "filing_days"))]).toEqual([
      "90 days",
      "EXAMPLE-COMMERCIAL",
    ]);
    expect(ask("EXAMPLE-MEDICAID", "infusion_times")).toMatchObject({ text: "required" });
    expect(ask("EXAMPLE-ADVANTAGE", "infusion_times")).toMatchObject({
      text: "not asked for",
      decidedBy: { kind: "public" },
    });
    expect(text(ask("EXAMPLE-MEDICAID", "cart_phases"))).toMatch(/^none: no CodingPolicy \(cart_phases\) rule/);
  });

  test("a preferred product is asked of the product that it replaces", () => {
    expect(text(ask("EXAMPLE-COMMERCIAL", "preferred_product", "J9355"))).toBe("Q5116 instead of J9355");
    expect(text(ask("EXAMPLE-COMMERCIAL", "preferred_product", "J9035"))).toBe("none");
    const rows = ["J9355>Q5116", "J9355>Q5117"].map((Value) => ({ Payer: "ACME", Topic: "preferred_product", Value }));
    const twice = own({ CodingPolicy: rows });
    expect(text(answerPolicy(twice, { payer: "ACME", topic: "preferred_product", dos, code: "J9355" }))).toMatch(
      /^none: CodingPolicy \(preferred_product\) rules .* contradict each other/,
    );
  });

  test("all of them at once, each with an answer or the reason why there is none", () => {
    const all = answerTopics(know(starter), { payer: "EXAMPLE-MEDICAID", dos, code: "J9271" });
    expect(all).toHaveLength(16);
    expect(all.filter(({ answer }) => answer.kind === "none").map(({ topic }) => topic)).toEqual(["cart_phases"]);
  });
});

describe("names of families and topics", () => {
  test.each([
    ["Authorisation", "PriorAuth"],
    ["authorization", "PriorAuth"],
    ["prior auth", "PriorAuth"],
    ["LIMIT", "UnitLimits"],
    ["Incident-to", "IncidentTo"],
    ["Genomic", "GenomicLCD"],
    ["consult_codes", "consult_codes"],
    ["Consult Codes", "consult_codes"],
  ])("%p names %s", (said, name) => expect(subjectNamed(said)).toBe(name));

  test("each name names itself, and another text nothing", () => {
    expect(SUBJECT_NAMES.map((name) => subjectNamed(name))).toEqual(SUBJECT_NAMES);
    expect(subjectNamed("Payers")).toBeUndefined();
    expect(subjectNamed("")).toBeUndefined();
  });

  test("bundling without a second code asks for it", () => {
    expect(text(answerSubject(know(starter), "Bundling", { payer: "Medicare", code: "96413", dos }))).toMatch(
      /^none: give two codes/,
    );
  });
});

test("payers side by side, in the order of Payers, each by its own row", () => {
  const rows = comparePayers(know(starter), "PriorAuth", { code: "J9271", dos });
  expect(rows.map(({ payer, text: said, decidedBy }) => [payer.id, said, decidedBy])).toEqual([
    ["MEDICARE", "Not required", "PA-0001"],
    ["EXAMPLE-COMMERCIAL", "Required", "PA-0003"],
    ["EXAMPLE-MEDICAID", "Required", "PA-0008"],
    ["EXAMPLE-ADVANTAGE", "Not required", "PA-0010"],
  ]);
});
