import type * as answers from "./answers-chunk";

/** Asked for out of the chunk of the checks, so that it holds nothing that theirs holds already. */
export const loadBesideChecks = (): Promise<typeof answers> =>
  import(/* webpackChunkName: "answers" */ "./answers-chunk");
