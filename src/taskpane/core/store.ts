import { reduce, type PaneEvent } from "./reduce";
import type { PaneState } from "./state";

/** Keeps the pane's state and tells who listens. */
export interface PaneStore {
  state(): PaneState;
  dispatch(event: PaneEvent): void;
  /** @returns what stops listening */
  subscribe(listener: () => void): () => void;
}

export function createStore(initial: PaneState): PaneStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    dispatch(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
