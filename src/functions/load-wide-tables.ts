import { arriving } from "../values/arriving";
import { waitFor } from "./errors";
import type * as tables from "./wide-tables";

const wideTables = arriving(() => import(/* webpackChunkName: "wide-tables" */ "./wide-tables"));

/** Asks for the code of CHECK, FINDINGS, COMPARE, GRID, WHY, INFUSION and WASTAGE. */
export const loadWideTables = wideTables.soon;

/** Runs at once where the code has arrived, else after the one load. */
export function withWideTables<T>(run: (code: typeof tables) => T | Promise<T>): T | Promise<T> {
  const code = wideTables.now();
  return code ? run(code) : waitFor("a part of the add-in", wideTables.soon()).then(run);
}
