import type { Dose } from "../../claims/line";
import type { Drug } from "../../matrix/rules";

/** Names of units, as records write them, and what one is in its base unit. */
const UNITS: ReadonlyMap<string, { readonly base: string; readonly factor: number }> = new Map(
  Object.entries({
    ng: { base: "mg", factor: 1e-6 },
    mcg: { base: "mg", factor: 1e-3 },
    ug: { base: "mg", factor: 1e-3 },
    mg: { base: "mg", factor: 1 },
    mgs: { base: "mg", factor: 1 },
    g: { base: "mg", factor: 1e3 },
    gm: { base: "mg", factor: 1e3 },
    gram: { base: "mg", factor: 1e3 },
    grams: { base: "mg", factor: 1e3 },
    ml: { base: "ml", factor: 1 },
    cc: { base: "ml", factor: 1 },
    l: { base: "ml", factor: 1e3 },
    unit: { base: "unit", factor: 1 },
    units: { base: "unit", factor: 1 },
    u: { base: "unit", factor: 1 },
    iu: { base: "unit", factor: 1 },
    meq: { base: "meq", factor: 1 },
    vial: { base: "vial", factor: 1 },
    vials: { base: "vial", factor: 1 },
  }),
);

/** What floating point may be off when doses are divided and summed. */
const EXACT = 1e-6;

/**
 * Billing units of a dose, not rounded; `null` where the dose's unit and the drug's cannot be compared.
 * A dose without a unit is in the drug's dose unit.
 * @example unitsOfDose({ amount: 148, unit: "mg" }, { dosePerUnit: 10, doseUnit: "mg" }) //=> 14.8
 */
export function unitsOfDose(
  dose: Dose,
  { dosePerUnit, doseUnit }: Pick<Drug, "dosePerUnit" | "doseUnit">,
): number | null {
  if (dosePerUnit === null || dosePerUnit <= 0) return null;
  const own = UNITS.get(doseUnit.toLowerCase());
  const said = dose.unit === "" ? own : UNITS.get(dose.unit);
  if (dose.unit === "" || dose.unit === doseUnit.toLowerCase()) return dose.amount / dosePerUnit;
  if (!own || !said || own.base !== said.base) return null;
  return (dose.amount * said.factor) / (dosePerUnit * own.factor);
}

/** Given rounds up to whole units. @example givenUnits(14.8) //=> 15 */
export function givenUnits(exact: number): number {
  return Math.ceil(exact - EXACT);
}

/** Discarded rounds down to whole units, and is never below none. @example discardedUnits(0.2) //=> 0 */
export function discardedUnits(exact: number): number {
  return Math.max(0, Math.floor(exact + EXACT));
}
