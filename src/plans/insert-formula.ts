import type { CellPlace, Plan, SetFormula } from "./operations";

/**
 * Plans one formula into an empty cell; a cell that holds something is refused.
 * @param spill the size of what it answers: those cells must be empty too
 */
export function insertFormulaPlan(
  { sheet, row, column }: CellPlace,
  formula: string,
  spill?: NonNullable<SetFormula["spill"]>,
): Plan {
  const operation: SetFormula = { kind: "setFormula", cell: { sheet, row, column }, expected: "", formula };
  return { title: "Insert a formula", operations: [spill ? { ...operation, spill } : operation] };
}
