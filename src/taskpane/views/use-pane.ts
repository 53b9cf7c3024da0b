import { createContext, useContext, useSyncExternalStore } from "react";
import type { Pane } from "../core/pane";
import type { PaneState } from "../core/state";

export const PaneContext = createContext<Pane | null>(null);

/** The pane that the view stands in. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("a view stands outside of the pane");
  return pane;
}

/** The state of the pane; the view is drawn again when it changes. */
export function usePaneState(): PaneState {
  const { store } = usePane();
  return useSyncExternalStore(store.subscribe, store.state);
}
