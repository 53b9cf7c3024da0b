/** An error that the add-in did not foresee. It never leaves the page: what is told of it is `TroubleTold`. */
export interface Trouble {
  readonly error: unknown;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** Whether an error is no failure in words but a fault of the add-in. */
export function isUnforeseen(error: unknown): boolean {
  return (
    !(error instanceof Error) ||
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError
  );
}
