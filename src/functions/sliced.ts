import { REAL_PACE, runInSlices } from "../values/slices";

/** A function answers at once up to so many rows: a few milliseconds. Beyond, other things have their turn meanwhile. */
export const ROWS_AT_ONCE = 2000;

const NOBODY_STOPS = new AbortController().signal;

/**
 * Runs a function's work, which comes in steps: at once where it is small, else in slices, so that neither Excel's window nor the pane stands still.
 * @param rows how many rows it answers
 * @param signal says that nobody waits for the answer any more
 * @returns the answer, or a promise of it; what was stopped never answers
 */
export function answerInSlices<T extends object>(
  steps: Generator<unknown, T>,
  rows: number,
  signal: AbortSignal = NOBODY_STOPS,
): T | Promise<T> {
  if (rows > ROWS_AT_ONCE) return later(steps, signal);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

async function later<T extends object>(steps: Generator<unknown, T>, signal: AbortSignal): Promise<T> {
  const answer = await runInSlices(steps, { pace: REAL_PACE, signal, onProgress: () => undefined });
  return answer ?? new Promise<never>(() => undefined);
}

/** A signal that stops when Excel cancels a call: the cell was edited, or what it reads. Without an invocation nobody stops. */
export function signalOf(invocation: unknown): AbortSignal {
  if (typeof invocation !== "object" || invocation === null) return NOBODY_STOPS;
  const stop = new AbortController();
  Object.assign(invocation, { onCanceled: () => stop.abort() });
  return stop.signal;
}
