import { bundledReference } from "../../src/codes/reference/bundled";
import { askAll, codeMeant, compareAll, formulaOf, suggestions } from "../../src/taskpane/core/ask";
import type { AskFields } from "../../src/taskpane/core/state";
import type { SubjectName } from "../../src/matrix/wide-view";
import { dayOf } from "../../src/values/day";
import { STARTER, TODAY } from "./claims";

const knowledge = { matrix: STARTER.matrix, reference: bundledReference(), asOf: TODAY };
const fields: AskFields = {
  payer: "EXAMPLE-COMMERCIAL",
  code: "j9271",
  date: dayOf(2026, 10, 14),
  diagnoses: "c34.11, C78.7",
  code2: "96413",
  payer2: "",
  place: "",
  compare: null,
  column: null,
};
const ask = (change: Partial<AskFields>) => askAll(knowledge, { ...fields, ...change });

test("answers every family at once, each with its deciding row, and its formula where there is a function", () => {
  const { answers, topics } = ask({});
  expect(answers.map(({ topic, formula }) => [topic, formula])).toEqual([
    ["PriorAuth", '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14","c34.11;C78.7")'],
    ["UnitLimits", '=PAYER.LIMIT(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14")'],
    ["Bundling", '=PAYER.BUNDLED(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","96413","2026-10-14")'],
    ["Wastage", '=PAYER.WHY(PolicyMatrix,"EXAMPLE-COMMERCIAL","Wastage","J9271","2026-10-14","c34.11;C78.7")'],
    [
      "DrugCoverage",
      '=PAYER.WHY(PolicyMatrix,"EXAMPLE-COMMERCIAL","DrugCoverage","J9271","2026-10-14","c34.11;C78.7")',
    ],
    ["GenomicLCD", '=PAYER.GENOMIC(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","c34.11;C78.7","2026-10-14")'],
    ["IncidentTo", '=PAYER.INCIDENTTO(PolicyMatrix,"EXAMPLE-COMMERCIAL","2026-10-14")'],
    ["code", '=PAYER.CODE(PolicyMatrix,"J9271","2026-10-14")'],
  ]);
  expect(answers[0]?.answer).toMatchObject({
    kind: "answer",
    text: "Required",
    decidedBy: { kind: "matrix", table: "PriorAuth", rule: expect.stringMatching(/^PA-/) },
  });
  expect(topics).toHaveLength(16);
  expect(ask({ place: "11" }).answers[0]?.formula).toBe(
    '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14","c34.11;C78.7","11")',
  );
});

test("without a payer only the code is asked, without another code no bundling", () => {
  expect(ask({ payer: "" }).answers.map(({ topic }) => topic)).toEqual(["code"]);
  expect(ask({ code2: "" }).answers.map(({ topic }) => topic)).not.toContain("Bundling");
  expect(ask({ code: " ", payer: "" })).toEqual({ code: "", answers: [], topics: [], faults: [] });
  expect(ask({ date: null }).answers).toEqual([]);
});

test("without a code, what holds in each family", () => {
  const { answers, topics } = ask({ code: "", code2: "", payer2: "MEDICARE" });
  expect(answers.map(({ title, answer, other }) => [title, answer, other])).toContainEqual([
    "Incident-to",
    expect.objectContaining({ text: "own NPI, 85%", decidedBy: expect.objectContaining({ table: "IncidentTo" }) }),
    expect.objectContaining({ text: "supervising NPI, video" }),
  ]);
  expect(answers).toHaveLength(7);
  expect(topics.find(({ topic }) => topic === "prolonged_code")).toMatchObject({
    answer: { text: "99417" },
    other: { text: "G2212" },
    differs: true,
  });
});

test("two payers: each answer beside the other's, and whether they differ", () => {
  const { answers, topics } = ask({ payer2: "EXAMPLE-ADVANTAGE", diagnoses: "" });
  const of = (topic: string) => answers.find((each) => each.topic === topic);
  expect(of("PriorAuth")).toMatchObject({
    answer: { text: "Required" },
    other: { text: "Not required" },
    differs: true,
  });
  expect(of("UnitLimits")).toMatchObject({ other: { text: "400 a day, clinical" }, differs: false });
  expect(of("DrugCoverage")).toMatchObject({ answer: { kind: "none" }, other: { kind: "none" }, differs: false });
  expect(of("code")).toMatchObject({ other: null, differs: false });
  expect(topics.filter(({ differs }) => differs).map(({ topic }) => topic)).toContain("visit_complexity_addon");
});

test("a drug is asked about by its name, a half name only where it is one drug", () => {
  expect(ask({ code: "pembrolizumab" }).code).toBe("J9271");
  expect(ask({ code: "Pembrolizumab" }).answers[0]?.formula).toContain('"J9271"');
  expect(ask({ code: "pembro" })).toMatchObject({ code: "", faults: [{ field: "code", text: "PEMBRO" }] });
  expect(codeMeant(STARTER.matrix, "ipilim", TODAY)).toBe("J9228");
  expect(codeMeant(STARTER.matrix, "9641", TODAY)).toBe("9641");
  expect(suggestions(STARTER.matrix, "pembro", TODAY).map(({ code }) => code)).toEqual(["J9271", "J9277"]);
  expect(suggestions(STARTER.matrix, "J9271", TODAY)).toEqual([]);
});

test("what cannot be asked is said at its field", () => {
  expect(ask({ code: "9641", code2: "?", diagnoses: "C34.11; 34", place: "1x" })).toEqual({
    code: "",
    answers: [],
    topics: [],
    faults: [
      { field: "code", text: "9641" },
      { field: "code2", text: "?" },
      { field: "diagnoses", text: "34" },
      { field: "place", text: "1x" },
    ],
  });
});

describe("all payers", () => {
  const compare = (subject: SubjectName, change: Partial<AskFields> = {}) =>
    compareAll(knowledge, { ...fields, ...change }, subject);

  test("with what differs from the payer that is asked, and the formula", () => {
    const compared = compare("PriorAuth", { diagnoses: "" });
    expect(compared?.rows.map(({ payer, text, differs }) => [payer.id, text, differs])).toEqual([
      ["MEDICARE", "Not required", true],
      ["EXAMPLE-COMMERCIAL", "Required", false],
      ["EXAMPLE-MEDICAID", "Required", false],
      ["EXAMPLE-ADVANTAGE", "Not required", true],
    ]);
    expect(compared?.formula).toBe('=PAYER.COMPARE(PolicyMatrix,"PriorAuth","J9271","2026-10-14")');
    expect(compare("Bundling")?.formula).toBe('=PAYER.COMPARE(PolicyMatrix,"Bundling","J9271/96413","2026-10-14")');
    expect(compare("Bundling", { code2: "" })?.rows.map(({ text }) => text)).toContain(
      "Not checked: give two codes, such as 96413/96523",
    );
  });

  test("without a code what holds in general, as GRID writes it; without a date nothing", () => {
    const compared = compare("Wastage", { code: "", payer: "" });
    expect(compared?.rows.map(({ text, differs }) => [text, differs])).toContainEqual(["JZ accepted, JW paid", false]);
    expect(compared?.formula).toBe('=PAYER.GRID(PolicyMatrix,"2026-10-14")');
    expect(compare("Wastage", { date: null })).toBeNull();
    expect(compare("Wastage", { code: "9641" })).toBeNull();
  });
});

test("where no rule decides, the answer says so", () => {
  const [auth] = ask({ payer: "MEDICARE", code: "J9271", date: dayOf(2026, 10, 14), code2: "" }).answers;
  const [unknown] = ask({ payer: "Nobody" }).answers;
  expect(auth?.answer.kind).toBe("answer");
  expect(unknown?.answer).toMatchObject({
    kind: "none",
    message: expect.stringContaining('"Nobody" is not in the matrix'),
  });
});

test("a formula leaves out blank arguments at its end and doubles quotes", () => {
  expect(formulaOf("AUTH", 'A "B"', "J9271", "")).toBe('=PAYER.AUTH(PolicyMatrix,"A ""B""","J9271")');
  expect(formulaOf("AUTH", "A", "", "2026-10-14")).toBe('=PAYER.AUTH(PolicyMatrix,"A","","2026-10-14")');
});
