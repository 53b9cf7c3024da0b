import type { Learned } from "../../learning/learn";
import type { Judged } from "../../learning/outcomes";
import type { Remittance } from "../../remittances/remittance";
import { runInSlices } from "../../values/slices";
import { jobsOf } from "./job";
import { loadAnswers } from "./load-answers";
import { loadFiles } from "./load-files";
import type { Pane } from "./pane";
import type { CheckedSheet, LoadedMatrix } from "./state";

/** What payers answered to the lines of a sheet, held against its checks. */
export interface Compared {
  readonly remittances: readonly Remittance[];
  readonly learned: Learned;
  /** What it was compared with: another check or matrix is another comparison. */
  readonly checked: CheckedSheet;
  readonly loaded: LoadedMatrix;
}

/** The comparison of a pane: it goes on while somebody looks at another screen. */
export const answersOf = jobsOf<Pane, { readonly done: number; readonly of: number }, Compared>();

/** Reads remittances and holds them against the checked sheet, with those that were read before. A broken file is refused with its place. */
export async function readAnswers(pane: Pane, files: readonly File[]): Promise<void> {
  const before = remittancesOf(pane);
  const { loaded } = pane.store.state();
  await answersOf(pane).start(async (onProgress, signal) => {
    const { readRemittanceFile } = await loadFiles();
    const read: Remittance[] = [];
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await pane.parts.pace.breathe();
      const isPayer = (text: string): boolean => loaded?.matrix.payers.find(text) !== undefined;
      read.push(await readRemittanceFile(bytes, file.name, { isPayer }));
      if (signal.aborted) return null;
    }
    const names = new Set(read.map(({ file }) => file));
    return compare(pane, [...before.filter(({ file }) => !names.has(file)), ...read], onProgress, signal);
  });
}

/** Compares again what was read, as after an edit of the matrix or a new check. */
export async function compareAgain(pane: Pane): Promise<void> {
  const remittances = remittancesOf(pane);
  if (remittances.length === 0) return;
  await answersOf(pane).start((onProgress, signal) => compare(pane, remittances, onProgress, signal));
}

const kept = new WeakMap<Pane, readonly Remittance[]>();
const remittancesOf = (pane: Pane): readonly Remittance[] => kept.get(pane) ?? [];

/** Forgets what was read. */
export function forgetAnswers(pane: Pane): void {
  kept.delete(pane);
  answersOf(pane).clear();
}

async function compare(
  pane: Pane,
  remittances: readonly Remittance[],
  onProgress: (progress: { done: number; of: number }) => void,
  signal: AbortSignal,
): Promise<Compared | null> {
  const { loaded, asOf, check } = pane.store.state();
  const { checked } = check;
  if (!loaded || !checked) return null;
  const { learnInSteps } = await loadAnswers();
  const { matrix, cells } = loaded;
  const reference = await pane.parts.reference(matrix);
  const steps = learnInSteps({ sheet: checked.sheet, matrix, cells, reference, remittances, asOf });
  const learned = await runInSlices(steps, { pace: pane.parts.pace, signal, onProgress });
  if (!learned) return null;
  kept.set(pane, remittances);
  return { remittances, learned, checked, loaded };
}

/** The facts of an appeal for a denied line, or why there are none. */
export async function letterOf(pane: Pane, judged: Judged, { checked, loaded }: Compared): Promise<string> {
  const { appealOf } = await loadAnswers();
  const reference = await pane.parts.reference(loaded.matrix);
  return appealOf(judged, { sheet: checked.sheet, matrix: loaded.matrix, reference, asOf: checked.asOf }).text;
}
