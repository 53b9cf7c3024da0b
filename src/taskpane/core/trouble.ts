/** An error that the add-in did not foresee. It never leaves the page: what is told of it is `TroubleTold`. */
export interface Trouble {
  readonly error: unknown;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}
