import type { ClaimLine } from "../../claims/line";
import type { WastageRule } from "../../matrix/rules";
import { wordsOf } from "../../values/day";
import { counted, groupBy } from "../../values/lists";
import type { EncounterCheck, PublicSource } from "../check";
import { ask, ruleFor, tellUndecided } from "../ask";
import { allReadable, type EncounterContext } from "../context";
import type { Fix } from "../finding";
import { modifiersFix } from "../modifiers";
import { decidedByRule, type NotCheckedDraft, type Report } from "../report";
import { discardedUnits } from "./dose";
import { drugDays, type DrugDay } from "./drug-day";
import { vialMix, wholeVials } from "./vials";
import { wasteWanted } from "./waste-wanted";

const SOURCE: PublicSource = {
  title: "CMS JW and JZ policy FAQ; IOM 100-04 chapter 17 §40; First Coast, CGS, Noridian A53024",
  mark: "S",
};

/** The container is not known, in the same words wherever it matters. */
export const NO_CONTAINER = {
  reason: "field",
  missing: ["Container", "NDC"],
  because: "the drug is sold single-dose and multi-dose, and neither Container nor NDC says which it was",
} as const satisfies Omit<NotCheckedDraft, "lines">;

const hasJz = (line: ClaimLine): boolean => line.mods.includes("JZ");
/** Drugs that the practice did not buy are not paid, so nothing is said of their waste. */
const isBought = ({ drugSource }: ClaimLine): boolean => drugSource === null || drugSource === "Purchased";

/** Units that the dose leaves in the least-waste vials; `null` where dose or vials are not known. */
export function leftOver({ dose, givenUnits, sizes }: DrugDay): number | null {
  const units = dose.kind === "units" ? dose.units : givenUnits;
  const mix = units === null ? null : vialMix(units, sizes);
  return mix && units !== null ? discardedUnits(mix.total - units) : null;
}

/** DRUG-03: neither JZ nor JW where the payer requires one. */
export const wasteSaid: EncounterCheck = {
  id: "DRUG-03",
  name: "JZ or JW missing",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "error",
  why: "For a drug out of a single-dose container the payer wants to be told what was discarded: a line with JW for it, or JZ where there was nothing. Medicare requires JZ from 1 Jul 2023.",
  fields: ["Mods", "Container", "Vial Units"],
  source: { ...SOURCE, from: "2023-07-01" },
  run(context, report) {
    for (const day of drugDays(context)) {
      const { given, wasted } = day;
      const [line] = [...given, ...wasted];
      if (!line || !isBought(line)) continue;
      const wanted = wasteWanted(context, line, day);
      if (wanted.kind === "unlisted")
        report.notChecked({ lines: day.lines, reason: "rule", because: "Drugs does not list the drug" });
      if (wanted.kind !== "asked") continue;
      const { asked } = wanted;
      if (asked.kind !== "rule") {
        tellUndecided(context, report, "Wastage", line, asked);
        continue;
      }
      // Near misses are looked up for a finding only: most lines have none.
      const decided = () => ({ decidedBy: decidedByRule(asked.rule), nearMisses: asked.nearMisses() });
      if (wasted.length > 0 && asked.rule.jw === "Not paid")
        report.find({
          lines: wasted,
          denied: wasted,
          severity: "warning",
          message: `${day.code}: ${context.payerName} does not pay discarded drug, and ${counted(day.wastedUnits ?? 0, "unit")} stand on a line with JW`,
          fix: { text: "Remove the line with JW, unless this payer wants to see it unpaid", changes: [] },
          ...decided(),
        });
      const silent = given.filter((own) => !hasJz(own));
      if (asked.rule.jz !== "Required" || wasted.length > 0 || silent.length === 0) continue;
      if (day.container === null) {
        report.notChecked({ lines: silent, ...NO_CONTAINER });
        continue;
      }
      const since = asked.rule.from === null ? "" : ` since ${wordsOf(asked.rule.from)}`;
      report.find({
        lines: silent,
        denied: silent,
        lacking: ["Mods"],
        message: `${day.code} out of a single-dose container has neither JZ nor a line with JW, and ${context.payerName} requires one${since}`,
        fix: missingFix(day, silent),
        ...decided(),
      });
    }
  },
};

function missingFix(day: DrugDay, silent: readonly ClaimLine[]): Fix {
  const left = leftOver(day);
  const lines = silent.map(({ index }) => index).join(" and ");
  if (left === null)
    return {
      text: `Add JZ to line ${lines} if nothing was discarded, else a line with JW for what was; the record says how much`,
      changes: [],
    };
  if (left > 0)
    return {
      text: `${counted(left, "unit")} are left in the fewest vials: add a line ${day.code} with JW and ${counted(left, "unit")}, if the record says that they were discarded; JZ if nothing was`,
      changes: [],
    };
  return {
    text: `Add JZ to line ${lines}: nothing is left of whole vials`,
    changes: silent.map((line) => ({
      line: line.index,
      field: "Mods",
      from: line.mods.join(","),
      to: [...line.mods, "JZ"].join(","),
    })),
  };
}

/** DRUG-04: discarded, and nothing given. */
export const wasteWithoutDrug: EncounterCheck = {
  id: "DRUG-04",
  name: "JW without the drug given",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "error",
  why: "A line with JW bills what was left of a vial: it needs the line of what was given from it, the same drug and day.",
  fields: [],
  source: { title: "CMS JW and JZ policy FAQ", mark: "K" },
  run(context, report) {
    for (const days of groupBy(drugDays(context), ({ code }) => code).values()) {
      const wasted = days.flatMap((day) => day.wasted);
      if (wasted.length === 0 || days.some(({ given }) => given.length > 0)) continue;
      if (!allReadable(context, report, wasted)) continue;
      report.find({
        lines: wasted,
        denied: wasted,
        message: `${wasted[0]?.code} with JW (discarded), and no line of what was given that day`,
        fix: { text: "Add the line of what was given, or remove the line with JW", changes: [] },
      });
    }
  },
};

/** DRUG-05: nothing discarded, and something discarded. */
export const wasteContradicts: EncounterCheck = {
  id: "DRUG-05",
  name: "JZ and JW together",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "error",
  why: "JZ says that nothing was discarded, JW bills what was: for one drug and day only one of them is true.",
  fields: [],
  source: { title: "CMS JW and JZ policy FAQ", mark: "K", from: "2023-01-01" },
  run(context, report) {
    for (const day of drugDays(context)) {
      const { wasted, givenUnits, wastedUnits } = day;
      const zero = day.lines.filter(hasJz);
      const [first] = zero;
      if (!first || wasted.length === 0) continue;
      const { sizes, dose } = day;
      // Given and discarded fill whole vials: the discard is real, so JZ is the mistake. A dose that leaves less than a unit says the opposite.
      const fills = givenUnits !== null && wastedUnits !== null && wholeVials(givenUnits + wastedUnits, sizes) !== null;
      const real = fills && !(dose.kind === "units" && leftOver(day) === 0);
      const rest = first.mods.filter((modifier) => modifier !== "JZ");
      report.find({
        lines: [...zero, ...wasted.filter((line) => !zero.includes(line))],
        denied: zero,
        message: `${day.code}: JZ says that nothing was discarded, and a line with JW bills ${counted(wastedUnits ?? 0, "discarded unit")}`,
        fix:
          real && zero.length === 1
            ? modifiersFix(first, `Remove JZ from line ${first.index}: given and discarded fill whole vials`, rest)
            : {
                text: "Look in the record: remove JZ if something was discarded, the line with JW if nothing was",
                changes: [],
              },
      });
    }
  },
};

/** DRUG-06: waste of a vial that serves several patients. */
export const wasteOfMultiDose: EncounterCheck = {
  id: "DRUG-06",
  name: "JW or JZ on a multi-dose container",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "error",
  why: "What is left in a multi-dose container serves the next patient: it is neither discarded (JW) nor said to be nothing (JZ). Overfill is never billed.",
  fields: ["Container"],
  source: { title: "CMS JW and JZ policy FAQ; Horizon drug wastage policy", mark: "S" },
  run(context, report) {
    for (const day of drugDays(context)) {
      const told = day.lines.filter((line) => line.mods.includes("JW") || hasJz(line));
      if (told.length === 0 || day.container === "Single") continue;
      if (day.container === null) {
        report.notChecked({ lines: told, ...NO_CONTAINER });
        continue;
      }
      const rule = allContainersRule(context, report, told);
      if (rule === undefined || rule?.containers === "All") continue;
      for (const line of told) {
        const wasted = line.mods.includes("JW");
        report.find({
          lines: [line],
          severity: wasted ? "error" : "warning",
          message: wasted
            ? `${line.code} with JW out of a multi-dose container: what is left there is not discarded for one patient`
            : `${line.code} with JZ out of a multi-dose container: JZ is for single-dose containers`,
          fix: wasted
            ? {
                text: `Remove line ${line.index}`,
                changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
              }
            : modifiersFix(
                line,
                `Remove JZ from line ${line.index}`,
                line.mods.filter((modifier) => modifier !== "JZ"),
              ),
        });
      }
    }
  },
};

/** The payer's rule, for whether it holds for all containers; `null` where none decides, `undefined` after reporting *not checked*. */
function allContainersRule(
  context: EncounterContext,
  report: Report,
  lines: readonly ClaimLine[],
): WastageRule | null | undefined {
  const [line] = lines as [ClaimLine, ...ClaimLine[]];
  const asked = ask(context, "Wastage", line);
  if (asked.kind === "rule") return asked.rule;
  if (asked.kind === "none") return null;
  ruleFor(context, report, "Wastage", line);
  return undefined;
}
