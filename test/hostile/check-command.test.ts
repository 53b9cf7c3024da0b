// The check command on files with hostile cells: every row is a line, or passed over for a reason.
import fc from "fast-check";
import { bundledReference } from "../../src/codes/reference/bundled";
import { isVisitCode } from "../../src/codes/families";
import { checkFile } from "../../src/cli/check-file";
import { sample } from "../../src/cli/sample/workbook";
import { writeCsv } from "../../src/files/csv";
import { compileMatrix } from "../../src/matrix/matrix";
import { scratch } from "../cli/recorder";
import { day } from "../day";
import { spoiled } from "./cells";

jest.setTimeout(60_000);

const files = scratch();
afterAll(() => files.remove());

const { lines, matrix: cells } = sample();
const matrix = compileMatrix(cells);
const headers = [...new Set(lines.flatMap((line) => Object.keys(line)))];
const rows = lines.slice(0, 40).map((line) => headers.map((header) => new Map(Object.entries(line)).get(header)));
const using = {
  matrix,
  reference: bundledReference(),
  asOf: day("2026-11-23"),
  rowsPerPart: 7,
  reading: { isVisit: isVisitCode, isPayer: (text: string) => matrix.payers.find(text) !== undefined },
  terminal: { note: () => undefined },
};

test("a file with hostile cells is checked in parts, and every row is accounted for", async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(spoiled(rows, 0.05), async (all) => {
      const path = files.write(`hostile-${++written}.csv`, writeCsv([headers, ...all]));
      const { sheet, result } = await checkFile(path, using);
      expect(result.summary.lines + sheet.skipped.length).toBe(rows.length);
    }),
    { seed: 20261126, numRuns: Number(process.env["FUZZ_RUNS"] ?? 40) },
  );
});
