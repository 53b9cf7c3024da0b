import { useEffect, useMemo, useState } from "react";
import type { Pace } from "../../values/slices";
import { runInSlices } from "../../values/slices";
import type { Steps } from "../../values/steps";
import { usePane } from "./use-pane";

/** How long work may hold up a drawing, in milliseconds; what takes longer goes on after it. */
const AT_ONCE_MS = 8;

/** Work that was begun, as far as it is. */
interface Begun<T> {
  readonly steps: Steps<T>;
  /** What it came to; `null` while it goes on. */
  readonly done: { readonly value: T } | null;
}

interface Shown<T> {
  readonly about: object;
  readonly of: Begun<T>;
  readonly value: T;
}

/**
 * What work in steps comes to, without freezing the pane: little work is done while the view is drawn, more goes on between drawings.
 * Meanwhile it is what it was before, where that is about the same, and `null` otherwise.
 * @param about such as a result: what came before is not shown for another one
 * @param work must stay the same function as long as the same is wanted
 */
export function useSteps<T>(about: object, work: () => Steps<T>): T | null {
  const { pace } = usePane().parts;
  const begun = useMemo(() => begin(work(), pace), [work, pace]);
  const [shown, setShown] = useState<Shown<T> | null>(null);
  useEffect(() => {
    const show = (value: T): void => setShown({ about, of: begun, value });
    if (begun.done) return show(begun.done.value);
    const stop = new AbortController();
    const options = { pace, signal: stop.signal, onProgress: () => undefined };
    void runInSlices(kept(begun.steps), options).then((made) => {
      if (made && !stop.signal.aborted) show(made.value);
    });
    return () => stop.abort();
  }, [about, begun, pace]);
  if (begun.done) return begun.done.value;
  return shown?.about === about ? shown.value : null;
}

function begin<T>(steps: Steps<T>, pace: Pace): Begun<T> {
  const ends = pace.now() + AT_ONCE_MS;
  do {
    const step = steps.next();
    if (step.done) return { steps, done: { value: step.value } };
  } while (pace.now() < ends);
  return { steps, done: null };
}

/** The value in an object: `null` may be one. */
function* kept<T>(steps: Steps<T>): Steps<{ readonly value: T }> {
  return { value: yield* steps };
}
