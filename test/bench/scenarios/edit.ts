// One rule edited, with a sheet loaded: the preview against checking everything again.
import { runChecks } from "../../../src/checks/engine";
import { checkWithBaselineInSteps, preview } from "../../../src/checks/recheck";
import { applyEdit } from "../../../src/matrix/edit/apply";
import type { MatrixEdit } from "../../../src/matrix/edit/edit";
import { compileMatrix, type MatrixCells } from "../../../src/matrix/matrix";
import { RULE_TABLES, type RuleTableName } from "../../../src/matrix/tables";
import { dayAt } from "../../../src/cli/sample/days";
import { seeded } from "../../../src/values/seeded";
import { textOf, type CellValue } from "../../../src/values/cell";
import { DATASETS, matrixCellsOf, rowsOf, sheetOf } from "../made/datasets";
import { median, quantile, timeOf } from "../measure";
import { wholeReference } from "../made/national-pairs";
import { AS_OF } from "../made/own-practice";
import type { Figures, Scenario, Setup } from "../scenario";

/** What an edit writes into a rule of a table, in turn with ending the row. */
const CHANGES: Partial<Record<RuleTableName, { readonly column: string; to(from: string): CellValue }>> = {
  PriorAuth: { column: "Requirement", to: (from) => (from === "Required" ? "Not required" : "Required") },
  UnitLimits: { column: "Max Units", to: (from) => Math.max(0, Number(from) - 1) },
  Wastage: { column: "JZ", to: (from) => (from === "Required" ? "Accepted" : "Required") },
  DrugCoverage: { column: "Covered Diagnoses", to: (from) => (from === "C50" ? "C00-C80" : "C50") },
  GenomicLCD: { column: "Z-Code", to: (from) => (from === "Required" ? "No" : "Required") },
  IncidentTo: { column: "Allowed", to: (from) => (from === "Yes" ? "No" : "Yes") },
  Bundling: { column: "Modifier Indicator", to: (from) => (from === "9" ? "0" : "9") },
};
const ENDS = dayAt("2026-09-30");

/** So many edits of rows by chance, the same number of each table that has rows. */
export function editsOf(
  cells: MatrixCells,
  count: number,
): { readonly table: RuleTableName; readonly edit: MatrixEdit }[] {
  const next = seeded(5);
  const tables = RULE_TABLES.filter((name) => (cells[name]?.rows.length ?? 0) > 0);
  return Array.from({ length: count }, (_, i) => {
    const name = tables[i % tables.length] ?? "PriorAuth";
    const { headers = [], rows = [], firstRow = 2 } = cells[name] ?? {};
    const at = Math.floor(next() * rows.length);
    const cell = (column: string): CellValue => rows[at]?.[headers.findIndex((header) => textOf(header) === column)];
    const change = i % 2 === 0 ? CHANGES[name] : undefined;
    const column = change?.column ?? "To";
    const from = cell(column);
    const to = change ? change.to(textOf(from)) : from === ENDS ? "" : ENDS;
    const edit: MatrixEdit = {
      title: "Measured",
      action: "Corrected",
      reason: "",
      changes: [
        {
          kind: "set",
          table: name,
          row: firstRow + at,
          ruleId: textOf(cell("Rule ID")),
          cells: [{ column, from, to }],
        },
      ],
    };
    return { table: name, edit };
  });
}

async function measure(setup: Setup): Promise<Figures> {
  const dataset = DATASETS.sheet(setup.sizes);
  const sheet = sheetOf(rowsOf(setup, dataset));
  const cells = matrixCellsOf(setup, dataset);
  const reference = await wholeReference(setup.folder);
  const input = { sheet, matrix: compileMatrix(cells), reference, asOf: AS_OF };
  const first = await timeOf(() => atOnce(checkWithBaselineInSteps(input)));
  const { baseline } = first.value;
  const edits = editsOf(cells, setup.sizes.edits);
  const full: number[] = [];
  for (const { edit } of edits.slice(0, setup.sizes.runs))
    full.push((await timeOf(() => runChecks({ ...input, matrix: compileMatrix(applyEdit(cells, edit)) }))).time.wall);
  const times: number[] = [];
  const byTable = new Map<string, number[]>();
  let changed = 0;
  for (const { table, edit } of edits) {
    const { time, value } = await timeOf(() => preview(baseline, compileMatrix(applyEdit(cells, edit))));
    times.push(time.wall);
    if (value.newlyFound.length + value.noLongerFound.length + value.newlyNotChecked.length > 0) changed++;
    const own = byTable.get(table);
    if (own) own.push(time.wall);
    else byTable.set(table, [time.wall]);
  }
  return {
    lines: sheet.lines.length,
    "full check": median(full),
    "with what a preview needs": first.time.wall,
    preview: median(times),
    "preview, 19 of 20": quantile(times, 0.95),
    "preview, slowest": Math.max(...times),
    edits: edits.length,
    "edits that change something": changed,
    ...Object.fromEntries([...byTable].map(([table, own]) => [`preview ${table}`, median(own)])),
  };
}

function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export const EDIT: Scenario = { name: "edit", title: "one rule edited", heapMb: 8_000, run: measure };
