import { join } from "node:path";
import { functionsJson, functionSources } from "../../../build/functions-metadata";
import { FIELDS } from "../../../src/claims/fields";
import type { SheetColumns } from "../../../src/excel/read-columns";
import {
  columnPlan,
  FIRST_DRAFT,
  plannedColumn,
  type ColumnDraft,
} from "../../../src/taskpane/core/builder/column-draft";
import {
  argumentValues,
  formulaOver,
  freeHeader,
  guessedSources,
  isTooLarge,
  type Source,
} from "../../../src/taskpane/core/builder/formula";
import { NOT_ASKED, questionNamed, QUESTIONS } from "../../../src/taskpane/core/builder/questions";

const declared = async () =>
  (await functionsJson(functionSources(join(__dirname, "../../../src/functions")), "https://localhost/")).functions;

describe("questions and functions", () => {
  it("has every function of the add-in: as a question, or with the reason why it is none", async () => {
    const functions = await declared();
    const known = [...QUESTIONS.map(({ name }) => name), ...Object.keys(NOT_ASKED)];
    expect([...known].sort()).toEqual(functions.map(({ name }) => name).sort());
  });

  it("asks for every parameter, in the function's order, as it takes it", async () => {
    const functions = await declared();
    for (const { name, asks, args } of QUESTIONS) {
      const parameters = functions.find((each) => each.name === name)?.parameters ?? [];
      const own = parameters.slice(asks === "lines" ? 3 : 1);
      expect([name, args.map((each) => each.name)]).toEqual([name, own.map((each) => each.name)]);
      for (const [i, argument] of args.entries()) {
        const { optional = false, dimensionality } = own[i] ?? {};
        // What must be given may still be blank, as GENOMIC's diagnoses; what may be left out must not be asked for.
        expect([name, argument.name, optional && !argument.mayBeBlank]).toEqual([name, argument.name, false]);
        if (asks === "rows") {
          expect([name, argument.name, argument.isOne === true]).toEqual([
            name,
            argument.name,
            dimensionality !== "matrix",
          ]);
        }
      }
      expect(parameters[0]?.name).toBe("matrix");
    }
  });
});

const FIELD_COLUMNS = ["Payer", "Patient", "DOS", "CPT", "Dx 1", "Dx 2", "POS"];
const columns: SheetColumns = {
  sheet: { id: "1", name: "Oct" },
  table: null,
  area: { row: 3, column: 1, rows: 312, columns: 7 },
  headers: FIELD_COLUMNS,
  fields: new Map([
    ["Payer", [0]],
    ["Patient", [1]],
    ["DOS", [2]],
    ["CPT", [3]],
    ["Dx", [4, 5]],
    ["POS", [6]],
  ]),
  first: [["Medicare", "P1", 46309, 96413, "C34.11", "", "11"]],
  freeColumn: 9,
  unnamed: [],
  isFiltered: false,
};
const table: SheetColumns = { ...columns, table: "Claims" };
const draft = (question: string, chosen: ColumnDraft["chosen"] = {}): ColumnDraft => ({
  ...FIRST_DRAFT,
  question,
  chosen,
});

describe("the formula over the columns of a sheet", () => {
  it("takes whole columns of plain rows, and several columns of one field together", () => {
    const auth = questionNamed("AUTH");
    const sources = guessedSources(auth, columns);
    expect(formulaOver(auth, columns, sources)).toBe(
      '=PAYER.AUTH(PolicyMatrix,B5:B315,E5:E315,D5:D315,F5:F315&";"&G5:G315,H5:H315)',
    );
    expect(argumentValues(auth, columns, sources, columns.first)).toEqual([
      [["Medicare"]],
      [[96413]],
      [[46309]],
      [["C34.11;"]],
      [["11"]],
    ]);
  });

  it("takes the own row in a table; a header that is no plain word stands in brackets, escaped", () => {
    const code = questionNamed("CODE");
    const sources: Record<string, Source> = {
      code: { kind: "columns", columns: [0] },
      dos: { kind: "columns", columns: [1] },
    };
    const headers = ["CPT", "Date [of] #1 'x' @"];
    expect(formulaOver(code, { ...table, headers }, sources)).toBe(
      "=PAYER.CODE(PolicyMatrix,[@CPT],[@[Date '[of'] '#1 ''x'' '@]])",
    );
  });

  it("leaves out what is blank at the end, and keeps the place of what is blank before", () => {
    const auth = questionNamed("AUTH");
    const sources = {
      ...guessedSources(auth, columns),
      payer: { kind: "constant", text: 'The "Best"' },
      diagnoses: { kind: "blank" },
    } as const;
    expect(formulaOver(auth, columns, sources)).toBe(
      '=PAYER.AUTH(PolicyMatrix,"The ""Best""",E5:E315,D5:D315,,H5:H315)',
    );
    expect(formulaOver(auth, columns, { ...sources, pos: { kind: "blank" } })).toBe(
      '=PAYER.AUTH(PolicyMatrix,"The ""Best""",E5:E315,D5:D315)',
    );
  });

  it("gives the check headers and lines, beside a table by its name", () => {
    expect(plannedColumn(draft("CHECK"), columns, "2026-11-26").formula).toBe(
      '=PAYER.CHECK(PolicyMatrix,B4:H4,B5:H315,"2026-11-26")',
    );
    const beside = plannedColumn(draft("CHECK"), table, "2026-11-26");
    expect(beside.formula).toBe('=PAYER.CHECK(PolicyMatrix,Claims[#Headers],Claims,"2026-11-26")');
    // One column is left free, or the table would take the answers in.
    expect(beside.place).toMatchObject({ kind: "cells", header: { column: 10 }, rows: 311 });
  });

  it("refuses a check of more cells than a function takes, and nothing else of that size", () => {
    const large = { ...columns, area: { ...columns.area, rows: 50_001, columns: 20 } };
    expect(isTooLarge(questionNamed("CHECK"), large)).toBe(true);
    expect(isTooLarge(questionNamed("AUTH"), large)).toBe(false);
    expect(plannedColumn(draft("AUTH"), large, "2026-11-26").formula).toContain("B5:B50004");
  });

  it("says what is still wanted", () => {
    const wanted = (question: string, chosen: ColumnDraft["chosen"] = {}) =>
      plannedColumn(draft(question, chosen), columns, "2026-11-26").wanted;
    expect(wanted("AUTH")).toBeNull();
    expect(wanted("UNITS")).toBe("Still to choose: Minutes.");
    expect(wanted("POLICY")).toBe("Still to choose: Topic.");
    expect(wanted("UNITS", { "UNITS minutes": { kind: "constant", text: "9".repeat(256) } })).toContain(
      "255 characters",
    );
    expect(
      wanted("CODE", {
        "CODE code": { kind: "constant", text: "96413" },
        "CODE dos": { kind: "constant", text: "2026-10-14" },
      }),
    ).toBe("Choose a column for one of them at least: a value for all rows has one answer.");
    // A column that another sheet had.
    expect(wanted("UNITS", { "UNITS minutes": { kind: "columns", columns: [20] } })).toBe("Still to choose: Minutes.");
  });

  it("finds a header that is free", () => {
    expect(freeHeader("Check", ["check", "Check 2"])).toBe("Check 3");
  });

  it("plans a column that overwrites nothing", () => {
    expect(columnPlan(plannedColumn(draft("CODE"), columns, "2026-11-26")).operations).toEqual([
      {
        kind: "setCells",
        area: { sheet: "Oct", row: 3, column: 9, rows: 1, columns: 1 },
        expected: [[""]],
        values: [["Code"]],
      },
      {
        kind: "setFormula",
        cell: { sheet: "Oct", row: 4, column: 9 },
        expected: "",
        formula: "=PAYER.CODE(PolicyMatrix,E5:E315,D5:D315)",
        spill: { rows: 311, columns: 1 },
      },
    ]);
  });
});

test("every field that an argument is taken from is a field of a claim line", () => {
  const named = QUESTIONS.flatMap(({ args }) => args.flatMap(({ fields }) => fields));
  expect(named.filter((field) => !FIELDS.includes(field))).toEqual([]);
});
