// Every function as Excel calls it: each example of each help page as a formula in a workbook with a matrix, through the client's runtime.
import { loadEngine } from "../../src/checks/load";
import { loadWideTables } from "../../src/functions/load-wide-tables";
import { type HelpAnswer, formulaOf } from "../../src/functions/help/page";
import { PAGES } from "../../src/functions/help/pages";
import { extractOf } from "../../src/functions/help/sheet";
import { createMemoryWorkbook, type MemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import type { FunctionMetadata } from "../../src/workbench/host/memory/function-arguments";
import { functionsMetadata, registerFunctions } from "../excel/functions";
import { createMatrix } from "../excel/workbook";
import { type Office, startOffice } from "./host";

let office: Office;
let functions: readonly FunctionMetadata[] = [];
let workbook: MemoryWorkbook;
/** The sheet of one test: the matrix is made once, which takes longest. */
let sheet = "";

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook());
  await registerFunctions();
  await Promise.all([loadEngine(), loadWideTables()]);
  functions = await functionsMetadata();
  workbook = createMemoryWorkbook({ sheets: ["Claims"], functions });
  office.open(workbook);
  await createMatrix();
});

beforeEach(() => {
  sheet = `Test ${workbook.sheets().length}`;
  workbook.addSheet(sheet);
});

const at = (address: string) => workbook.area(`'${sheet}'!${address}`);

/** The workbook in memory has no function DATE: the day stands there as text. */
const withoutDate = (formula: string): string =>
  formula.replaceAll(/DATE\((\d+),(\d+),(\d+)\)/g, (_, year: string, month: string, date: string) => {
    return `"${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}"`;
  });

/** The cells of an answer, with patterns where a page says only how a cell looks. */
function promised(answer: HelpAnswer): readonly (readonly unknown[])[] {
  switch (answer.kind) {
    case "cell":
      return [[answer.value]];
    case "like":
      return [[expect.stringMatching(answer.pattern)]];
    case "corner":
    case "spill":
      return answer.rows;
  }
}

const valuesFrom = (address: string, rows: number, columns: number) =>
  workbook.values({ ...at(address), rows, columns });

async function typed(address: string, formula: string): Promise<void> {
  workbook.write(at(address), [[withoutDate(formula)]]);
  await workbook.settled();
}

const EXAMPLES = PAGES.flatMap(({ name, examples }) =>
  examples.map((example) => ({ formula: formulaOf(name, example.args), example })),
);

test.each(EXAMPLES)("$formula", async ({ formula, example }) => {
  const { answerAt, cells } = extractOf(example);
  for (const { row, column, value, kind } of cells)
    if (kind === "given") workbook.write({ ...at("A1"), row, column }, [[value]]);
  await typed(answerAt, formula);
  const answer = promised(example.answer);
  const values = valuesFrom(answerAt, answer.length, answer[0]?.length ?? 1);
  // The workbook of tests knows the add-in's functions alone: what Excel's own make of an answer is made here.
  const { within } = example;
  expect(within ? values.map((row) => row.map((value) => within.of(String(value)))) : values).toEqual(answer);
});

/** One question for each function that takes one cell or a column: the rest of its arguments stand in A and B. */
const COLUMNS: readonly { readonly name: string; readonly rest: string }[] = [
  { name: "AUTH", rest: "A2:A3,B2:B3,C2:C3" },
  { name: "BUNDLED", rest: 'A2:A3,B2:B3,"36415",C2:C3' },
  { name: "LIMIT", rest: "A2:A3,B2:B3,C2:C3" },
  { name: "CODE", rest: "B2:B3,C2:C3" },
  { name: "INCIDENTTO", rest: 'A2:A3,C2:C3,"No","No","Video",11' },
  { name: "GENOMIC", rest: 'A2:A3,B2:B3,"C34.11",C2:C3' },
  { name: "POLICY", rest: 'A2:A3,"consult_codes",C2:C3,B2:B3' },
  { name: "UNITS", rest: "A2:A3,B2:B3,D2:D3,C2:C3" },
  { name: "WHY", rest: 'A2:A3,"UnitLimits",B2:B3,C2:C3' },
];

test.each(COLUMNS)("$name answers a column as it answers each of its cells", async ({ name, rest }) => {
  workbook.write(at("A2:D3"), [
    ["MEDICARE", "96413", "2026-10-14", 60],
    ["EXAMPLE-COMMERCIAL", 96415, "2026-10-14", 151],
  ]);
  await typed("F2", `=PAYER.${name}(PolicyMatrix,${rest})`);
  await typed("H2", `=PAYER.${name}(PolicyMatrix,${rest.replaceAll(/(\w)2:\w3/g, "$12")})`);
  await typed("H3", `=PAYER.${name}(PolicyMatrix,${rest.replaceAll(/(\w)2:\w3/g, "$13")})`);
  const column = valuesFrom("F2", 2, 1);
  expect(column).toEqual(valuesFrom("H2", 2, 1));
  expect(column.flat().filter((value) => /^(#|$)/.test(String(value)))).toEqual([]);
});

test("every function has an example, and every one that takes columns is asked both ways", () => {
  const askable = functions.filter(
    ({ id, parameters }) => parameters.some(({ dimensionality }) => dimensionality === "matrix") && id !== "TABLE",
  );
  const tables = ["MATRIX", "CHECK", "FINDINGS", "INFUSION"];
  expect(
    askable
      .map(({ id }) => id)
      .filter((id) => !tables.includes(id))
      .sort(),
  ).toEqual(COLUMNS.map(({ name }) => name).sort());
  expect(functions.map(({ id }) => id).sort()).toEqual(PAGES.map(({ name }) => name).sort());
});
