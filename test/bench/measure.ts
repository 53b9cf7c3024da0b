// Time of the wall clock and of the processors, as medians of several runs.

/** How long something took, in milliseconds. */
export interface Time {
  readonly wall: number;
  /** Of all threads together, user and system. */
  readonly cpu: number;
}

/** The middle value; the lower one of two. @example median([3, 1, 2]) //=> 2 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of all lies. @example quantile([1, 2, 3, 4], 0.75) //=> 3 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** The median of walls, and that of processor times. */
export const medianTime = (times: readonly Time[]): Time => ({
  wall: median(times.map(({ wall }) => wall)),
  cpu: median(times.map(({ cpu }) => cpu)),
});

/** Runs something once. */
export async function timeOf<T>(run: () => T | Promise<T>): Promise<{ readonly time: Time; readonly value: T }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const value = await run();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { time: { wall, cpu: (used.user + used.system) / 1000 }, value };
}

/** Runs something several times, each time from a clean heap. @returns the median, and what the last run gave */
export async function timed<T>(
  runs: number,
  run: () => T | Promise<T>,
): Promise<{ readonly time: Time; readonly first: Time; readonly value: T }> {
  const times: Time[] = [];
  let value: T | undefined;
  for (let i = 0; i < Math.max(1, runs); i++) {
    collectGarbage();
    const one = await timeOf(run);
    times.push(one.time);
    value = one.value;
  }
  const [first] = times as [Time, ...Time[]];
  return { time: medianTime(times), first, value: value as T };
}

/** Frees what nothing holds, where the process may (`--expose-gc`). */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** Megabytes that are held after a collection: objects and arrays. */
export function heldMb(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** The most memory that this process has had so far, in megabytes. */
export const peakMbOfProcess = (): number => (process.resourceUsage().maxRSS * 1024) / 1e6;

/**
 * Microseconds of one call at the median, of calls in batches: a single one is shorter than the clock's step.
 * @param call told its number, so that no two calls ask the same
 */
export async function microsecondsPerCall(calls: number, batch: number, call: (i: number) => unknown): Promise<number> {
  const times: number[] = [];
  let next = 0;
  while (next < calls) {
    const start = performance.now();
    for (let i = 0; i < batch; i++) {
      const answer = call(next++);
      if (answer instanceof Promise) await answer;
    }
    times.push(((performance.now() - start) * 1000) / batch);
  }
  return median(times);
}
