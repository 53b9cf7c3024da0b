import { lineOf, type ClaimLine } from "../../src/claims/line";
import { joinAnswers, outcomesOf } from "../../src/remittances/join";
import type { Answer } from "../../src/remittances/remittance";
import { day } from "../day";

const dos = day("2026-02-02");
const line = (said: Partial<ClaimLine>): ClaimLine =>
  lineOf({ code: "J9299", dos, payer: "ACME", patient: "Smith, Robin", charge: 50_000, ...said });
const answer = (said: Partial<Answer> = {}): Answer => ({
  payer: "ACME",
  claim: "",
  line: "",
  patient: "ROBIN SMITH",
  dos,
  code: "J9299",
  mods: [],
  charge: 50_000,
  paid: 0,
  units: null,
  kind: "processed",
  adjustments: [{ group: "CO", reason: "197", amount: 50_000 }],
  remarks: [],
  paidOn: day("2026-03-02"),
  received: null,
  payment: "E1",
  from: { file: "a", place: "row 2" },
  ...said,
});
const found = (lines: readonly ClaimLine[], ...answers: Answer[]) =>
  joinAnswers(lines, answers).joined.map((each) => [each.line.index, each.by]);

test("by claim and line, whatever zeros stand before", () => {
  expect(
    found(
      [line({ index: 1, claim: "7", line: "1" }), line({ index: 2, claim: "7", line: "2" })],
      answer({ claim: "007", line: "02" }),
    ),
  ).toEqual([[2, "claim and line"]]);
});

test("by claim, code, modifiers and charge where the line's number did not come back, or is another's", () => {
  const lines = [
    line({ index: 1, claim: "C1", line: "1", mods: ["JW"], charge: 10_000 }),
    line({ index: 2, claim: "C1", line: "2" }),
  ];
  expect(found(lines, answer({ claim: "C1" }))).toEqual([[2, "claim and code"]]);
  expect(
    found(
      [line({ index: 1, claim: "C1", line: "1", code: "96413" }), line({ index: 2, claim: "C1", line: "2" })],
      answer({ claim: "C1", line: "1" }),
    ),
  ).toEqual([[2, "claim and code"]]);
});

test("by patient, date, code and charge where no claim number is the same", () => {
  expect(found([line({ index: 1, claim: "OTHER" })], answer({ claim: "C1" }))).toEqual([
    [1, "patient, date, code and charge"],
  ]);
  expect(found([line({ index: 1, charge: 49_999 })], answer())).toEqual([]);
});

test("lines that are alike in all are taken in their order; those that differ are not guessed", () => {
  const alike = [line({ index: 1, claim: "C1" }), line({ index: 2, claim: "C1" })];
  expect(found(alike, answer({ claim: "C1" }), answer({ claim: "C1" }))).toEqual([
    [1, "claim and code"],
    [2, "claim and code"],
  ]);
  const unlike = [
    line({ index: 1, claim: "C1", units: 1, charge: 100 }),
    line({ index: 2, claim: "C1", units: 2, charge: 200 }),
  ];
  expect(joinAnswers(unlike, [answer({ claim: "C1" })]).unjoined).toEqual([
    {
      answer: answer({ claim: "C1" }),
      why: "claim C1 has 2 lines of J9299 that differ, and the answer fits none of them best",
    },
  ]);
});

test("what fits nowhere is told with its reason", () => {
  expect(joinAnswers([line({ index: 1, patient: "Somebody" })], [answer({ claim: "C9" })]).unjoined[0]?.why).toBe(
    "no line has the claim number C9 with J9299, nor this patient, date, code and charge",
  );
});

test("a claim that was answered as a whole is the answer of each of its lines", () => {
  const lines = [line({ index: 1, claim: "C1" }), line({ index: 2, claim: "C1", code: "96413" })];
  expect(found(lines, answer({ claim: "C1", code: "" }))).toEqual([
    [1, "claim and line"],
    [2, "claim and line"],
  ]);
});

describe("what became of a line", () => {
  const own = [line({ index: 1, claim: "C1", line: "1" })];
  const kinds = (...answers: Answer[]) =>
    outcomesOf(
      joinAnswers(
        own,
        answers.map((each) => ({ ...each, claim: "C1", line: "1" })),
      ),
    ).map(({ kind, paid }) => [kind, paid]);
  const paid = answer({ paid: 30_000, adjustments: [{ group: "CO", reason: "45", amount: 20_000 }] });
  const reversal = answer({ kind: "reversal", charge: -50_000, paidOn: day("2026-04-02") });

  test("paid, denied, and denied at first and paid in the end", () => {
    expect(kinds(paid)).toEqual([["paid", 30_000]]);
    expect(kinds(answer())).toEqual([["denied", 0]]);
    expect(kinds(answer(), reversal, { ...paid, paidOn: day("2026-04-02") })).toEqual([["paid", 30_000]]);
    // In whatever order one payment has them.
    expect(kinds({ ...paid, paidOn: day("2026-04-02") }, reversal, answer())).toEqual([["paid", 30_000]]);
  });

  test("a reversal without a new answer takes it back", () => {
    expect(kinds(paid, reversal)).toEqual([["taken back", 0]]);
  });
});
