// A check of some lines: the rest of their encounters and patients comes along, and findings are told of those lines alone.
import fc from "fast-check";
import type { Finding } from "../../src/checks/finding";
import { ONCE } from "../../src/checks/recheck/unit";
import { runChecks, type CheckInput, type CheckResult } from "../../src/checks/engine";
import { contextSheet, patientOf, resultFor } from "../../src/checks/scope";
import { statusOfLines } from "../../src/checks/summary";
import { seeded } from "../../src/values/seeded";
import { bundledReference } from "../../src/codes/reference/bundled";
import { compileMatrix } from "../../src/matrix/matrix";
import { folded } from "../../src/values/cell";
import { day } from "../day";
import { madeMatrix, madeSheet } from "./recheck/made";

const reference = bundledReference();

/** A finding that is told once for many lines has the claim, the payer and the rule of its first line, which may be another one. */
function told({ findings, ...rest }: CheckResult): unknown {
  const named = ({ check, severity, lines, denied, message, amount }: Finding) => ({
    check,
    severity,
    lines,
    denied,
    message,
    amount,
  });
  return { ...rest, findings: findings.map((finding) => (ONCE.has(finding.check) ? named(finding) : finding)) };
}

test("lines that are chosen come to what a check of the whole sheet says of them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (from) => {
      const next = seeded(from);
      const matrix = compileMatrix(madeMatrix(next));
      const sheet = madeSheet(next);
      const input: CheckInput = { sheet, matrix, reference, asOf: day("2026-11-23") };
      const whole = runChecks(input);
      const all = [...sheet.lines, ...sheet.unusable].map(({ index }) => index);
      const chosen = new Set(all.filter(() => next() < 0.1));
      const some = resultFor(
        runChecks({ ...input, sheet: contextSheet(sheet, chosen) }),
        contextSheet(sheet, chosen),
        chosen,
        matrix,
      );
      expect(told(some)).toEqual(told(resultFor(whole, sheet, chosen, matrix)));
      expect(some.summary.lines).toBe(chosen.size);
      const status = statusOfLines(sheet, whole.findings, whole.notChecked);
      const errors = [...chosen].filter((line) => status.get(line) === "error").length;
      expect(some.summary.error).toBe(errors);
    }),
    { numRuns: 10 },
  );
});

test("one patient is all lines of the name, however it is written", () => {
  const sheet = madeSheet(seeded(3));
  const [line] = sheet.lines;
  const chosen = patientOf(sheet, line!.index);
  expect(chosen.size).toBeGreaterThan(0);
  for (const { index, patient } of sheet.lines)
    expect(chosen.has(index)).toBe(folded(patient) === folded(line!.patient));
  expect(patientOf(sheet, -1).size).toBe(0);
});
