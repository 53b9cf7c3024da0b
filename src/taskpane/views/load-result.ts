import type { ReactElement } from "react";

/** The result of a check: nothing of it is on the first screen. It stands apart from the other places, which the result itself opens. */
export const loadResult = (): Promise<() => ReactElement | null> =>
  import(/* webpackChunkName: "result" */ "./result-view").then(({ ResultView }) => ResultView);
