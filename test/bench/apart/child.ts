// The process of one scenario, or of the preparation: does what it is told and answers with what came of it.
import { peakMbOfProcess } from "../measure";
import { prepare } from "../made/prepare";
import type { Setup } from "../scenario";
import { SCENARIOS } from "../scenarios/list";

/** What a process is told to do. */
export type Task =
  | { readonly kind: "prepare"; readonly setup: Setup; readonly pairsFile: string | null }
  | { readonly kind: "measure"; readonly setup: Setup; readonly name: string };

/** What it answers with. */
export type Answer =
  | { readonly kind: "says"; readonly text: string }
  | { readonly kind: "done"; readonly figures: Readonly<Record<string, number>>; readonly peakMb: number }
  | { readonly kind: "failed"; readonly message: string };

const send = (answer: Answer): void => void process.send?.(answer);

async function work(task: Task): Promise<Readonly<Record<string, number>>> {
  if (task.kind === "prepare") {
    await prepare(task.setup, task.pairsFile, (text) => send({ kind: "says", text }));
    return {};
  }
  const scenario = SCENARIOS.find(({ name }) => name === task.name);
  if (!scenario) throw new Error(`there is no scenario ${task.name}`);
  return scenario.run(task.setup);
}

process.once("message", (task: Task) => {
  work(task)
    .then((figures) => send({ kind: "done", figures, peakMb: peakMbOfProcess() }))
    .catch((error: unknown) =>
      send({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .finally(() => process.disconnect());
});
