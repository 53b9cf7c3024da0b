import type * as running from "./engine";
import type * as explaining from "./explain";
import type * as rechecking from "./recheck";

/**
 * The engine with every check of the catalogue, what explains a line by it, and what sees an edit of the matrix without checking
 * every line again: a chunk of its own, since the pane's first screen and all functions but CHECK do without it. It is asked for at
 * start, so that it is there before anybody presses Check.
 */
export type Engine = typeof running & typeof explaining & typeof rechecking;

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
  const [run, explain, recheck] = await Promise.all([
    import(/* webpackChunkName: "checks" */ "./engine"),
    import(/* webpackChunkName: "checks" */ "./explain"),
    import(/* webpackChunkName: "checks" */ "./recheck"),
  ]);
  return (engine = { ...run, ...explain, ...recheck });
}
