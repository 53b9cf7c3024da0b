/** How long work may run before the screen gets its turn. */
const BUDGET_MS = 12;
/** Progress is shown at most this often: drawing costs more than counting. */
const PROGRESS_MS = 100;

/** The clock and the pause between slices; tests bring their own. */
export interface Pace {
  /** Milliseconds, from any start. */
  now(): number;
  /** Lets the screen and the keyboard have their turn. */
  breathe(): Promise<void>;
}

export const REAL_PACE: Pace = {
  now: () => performance.now(),
  breathe: () => new Promise(nextTurn),
};

/**
 * Goes on in the next turn of the event loop. By a message and not by a timer: in a pane that is closed, where formulas still calculate, a
 * browser lets timers run once a second.
 */
function nextTurn(goOn: () => void): void {
  if (typeof MessageChannel === "undefined") {
    setTimeout(goOn, 0);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    goOn();
  };
  port2.postMessage(null);
}

export interface SliceOptions<P> {
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: P) => void;
}

/**
 * Runs work that comes in steps, a few milliseconds at a time, so that nothing freezes.
 * @returns what the work returns, or `null` when the signal stopped it
 */
export async function runInSlices<P, R>(
  steps: Generator<P, R>,
  { pace, signal, onProgress }: SliceOptions<P>,
): Promise<R | null> {
  let sliceEnds = pace.now() + BUDGET_MS;
  let progressAt = pace.now();
  for (;;) {
    if (signal.aborted) return null;
    const step = steps.next();
    if (step.done) return step.value;
    if (pace.now() < sliceEnds) continue;
    if (pace.now() >= progressAt) {
      onProgress(step.value);
      progressAt = pace.now() + PROGRESS_MS;
    }
    await pace.breathe();
    sliceEnds = pace.now() + BUDGET_MS;
  }
}
