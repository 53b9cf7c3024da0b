import type * as running from "./engine";
import type * as explaining from "./explain";
import type { Beside } from "./load-beside";

/**
 * The engine with every check of the catalogue, what explains a line by it, and what stands on it: chunks of their own, since the
 * pane's first screen and all functions but CHECK do without them. They are asked for at start, so that they are there before anybody
 * presses Check.
 */
export type Engine = typeof running & typeof explaining & Beside;

let engine: Engine | undefined;
let loading: Promise<Engine> | undefined;

/** The engine where it has arrived; `undefined` before. */
export function loadedEngine(): Engine | undefined {
  return engine;
}

/** Waits for the engine. A load that fails, as without a network on the first start, is tried again at the next call. */
export function loadEngine(): Promise<Engine> {
  loading ??= arrival().catch((failure: unknown) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

async function arrival(): Promise<Engine> {
  const [run, explain, { loadBeside }] = await Promise.all([
    import(/* webpackChunkName: "checks" */ "./engine"),
    import(/* webpackChunkName: "checks" */ "./explain"),
    import(/* webpackChunkName: "checks" */ "./load-beside"),
  ]);
  return (engine = { ...run, ...explain, ...(await loadBeside()) });
}
