import { inForce, type Day } from "../values/day";
import { splitList } from "../values/lists";
import { ADD_ON_EXTENSIONS } from "./data/add-ons";
import { dayIn } from "./data/dates";
import type { Reference } from "./reference/reference";

/**
 * The codes of which one must stand beside an add-on code (INF-13): Medicare's file, and what CPT allows beyond it.
 * @param scope `medicare` for payers of kind Medicare and Medicare Advantage, which go by the file
 * @returns `undefined` where the code is no add-on, or the file that would know is not loaded
 * @example primariesOf(bundledReference(), "G2212", "medicare", day) //=> ["99205", "99215", "99483"]
 */
export function primariesOf(
  reference: Pick<Reference, "addOns">,
  addOn: string,
  scope: "medicare" | "other",
  on: Day,
): readonly string[] | undefined {
  const national = reference.addOns?.primaries(addOn);
  if (!national) return undefined;
  const more = ADD_ON_EXTENSIONS.filter(
    (row) =>
      row.addOn === addOn &&
      (row.scope === "all" || row.scope === scope) &&
      inForce(dayIn(row.from), dayIn(row.to), on),
  ).flatMap((row) => splitList(row.primaries));
  return more.length === 0 ? national : [...new Set([...national, ...more])];
}
