import { counted } from "../../values/lists";
import type { EncounterCheck } from "../check";
import { givenUnits } from "./dose";
import { drugDays, type DrugDay } from "./drug-day";
import { wholeVials } from "./vials";

/** Rounding of an ordered dose to whole vials that is common practice: this share of the dose. */
const VIAL_ROUNDING = 0.1;

/** DRUG-08: units against the dose. */
export const unitsOfTheDose: EncounterCheck = {
  id: "DRUG-08",
  name: "Units against the dose",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "error",
  why: "Units are the dose divided by what one unit of the code is, rounded up; lines of one drug are added before rounding. A dose rounded to whole vials may differ by a tenth.",
  fields: ["Dose", "Units"],
  source: { title: "HCPCS Level II units; CMS ASP crosswalk", mark: "D" },
  run(context, report) {
    for (const day of drugDays(context)) {
      const { dose, given, givenUnits: billed, drug, code } = day;
      const [line] = given;
      if (!line) continue;
      if (!drug || drug.dosePerUnit === null) {
        report.notChecked({
          lines: given,
          reason: "rule",
          because: drug ? "Drugs does not say the dose of one unit" : "Drugs does not list the drug",
        });
        continue;
      }
      if (dose.kind !== "units") {
        report.notChecked({
          lines: given,
          reason: "field",
          missing: ["Dose"],
          because:
            dose.kind === "blank" ? "the dose is not known" : "the dose's unit and the drug's cannot be compared",
        });
        continue;
      }
      if (billed === null) {
        report.notChecked({ lines: given, reason: "field", missing: ["Units"], because: "Units is missing" });
        continue;
      }
      const right = givenUnits(dose.units);
      if (billed === right || roundedToVials(day, dose.units, billed)) continue;
      const amount = Math.round(dose.units * drug.dosePerUnit * 1000) / 1000;
      report.find({
        lines: given,
        denied: given,
        // One of several may be what was discarded.
        ...(given.length > 1 ? { lacking: ["Mods"] } : {}),
        message: `${code}: ${amount} ${drug.doseUnit} at ${drug.dosePerUnit} ${drug.doseUnit} a unit are ${counted(right, "unit")}, and ${billed} billed`,
        fix: {
          text: `${counted(right, "unit")} of ${code}, or correct the dose by the record`,
          changes:
            given.length === 1 ? [{ line: line.index, field: "Units", from: String(billed), to: String(right) }] : [],
          doubtful: true,
        },
        decidedBy: {
          kind: "matrix",
          table: "Drugs",
          rule: drug.code,
          row: drug.row,
          from: drug.from,
          to: drug.to,
          source: unitsOfTheDose.source.title,
        },
      });
    }
  },
};

/** Whether the units are whole vials near the dose: pharmacies round an ordered dose to the vial. */
function roundedToVials({ container, sizes }: DrugDay, dose: number, billed: number): boolean {
  return (
    container === "Single" &&
    sizes.length > 0 &&
    Math.abs(billed - dose) <= dose * VIAL_ROUNDING &&
    wholeVials(billed, sizes) !== null
  );
}
