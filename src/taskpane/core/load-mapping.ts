import type * as mapping from "../../claims/mapping/map-sheet";
import type * as memory from "../../claims/mapping/memory";
import { arriving } from "../../values/arriving";

type Mapping = typeof mapping & typeof memory;

/** What finds the fields of a sheet's columns: it comes after the first screen, since somebody has to press Check first. */
export const loadMapping = arriving<Mapping>(async () => {
  const [find, keep] = await Promise.all([
    import(/* webpackChunkName: "columns" */ "../../claims/mapping/map-sheet"),
    import(/* webpackChunkName: "columns" */ "../../claims/mapping/memory"),
  ]);
  return { ...find, ...keep };
}).soon;
