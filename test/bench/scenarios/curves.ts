// How the cost grows: twice the lines, and ten times the rules.
import { runChecks } from "../../../src/checks/engine";
import { compileMatrix, type Matrix } from "../../../src/matrix/matrix";
import { DATASETS, matrixCellsOf, ofCurve, rowsOf, sheetOf } from "../made/datasets";
import { collectGarbage, medianTime, timeOf, type Time } from "../measure";
import { wholeReference } from "../made/national-pairs";
import { ownTables } from "../made/own-matrix";
import { AS_OF } from "../made/own-practice";
import type { Figures, Scenario, Setup } from "../scenario";
import type { Cells } from "../../../src/values/cell";
import type { Reference } from "../../../src/codes/reference/reference";

const HEAP_MB = 8_000;

/** One check of rows that are read anew, so that nothing of an earlier run is left but compiled code. */
async function checkOf(rows: Cells, matrix: Matrix, reference: Reference): Promise<Time> {
  const sheet = sheetOf(rows);
  collectGarbage();
  return (await timeOf(() => runChecks({ sheet, matrix, reference, asOf: AS_OF }))).time;
}

async function measureLines(setup: Setup): Promise<Figures> {
  const reference = await wholeReference(setup.folder);
  const sheets = setup.sizes.curve.map((lines) => {
    const dataset = ofCurve(setup.sizes, lines);
    return {
      lines,
      rows: rowsOf(setup, dataset),
      matrix: compileMatrix(matrixCellsOf(setup, dataset)),
      times: [] as Time[],
    };
  });
  // The first turn warms up; all sizes take part in each, so that a busy moment strikes all of them.
  for (let turn = 0; turn <= setup.sizes.runs; turn++)
    for (const { rows, matrix, times } of sheets) {
      const time = await checkOf(rows, matrix, reference);
      if (turn > 0) times.push(time);
    }
  return Object.fromEntries(
    sheets.flatMap(({ lines, times }) => {
      const { wall, cpu } = medianTime(times);
      return [
        [`check ${lines}`, wall],
        [`check cpu ${lines}`, cpu],
      ];
    }),
  );
}

/** Ten times the rows of PriorAuth and DrugCoverage, of the same payers. */
async function measureRules(setup: Setup): Promise<Figures> {
  const dataset = DATASETS.sheet(setup.sizes);
  const reference = await wholeReference(setup.folder);
  const rows = rowsOf(setup, dataset);
  const cells = matrixCellsOf(setup, dataset);
  const { Authorizations } = cells;
  const more = {
    ...ownTables({ payers: dataset.payers, rules: dataset.rules * 10 }),
    ...(Authorizations ? { Authorizations } : {}),
  };
  const matrices = [compileMatrix(cells), compileMatrix(more)] as const;
  const times: [Time[], Time[]] = [[], []];
  for (let turn = 0; turn <= setup.sizes.runs; turn++)
    for (const at of [0, 1] as const) {
      const time = await checkOf(rows, matrices[at], reference);
      if (turn > 0) times[at].push(time);
    }
  const [few, many] = [medianTime(times[0]), medianTime(times[1])];
  return {
    rules: matrices[0].ruleCount,
    "ten times the rules": matrices[1].ruleCount,
    check: few.wall,
    "check with ten times the rules": many.wall,
    "cpu ratio": many.cpu / few.cpu,
  };
}

export const CURVES: readonly Scenario[] = [
  { name: "lines", title: "twice the lines, and twice again", heapMb: HEAP_MB, run: measureLines },
  { name: "rules", title: "ten times the rules", heapMb: HEAP_MB, run: measureRules },
];
