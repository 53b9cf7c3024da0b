import { applyPlan } from "../../src/excel/apply-plan";
import { readWorkbookState } from "../../src/excel/workbook-state";
import type { MatrixCells } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import type { Plan } from "../../src/plans/operations";
import { createMatrixPlan } from "../../src/plans/create-matrix";
import { dayOf } from "../../src/values/day";
import type { MemoryWorkbook } from "../../src/workbench/host/memory-workbook";

/** The day that matrices of tests are shown as of. */
export const TODAY = dayOf(2026, 11, 25) ?? 0;

/** Makes a matrix in the workbook that is open: the starter, or other tables. @returns the plan that made it */
export async function createMatrix(tables: MatrixCells = starterTables()): Promise<Plan> {
  const outcome = createMatrixPlan(await readWorkbookState(), tables, TODAY);
  if (outcome.kind !== "plan") throw new Error(`expected a plan, got ${outcome.kind}`);
  const applied = await applyPlan(outcome.plan);
  if (applied.kind !== "done") throw new Error(JSON.stringify(applied));
  return outcome.plan;
}

/** The formula, or else the value, of one cell. */
export function formulaAt(workbook: MemoryWorkbook, address: string): unknown {
  return workbook.formulas(workbook.area(address))[0]?.[0];
}

/** Writes rows of cells from A1 on, as the user's doing. */
export function fill(workbook: MemoryWorkbook, sheet: string, rows: readonly (readonly (string | number)[])[]): void {
  const columns = Math.max(...rows.map((row) => row.length));
  const area = { ...workbook.area(`${sheet}!A1`), rows: rows.length, columns };
  workbook.write(
    area,
    rows.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? "")),
  );
}

/** Everything of a workbook that a plan could change, to see that nothing did. */
export function contentOf(workbook: MemoryWorkbook): unknown {
  const sheets = workbook.sheets().map((sheet) => {
    const used = workbook.usedArea(sheet.id, false);
    return { ...sheet, used, cells: used && workbook.formulas(used) };
  });
  return {
    sheets,
    tables: workbook.tables(),
    names: workbook.names(),
    properties: workbook.properties.keys(),
    settings: workbook.settings.keys(),
  };
}
