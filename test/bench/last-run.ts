// What the last whole run has measured, so that a part that failed, or was changed since, need not cost a whole run again.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Run } from "./report/run";

const fileIn = (folder: string): string => join(folder, "last-run.json");

/** Keeps a run. A part of one is kept as far as it is. */
export function keepRun(folder: string, run: Run): void {
  writeFileSync(fileIn(folder), JSON.stringify(run));
}

/** The run that parts are put into. @throws where there is none of that size */
export function lastRun(folder: string, { sizes, hasRealPairs }: Pick<Run, "sizes" | "hasRealPairs">): Run {
  const file = fileIn(folder);
  const run = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Run) : null;
  if (run && JSON.stringify(run.sizes) === JSON.stringify(sizes) && run.hasRealPairs === hasRealPairs) return run;
  throw new Error("There is no whole run to complete. Run `npm run bench` first.");
}
