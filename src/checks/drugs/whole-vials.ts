import { counted, joinWords } from "../../values/lists";
import type { EncounterCheck } from "../check";
import { discardedUnits } from "./dose";
import { drugDays, type DrugDay } from "./drug-day";
import { vialMix, vialsText, wholeVials } from "./vials";
import { NO_CONTAINER } from "./wastage-modifiers";

/** Days on which something is said of the waste of a single-dose drug, with the units that were given. */
interface SaidDay {
  readonly day: DrugDay;
  readonly given: number;
  readonly wasted: number;
}

/** Whether a day says what was discarded: a line with JW, or JZ. */
const saysWaste = ({ lines, given }: DrugDay): boolean =>
  given.length > 0 && lines.some(({ mods }) => mods.includes("JW") || mods.includes("JZ"));

const sizesText = ({ sizes }: DrugDay): string => joinWords(sizes.map(String), "and");

/** DRUG-07: given and discarded are whole vials, with the least waste. */
export const wholeVialsBilled: EncounterCheck = {
  id: "DRUG-07",
  name: "Whole vials",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "error",
  why: "What was given and what was discarded came out of whole vials: together they are a sum of vial sizes. Payers expect the sizes on hand that leave the least.",
  fields: ["Units", "Vial Units", "Container"],
  source: { title: "CMS JW and JZ policy FAQ; Horizon drug wastage policy", mark: "S" },
  run(context, report) {
    for (const day of drugDays(context)) {
      if (!saysWaste(day) || day.container === "Multi") continue;
      if (day.container === null) {
        report.notChecked({ lines: day.lines, ...NO_CONTAINER });
        continue;
      }
      if (day.sizes.length === 0) {
        report.notChecked({
          lines: day.lines,
          reason: "field",
          missing: ["Vial Units"],
          because: "neither the line nor Drugs says the vial sizes",
        });
        continue;
      }
      const { givenUnits: given, wastedUnits: wasted } = day;
      if (given === null || wasted === null) {
        report.notChecked({ lines: day.lines, reason: "field", missing: ["Units"], because: "Units is missing" });
        continue;
      }
      judge(report, { day, given, wasted });
    }
  },
};

function judge(report: Parameters<EncounterCheck["run"]>[1], { day, given, wasted }: SaidDay): void {
  const total = given + wasted;
  const opened = wholeVials(total, day.sizes);
  const units = day.dose.kind === "units" ? day.dose.units : given;
  const best = vialMix(units, day.sizes);
  if (!best) return;
  const lines = wasted > 0 ? [...day.wasted, ...day.given] : day.given;
  const least = discardedUnits(best.total - units);
  if (opened === null) {
    const sum = wasted > 0 ? `${given} given and ${wasted} discarded are ${total} units` : `${given} units with JZ`;
    report.find({
      lines,
      message: `${day.code}: ${sum}, and vials of ${sizesText(day)} make no such sum: ${vialsText(best)} leave ${least}`,
      fix: { text: wholeVialsFix(given, wasted, least), changes: [] },
    });
    return;
  }
  if (opened - best.total < 1 || wasted === 0) return;
  report.find({
    lines,
    severity: "warning",
    message: `${day.code}: ${counted(wasted, "unit")} discarded out of ${opened}; ${vialsText(best)} would have left ${least}`,
    fix: {
      text: "If smaller vials were on hand, bill what they would have left; else let the record say which sizes there were",
      changes: [],
    },
  });
}

function wholeVialsFix(given: number, wasted: number, least: number): string {
  if (least === 0)
    return wasted > 0
      ? "Compare both lines with the record: less than a unit is left of the vials, which is no line with JW"
      : "Compare the units with the dose and with the record: nothing is left of the vials";
  return wasted > 0
    ? `Compare both lines with the record; for ${given} given, ${counted(least, "unit")} with JW would fill the vials`
    : `Compare the units with the record; if ${given} were given, ${counted(least, "unit")} were left: a line with JW instead of JZ`;
}

/**
 * Units in the vials that were opened: what both lines bill, unless that is no sum of vials, or one of its vials was
 * not needed and the fewest leave a part of a unit. That part, rounded up, looks like a vial of one unit.
 */
function openedVials(billed: number, dose: number, sizes: readonly number[]): number {
  const fewest = vialMix(dose, sizes)?.total ?? 0;
  const whole = wholeVials(billed, sizes);
  if (whole === null) return fewest;
  const smallest = vialMix(whole, sizes)?.vials.at(-1)?.size ?? whole;
  const left = fewest - dose;
  const leavesPart = left - discardedUnits(left) > 1e-6;
  return leavesPart && whole - smallest >= dose ? fewest : whole;
}

/** DRUG-10: given rounds up, discarded rounds down. */
export const discardRoundsDown: EncounterCheck = {
  id: "DRUG-10",
  name: "Discarded rounds down",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "error",
  why: "The dose given is rounded up to whole units, which already bills part of what was left; the rest is rounded down. Where less than a unit is left there is no line with JW, and JZ stands.",
  fields: ["Dose", "Units", "Vial Units"],
  source: { title: "CMS JW and JZ policy FAQ; Noridian; UnitedHealthcare", mark: "S" },
  run(context, report) {
    for (const day of drugDays(context)) {
      const { wasted, wastedUnits, givenUnits: given } = day;
      const [line] = wasted;
      if (!line || day.container !== "Single" || wastedUnits === null || given === null) continue;
      const { dose, sizes } = day;
      if (sizes.length === 0) continue;
      if (dose.kind !== "units") {
        report.notChecked({ lines: wasted, reason: "field", missing: ["Dose"], because: "the dose is not known" });
        continue;
      }
      // The vials that were opened hold the dose and all but a part of a unit of what both lines bill.
      const opened = openedVials(given + wastedUnits, dose.units, sizes);
      const left = opened - dose.units;
      const right = discardedUnits(left);
      if (left < 0 || wastedUnits !== right + 1) continue;
      const shown = Math.round(left * 100) / 100;
      report.find({
        lines: [...wasted, ...day.given],
        denied: wasted,
        message: `${day.code}: ${shown} units were left of ${opened}, which round down to ${right}; ${wastedUnits} billed with JW`,
        fix:
          right === 0
            ? {
                text: `Remove line ${line.index} and put JZ on the drug's line`,
                changes: [
                  ...wasted.map((own) => ({ line: own.index, field: "Line", from: own.code, to: "" }) as const),
                  ...day.given
                    .filter(({ mods }) => !mods.includes("JZ"))
                    .map(
                      (own) =>
                        ({
                          line: own.index,
                          field: "Mods",
                          from: own.mods.join(","),
                          to: [...own.mods, "JZ"].join(","),
                        }) as const,
                    ),
                ],
              }
            : {
                text: `Units of line ${line.index} to ${right}`,
                changes:
                  wasted.length === 1
                    ? [{ line: line.index, field: "Units", from: String(wastedUnits), to: String(right) }]
                    : [],
              },
      });
    }
  },
};
