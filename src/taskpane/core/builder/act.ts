import { inversePlan } from "../../../plans/inverse";
import type { Plan } from "../../../plans/operations";
import { COLUMN_WORDS } from "../../words-columns";
import type { Pane } from "../pane";
import { writePlan } from "../write-plan";

/**
 * Carries out a plan that the screen shows, and says so with a way back.
 * @param done what is said then
 * @returns whether it was made; a notice says why where it was not
 */
export async function act(pane: Pane, plan: Plan, done: string): Promise<boolean> {
  const isMade = await writePlan(pane, plan, "save");
  if (isMade) say(pane, done, () => takeBack(pane, plan));
  return isMade;
}

async function takeBack(pane: Pane, plan: Plan): Promise<void> {
  if (await writePlan(pane, inversePlan(plan), "undo")) say(pane, COLUMN_WORDS.undone);
}

function say({ store }: Pane, text: string, undo?: () => Promise<void>): void {
  store.dispatch({ type: "noticed", notice: { kind: "success", text, ...(undo ? { undo } : {}) } });
}
