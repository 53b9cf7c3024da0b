/** Work that pauses now and then, so that a screen stays alive: the pane gives it a few milliseconds at a time, everybody else runs it at once. */
export type Steps<T> = Generator<undefined, T>;

/** Items between two pauses, where one of them takes some microseconds. */
const ITEMS_PER_STEP = 250;

/** Whether it is time for a pause, after so many items. @example isPause(500) //=> true */
export const isPause = (items: number): boolean => items % ITEMS_PER_STEP === 0;

/** Runs work that comes in steps without a pause. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same work; at each pause it tells how far something is. */
export function* tellingInSteps<P, T>(steps: Steps<T>, progress: P): Generator<P, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield progress;
  }
}

/** Does something to each item in turn. */
export function* eachInSteps<T>(items: Iterable<T>, work: (item: T) => void): Steps<void> {
  let done = 0;
  for (const item of items) {
    work(item);
    if (isPause(++done)) yield;
  }
}

/** Groups items by a key, in the order of first appearance, as `groupBy` does. */
export function* groupInSteps<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Steps<Map<K, T[]>> {
  const groups = new Map<K, T[]>();
  yield* eachInSteps(items, (item) => {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  });
  return groups;
}
