// A sheet of twenty columns with the whole pair table, in a process that does nothing else.
import { runChecks } from "../../../src/checks/engine";
import { compileMatrix } from "../../../src/matrix/matrix";
import { TWENTY } from "../made/columns";
import { DATASETS, matrixCellsOf, rowsOf, sheetOf } from "../made/datasets";
import { heldMb, peakMbOfProcess } from "../measure";
import { wholeReference } from "../made/national-pairs";
import { AS_OF } from "../made/own-practice";
import type { Figures, Scenario, Setup } from "../scenario";

async function measure(setup: Setup): Promise<Figures> {
  const dataset = DATASETS.sheet(setup.sizes);
  const matrix = compileMatrix(matrixCellsOf(setup, dataset));
  const reference = await wholeReference(setup.folder);
  const before = peakMbOfProcess();
  let rows: ReturnType<typeof rowsOf> | null = rowsOf(setup, dataset, TWENTY);
  const sheet = sheetOf(rows);
  rows = null;
  const result = runChecks({ sheet, matrix, reference, asOf: AS_OF });
  const peak = peakMbOfProcess();
  return {
    lines: sheet.lines.length,
    findings: result.findings.length,
    "before mb": before,
    "peak mb": peak,
    "held mb": heldMb(),
  };
}

/**
 * A larger heap would let what was thrown away lie about until there is no room: what is measured then is the patience of the collector. In
 * this one the work must find its room.
 */
export const HEAP_MB = 150;

export const MEMORY: Scenario = {
  name: "memory",
  title: "memory of a sheet with all pairs",
  heapMb: HEAP_MB,
  run: measure,
};
