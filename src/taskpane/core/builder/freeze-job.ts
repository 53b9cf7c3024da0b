import { readFormulas, type FoundFormulas, type ReadFormulasOptions } from "../../../excel/read-formulas";
import { jobsOf } from "../job";
import type { Pane } from "../pane";

/** How many rows have been looked at. */
export interface LookProgress {
  readonly done: number;
  readonly of: number;
}

/** Looks for formulas to freeze; of a large sheet that takes a while. */
export const formulasOf = jobsOf<Pane, LookProgress, FoundFormulas>();

/** Looks through the sheet, or through what is selected. */
export function lookForFormulas(pane: Pane, within: ReadFormulasOptions["within"]): Promise<void> {
  return formulasOf(pane).start((onProgress, signal) =>
    readFormulas({
      within,
      signal,
      onProgress: async (done, of) => {
        onProgress({ done, of });
        await pane.parts.pace.breathe();
      },
    }),
  );
}
