import type { ResultChange } from "../../checks/compare-results";
import { loadEngine } from "../../checks/load";
import type { Baseline, PreviewProgress, SoFar } from "../../checks/recheck";
import type { Matrix } from "../../matrix/matrix";
import type { Pane } from "./pane";
import { runInSlices } from "../../values/slices";
import type { CheckedSheet, LoadedMatrix } from "./state";

/** What edits do to the lines of the sheet that was checked, without checking it whole again. */
export interface DeskLines {
  /**
   * How the result changes from one matrix to another; `null` where no sheet was checked or the signal stopped it.
   * @param onSoFar told now and then what is known by then
   */
  compare(
    before: Matrix,
    after: Matrix,
    signal: AbortSignal,
    onSoFar: (soFar: SoFar) => void,
  ): Promise<ResultChange | null>;
  /**
   * The checked sheet as the matrix that is loaded now decides it; `null` where no sheet was checked, or where it names other national
   * tables: then only a new check can tell.
   */
  rebased(loaded: LoadedMatrix): Promise<CheckedSheet | null>;
}

export function deskLines({ store, parts }: Pick<Pane, "store" | "parts">): DeskLines {
  /** The last baseline that was brought to another matrix than the check was made with: typing in a form asks for it again and again. */
  let moved: { readonly of: CheckedSheet; readonly revision: string; readonly baseline: Baseline } | null = null;

  const slices = (signal: AbortSignal) => ({ pace: parts.pace, signal, onProgress: () => undefined });

  /** @returns `null` where the signal stopped it */
  async function baselineFor(checked: CheckedSheet, matrix: Matrix, signal: AbortSignal): Promise<Baseline | null> {
    if (checked.loaded.matrix.revision === matrix.revision) return checked.baseline;
    if (moved?.of === checked && moved.revision === matrix.revision) return moved.baseline;
    const { rebaseInSteps } = await loadEngine();
    const done = await runInSlices(rebaseInSteps(checked.baseline, matrix), slices(signal));
    if (!done) return null;
    moved = { of: checked, revision: matrix.revision, baseline: done.baseline };
    return done.baseline;
  }

  return {
    async compare(before, after, signal, onSoFar) {
      const { checked } = store.state().check;
      if (!checked) return null;
      const baseline = await baselineFor(checked, before, signal);
      const { previewInSteps } = await loadEngine();
      const onProgress = ({ soFar }: PreviewProgress): void => {
        if (soFar && soFar.lines > 0) onSoFar(soFar);
      };
      return baseline && runInSlices(previewInSteps(baseline, after), { ...slices(signal), onProgress });
    },
    async rebased(loaded) {
      const { checked } = store.state().check;
      if (!checked || !sameSets(checked.loaded.matrix, loaded.matrix)) return null;
      const { rebaseInSteps, resultFor } = await loadEngine();
      const done = await runInSlices(
        rebaseInSteps(checked.baseline, loaded.matrix),
        slices(new AbortController().signal),
      );
      if (!done) return null;
      const { scope, sheet } = checked;
      const result = scope ? resultFor(done.result, sheet, scope.lines, loaded.matrix) : done.result;
      return { ...checked, ...done, result, loaded };
    },
  };
}

const sameSets = (a: Matrix, b: Matrix): boolean =>
  JSON.stringify(a.referenceSets.map(({ set, hash }) => [set, hash])) ===
  JSON.stringify(b.referenceSets.map(({ set, hash }) => [set, hash]));
