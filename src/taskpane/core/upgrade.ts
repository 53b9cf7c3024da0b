import type { Blocked } from "../../plans/create-matrix";
import type { Operation, Plan } from "../../plans/operations";
import { upgradePlan } from "../../plans/upgrade-matrix";
import { SETUP } from "../words-setup";
import type { Pane } from "./pane";
import type { LoadedMatrix } from "./state";

/** What a workbook of an older build needs, or what is in the way. */
export type UpgradeSteps =
  | {
      readonly kind: "plan";
      readonly plan: Plan;
      /** In words, such as `the table MatrixLog`. */ readonly adds: readonly string[];
    }
  | { readonly kind: "blocked"; readonly blocked: Blocked };

/** What the workbook lacks; `null` where it lacks nothing. */
export async function upgradeSteps({ parts }: Pane, { cells }: LoadedMatrix): Promise<UpgradeSteps | null> {
  const upgrade = upgradePlan(await parts.host.readWorkbookState(), cells, parts.today());
  if (upgrade?.kind !== "plan") return upgrade;
  return { ...upgrade, adds: [...new Set(upgrade.plan.operations.flatMap(added))] };
}

/** What an operation adds, as people see it; "nothing" of what they do not see. */
function added(operation: Operation): string[] {
  switch (operation.kind) {
    case "addTable":
      return [SETUP.upgrade.table(operation.name)];
    case "addTableColumns":
      return operation.columns.map(({ header }) => SETUP.upgrade.column(operation.table, header));
    case "addSheet":
    case "addReportSheet":
      return operation.visibility === "Visible" ? [SETUP.upgrade.sheet(operation.sheet)] : [];
    case "setDocumentProperty":
      return [SETUP.upgrade.format];
    default:
      return [SETUP.upgrade.cells];
  }
}

/** Adds what the workbook lacks; what is there stays. */
export async function upgradeWorkbook(pane: Pane, plan: Plan): Promise<void> {
  await pane.attempt(async () => {
    if (!(await pane.apply(plan, "create"))) return;
    await pane.reload();
    pane.store.dispatch({ type: "noticed", notice: { kind: "success", text: SETUP.upgrade.done } });
  });
}
