import { CHECK_IDS, isCheckId, type CheckId } from "../matrix/check-ids";

/** Families of the catalogue, in its order. */
export type CheckFamily =
  | "Visits"
  | "Infusion and injection"
  | "Drugs and wastage"
  | "Pairs, modifiers and units"
  | "Radiation"
  | "Incident-to"
  | "Laboratory and molecular"
  | "CAR-T"
  | "Authorisation"
  | "Filing"
  | "Housekeeping"
  | "Place and coverage"
  | "Special rules"
  | "Missed revenue";

export { CHECK_IDS, isCheckId, type CheckId };

const ORDER = new Map<string, number>(CHECK_IDS.map((id, i) => [id, i]));

/** Position of a check in the catalogue, for sorting. */
export function checkOrder(id: CheckId): number {
  return ORDER.get(id) ?? CHECK_IDS.length;
}
