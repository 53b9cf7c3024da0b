// What the engine says, line by line, is what the plain version of the same checks says (plain/engine.ts).
import fc from "fast-check";
import { runChecks, type CheckInput } from "../../src/checks/engine";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet } from "../../src/claims/sheet";
import { bundledReference } from "../../src/codes/reference/bundled";
import { isVisitCode } from "../../src/codes/families";
import { FIELDS } from "../../src/claims/fields";
import { sample } from "../../src/cli/sample/workbook";
import { compileMatrix } from "../../src/matrix/matrix";
import { seeded } from "../../src/values/seeded";
import { day } from "../day";
import { plainChecks } from "./plain/engine";
import { madeMatrix, madeSheet } from "./recheck/made";

const reference = bundledReference();

function holds(input: CheckInput): void {
  // Rows that cannot be read are said without a check; they stay where they may hide something of an encounter.
  const { findings, notChecked } = runChecks(input);
  const lost = new Set(input.sheet.unusable.map(({ index }) => index));
  const plain = plainChecks(input);
  expect(findings.filter(({ lines }) => !lines.some((line) => lost.has(line)))).toEqual(plain.findings);
  expect(notChecked.filter(({ lines }) => !lines.some((line) => lost.has(line)))).toEqual(plain.notChecked);
}

test("sheets and matrices made by chance", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (from) => {
      const next = seeded(from);
      const matrix = compileMatrix(madeMatrix(next, 40));
      const asOf = next() < 0.2 ? null : day("2026-11-23");
      holds({ sheet: madeSheet(next, 12), matrix, reference, asOf });
    }),
    { numRuns: 12 },
  );
});

test("the lines of the sample practice", () => {
  const { lines, matrix } = sample();
  const rows = lines.slice(0, 400).map((line) => FIELDS.map((field) => line[field] ?? ""));
  const sheet = readClaims([[...FIELDS], ...rows], { name: "sample", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  holds({ sheet, matrix: compileMatrix(matrix), reference, asOf: day("2026-11-23") });
});
