import { applyEdit } from "../../matrix/edit/apply";
import { issuesCausedInSteps } from "../../matrix/edit/caused";
import type { MatrixEdit } from "../../matrix/edit/edit";
import { compileMatrix, type Matrix, type MatrixCells } from "../../matrix/matrix";
import type { DeskLines } from "./desk-lines";
import type { EditPreview, LinesPreview, PreviewPart } from "./desk-state";
import { failedTests } from "./desk-tests";
import type { Pane } from "./pane";
import { runInSlices } from "../../values/slices";

/** Two states of the matrix that are compared: before an edit, and after it. */
interface Step {
  readonly before: { readonly cells: MatrixCells; readonly matrix: Matrix };
  readonly after: MatrixCells;
}

/**
 * What happens if an edit is saved. The claim lines come first: they are what she looks at.
 * @param onPart told what is known of the lines while the rest is looked for
 * @returns `null` where the signal stopped it
 */
export async function previewOf(
  pane: Pick<Pane, "store" | "parts">,
  lines: DeskLines,
  { before, after }: Step,
  signal: AbortSignal,
  onPart: (part: PreviewPart) => void,
): Promise<EditPreview | null> {
  const { parts, store } = pane;
  const { asOf } = store.state();
  const next = compileMatrix(after);
  await parts.pace.breathe();
  if (signal.aborted) return null;
  const compared = await linesOf(pane, lines, { before: before.matrix, after: next }, signal, onPart);
  if (!compared || signal.aborted) return null;
  onPart({ kind: "lines", lines: compared });
  await parts.pace.breathe();
  const slices = { pace: parts.pace, signal, onProgress: () => undefined };
  const issues = await runInSlices(issuesCausedInSteps(before.cells, after, asOf), slices);
  await parts.pace.breathe();
  if (!issues || signal.aborted) return null;
  const tests = await failedTests(pane, before, { cells: after, matrix: next });
  return signal.aborted ? null : { lines: compared, issues, tests };
}

async function linesOf(
  { store }: Pick<Pane, "store">,
  lines: DeskLines,
  { before, after }: { readonly before: Matrix; readonly after: Matrix },
  signal: AbortSignal,
  onPart: (part: PreviewPart) => void,
): Promise<LinesPreview | null> {
  const { checked, stale } = store.state().check;
  if (!checked) return { kind: "unchecked" };
  const change = await lines.compare(before, after, signal, (soFar) => onPart({ kind: "so far", soFar }));
  return change && { kind: "compared", change, sheet: checked.ref.name, stale: stale === "sheet" };
}

/** The matrix after an edit; `null` where the edit does not fit any more. */
export function afterEdit(cells: MatrixCells, edit: MatrixEdit): MatrixCells | null {
  try {
    return applyEdit(cells, edit);
  } catch {
    // Somebody changed the row since the edit was made: saving it would be refused, with both values.
    return null;
  }
}
