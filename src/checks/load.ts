import { arriving } from "../values/arriving";
import type * as running from "./engine";
import type { Beside } from "./load-beside";

/**
 * The engine with every check of the catalogue, and what stands on it: chunks of their own, since the
 * pane's first screen and all functions but CHECK do without them. They are asked for at start, so that they are there before anybody
 * presses Check.
 */
export type Engine = typeof running & Beside;

const engine = arriving<Engine>(async () => {
  const [run, { loadBeside }] = await Promise.all([
    import(/* webpackChunkName: "checks" */ "./engine"),
    import(/* webpackChunkName: "checks" */ "./load-beside"),
  ]);
  return { ...run, ...(await loadBeside()) };
});

/** The engine where it has arrived; `undefined` before. */
export const loadedEngine = engine.now;

/** Waits for the engine. */
export const loadEngine = engine.soon;
