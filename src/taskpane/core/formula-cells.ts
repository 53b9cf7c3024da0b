import { placeText, type Plan } from "../../plans/operations";
import { isBlank, textOf } from "../../values/cell";
import { WORDS } from "../words";
import type { PaneHost } from "./host";
import { loadPlans } from "./load-writer";
import type { Busy, LoadedMatrix, Notice, PaneState } from "./state";

/** What is needed to write formulas into the workbook. */
export interface FormulaWriter {
  readonly host: PaneHost;
  readonly state: () => PaneState;
  readonly say: (kind: Notice["kind"], text: string) => void;
  /** @returns false where the workbook was not as expected: a notice says where */
  readonly apply: (plan: Plan, doing: Busy["doing"]) => Promise<boolean>;
}

/** Writes formulas, and the cell `PolicyMatrix` that they need, into the workbook. */
export interface FormulaCells {
  /** Sees to it that formulas find a matrix: the workbook's own, or the practice's. @returns false where there is none */
  policyMatrix(): Promise<boolean>;
  /** Writes a formula into the selected cell, if it is empty. */
  insert(formula: string): Promise<void>;
}

export function formulaCells({ host, state, say, apply }: FormulaWriter): FormulaCells {
  async function policyMatrix({ origin, matrix }: LoadedMatrix): Promise<boolean> {
    if (origin !== "practice") return origin === "workbook";
    const { practiceCellPlan } = await loadPlans();
    const cell = practiceCellPlan(await host.readWorkbookState(), matrix.revision);
    if (cell.kind === "name in use") say("error", WORDS.matrix.blocked(cell));
    return cell.kind === "plan" ? apply(cell.plan, "save") : cell.kind === "present";
  }
  return {
    policyMatrix: async () => {
      const { loaded } = state();
      return loaded !== null && policyMatrix(loaded);
    },
    async insert(formula) {
      const { loaded } = state();
      if (loaded?.origin !== "workbook" && loaded?.origin !== "practice")
        return say("error", WORDS.formula.needsMatrix);
      const cell = await host.readActiveCell();
      const where = placeText(cell);
      if (!isBlank(cell.holds)) return say("error", WORDS.formula.cellFilled(where, textOf(cell.holds)));
      const { insertFormulaPlan } = await loadPlans();
      if (!(await policyMatrix(loaded))) return;
      if (await apply(insertFormulaPlan(cell, formula), "save")) say("success", WORDS.formula.inserted(where));
    },
  };
}
