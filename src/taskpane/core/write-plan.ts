import type { Plan } from "../../plans/operations";
import type { Pane } from "./pane-api";

/**
 * Carries out a plan while the pane shows how far it is; nothing else is written meanwhile.
 * @returns whether it was made; a notice says why where it was not
 */
export async function writePlan({ store, attempt, apply }: Pane, plan: Plan, doing: "save" | "undo"): Promise<boolean> {
  if (store.state().busy) return false;
  store.dispatch({ type: "busy", busy: { doing, done: 0, of: 0 } });
  let isMade = false;
  await attempt(async () => {
    isMade = await apply(plan, doing);
  });
  store.dispatch({ type: "busy", busy: null });
  return isMade;
}
