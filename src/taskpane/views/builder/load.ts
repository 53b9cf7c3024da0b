import type { ReactElement } from "react";

/**
 * The screens that put a column of answers beside the rows of a sheet, and freeze it. Asked for by the Ask place alone, so that their
 * chunk need not bring again what that one has.
 */
export const loadColumnScreens = (): Promise<() => ReactElement> =>
  import(/* webpackChunkName: "builder" */ "./column-screens").then(({ ColumnScreens }) => ColumnScreens);
