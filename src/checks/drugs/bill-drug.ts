import type { WastageRule } from "../../matrix/rules";
import { discardedUnits, givenUnits } from "./dose";
import type { VialMix } from "./vials";

/** A dose of one drug out of single-dose vials, and by whose rule it is billed. */
export interface DrugQuestion {
  readonly code: string;
  /** The dose in billing units, not rounded. */
  readonly units: number;
  /** The vials that were opened; `null` where nothing is said of waste: the vial serves several patients, or the code is a fluid. */
  readonly vials: VialMix | null;
  /** The payer's rule of `Wastage`. */
  readonly wastage: Pick<WastageRule, "jw" | "jz"> | null;
}

/** A line to bill. */
export interface DrugBillLine {
  readonly code: string;
  readonly mods: readonly string[];
  readonly units: number;
}

/** What a dose is billed as. */
export interface DrugBill {
  readonly lines: readonly DrugBillLine[];
  /** Whole units given and discarded. */
  readonly given: number;
  readonly discarded: number;
}

/**
 * Bills a dose: given rounds up, discarded rounds down, and the payer's rule says whether it stands on a JW line, and whether JZ says
 * that nothing was discarded.
 * @example billDrug({ code: "J9355", units: 41.8, vials: vialMix(41.8, [15]), wastage: { jw: "Required", jz: "Required" } }).lines
 * //=> [{ code: "J9355", mods: [], units: 42 }, { code: "J9355", mods: ["JW"], units: 3 }]
 */
export function billDrug({ code, units, vials, wastage }: DrugQuestion): DrugBill {
  const given = givenUnits(units);
  const discarded = vials === null ? 0 : discardedUnits(vials.total - units);
  const line = (mods: readonly string[], of: number): DrugBillLine => ({ code, mods, units: of });
  if (discarded > 0) {
    const paid = wastage?.jw === "Required" || wastage?.jw === "Paid";
    return { lines: paid ? [line([], given), line(["JW"], discarded)] : [line([], given)], given, discarded };
  }
  return { lines: [line(vials !== null && wastage?.jz === "Required" ? ["JZ"] : [], given)], given, discarded };
}
