// A made year of claims: patients on regimens, with everything that the payers' rules turn on varying by itself.
import { bundledReference } from "../../../src/codes/reference/bundled";
import type { Field } from "../../../src/claims/fields";
import type { CellValue } from "../../../src/values/cell";
import { partsOf, type Day } from "../../../src/values/day";
import { CATEGORIES, diagnosisOf, DRUGS, PAYERS } from "./rules";

export type MadeLine = Partial<Record<Field, CellValue>> & { readonly received: Day; readonly category: string };

const WEEK = 7;
const NPI = "1234567893";
/** 99999 is nobody's labeler code: it stands where the crosswalk has no NDC of the code. */
const ndcOf = (code: string): string => bundledReference().ndc?.ndcsOf(code)[0] ?? "99999000101";

/** The year's claim lines, in the order of their days. */
export function madeYear(next: () => number, firstDay: Day, patients: number): MadeLine[] {
  const lines: MadeLine[] = [];
  let claim = 0;
  for (let p = 0; p < patients; p++) {
    const payer = PAYERS[p % PAYERS.length]?.name ?? "";
    const drug = DRUGS[Math.floor(next() * DRUGS.length)] as (typeof DRUGS)[number];
    const category = CATEGORIES[Math.floor(next() * CATEGORIES.length)] ?? "C34";
    const patient = `PT${String(1000 + p)}, A`;
    const start = firstDay + Math.floor(next() * 320);
    const cycles = 3 + Math.floor(next() * 6);
    const vials = 1 + Math.floor(next() * 4);
    for (let cycle = 0; cycle < cycles; cycle++) {
      const dos = weekday(start + cycle * 3 * WEEK);
      if (dos >= firstDay + 365) break;
      claim++;
      const received = dos + (next() < 0.85 ? 2 + Math.floor(next() * 14) : 15 + Math.floor(next() * 100));
      const number = `C${10_000 + claim}`;
      const units = drug.vial * Math.max(1, vials + (next() < 0.2 ? 1 : 0));
      const base = {
        Payer: payer,
        Patient: patient,
        DOS: dos,
        Claim: number,
        POS: "11",
        "Rendering NPI": NPI,
        "Billing NPI": NPI,
        Dx: diagnosisOf(category),
        received,
        category,
      };
      const treated = next() < 0.85;
      const own: MadeLine[] = [];
      if (treated) {
        own.push({ ...base, CPT: "96413", Units: 1, Charge: 400 });
        own.push({
          ...base,
          CPT: drug.code,
          Units: units,
          Charge: (units * drug.price) / 100,
          Mods: next() < 0.6 ? "JZ" : "",
          Auth: next() < 0.5 ? `A${10_000 + claim}` : "",
          ...(next() < 0.5 ? { NDC: ndcOf(drug.code), "NDC Unit": "ML", "NDC Qty": 4 } : {}),
        });
      }
      if (next() < 0.4) own.push({ ...base, CPT: "36415", Units: 1, Charge: 15 });
      if (next() < 0.4) {
        own.push({ ...base, CPT: "96372", Units: 1, Charge: 60, Mods: next() < 0.4 ? "59" : "" });
        own.push({
          ...base,
          CPT: "J3420",
          Units: 1,
          Charge: 5,
          ...(next() < 0.5 ? { NDC: ndcOf("J3420"), "NDC Unit": "ML", "NDC Qty": 1 } : {}),
        });
      }
      if (next() < 0.5) {
        const byOther = next() < 0.5;
        own.push({
          ...base,
          CPT: "99214",
          Units: 1,
          Charge: 220,
          Mods: treated ? "25" : "",
          "Performed By": byOther ? "NP" : "MD",
          "Billed As": "MD",
          "Physician Plan": "Yes",
          "New Patient": "No",
          "New Problem": "No",
          Supervision: "In suite",
        });
        if (!treated && next() < 0.7)
          own.push({ ...base, CPT: "G2211", Units: 1, Charge: 30, "Performed By": "MD", "Billed As": "MD" });
      }
      own.forEach((line, i) => lines.push({ ...line, Line: String(i + 1) }));
    }
  }
  return lines.sort((a, b) => Number(a.DOS) - Number(b.DOS));
}

function weekday(day: Day): Day {
  const { year, month, date } = partsOf(day);
  const weekdayOf = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return day + (weekdayOf === 6 ? 2 : weekdayOf === 0 ? 1 : 0);
}
