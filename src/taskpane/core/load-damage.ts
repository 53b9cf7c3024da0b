import type * as damage from "./look-for-damage";
import { arriving } from "../../values/arriving";

/** What finds damage: it comes after the first screen, since somebody has to press a button first. */
export const loadDamage = arriving<typeof damage>(
  () => import(/* webpackChunkName: "damage" */ "./look-for-damage"),
).soon;
