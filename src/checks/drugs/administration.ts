import { inFamily } from "../../codes/families";
import { HOSPITAL_PLACES } from "../../codes/data/places";
import { infusionCodeOf } from "../../codes/infusion";
import { isCodeShape } from "../../codes/shapes";
import type { ClaimLine } from "../../claims/line";
import { drugOn } from "../../matrix/matrix";
import { groupBy } from "../../values/lists";
import { about } from "../about";
import type { EncounterCheck } from "../check";
import { ruleFor } from "../ask";
import { allReadable, type EncounterContext } from "../context";
import { decidedByRule, type Report } from "../report";
import { isDrugLine } from "./drug-day";

/** Whether a code administers a drug that needs a line of its own: not added hours, hydration, ports and pumps. */
function needsDrug({ code, dos }: ClaimLine): boolean {
  if (!inFamily(code, "drug_administration", dos)) return false;
  if (inFamily(code, "administration_without_drug", dos)) return false;
  const role = infusionCodeOf(code, dos)?.role;
  return role !== "hour" && role !== "again";
}

/** Whether a code can have given a drug of the day. */
export function givesDrug({ code, dos }: ClaimLine): boolean {
  return (
    (inFamily(code, "drug_administration", dos) && !inFamily(code, "administration_without_drug", dos)) ||
    inFamily(code, "other_drug_administration", dos)
  );
}

const inHospital = (context: EncounterContext, line: ClaimLine): boolean =>
  !context.institutional && HOSPITAL_PLACES.includes(line.pos);

/** DRUG-01: administered, and no drug. */
export const administrationWithoutDrug: EncounterCheck = {
  id: "DRUG-01",
  name: "Administration without its drug",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "warning",
  why: "An infusion, push or injection is paid beside the drug it gave. No drug line is right where a pharmacy, the patient or a trial brought the drug (Drug Source), though some payers want a line of it then too.",
  fields: ["Drug", "Drug Source"],
  source: { title: "Payers' rules on white and brown bagging; CARC 16 and 107", mark: "K" },
  about: about("drug_administration"),
  run(context, report) {
    const drugs = new Set(context.lines.filter((line) => isDrugLine(context.matrix, line)).map(({ code }) => code));
    for (const line of context.lines) {
      // In the hospital the drug stands on the hospital's claim.
      if (!needsDrug(line) || inHospital(context, line)) continue;
      const named = isCodeShape(line.drug) ? line.drug : "";
      if (named === "" ? drugs.size > 0 : drugs.has(named)) continue;
      if (line.drugSource === "White bag") {
        whiteBag(context, report, line);
        continue;
      }
      if (line.drugSource === "Brown bag" || line.drugSource === "Trial") continue;
      if (!allReadable(context, report, [line])) continue;
      report.find({
        lines: [line],
        message:
          named === ""
            ? `${line.code} is billed and no drug that day`
            : `${line.code} gave ${named}, and no line bills ${named} that day`,
        fix: {
          text: "Add the drug's line, or say in Drug Source who brought it (White bag, Brown bag, Trial)",
          changes: [],
        },
      });
    }
  },
};

/** A pharmacy sent the drug: some payers want a line of it all the same. */
function whiteBag(context: EncounterContext, report: Report, line: ClaimLine): void {
  const asked = ruleFor(context, report, "CodingPolicy", line, { topic: "white_bag_needs_drug_line" });
  if (asked?.rule.value !== "yes") return;
  report.find({
    lines: [line],
    message: `${line.code} gave a drug that a pharmacy sent, and ${context.payerName} wants a line of it all the same`,
    fix: { text: "Add the drug's line as this payer's bulletin says, usually with a charge of $0.01", changes: [] },
    decidedBy: decidedByRule(asked.rule),
    nearMisses: asked.nearMisses(),
  });
}

/** DRUG-02: a drug, and nothing that gave it. */
export const drugWithoutAdministration: EncounterCheck = {
  id: "DRUG-02",
  name: "Drug without its administration",
  family: "Drugs and wastage",
  scope: "encounter",
  severity: "warning",
  why: "A drug that is infused, pushed or injected is billed with its administration of the same day, unless another claim has it.",
  fields: ["Route"],
  source: { title: "CARC 107 and B15", mark: "K" },
  run(context, report) {
    if (context.lines.some(givesDrug)) return;
    const drugs = context.lines.filter((line) => isDrugLine(context.matrix, line) && !line.mods.includes("JW"));
    for (const lines of groupBy(drugs, ({ code }) => code).values()) {
      const [line] = lines as [ClaimLine, ...ClaimLine[]];
      if (inHospital(context, line)) continue;
      const drug = drugOn(context.matrix, line.code, line.dos);
      const routes = line.route ? [line.route] : (drug?.routes ?? []);
      if (drug?.drugClass === "Hydration") continue;
      if (routes.length === 0) {
        report.notChecked({
          lines,
          reason: drug ? "field" : "rule",
          ...(drug ? { missing: ["Route"] as const } : {}),
          because: drug ? "neither the line nor Drugs says the route" : "Drugs does not list the drug",
        });
        continue;
      }
      if (routes.every((route) => route === "PO")) continue;
      if (!allReadable(context, report, lines)) continue;
      report.find({
        lines,
        message: `${line.code} is billed and nothing that gave it (${routes.join(", ")}) that day`,
        fix: {
          text: "Add the infusion, push or injection that the record shows, or find out on which claim it is",
          changes: [],
        },
      });
    }
  },
};
