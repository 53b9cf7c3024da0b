import type { CellPlace, Plan } from "./operations";

/** Plans one formula into an empty cell; a cell that holds something is refused. */
export function insertFormulaPlan({ sheet, row, column }: CellPlace, formula: string): Plan {
  return {
    title: "Insert a formula",
    operations: [{ kind: "setFormula", cell: { sheet, row, column }, expected: "", formula }],
  };
}
