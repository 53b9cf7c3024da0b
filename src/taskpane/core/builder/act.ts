import { inversePlan } from "../../../plans/inverse";
import type { Plan } from "../../../plans/operations";
import { COLUMN_WORDS } from "../../words-columns";
import type { Pane } from "../pane";

/**
 * Carries out a plan that the screen shows, and says so with a way back.
 * @param done what is said then
 * @returns whether it was made; a notice says why where it was not
 */
export async function act(pane: Pane, plan: Plan, done: string): Promise<boolean> {
  const { dispatch, state } = pane.store;
  if (state().busy) return false;
  dispatch({ type: "busy", busy: { doing: "save", done: 0, of: 0 } });
  let isMade = false;
  await pane.attempt(async () => {
    isMade = await pane.apply(plan, "save");
    if (isMade)
      dispatch({ type: "noticed", notice: { kind: "success", text: done, undo: () => takeBack(pane, plan) } });
  });
  dispatch({ type: "busy", busy: null });
  return isMade;
}

async function takeBack(pane: Pane, plan: Plan): Promise<void> {
  const { dispatch } = pane.store;
  dispatch({ type: "busy", busy: { doing: "undo", done: 0, of: 0 } });
  try {
    if (await pane.apply(inversePlan(plan), "undo")) {
      dispatch({ type: "noticed", notice: { kind: "success", text: COLUMN_WORDS.undone } });
    }
  } finally {
    dispatch({ type: "busy", busy: null });
  }
}
