// Runs a task in a process of its own.
import { fork } from "node:child_process";
import type { Answer, Task } from "./child";
import type { Outcome } from "../scenario";

/** What every process may use, where a scenario asks for nothing else. */
const HEAP_MB = 4_000;

/** @param bundle the compiled child.ts */
export function runApart(
  bundle: string,
  task: Task,
  { heapMb = HEAP_MB, say }: { readonly heapMb?: number; readonly say: (text: string) => void },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = fork(bundle, [], { execArgv: ["--expose-gc", `--max-old-space-size=${heapMb}`] });
    let outcome: Outcome | null = null;
    child.on("message", (answer: Answer) => {
      if (answer.kind === "says") say(answer.text);
      else if (answer.kind === "failed") outcome = { kind: "failed", message: answer.message };
      else {
        const { figures, peakMb } = answer;
        outcome = { kind: "measured", figures, peakMb, seconds: (performance.now() - start) / 1000 };
      }
    });
    child.on("exit", (code, signal) =>
      resolve(outcome ?? { kind: "failed", message: `the process ended without an answer (${signal ?? code ?? "?"})` }),
    );
    child.send(task);
  });
}
