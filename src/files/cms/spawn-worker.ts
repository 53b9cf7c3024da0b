import type { ImportReply, ImportWorker } from "./worker-messages";

/** Starts the worker. Stands alone because only webpack knows how to name a worker's file; it is asked for where there are workers. */
export function spawnImportWorker(): ImportWorker {
  const worker = new Worker(/* webpackChunkName: "import-worker" */ new URL("./import-worker.ts", import.meta.url));
  return {
    ask(request, hear, broken) {
      worker.onmessage = ({ data }: MessageEvent<ImportReply>) => hear(data);
      worker.onerror = (event) => {
        event.preventDefault();
        broken();
      };
      worker.postMessage(request);
    },
    terminate: () => worker.terminate(),
  };
}
