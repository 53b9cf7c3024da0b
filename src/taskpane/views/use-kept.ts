import { useState } from "react";
import type { Pane } from "../core/pane";
import { usePane } from "./use-pane";

/** A state of a screen that outlives the screen: what was pasted or filtered is there again when it is opened again. */
export interface Kept<T> {
  of(pane: Pane): T;
  keep(pane: Pane, value: T): void;
}

/** Declares a state that is kept as long as its pane. @example const FILTER = keptState(ALL_HEALTH) */
export function keptState<T>(initial: T): Kept<T> {
  const values = new WeakMap<Pane, { readonly value: T }>();
  return {
    of: (pane) => {
      const known = values.get(pane);
      return known ? known.value : initial;
    },
    keep: (pane, value) => void values.set(pane, { value }),
  };
}

/** Such a state in a view. Changes from elsewhere are seen when the view is drawn anew. */
export function useKept<T>(state: Kept<T>): readonly [T, (next: T) => void] {
  const pane = usePane();
  const [value, setValue] = useState(() => state.of(pane));
  return [
    value,
    (next) => {
      state.keep(pane, next);
      setValue(() => next);
    },
  ];
}
