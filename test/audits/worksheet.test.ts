// A worksheet there and back: as it was drawn, sorted, torn, of other claims and of another matrix.
import { auditWorksheet, drawAudit } from "../../src/audits/audit";
import { planRows, readPlan } from "../../src/audits/plan-rows";
import { planOfWorksheet, readAudit, type ReadAudit } from "../../src/audits/read-answers";
import { auditRecordCells } from "../../src/audits/record";
import type { SamplePlan } from "../../src/audits/sample";
import { scoreOf } from "../../src/audits/score";
import { lineOf, type ClaimLine } from "../../src/claims/line";
import { formBytes, readFormFile } from "../../src/files/form-file";
import { readWorkbook } from "../../src/files/xlsx-read";
import { payerBook } from "../../src/matrix/payers";
import type { CellValue } from "../../src/values/cell";
import { formCells } from "../../src/values/form-sheet";
import { day } from "../day";

const payers = payerBook([], []);
const lines = Array.from({ length: 60 }, (_, i): ClaimLine =>
  lineOf({
    index: i + 1,
    row: i + 2,
    code: i % 4 === 0 ? "96413" : "99214",
    dos: day("2026-07-01") + i,
    payer: i % 5 === 0 ? "ACME" : "NORTH",
    patient: `P${i}`,
    claim: `C${i}`,
    charge: 10_000 + 100 * i,
    renderingNpi: i % 2 === 0 ? "1" : "",
    billingName: "The Group",
  }),
);
const source = { lines, payers };
const PLAN: SamplePlan = { population: {}, size: { size: 6 }, seed: 3, by: "payer" };
const audit = drawAudit(source, PLAN)!;
const form = auditWorksheet(audit, { claims: "Claims", revision: "rev1" });
const HEADER = form.head.length;
const ANSWER = form.columns.findIndex(({ header }) => header === "Answer");

/** The worksheet with every question answered, and then changed. */
function filled(change: (rows: CellValue[][]) => void = () => undefined): CellValue[][] {
  const cells = formCells(form).map((row) => [...row]);
  for (const row of cells.slice(HEADER + 1)) row[ANSWER] = "Yes";
  change(cells);
  return cells;
}
const read = (cells: CellValue[][], of = source, revision = "rev1"): ReadAudit => {
  const found = readAudit(cells, of, revision);
  if ("fault" in found) throw new Error(found.fault);
  return found;
};
const reviewed = ({ sample, questions, answers }: ReadAudit): number =>
  scoreOf(sample, questions, { answers }).reviewed;

test("every plan is read back from the words above the table", () => {
  const plans: SamplePlan[] = [
    PLAN,
    { population: {}, size: { margin: 0.1, confidence: 0.9 }, seed: -4 },
    {
      population: {
        payer: "ACME",
        provider: "Ames, B",
        family: "Infusion",
        from: day("2026-07-01"),
        to: day("2026-09-30"),
      },
      size: { size: 30 },
      seed: 1,
      by: "family",
    },
  ];
  for (const plan of plans) expect(readPlan(planRows(plan))).toEqual(plan);
  // Excel takes what looks like a date for one, where somebody typed it anew.
  const typed = planRows(plans[2]!).map(([label, word]) => [label, label === "From" ? day("2026-07-01") : word]);
  expect(readPlan(typed)).toEqual(plans[2]);
});

test("an answered worksheet is read back whole, and a blank one asks everything", () => {
  const all = read(filled());
  expect(all).toMatchObject({ problems: [], notes: [] });
  expect(all.answers.size).toBe(audit.questions.length);
  expect(reviewed(all)).toBe(6);
  const none = read(formCells(form).map((row) => [...row]));
  expect(none).toMatchObject({ problems: [], notes: [] });
  expect(none.answers.size).toBe(0);
});

test("a sorted sheet reads the same, with blank rows between", () => {
  const sorted = filled((cells) => {
    cells[HEADER + 1]![ANSWER] = "No";
    cells.splice(HEADER + 1, cells.length, ...cells.slice(HEADER + 1).reverse(), [], ["", ""]);
  });
  const back = read(sorted);
  expect(back.problems).toEqual([]);
  expect(back.answers.get(audit.questions[0]!.id)).toEqual({ answer: "No", note: "" });
  expect(reviewed(back)).toBe(6);
});

test("answers in other letters are understood; what is none of the list is named with its row", () => {
  const back = read(
    filled((cells) => {
      cells[HEADER + 1]![ANSWER] = " n/a ";
      cells[HEADER + 2]![ANSWER] = "Maybe";
    }),
  );
  expect(back.answers.get(audit.questions[0]!.id)?.answer).toBe("NA");
  expect(back.problems).toEqual([
    { row: HEADER + 3, message: 'the answer "Maybe" is none of Yes, No and NA: choose one of the list' },
  ]);
  expect(reviewed(back)).toBe(5);
});

test("a deleted row is missed by name, and its encounter does not count", () => {
  const back = read(filled((cells) => void cells.splice(HEADER + 1, 1)));
  const [first] = audit.questions;
  expect(back.problems).toEqual([
    {
      row: 0,
      message: `1 row of ${first!.encounter.patient} is gone (${first!.id}): the encounter does not count. Undo the deletion, or draw the worksheet again`,
    },
  ]);
  expect(reviewed(back)).toBe(5);
});

test("a row that stands twice: a blank copy says nothing, another answer counts for none", () => {
  const copied = (answer: string) =>
    read(filled((cells) => void cells.push(cells[HEADER + 1]!.map((cell, i) => (i === ANSWER ? answer : cell)))));
  expect(copied("")).toMatchObject({ problems: [] });
  expect(copied("Yes")).toMatchObject({ problems: [] });
  const torn = copied("No");
  expect(torn.problems).toEqual([
    {
      row: HEADER + audit.questions.length + 2,
      message: expect.stringMatching(/stands in row \d+ too, with another answer/),
    },
  ]);
  expect(torn.answers.has(audit.questions[0]!.id)).toBe(false);
});

test("a line that was corrected since, and one that came, leave the answers of the others", () => {
  const [wrong] = audit.questions;
  const changed = lines.map((line) => (line.index === wrong!.lines[0] ? { ...line, patient: "Somebody else" } : line));
  const back = read(filled(), { lines: changed, payers });
  expect(back.notes).toEqual([expect.stringMatching(/^The claims.*changed since this sample was drawn/)]);
  expect(back.problems.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(
      new RegExp(`of ${wrong!.encounter.patient} is of no encounter that was drawn of these claims`),
    ),
  );
  expect(reviewed(back)).toBe(5);
  const longer = [...lines, lineOf({ ...lines[0]!, index: 61, row: 62, patient: "New", claim: "C61" })];
  const more = read(filled(), { lines: longer, payers });
  expect(more.problems).toEqual([]);
  expect(reviewed(more)).toBe(6);
  expect(scoreOf(more.sample, more.questions, more).population).toBe(61);
});

test("another sheet, another matrix, and a sheet that is no worksheet", () => {
  const others = lines.map((line) => ({ ...line, claim: `X${line.claim}` }));
  expect(readAudit(filled(), { lines: others, payers }, "rev1")).toEqual({
    fault: "none of this worksheet's encounters is on the claim sheet: open the sheet that it was drawn of",
  });
  expect(readAudit(filled(), { lines: [], payers }, "rev1")).toEqual({
    fault: expect.stringMatching(/no encounter of this/),
  });
  expect(read(filled(), source, "rev2").notes).toEqual([
    "The matrix was edited since this sample was drawn; the sample is the same",
  ]);
  expect(readAudit([["Payer", "Patient"]], source, "rev1")).toEqual({ fault: expect.stringMatching(/this is none$/) });
});

test("what is needed and gone is named: a header, a row above the table, a word in it", () => {
  const without = (header: string) =>
    readAudit(
      filled((cells) => (cells[HEADER] = cells[HEADER]!.map((cell) => (cell === header ? "" : cell)))),
      source,
      "rev1",
    );
  expect(without("Encounter")).toEqual({ fault: expect.stringMatching(/has no column "Encounter"/) });
  expect(without("Answer")).toEqual({ fault: expect.stringMatching(/has no column "Answer"/) });
  const seedless = filled(
    (cells) =>
      void cells.splice(
        cells.findIndex(([label]) => label === "Seed"),
        1,
      ),
  );
  expect(planOfWorksheet(seedless)).toEqual({ fault: expect.stringMatching(/the row "Seed" is gone/) });
  const many = filled((cells) => (cells.find(([label]) => label === "Size")![1] = "many"));
  expect(readAudit(many, source, "rev1")).toEqual({
    fault: expect.stringMatching(/the row "Size" is gone or says something else/),
  });
});

test("a workbook there and back: text stays text, and the answers have a drop-down", async () => {
  const bytes = await formBytes(form, "Audit");
  const cells = (await readFormFile(bytes, "audit.xlsx", ["Question", "Answer"])).map((row) => [...row]);
  const back = read(cells);
  expect(back).toMatchObject({ problems: [], notes: [] });
  expect(back.questions.map(({ id }) => id)).toEqual(audit.questions.map(({ id }) => id));
  const { readXlsx } = await import("hucre/xlsx");
  const [sheet] = (await readXlsx(bytes)).sheets;
  expect(sheet?.dataValidations).toEqual([
    expect.objectContaining({ type: "list", range: `K${HEADER + 2}:K5000`, values: ["Yes", "No", "NA"] }),
  ]);
  expect(sheet?.tables?.[0]).toMatchObject({
    name: "Audit",
    range: `A${HEADER + 1}:L${HEADER + 1 + form.rows.length}`,
  });
  expect((await readWorkbook(bytes, "audit.xlsx")).sheets).toHaveLength(1);
});

test("the provider is whom the line names, or else who bills", () => {
  const of = (provider: string): number =>
    drawAudit(source, { ...PLAN, population: { provider }, size: { size: 60 } })?.sample.strata.flatMap(
      ({ drawn }) => drawn,
    ).length ?? 0;
  expect(of("1")).toBe(30);
  expect(of("the group")).toBe(30);
  expect(of("nobody")).toBe(0);
});

test("the record says what was drawn, each No with its note, and how every encounter came out", () => {
  const back = read(
    filled((cells) => {
      cells[HEADER + 1]![ANSWER] = "No";
      cells[HEADER + 1]![ANSWER + 1] = "no stop time";
      cells.at(-1)![ANSWER] = "";
    }),
  );
  const score = scoreOf(back.sample, back.questions, back);
  const { cells, headings } = auditRecordCells(back, score, day("2026-11-23"), { claims: "Claims", revision: "rev1" });
  const found = (text: string) => cells.filter((row) => row.includes(text)).length;
  expect(headings.map(({ row }) => cells[row]?.[0])).toEqual([
    "Record of an audit",
    "Answered No",
    "Question",
    "Encounters that were drawn",
    "Encounter",
  ]);
  expect(cells).toContainEqual(["Encounters in error", "1 of 5 that are reviewed"]);
  expect(cells).toContainEqual(expect.arrayContaining([back.questions[0]!.id, "no stop time"]));
  expect([found("in error"), found("in order"), found("not reviewed")]).toEqual([1, 4, 1]);
});

test("no error in the sample is no proof of none: the money is at most what the rate leaves open", () => {
  const back = read(filled());
  const score = scoreOf(back.sample, back.questions, back);
  const billed = lines.reduce((sum, { charge }) => sum + (charge ?? 0), 0);
  expect(score).toMatchObject({ errorRate: 0, extrapolated: 0, found: 0 });
  expect(score.errorInterval!.high).toBeGreaterThan(0.3);
  expect(score.extrapolatedInterval).toEqual({ low: 0, high: score.errorInterval!.high * billed });
});

test("everything reviewed is known, and one encounter alone bears out no sum", () => {
  const all = drawAudit(source, { ...PLAN, size: { size: 60 } })!;
  const yes = (questions: typeof all.questions, wrong: number) =>
    new Map(
      questions.map(({ id, encounter }) => [
        id,
        { answer: (encounter.lines[0]!.index <= wrong ? "No" : "Yes") as "Yes" | "No", note: "" },
      ]),
    );
  const census = scoreOf(all.sample, all.questions, { answers: yes(all.questions, 6) });
  expect(census.errorRate).toBeCloseTo(0.1);
  expect(census.errorInterval!.low).toBeCloseTo(0.1);
  expect(census.errorInterval!.high).toBeCloseTo(0.1);
  expect(census.extrapolatedInterval).toEqual({ low: census.found, high: census.found });
  const one = drawAudit(source, { population: {}, size: { size: 1 }, seed: 1 })!;
  const alone = scoreOf(one.sample, one.questions, { answers: yes(one.questions, 60) });
  expect(alone).toMatchObject({ errorRate: 1, extrapolatedInterval: null });
});
