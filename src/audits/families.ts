import { inFamily, type FamilyName } from "../codes/families";
import type { ClaimLine } from "../claims/line";

/** Families of an audit's population, in the order in which a code is looked for. */
const AUDIT_FAMILIES: readonly { readonly name: string; readonly of: readonly FamilyName[] }[] = [
  { name: "CAR-T", of: ["cart"] },
  { name: "Visit", of: ["visit"] },
  { name: "Infusion", of: ["drug_administration", "pump", "port_flush"] },
  {
    name: "Radiation",
    of: [
      "radiation_delivery",
      "radiation_management",
      "radiation_physics",
      "radiation_clinical_planning",
      "radiation_planning",
      "radiation_simulation",
    ],
  },
  { name: "Genomic", of: ["molecular_panel", "single_gene"] },
  { name: "Laboratory", of: ["lab"] },
  { name: "Imaging", of: ["imaging", "pet"] },
];

/** Names of the families that a population may be of. */
export const AUDIT_FAMILY_NAMES: readonly string[] = [...AUDIT_FAMILIES.map(({ name }) => name), "Drug", "Other"];

/** The family of a line's code. @example familyOfCode(line) //=> "Infusion" */
export function familyOfCode({ code, dos }: Pick<ClaimLine, "code" | "dos">): string {
  const family = AUDIT_FAMILIES.find(({ of }) => of.some((name) => inFamily(code, name, dos)));
  return family?.name ?? (/^[JQ]\d{4}$/.test(code) ? "Drug" : "Other");
}
