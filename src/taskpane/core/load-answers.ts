import { loadEngine } from "../../checks/load";
import type * as answers from "../answers-chunk";

/** Waits for what learns from payers' answers and knows what the record must hold. */
export async function loadAnswers(): Promise<typeof answers> {
  await loadEngine();
  const { loadBesideChecks } = await import(/* webpackChunkName: "checks" */ "../beside-checks");
  return loadBesideChecks();
}
