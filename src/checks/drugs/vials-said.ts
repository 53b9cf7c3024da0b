import { doseOf } from "../../claims/cell-texts";
import type { Drug } from "../../matrix/rules";
import { isBlankArgument, textOf, type CellValue } from "../../values/cell";
import { unitsOfDose } from "./dose";
import type { OnHand } from "./vials";

/** Vials on hand as a person writes them, in billing units; the container where the text says it. */
export interface VialsSaid {
  readonly onHand: readonly OnHand[];
  readonly container: "Single" | "Multi" | null;
}

const BETWEEN = /[;+|\n\r]+|,(?!\d{3}(?!\d))/;
const COUNT_BEHIND = /^(.+?)\s*[x×*]\s*(\d+)$/i;
const COUNT_BEFORE = /^(\d+)\s*[x×*]\s*(.+)$/i;
const BARE = /^[\d.,]+$/;

/**
 * Reads vials on hand: sizes as amounts with ; between them, each with a count where there are only so many, and `Single` or `Multi` where
 * `Drugs` leaves the container open. A bare number is in the drug's dose unit.
 * @returns the vials in billing units, or what cannot be read
 * @example readVials("100 mg; 40 mg x3", { dosePerUnit: 10, doseUnit: "mg" }) //=> { onHand: [{ size: 10, count: null }, { size: 4, count: 3 }], container: null }
 */
export function readVials(
  value: CellValue,
  drug: Pick<Drug, "dosePerUnit" | "doseUnit">,
): VialsSaid | { readonly fault: string } {
  const onHand: OnHand[] = [];
  let container: VialsSaid["container"] = null;
  const parts = isBlankArgument(value) ? [] : textOf(value).split(BETWEEN);
  for (const part of parts.map((text) => text.trim()).filter((text) => text !== "")) {
    const said = /^(single|multi)(?:[- ]?dose)?$/i.exec(part)?.[1]?.toLowerCase();
    if (said !== undefined) {
      container = said === "single" ? "Single" : "Multi";
      continue;
    }
    const vial = vialOf(part, drug);
    if ("fault" in vial) return vial;
    onHand.push(vial);
  }
  return { onHand, container };
}

function vialOf(part: string, drug: Pick<Drug, "dosePerUnit" | "doseUnit">): OnHand | { readonly fault: string } {
  if (/\d,\d{3}(?!\d)/.test(part)) return { fault: `"${part}" may be one size or two: write ; between sizes` };
  const [behind, before] = [COUNT_BEHIND.exec(part), COUNT_BEFORE.exec(part)];
  // 3 x 40 without a unit: which of them is the size?
  if (behind && before && BARE.test(behind[1] ?? "") && /\s[x×*]/i.test(part) && /[x×*]\s/i.test(part))
    return { fault: `"${part}": write the size with its unit, such as 40 ${drug.doseUnit} x3` };
  const [size, count] = behind
    ? [behind[1] ?? "", Number(behind[2])]
    : before
      ? [before[2] ?? "", Number(before[1])]
      : [part, null];
  const dose = doseOf(size.replace(/\s*vials?$/i, ""));
  if (!dose || dose.amount <= 0) return { fault: `"${part}" is no vial size: write sizes such as 100 mg; 40 mg x3` };
  const units = unitsOfDose(dose, drug);
  if (units === null) return { fault: `"${part}" cannot be compared with ${drug.doseUnit}, the dose unit of Drugs` };
  return { size: Math.round(units * 1e6) / 1e6, count };
}
