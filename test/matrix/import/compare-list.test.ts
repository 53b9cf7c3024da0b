import fc from "fast-check";
import { applyEdit } from "../../../src/matrix/edit/apply";
import type { EditOutcome, MatrixEdit } from "../../../src/matrix/edit/edit";
import { readCodeList, type CodeListOptions } from "../../../src/matrix/import/code-list";
import { codeListEdit } from "../../../src/matrix/import/accept-list";
import { compareCodeList, type ListComparison } from "../../../src/matrix/import/compare-list";
import { guessMapping } from "../../../src/matrix/import/list-mapping";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import type { TableCells } from "../../../src/matrix/read-rows";
import { headersOf } from "../../../src/matrix/tables";
import { textOf, type CellValue, type Cells } from "../../../src/values/cell";
import { isoOf, parseDay, type Day } from "../../../src/values/day";

const day = (text: string): Day => parseDay(text) as Day;
const FROM = day("2027-01-01");
const OPTIONS: CodeListOptions = {
  table: "PriorAuth",
  payer: "LAKESIDE",
  from: FROM,
  source: "List 2027",
  requirement: "Required",
};

const row = (table: "PriorAuth" | "Payers", fields: Readonly<Record<string, CellValue>>): CellValue[] =>
  headersOf(table).map((header) => fields[header] ?? "");

/** A matrix with two payers and these rules of PriorAuth, and a column that the practice added. */
function matrixWith(...rules: Readonly<Record<string, CellValue>>[]): MatrixCells {
  const payers: TableCells = {
    headers: headersOf("Payers"),
    rows: ["LAKESIDE", "OTHER"].map((id) => row("Payers", { "Payer ID": id, Name: id, Kind: "Commercial" })),
    firstRow: 2,
  };
  const rows = rules.map((fields, i) => [
    ...row("PriorAuth", { "Rule ID": `PA-000${i + 1}`, Payer: "LAKESIDE", Requirement: "Required", ...fields }),
    `own ${i + 1}`,
  ]);
  return { Payers: payers, PriorAuth: { headers: [...headersOf("PriorAuth"), "Contact"], rows, firstRow: 2 } };
}

function compared(cells: MatrixCells, list: Cells, options: Partial<CodeListOptions> = {}): ListComparison {
  const whole = { ...OPTIONS, ...options };
  const { candidates } = readCodeList(list, guessMapping(list, whole.table).mapping, whole);
  return compareCodeList(cells, whole.table, whole.payer, candidates, whole.from);
}
const codes = (comparison: ListComparison) => ({
  fresh: comparison.fresh.map(({ values }) => values["Codes"]),
  same: comparison.same.map(({ candidate, rule }) => `${textOf(candidate.values["Codes"])} ${rule.id}`),
  changed: comparison.changed.map(({ candidate, rule }) => `${textOf(candidate.values["Codes"])} ${rule.id}`),
  notListed: comparison.notListed.map(
    ({ rule, codes: lacking, partly }) => `${rule.id} ${lacking.join()}${partly ? " partly" : ""}`,
  ),
});
const ACCEPT = { endNotListed: false, reviewed: null, reason: "List 2027" };
const editOf = (outcome: EditOutcome): MatrixEdit => {
  if (outcome.kind !== "edit") throw new Error(outcome.message);
  return outcome.edit;
};
/** Rules after an edit: id, codes, requirement, dates. */
function rulesAfter(cells: MatrixCells, edit: MatrixEdit): readonly string[] {
  const matrix = compileMatrix(applyEdit(cells, edit));
  expect(matrix.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  return matrix.tables.PriorAuth.rules.map(
    ({ id, codes: { text }, requirement, from, to }) =>
      `${id} ${text} ${requirement} ${from === null ? "" : isoOf(from)}..${to === null ? "" : isoOf(to)}`,
  );
}

const LIST: Cells = [
  ["Code", "PA"],
  ["J9271", "Yes"],
  ["J9035", "No"],
  ["J9299", "Yes"],
  ["96413", "Yes"],
];

/** What the matrix says of a code on the list's first day. */
function answerFor(cells: MatrixCells, code: string): string | undefined {
  const matrix = compileMatrix(cells);
  const payer = matrix.payers.byId("LAKESIDE");
  if (!payer) throw new Error("no payer");
  const decision = matrix.tables.PriorAuth.decide({ payer, code, place: "11", date: FROM });
  return decision.kind === "decided" ? decision.rule.requirement : decision.kind;
}

describe("a list against the matrix", () => {
  const cells = matrixWith(
    { Codes: "j9271" },
    { Codes: "J9035" },
    { Codes: "J9355; J9299", From: day("2026-01-01") },
    { Codes: "96401-96549" },
    { Codes: "*", Requirement: "Not required" },
    { Codes: "J1453" },
    { Codes: "J2469", To: day("2026-12-31") },
    { Codes: "J9035", Payer: "OTHER" },
    { Codes: "J9271", "Place of Service": "21", Requirement: "Not required" },
  );

  it("is compared by meaning: new, same, changed, and what is not listed any more", () => {
    expect(codes(compared(cells, LIST))).toEqual({
      fresh: [],
      same: ["J9271 PA-0001", "J9299 PA-0003", "96413 PA-0004"],
      changed: ["J9035 PA-0002"],
      notListed: ["PA-0003 J9355 partly", "PA-0006 J1453", "PA-0009 J9271"],
    });
  });

  it("finds new what the matrix does not have, or has of another payer, diagnosis or place only", () => {
    const list: Cells = [
      ["Code", "Dx"],
      ["J9999", ""],
      ["J9271", "C34.11"],
    ];
    expect(codes(compared(cells, list)).fresh).toEqual(["J9999", "J9271"]);
    expect(codes(compared(cells, [["J9035"]], { payer: "OTHER" }))).toMatchObject({
      fresh: [],
      same: ["J9035 PA-0008"],
    });
  });

  it("accepted, ends the old row the day before and adds the new one; own columns stay", () => {
    const edit = editOf(codeListEdit(cells, compared(cells, LIST), ACCEPT));
    expect(edit).toMatchObject({
      title: "Import 1 row of LAKESIDE into Prior authorisation from 1 Jan 2027",
      action: "Imported",
      reason: "List 2027",
    });
    const rules = rulesAfter(cells, edit);
    expect(rules[1]).toBe("PA-0002 J9035 Required ..2026-12-31");
    expect(rules.slice(9)).toEqual(["PA-0010 J9035 Not required 2027-01-01.."]);
    const after = applyEdit(cells, edit).PriorAuth?.rows ?? [];
    expect(after.map((each) => each.at(-1))).toEqual([...Array.from({ length: 9 }, (_, i) => `own ${i + 1}`), ""]);
  });

  it("ends what is not listed any more only where the user says so, and never a row of which a part is listed", () => {
    const edit = editOf(codeListEdit(cells, compared(cells, LIST), { ...ACCEPT, endNotListed: true }));
    const rules = rulesAfter(cells, edit);
    expect(rules[5]).toBe("PA-0006 J1453 Required ..2026-12-31");
    expect(rules[2]).toBe("PA-0003 J9355; J9299 Required 2026-01-01..");
    expect(rules[4]).toBe("PA-0005 * Not required ..");
  });

  it("marks as reviewed what the list confirms, where that is wanted", () => {
    const edit = editOf(codeListEdit(cells, compared(cells, LIST), { ...ACCEPT, reviewed: day("2026-11-25") }));
    const reviewed = compileMatrix(applyEdit(cells, edit)).tables.PriorAuth.rules.filter(
      (rule) => rule.reviewed !== null,
    );
    expect(reviewed.map(({ id }) => id)).toEqual(["PA-0001", "PA-0003", "PA-0004"]);
  });

  it("corrects in place a rule that begins on the list's own day", () => {
    const same = matrixWith({ Codes: "J9035", From: FROM, Source: "List 2027, first print" });
    const edit = editOf(codeListEdit(same, compared(same, LIST.slice(0, 3)), ACCEPT));
    expect(rulesAfter(same, edit)).toEqual([
      "PA-0001 J9035 Not required 2027-01-01..",
      "PA-0002 J9271 Required 2027-01-01..",
    ]);
  });

  it("adds a narrower row beside a row of several codes, of which the others stay", () => {
    const several = matrixWith({ Codes: "J9035; J9271" });
    const edit = editOf(codeListEdit(several, compared(several, LIST.slice(0, 3)), ACCEPT));
    expect(rulesAfter(several, edit)).toEqual([
      "PA-0001 J9035; J9271 Required ..",
      "PA-0002 J9035 Not required 2027-01-01..",
    ]);
  });

  it("lets a rule that is known to begin later begin, and ends the new one before", () => {
    const planned = matrixWith({ Codes: "J9035", Requirement: "Notification", From: day("2027-07-01") });
    const edit = editOf(codeListEdit(planned, compared(planned, [["J9035"]]), ACCEPT));
    expect(rulesAfter(planned, edit)).toEqual([
      "PA-0001 J9035 Notification 2027-07-01..",
      "PA-0002 J9035 Required 2027-01-01..2027-06-30",
    ]);
  });

  it("says so where nothing would change, a table is missing, or the payer is unknown", () => {
    const same = matrixWith({ Codes: "J9271" });
    expect(codeListEdit(same, compared(same, [["J9271"]]), ACCEPT)).toMatchObject({
      kind: "fault",
      message: "The matrix says all that the list of LAKESIDE says already",
    });
    expect(codeListEdit({}, compared({}, LIST), ACCEPT)).toMatchObject({ kind: "fault" });
    expect(codeListEdit(same, compared(same, LIST, { payer: "NOBODY" }), ACCEPT)).toMatchObject({
      kind: "fault",
      column: "Payer",
    });
  });

  it("goes into coverage tables too", () => {
    const list: Cells = [
      ["HCPCS", "Covered ICD-10", "Article"],
      ["J9271", "C34.11; C50", "A1"],
    ];
    const coverage: MatrixCells = {
      ...matrixWith(),
      DrugCoverage: { headers: headersOf("DrugCoverage"), rows: [], firstRow: 2 },
    };
    const comparison = compared(coverage, list, { table: "DrugCoverage" });
    const after = applyEdit(coverage, editOf(codeListEdit(coverage, comparison, ACCEPT)));
    const [rule] = compileMatrix(after).tables.DrugCoverage.rules;
    expect(rule).toMatchObject({ id: "DC-0001", article: "A1", covered: { text: "C34.11;C50" } });
    const respelled: Cells = [
      ["Article", "Code", "Diagnoses"],
      ["A1", "j9271", "C34.11, C50"],
    ];
    expect(codes(compared(after, respelled, { table: "DrugCoverage" }))).toMatchObject({ fresh: [], changed: [] });
  });

  it("that was accepted is the same when it is compared again, whatever the list and the matrix", () => {
    const code = fc.constantFrom("J9271", "J9035", "J9299", "96413", "96415", "J9*", "96401-96549");
    const answer = fc.constantFrom("Required", "Not required", "Notification");
    const from = fc.constantFrom("", FROM - 400, FROM, FROM + 90);
    const rule = fc.record({ Codes: fc.oneof(code, fc.constant("J9271; J9035")), Requirement: answer, From: from });
    fc.assert(
      fc.property(
        fc.uniqueArray(rule, { selector: ({ Codes }) => Codes, maxLength: 5 }),
        fc.uniqueArray(fc.tuple(code, answer), { selector: ([each]) => each, minLength: 1 }),
        (rules, list) => {
          const before = matrixWith(...rules);
          const rows: Cells = [["Code", "Requirement"], ...list];
          const outcome = codeListEdit(before, compared(before, rows), ACCEPT);
          if (outcome.kind === "fault") {
            expect(codes(compared(before, rows))).toMatchObject({ fresh: [], changed: [] });
            return;
          }
          const after = applyEdit(before, outcome.edit);
          expect(codes(compared(after, rows))).toMatchObject({ fresh: [], changed: [] });
          for (const [asked, wanted] of list) {
            if (/^\w{5}$/.test(asked)) expect([asked, answerFor(after, asked)]).toEqual([asked, wanted]);
          }
          // The past stays as it was.
          const said = (cells: MatrixCells) =>
            compileMatrix(cells).tables.PriorAuth.rules.filter(
              ({ from: begins, to }) => (begins ?? 0) < FROM && (to ?? FROM) >= FROM - 1,
            ).length;
          expect(said(after)).toBe(said(before));
        },
      ),
    );
  });
});
