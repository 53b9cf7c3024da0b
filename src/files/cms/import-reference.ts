import { bundledReference } from "../../codes/reference/bundled";
import type { Reference } from "../../codes/reference/reference";
import { UnusableFile } from "../problem";
import { fileOfBlob, type CmsFile } from "./cms-file";
import { setsOver, type ImportedContents, type ImportedSets } from "./imported";
import type { ImportProgress } from "./progress";
import type { ImportWorker } from "./worker-messages";

export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops the import; what was there before stays as it was. */
  readonly signal?: AbortSignal;
  /** The sets of which the kinds stay that no file holds; the bundled ones where not said. */
  readonly over?: Reference;
  /** Starts the worker; `null` where there are none. */
  readonly spawn?: () => Promise<ImportWorker | null>;
}

/**
 * Reads national tables from files that the user chose: in a worker where the browser has them, else here a few milliseconds at a time.
 * Nothing is stored and no set is replaced: what comes back is whole, to be shown and then saved.
 * @returns `null` where the signal stopped it
 * @throws UnusableFile naming file, row and column where a table is damaged or was cut off
 */
export async function importReference(
  files: readonly File[] | readonly CmsFile[],
  { onProgress = () => undefined, signal, over, spawn = spawnWhereThereAre }: ImportOptions = {},
): Promise<ImportedSets | null> {
  const stop = signal ?? new AbortController().signal;
  if (stop.aborted) return null;
  const blobs = files.filter((file): file is File => typeof Blob !== "undefined" && file instanceof Blob);
  const worker = blobs.length === files.length ? await spawn() : null;
  const outcome = worker ? await inWorker(worker, blobs, onProgress, stop) : "no worker";
  const imported =
    outcome === "no worker"
      ? await inSlices(
          files.map((file) => ("arrayBuffer" in file ? fileOfBlob(file) : file)),
          onProgress,
          stop,
        )
      : outcome;
  if (!imported) return null;
  return setsOver(imported, over ?? bundledReference());
}

async function spawnWhereThereAre(): Promise<ImportWorker | null> {
  if (typeof Worker === "undefined") return null;
  const { spawnImportWorker } = await import(/* webpackChunkName: "import-spawn" */ "./spawn-worker");
  try {
    return spawnImportWorker();
  } catch {
    return null;
  }
}

/** @returns `"no worker"` where its file could not be loaded */
function inWorker(
  worker: ImportWorker,
  files: readonly File[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportedContents | null | "no worker"> {
  return new Promise((resolve, reject) => {
    let spoke = false;
    const end = (settle: () => void): void => {
      signal.removeEventListener("abort", cancel);
      worker.terminate();
      settle();
    };
    const cancel = (): void => end(() => resolve(null));
    signal.addEventListener("abort", cancel);
    worker.ask(
      { files },
      (reply) => {
        spoke = true;
        if (reply.kind === "progress") onProgress(reply.progress);
        else if (reply.kind === "done") end(() => resolve(reply.imported));
        else end(() => reject(reply.problem ? new UnusableFile(reply.problem) : new Error(reply.message)));
      },
      () =>
        end(() => (spoke ? reject(new Error("the import stopped unexpectedly. Try it again")) : resolve("no worker"))),
    );
  });
}

/** How long work may run before the screen gets its turn. */
const SLICE_MS = 12;
const PROGRESS_MS = 100;
const CANCELLED = new Error("cancelled");

async function inSlices(
  files: readonly CmsFile[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportedContents | null> {
  const { importContents } = await import(/* webpackChunkName: "cms-import" */ "./import");
  let sliceEnds = performance.now() + SLICE_MS;
  let toldAt = -PROGRESS_MS;
  try {
    return await importContents(files, async (progress) => {
      if (signal.aborted) throw CANCELLED;
      if (performance.now() < sliceEnds) return;
      if (performance.now() >= toldAt + PROGRESS_MS) {
        toldAt = performance.now();
        onProgress(progress);
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (signal.aborted) throw CANCELLED;
      sliceEnds = performance.now() + SLICE_MS;
    });
  } catch (error) {
    if (error === CANCELLED) return null;
    throw error;
  }
}
