// The product's checks over a million lines: from a sheet that is read, and from rows of cells.
import { runChecks, type CheckInput } from "../../../src/checks/engine";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { countsOf, fiveChecksOnly, foundBy } from "../five-checks";
import { DATASETS, matrixCellsOf, rowsOf, sheetOf, type Dataset } from "../made/datasets";
import { collectGarbage, heldMb, medianTime, timeOf, type Time } from "../measure";
import { wholeReference } from "../made/national-pairs";
import { AS_OF } from "../made/own-practice";
import type { Figures, Scenario, Setup } from "../scenario";

async function measure(
  setup: Setup,
  dataset: Dataset,
  matrixOf: (cells: MatrixCells) => MatrixCells,
  asOf: CheckInput["asOf"],
): Promise<Figures> {
  const rows = rowsOf(setup, dataset);
  const cells = matrixOf(matrixCellsOf(setup, dataset));
  const compiled = await timeOf(() => compileMatrix(cells));
  const matrix = compiled.value;
  const reference = await wholeReference(setup.folder);
  const reads: Time[] = [];
  const checks: Time[] = [];
  let said: Figures = {};
  for (let run = 0; run < setup.sizes.longRuns; run++) {
    collectGarbage();
    // A sheet that is read anew has nothing of an earlier run.
    const read = await timeOf(() => sheetOf(rows));
    collectGarbage();
    const sheet = read.value;
    const checked = await timeOf(() => runChecks({ sheet, matrix, reference, asOf }));
    reads.push(read.time);
    checks.push(checked.time);
    const { findings, notChecked, summary } = checked.value;
    said = {
      lines: sheet.lines.length,
      encounters: summary.encounters,
      findings: findings.length,
      "not checked": notChecked.length,
      ...countsOf(foundBy(checked.value)),
    };
  }
  const [check, read] = [medianTime(checks), medianTime(reads)];
  return {
    ...said,
    compile: compiled.time.wall,
    read: read.wall,
    check: check.wall,
    "check cpu": check.cpu,
    "first check": checks[0]?.wall ?? NaN,
    "from rows": read.wall + check.wall,
    "from rows cpu": read.cpu + check.cpu,
    "held mb": heldMb(),
  };
}

const HEAP_MB = 12_000;

/** Every check of the catalogue, over a practice that repeats nothing, and over copies of one. */
export const everyCheck: readonly Scenario[] = (["own", "copies"] as const).map((kind) => ({
  name: `every check, ${kind}`,
  title: kind === "own" ? "every check, patients of their own" : "every check, copies of the sample's patients",
  heapMb: HEAP_MB,
  run: (setup) => measure(setup, DATASETS[kind](setup.sizes), (cells) => cells, AS_OF),
}));

/** The five checks that the peers make too. */
export const fiveChecks: Scenario = {
  name: "product",
  title: "the five checks: the product",
  heapMb: HEAP_MB,
  run: (setup) => measure(setup, DATASETS.own(setup.sizes), fiveChecksOnly, null),
};
