import { inFamily } from "../../codes/families";
import { normalNdc } from "../../codes/shapes";
import type { ClaimLine } from "../../claims/line";
import { drugOn } from "../../matrix/matrix";
import { inForce, type Day } from "../../values/day";
import { counted, joinWords } from "../../values/lists";
import { about } from "../about";
import type { LineCheck } from "../check";
import type { EncounterContext } from "../context";
import { drugNames, productsOf, type DrugByName } from "../facts";
import { given, payerGiven } from "../given";
import { decidedByRule, type Report } from "../report";
import { isDrugLine } from "./drug-day";
import { codeOfNdc } from "./ndc";
import { preferenceFor } from "./preferred-product";

/** DRUG-13: a product that this payer does not want, or that no practice bills to Part B. */
export const rightProduct: LineCheck = {
  id: "DRUG-13",
  name: "Product not accepted",
  family: "Drugs and wastage",
  scope: "line",
  severity: "error",
  why: "Each biosimilar has a code of its own, and plans name the product they prefer (preferred_product). Drugs that are taken by mouth, or that patients usually give themselves, are not Medicare Part B drugs of a practice.",
  fields: ["Route", "Auth"],
  source: { title: "IOM 100-02 chapter 15 §50; plans' preferred product lists", mark: "K" },
  run(context, report) {
    for (const line of context.lines) {
      if (!isDrugLine(context.matrix, line) && !inFamily(line.code, "oral_drug", line.dos)) continue;
      byMouth(context, report, line);
      otherPreferred(context, report, line);
    }
  },
};

function byMouth(context: EncounterContext, report: Report, line: ClaimLine): void {
  if (context.payer?.kind !== "Medicare" || context.institutional) return;
  const drug = drugOn(context.matrix, line.code, line.dos);
  const routes = line.route ? [line.route] : (drug?.routes ?? []);
  const oral = inFamily(line.code, "oral_drug", line.dos) || (routes.length > 0 && routes.every((r) => r === "PO"));
  const own = inFamily(line.code, "self_administered_drug", line.dos);
  if (!oral && !own) return;
  report.find({
    lines: [line],
    severity: oral ? "error" : "warning",
    message: oral
      ? `${line.code} is taken by mouth: Medicare Part B does not pay it to a practice as an incident-to drug`
      : `${line.code} is usually given by patients themselves: contractors' lists exclude it from Part B`,
    fix: {
      text: oral
        ? "Bill an oral anticancer drug or its antiemetic to the DME contractor, others to the patient's Part D plan"
        : "Look at the contractor's list of self-administered drugs before the claim leaves",
      changes: [],
    },
  });
}

/** A row such as `J9355>Q5116`: the payer wants the second product instead of the first. */
function otherPreferred(context: EncounterContext, report: Report, line: ClaimLine): void {
  if (!payerGiven(context, report, [line])) return;
  const { rule, conflict } = preferenceFor(context, line);
  if (conflict.length > 0) {
    report.notChecked({
      lines: [line],
      reason: "conflict",
      rules: conflict,
      because: `rules of CodingPolicy (preferred_product) for ${context.payerName} contradict each other`,
    });
    return;
  }
  if (!rule) return;
  const preferred = productsOf(rule)[1] ?? "";
  const authorised = line.auth !== "";
  report.find({
    lines: [line],
    severity: authorised ? "warning" : "error",
    message: `${line.code} is billed, and ${context.payerName} prefers ${preferred}${authorised ? `; authorisation ${line.auth} must name ${line.code}` : ""}`,
    fix: {
      text: `Give and bill ${preferred} next time; for this claim get the exception that lets ${line.code} be paid`,
      changes: [],
    },
    decidedBy: decidedByRule(rule),
  });
}

/** DRUG-14: a drug without a code of its own. */
export const unclassifiedDrug: LineCheck = {
  id: "DRUG-14",
  name: "Unclassified drug",
  family: "Drugs and wastage",
  scope: "line",
  severity: "error",
  why: "J9999, J3490 and J3590 are for drugs without a code on the date: 1 unit, and name, dose and NDC in the line's note. Where a specific code was in force, that one is billed.",
  fields: ["Line Note", "NDC", "Units"],
  source: { title: "Palmetto and First Coast on unclassified drugs", mark: "S" },
  about: about("unclassified_drug"),
  run(context, report) {
    for (const line of context.lines) {
      if (!inFamily(line.code, "unclassified_drug", line.dos) || specificCode(context, report, line)) continue;
      const faults = [
        ...(line.units !== null && line.units !== 1 ? [`${counted(line.units, "unit")} billed, and 1 is right`] : []),
        ...noteFaults(context, report, line),
      ];
      if (faults.length === 0) continue;
      const onlyUnits = faults.length === 1 && line.units !== null && line.units !== 1;
      report.find({
        lines: [line],
        message: `${line.code}: ${joinWords(faults, "and")}`,
        fix: {
          text: "1 unit, and in the line's note the drug's name, the dose given and the NDC",
          changes: onlyUnits ? [{ line: line.index, field: "Units", from: String(line.units), to: "1" }] : [],
        },
      });
    }
  },
};

/** An NDC anywhere in a note. */
const NDC_IN_NOTE = /\b(?:N4)?(\d{11}|\d{5}-\d{4}-\d{2})\b/i;
const DOSE_IN_NOTE = /\d\s*(?:mg|mcg|ug|g|gm|ml|units?|iu|meq)\b/i;

/** What a note of an unclassified drug lacks, in words. */
function noteFaults(context: EncounterContext, report: Report, line: ClaimLine): string[] {
  if (!context.has("Line Note")) {
    given(context, report, line, { "Line Note": line.lineNote });
    return [];
  }
  const note = line.lineNote;
  if (note === "") return ["the line's note is blank"];
  const lacks = [
    ...(/[a-z]{4,}/i.test(note.replace(NDC_IN_NOTE, "").replace(/\b(units?|dose|given)\b/gi, ""))
      ? []
      : ["the drug's name"]),
    ...(DOSE_IN_NOTE.test(note) || line.dose ? [] : ["the dose"]),
    ...(NDC_IN_NOTE.test(note) || normalNdc(line.ndc) !== null ? [] : ["the NDC"]),
  ];
  return lacks.length === 0 ? [] : [`the line's note lacks ${joinWords(lacks, "and")}`];
}

/** Whether the product has a code of its own: by its NDC for certain, by its name likely. @returns whether something was said */
function specificCode(context: EncounterContext, report: Report, line: ClaimLine): boolean {
  const ndc = normalNdc(line.ndc) ?? normalNdc(NDC_IN_NOTE.exec(line.lineNote)?.[1] ?? "");
  const byNdc = ndc === null ? null : codeOfNdc(context, ndc, line);
  if (byNdc && !inFamily(byNdc.code, "unclassified_drug", line.dos)) {
    report.find({
      lines: [line],
      message: `NDC ${ndc} has a code of its own, ${byNdc.code}: ${line.code} is for drugs without one`,
      fix: { text: `Bill ${byNdc.code} with the units of the dose`, changes: [] },
      decidedBy: byNdc.decidedBy,
    });
    return true;
  }
  const named = namedDrug(context, line.lineNote, line.dos);
  if (!named) return false;
  report.find({
    lines: [line],
    severity: "warning",
    message: `The note names ${named.name}, which has the code ${named.code}: ${line.code} is for drugs without one`,
    fix: {
      text: `Bill ${named.code} unless this product is another one without a code; then say so in the note`,
      changes: [],
    },
  });
  return true;
}

/** The drug of the matrix whose generic name stands in a note. */
function namedDrug(context: EncounterContext, note: string, on: Day): DrugByName | undefined {
  if (note === "") return undefined;
  return drugNames(context).find(({ pattern, drug }) => inForce(drug.from, drug.to, on) && pattern.test(note))?.drug;
}
