/** Code that comes in a chunk of its own. */
export interface Arriving<T> {
  /** What has arrived; `undefined` before. */
  now(): T | undefined;
  /** Waits for the one load. A load that fails, as without a network on the first start, is tried again at the next call. */
  soon(): Promise<T>;
}

/**
 * Loads something once, whoever asks and how often.
 * @param load is called at the first `soon`; whatever it throws becomes a rejection
 * @example const engine = arriving(() => import("./engine")); await engine.soon()
 */
export function arriving<T>(load: () => Promise<T>): Arriving<T> {
  let here: T | undefined;
  let loading: Promise<T> | undefined;
  const arrival = async (): Promise<T> => (here = await load());
  return {
    now: () => here,
    soon() {
      loading ??= arrival().catch((failure: unknown) => {
        loading = undefined;
        throw failure;
      });
      return loading;
    },
  };
}
