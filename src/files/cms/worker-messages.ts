import type { SetContent } from "../../codes/reference/content";
import { UnusableFile, wordsOfError, type FileProblem } from "../problem";
import { fileOfBlob } from "./cms-file";
import { importContents } from "./import";
import type { ImportedContents } from "./imported";
import type { ImportProgress } from "./progress";

/** What the worker is asked. */
export interface ImportRequest {
  readonly files: readonly File[];
}

/** What the worker says, any number of times about progress and at last once that it is done or failed. */
export type ImportReply =
  | { readonly kind: "progress"; readonly progress: ImportProgress }
  | { readonly kind: "done"; readonly imported: ImportedContents }
  /** `problem` where a file cannot be used; an error's class does not come through from a worker. */
  | { readonly kind: "failed"; readonly problem: FileProblem | null; readonly message: string };

/** A worker, as whoever asks it sees it. */
export interface ImportWorker {
  /** @param broken is told where the worker's own file could not be loaded, or it broke down */
  ask(request: ImportRequest, hear: (reply: ImportReply) => void, broken: () => void): void;
  terminate(): void;
}

/** Progress is told at most this often: drawing costs more than counting. */
const PROGRESS_MS = 100;

/** Does what the worker was asked, wherever it runs. */
export async function serveImport(
  { files }: ImportRequest,
  reply: (message: ImportReply, transfer: readonly ArrayBufferLike[]) => void,
): Promise<void> {
  let toldAt = 0;
  try {
    const imported = await importContents(files.map(fileOfBlob), (progress) => {
      const now = performance.now();
      if (now < toldAt + PROGRESS_MS) return;
      toldAt = now;
      reply({ kind: "progress", progress }, []);
    });
    reply({ kind: "done", imported }, imported.contents.flatMap(buffersOf));
  } catch (error) {
    reply(
      { kind: "failed", problem: error instanceof UnusableFile ? error.problem : null, message: wordsOfError(error) },
      [],
    );
  }
}

/** The memory of a content, which is handed over and not copied. */
function buffersOf(content: SetContent): ArrayBufferLike[] {
  if (content.kind !== "PTP") return [];
  const { start, column2, period } = content.pairs;
  return [start.buffer, column2.buffer, period.buffer];
}
