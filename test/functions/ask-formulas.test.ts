// Every answer of Ask is what the formula answers that it would insert: the function itself is called as the formula calls it.
import { bundledReference } from "../../src/codes/reference/bundled";
import { answerText } from "../../src/checks/answers/compare";
import { starterTables } from "../../src/matrix/starter";
import { compileMatrix } from "../../src/matrix/matrix";
import { askAll, type AskAnswer } from "../../src/taskpane/core/ask";
import type { AskFields } from "../../src/taskpane/core/state";
import { parseFormula } from "../../src/workbench/host/memory/formula";
import { dayOf } from "../../src/values/day";
import { CellError, loadFunctions, policyMatrixOf } from "./runtime";

const MATRIX = compileMatrix(starterTables());
const CODES = [
  "J9271",
  "J9035",
  "96413",
  "96372",
  "99215",
  "77386",
  "81455",
  "0037U",
  "J7050",
  "99417",
  "G2211",
  "A9999",
];
const FIELDS: AskFields = {
  payer: "",
  payer2: "",
  code: "",
  date: dayOf(2026, 10, 14),
  diagnoses: "",
  code2: "96413",
  place: "",
  compare: null,
  column: null,
};

/** Calls the function of a formula with the arguments that stand in it. @returns what the cell shows, and the message of an error */
async function answered(
  formula: string,
  stamp: string,
): Promise<{ readonly shows: unknown; readonly message: string }> {
  const functions = await loadFunctions();
  const parsed = parseFormula(formula);
  if (parsed.kind !== "call") throw new Error(`${formula} is no call`);
  const args = parsed.operands.map((operand) => {
    if (operand.kind === "name") return stamp;
    if (operand.kind === "missing") return null;
    if (operand.kind !== "constant") throw new Error(`${formula} has an argument that is no constant`);
    return operand.value;
  });
  const called = functions[parsed.name.replace("PAYER.", "")];
  if (!called) throw new Error(`${parsed.name} is no function`);
  try {
    const cells = await called(...args);
    const first: unknown =
      Array.isArray(cells) && Array.isArray(cells[0]) ? (cells[0] as readonly unknown[])[0] : cells;
    return { shows: first, message: "" };
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    return { shows: error.code, message: error.message };
  }
}

/** What a cell shows of an answer, as the functions write it. */
function shown({ answer, formula }: AskAnswer): { readonly shows: unknown; readonly message: string } {
  if (formula?.includes("PAYER.WHY(")) return { shows: answerText(answer), message: "" };
  if (answer.kind === "none") return { shows: "#N/A", message: answer.message };
  return { shows: formula?.includes("PAYER.LIMIT(") ? answer.value : answer.text, message: "" };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

test("each formula that Ask would insert answers what Ask says", async () => {
  const stamp = policyMatrixOf();
  const knowledge = { matrix: MATRIX, reference: bundledReference(), asOf: null };
  const asked = new Map<string, number>();
  const wrong: unknown[] = [];
  for (const { id } of MATRIX.payers.all) {
    for (const code of CODES) {
      for (const given of [{}, { place: "22" }, { diagnoses: "c34.11, C78.7" }, { place: "11", diagnoses: "Z51.11" }]) {
        const { answers, topics, faults } = askAll(knowledge, { ...FIELDS, payer: id, code, ...given });
        expect(faults).toEqual([]);
        for (const own of [...answers, ...topics]) {
          if (own.formula === null) continue;
          const cell = await answered(own.formula, stamp);
          const wanted = shown(own);
          const name = /PAYER\.([A-Z]+)/.exec(own.formula)?.[1] ?? "";
          asked.set(name, (asked.get(name) ?? 0) + 1);
          const isSame =
            name === "WHY"
              ? String(cell.shows).startsWith(capital(String(wanted.shows)))
              : cell.shows === wanted.shows && cell.message === wanted.message;
          if (!isSame) wrong.push({ formula: own.formula, cell, wanted });
        }
      }
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect([...asked.keys()].sort()).toEqual([
    "AUTH",
    "BUNDLED",
    "CODE",
    "GENOMIC",
    "INCIDENTTO",
    "LIMIT",
    "POLICY",
    "WHY",
  ]);
});

test("where a place decides that a function is not given, there is no formula", () => {
  const knowledge = { matrix: MATRIX, reference: bundledReference(), asOf: null };
  const wastage = (place: string) =>
    askAll(knowledge, { ...FIELDS, payer: "MEDICARE", code: "J9271", place }).answers.find(
      ({ topic }) => topic === "Wastage",
    );
  // A rural health clinic is paid by the visit.
  expect(wastage("72")).toMatchObject({ answer: { text: expect.stringContaining("encounter rate") }, formula: null });
  expect(wastage("11")?.formula).toContain("PAYER.WHY(");
});
