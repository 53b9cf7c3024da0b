/*
 * A workbook that is open in two windows of a computer has two panes. Each compares before it writes; what both compare before either writes would
 * be written twice. So one waits for the other, and then finds what the other has made.
 */

/** Who waits where the browser has no locks, or for another plan of this pane. */
let last: Promise<unknown> = Promise.resolve();

/** Runs an action while no other pane of this computer writes to this workbook. What it throws is thrown. */
export function asOneWriter<T>(action: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks) return locks.request(`payer-policy-matrix ${Office.context.document?.url ?? ""}`, action) as Promise<T>;
  const own = last.then(action, action);
  last = own.catch(() => undefined);
  return own;
}
