import { everInFamily, type FamilyName } from "../codes/families";

/** The codes of some families, on whatever date. @example about("lab")("85025") //=> true */
export const about =
  (...families: readonly FamilyName[]) =>
  (code: string): boolean =>
    families.some((family) => everInFamily(code, family));
