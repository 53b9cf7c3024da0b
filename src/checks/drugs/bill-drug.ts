import type { WastageRule } from "../../matrix/rules";
import { discardedUnits, givenUnits } from "./dose";
import { vialMix, vialsText, type VialMix } from "./vials";

/** A dose of one drug, and by whose rules it is billed. */
export interface DrugQuestion {
  readonly code: string;
  /** The dose in billing units, not rounded. */
  readonly units: number;
  /** Vial sizes on hand, in billing units. */
  readonly sizes: readonly number[];
  /** `null`: the drug is sold both ways and nobody says which it was. */
  readonly container: "Single" | "Multi" | null;
  /** The payer's rule of `Wastage`; `null` where none decides. */
  readonly wastage: Pick<WastageRule, "jw" | "jz"> | null;
}

/** A line to bill. */
export interface DrugBillLine {
  readonly code: string;
  readonly mods: readonly string[];
  readonly units: number;
}

/** What a dose is billed as, and why. */
export interface DrugBill {
  readonly lines: readonly DrugBillLine[];
  /** The least-waste vials; `null` where the sizes are not known or the vial serves several patients. */
  readonly vials: VialMix | null;
  /** Whole units given and discarded. */
  readonly given: number;
  readonly discarded: number;
  readonly reason: string;
}

/**
 * Bills a dose: given rounds up, whole vials with the least waste are opened, discarded rounds down, and the payer's rule says
 * whether it stands on a JW line, and whether JZ says that nothing was discarded.
 * @example billDrug({ code: "J9355", units: 41.8, sizes: [15], container: "Single", wastage: { jw: "Required", jz: "Required" } }).lines
 * //=> [{ code: "J9355", mods: [], units: 42 }, { code: "J9355", mods: ["JW"], units: 3 }]
 */
export function billDrug({ code, units, sizes, container, wastage }: DrugQuestion): DrugBill {
  const given = givenUnits(units);
  const line = (mods: readonly string[], of: number): DrugBillLine => ({ code, mods, units: of });
  const plain = (reason: string): DrugBill => ({ lines: [line([], given)], vials: null, given, discarded: 0, reason });
  if (container === "Multi") return plain("multi-dose: neither JW nor JZ");
  if (container === null) return plain("single-dose or multi-dose is not known, so JW and JZ cannot be told");
  const vials = vialMix(units, sizes);
  if (!vials) return plain("the vial sizes are not known, so what was discarded cannot be told");
  const discarded = discardedUnits(vials.total - units);
  const opened = `${vialsText(vials)} opened`;
  if (discarded > 0) {
    const paid = wastage?.jw === "Required" || wastage?.jw === "Paid";
    return {
      lines: paid ? [line([], given), line(["JW"], discarded)] : [line([], given)],
      vials,
      given,
      discarded,
      reason: paid
        ? `${opened}, ${discarded} discarded: a line with JW`
        : wastage
          ? `${opened}, ${discarded} discarded, which this payer does not pay`
          : `${opened}, ${discarded} discarded; no rule says how this payer wants it`,
    };
  }
  const left = vials.total - units;
  const nothing = left > 0.005 ? "what is left rounds down to no unit" : "nothing is left";
  return {
    lines: [line(wastage?.jz === "Required" ? ["JZ"] : [], given)],
    vials,
    given,
    discarded,
    reason: wastage?.jz === "Required" ? `${opened}, ${nothing}: JZ` : `${opened}, ${nothing}`,
  };
}
