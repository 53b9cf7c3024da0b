import type * as tables from "./wide-tables";

type WideTables = typeof tables;

let arrived: WideTables | undefined;
let loading: Promise<WideTables> | undefined;

/** Asks for the code of COMPARE and GRID. A load that fails is tried again at the next call. */
export function loadWideTables(): Promise<WideTables> {
  loading ??= arrival().catch((failure: unknown) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

async function arrival(): Promise<WideTables> {
  return (arrived = await import(/* webpackChunkName: "wide-tables" */ "./wide-tables"));
}

/** Runs at once where the code has arrived, else after the one load. */
export function withWideTables<T>(run: (code: WideTables) => T | Promise<T>): T | Promise<T> {
  return arrived ? run(arrived) : loadWideTables().then(run);
}
