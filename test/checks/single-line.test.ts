// A line by itself is told what a check of a sheet of that one line tells, whichever lines were asked for before it.
import fc from "fast-check";
import { runChecks } from "../../src/checks/engine";
import { lineStatus } from "../../src/checks/single-line";
import { statusTexts } from "../../src/checks/status-text";
import { seeded } from "../../src/values/seeded";
import { bundledReference } from "../../src/codes/reference/bundled";
import { compileMatrix } from "../../src/matrix/matrix";
import { day } from "../day";
import { madeMatrix, madeSheet } from "./recheck/made";

const reference = bundledReference();

test("every line of a sheet by itself, under several matrices in turn", () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (from) => {
      const next = seeded(from);
      const sheet = madeSheet(next, 20);
      const matrices = [madeMatrix(next), madeMatrix(next)].map(compileMatrix);
      for (const line of sheet.lines)
        for (const matrix of matrices)
          for (const asOf of [null, day("2026-11-23")]) {
            const alone = { ...sheet, lines: [line], unusable: [] };
            const result = runChecks({ sheet: alone, matrix, reference, asOf, complete: false });
            const text = lineStatus({ sheet, matrix, reference, asOf })(line);
            expect(text).toBe(statusTexts(result)([line.index]));
            told.add(text.split(":")[0] ?? "");
          }
    }),
    { numRuns: 4 },
  );
  expect([...told].sort()).toEqual(["Error", "Not checked", "Warning"]);
});
