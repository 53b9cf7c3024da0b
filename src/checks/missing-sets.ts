import type { Reference } from "../codes/reference/reference";
import type { Matrix } from "../matrix/matrix";

/**
 * Reference sets that the workbook names, by edition and hash, and this computer does not have: what they decide is *not checked*,
 * never answered from another edition in silence.
 * @returns set to the edition that is missing
 */
export function missingSetsOf(matrix: Matrix, reference: Reference): Map<"PTP" | "MUE" | "Add-on" | "NDC", string> {
  const loaded = {
    PTP: reference.ptp ? [reference.ptp] : [],
    MUE: reference.mue,
    "Add-on": reference.addOns ? [reference.addOns] : [],
    NDC: reference.ndc ? [reference.ndc] : [],
  };
  const missing = new Map<"PTP" | "MUE" | "Add-on" | "NDC", string>();
  if (reference.chosen) return missing;
  for (const row of matrix.referenceSets) {
    const found = loaded[row.set].some(
      (set) => set.edition === row.edition && (row.hash === "" || set.hash === row.hash),
    );
    if (!found) missing.set(row.set, row.edition);
  }
  return missing;
}
