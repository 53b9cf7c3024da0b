/** What happened to the sets that this computer keeps. */
export type SetsChange = "saved" | "removed";

const listeners: ((change: SetsChange) => void)[] = [];

/** Is told in this page when a set was saved or removed. */
export function onSetsChanged(listener: (change: SetsChange) => void): void {
  listeners.push(listener);
}

/** Tells everybody who listens. */
export function tellSetsChanged(change: SetsChange): void {
  for (const listener of listeners) listener(change);
}
