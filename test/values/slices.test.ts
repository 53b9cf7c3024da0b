import { runInSlices, type Pace } from "../../src/values/slices";

/** A clock on which every step of the work takes so many milliseconds. */
function workOf(steps: number, msPerStep: number) {
  let now = 0;
  const pauses: number[] = [];
  const pace: Pace = {
    now: () => now,
    breathe: () => {
      pauses.push(now);
      return Promise.resolve();
    },
  };
  function* work(): Generator<number, string> {
    for (let i = 1; i <= steps; i++) {
      now += msPerStep;
      yield i;
    }
    return "done";
  }
  return { pace, pauses, work };
}

test("the screen has its turn at least every 50 ms while steps are short", async () => {
  const { pace, pauses, work } = workOf(1_000, 2);
  const result = await runInSlices(work(), { pace, signal: new AbortController().signal, onProgress: () => undefined });
  expect(result).toBe("done");
  const gaps = pauses.map((at, i) => at - (pauses[i - 1] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(50);
  expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(12);
});

test("progress is told now and then, not at every pause", async () => {
  const { pace, pauses, work } = workOf(1_000, 2);
  const told: number[] = [];
  await runInSlices(work(), { pace, signal: new AbortController().signal, onProgress: (done) => told.push(done) });
  expect(told.length).toBeGreaterThan(10);
  expect(told.length).toBeLessThan(pauses.length / 2);
});

test("a signal stops the work at the next step", async () => {
  const { pace, work } = workOf(1_000, 20);
  const stop = new AbortController();
  const told: number[] = [];
  const result = await runInSlices(work(), {
    pace,
    signal: stop.signal,
    onProgress: (done) => {
      told.push(done);
      stop.abort();
    },
  });
  expect([result, told]).toEqual([null, [1]]);
});
