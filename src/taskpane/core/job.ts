import { errorWords, isMissingPart, isUnforeseen } from "../../values/fault";
import { WORDS } from "../words";

/** How a piece of work is: nobody asked for it, it runs, it is done, or it failed with a message for the user. */
export type JobState<P, R> =
  | { readonly kind: "idle" }
  /** `progress`: `null` until the work has told how far it is. */
  | { readonly kind: "running"; readonly progress: P | null }
  | { readonly kind: "done"; readonly result: R }
  | { readonly kind: "failed"; readonly message: string };

/** What work is given: whom to tell how far it is, and what stops it. It returns `null` where it was stopped. */
export type Work<P, R> = (onProgress: (progress: P) => void, signal: AbortSignal) => Promise<R | null>;

/** Work that takes a while, beside the state of the pane: it goes on while somebody looks at another screen, and can be stopped. */
export interface Job<P, R> {
  state(): JobState<P, R>;
  /** @returns what stops listening */
  subscribe(listener: () => void): () => void;
  /** Starts the work; work that still runs is stopped first, and what it comes to is not heard any more. */
  start(work: Work<P, R>): Promise<void>;
  /** Stops the work: everything is as if nobody had asked for it. */
  cancel(): void;
  /** Forgets what the work came to. */
  clear(): void;
}

/** What is said of an error that is no message of ours: a part that could not be loaded, or a fault; `null` of all others. */
export function faultWords(error: unknown): string | null {
  if (isMissingPart(error)) return WORDS.later.failed;
  return isUnforeseen(error) ? WORDS.unexpected(errorWords(error)) : null;
}

/** What is said of an error: a sentence. A message about a file begins with the file's name, as it is written. */
export function failureWords(error: unknown): string {
  const fault = faultWords(error);
  if (fault !== null) return fault;
  const words = errorWords(error);
  return error instanceof Error && error.name === "UnusableFile" ? WORDS.ended(words) : WORDS.sentence(words);
}

export function createJob<P, R>(): Job<P, R> {
  let state: JobState<P, R> = { kind: "idle" };
  let running: AbortController | null = null;
  const listeners = new Set<() => void>();
  const become = (next: JobState<P, R>): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const stop = (): void => {
    running?.abort();
    running = null;
  };
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start(work) {
      stop();
      const own = new AbortController();
      running = own;
      become({ kind: "running", progress: null });
      try {
        const result = await work((progress) => {
          if (running === own) become({ kind: "running", progress });
        }, own.signal);
        if (running === own) become(result === null ? { kind: "idle" } : { kind: "done", result });
      } catch (error) {
        if (running === own) become({ kind: "failed", message: failureWords(error) });
      } finally {
        if (running === own) running = null;
      }
    },
    cancel() {
      if (!running) return;
      stop();
      become({ kind: "idle" });
    },
    clear() {
      stop();
      become({ kind: "idle" });
    },
  };
}

/**
 * One job for each owner, such as a pane, made when it is asked for.
 * @example const importOf = jobsOf<Pane, ImportProgress, ImportedSets>(); importOf(pane).start(…)
 */
export function jobsOf<O extends object, P, R>(): (owner: O) => Job<P, R> {
  const jobs = new WeakMap<O, Job<P, R>>();
  return (owner) => {
    let job = jobs.get(owner);
    if (!job) jobs.set(owner, (job = createJob<P, R>()));
    return job;
  };
}
