import { bundledReference } from "../../src/codes/reference/bundled";
import { askAll, formulaOf } from "../../src/taskpane/core/ask";
import type { AskFields } from "../../src/taskpane/core/state";
import { dayOf } from "../../src/values/day";
import { STARTER, TODAY } from "./claims";

const knowledge = { matrix: STARTER.matrix, reference: bundledReference(), asOf: TODAY };
const fields: AskFields = {
  payer: "EXAMPLE-COMMERCIAL",
  code: "j9271",
  date: dayOf(2026, 10, 14),
  diagnoses: "c34.11, C78.7",
  code2: "96413",
};
const ask = (change: Partial<AskFields>) => askAll(knowledge, { ...fields, ...change });

test("answers what the fields allow, each with its deciding row and its formula", () => {
  const { answers } = ask({});
  expect(answers.map(({ topic, formula }) => [topic, formula])).toEqual([
    ["auth", '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14","c34.11;C78.7")'],
    ["limit", '=PAYER.LIMIT(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-10-14")'],
    ["bundled", '=PAYER.BUNDLED(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","96413","2026-10-14")'],
    ["code", '=PAYER.CODE(PolicyMatrix,"J9271","2026-10-14")'],
  ]);
  expect(answers[0]?.answer).toMatchObject({
    kind: "answer",
    text: "Required",
    decidedBy: { kind: "matrix", table: "PriorAuth", rule: expect.stringMatching(/^PA-/) },
  });
});

test("without a payer only the code is asked, without a code nothing", () => {
  expect(ask({ payer: "" }).answers.map(({ topic }) => topic)).toEqual(["code"]);
  expect(ask({ code2: "" }).answers.map(({ topic }) => topic)).toEqual(["auth", "limit", "code"]);
  expect(ask({ code: " " })).toEqual({ answers: [], faults: [] });
  expect(ask({ date: null }).answers).toEqual([]);
});

test("what is no code is said at its field", () => {
  expect(ask({ code: "9641", code2: "?" })).toEqual({
    answers: [],
    faults: [
      { field: "code", text: "9641" },
      { field: "code2", text: "?" },
    ],
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
