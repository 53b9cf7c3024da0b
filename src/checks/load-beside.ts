import type * as reading from "../claims/read-sheet";
import type * as rereading from "../claims/reread";
import type * as keeping from "./matrix-tests/keep";
import type * as explaining from "./explain";
import type * as testing from "./matrix-tests/run";
import type * as rechecking from "./recheck";
import type * as scoping from "./scope";
import type * as single from "./single-line";

/** What reads lines for the engine, and what stands on it: what explains a line by it, what sees an edit of the matrix without checking every line again, and the tests of the matrix. */
export type Beside = typeof reading &
  typeof rereading &
  typeof explaining &
  typeof rechecking &
  typeof testing &
  typeof keeping &
  typeof scoping &
  typeof single;

/**
 * A chunk of its own, asked for out of the engine's, so that it holds nothing that the engine's holds already.
 * @throws where the chunk cannot be loaded
 */
export async function loadBeside(): Promise<Beside> {
  const [read, reread, explain, recheck, tests, keep, scope, singly] = await Promise.all([
    import(/* webpackChunkName: "recheck" */ "../claims/read-sheet"),
    import(/* webpackChunkName: "recheck" */ "../claims/reread"),
    import(/* webpackChunkName: "recheck" */ "./explain"),
    import(/* webpackChunkName: "recheck" */ "./recheck"),
    import(/* webpackChunkName: "recheck" */ "./matrix-tests/run"),
    import(/* webpackChunkName: "recheck" */ "./matrix-tests/keep"),
    import(/* webpackChunkName: "recheck" */ "./scope"),
    import(/* webpackChunkName: "recheck" */ "./single-line"),
  ]);
  return { ...read, ...reread, ...explain, ...recheck, ...tests, ...keep, ...scope, ...singly };
}
