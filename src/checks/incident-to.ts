import { HOSPITAL_PLACES } from "../codes/data/places";
import { inFamily } from "../codes/families";
import type { Field } from "../claims/fields";
import type { ClaimLine } from "../claims/line";
import type { NearMiss } from "../matrix/decide";
import type { IncidentToRule } from "../matrix/rules";
import { joinWords } from "../values/lists";
import { about } from "./about";
import type { CheckInfo, EncounterCheck, LineCheck, PublicSource } from "./check";
import { ask, ruleFor } from "./ask";
import { hasFields, type EncounterContext } from "./context";
import { given } from "./given";
import { againstPlan, mayBegin, patientIsNew, weakSupervision, WEAKEST } from "./incident-to-rule";
import { modifiersFix } from "./modifiers";
import { decidedByRule, type Report } from "./report";

const SOURCE: PublicSource = { title: "42 CFR 410.26; IOM 100-02 chapter 15 §60", mark: "S" };
const PHYSICIANS: readonly string[] = ["MD", "DO"];
const PRACTITIONERS: readonly string[] = ["NP", "PA", "CNS"];

/** A line that an NP, PA or CNS performed and a physician bills, with the payer's rule. */
interface Billed {
  readonly line: ClaimLine;
  readonly rule: IncidentToRule;
  nearMisses(): readonly NearMiss[];
}

const isVisit = ({ code, dos }: ClaimLine): boolean => inFamily(code, "visit", dos);
const visitsOf = ({ lines }: EncounterContext): ClaimLine[] => lines.filter(isVisit);

const performedByOther = (line: ClaimLine): boolean =>
  PRACTITIONERS.includes(line.performedBy) && PHYSICIANS.includes(line.billedAs);

/** What a nurse gave under somebody's NPI is incident-to as well; the sheet need not say who supervised each line of it (INC-05). */
const supervisedLine = (line: ClaimLine): boolean =>
  performedByOther(line) ||
  (line.performedBy === "RN" && [...PHYSICIANS, ...PRACTITIONERS].includes(line.billedAs) && line.supervision !== null);

/** The lines of an encounter that are billed incident-to, after saying where nobody says who performed a visit, or no rule decides. */
function billedIncidentTo(context: EncounterContext, report: Report, is = performedByOther): Billed[] {
  if (!saysWho(context)) {
    const visits = visitsOf(context);
    if (visits.length > 0) {
      hasFields(context, report, visits, WHO);
      return [];
    }
  }
  return context.lines.filter(is).flatMap((line) => {
    const asked = ruleFor(context, report, "IncidentTo", line);
    return asked ? [{ line, rule: asked.rule, nearMisses: asked.nearMisses }] : [];
  });
}

/** Whether the sheet has columns for who performed a service and whose it is billed as. */
const WHO: readonly Field[] = ["Performed By", "Billed As"];
const saysWho = ({ has }: EncounterContext): boolean => WHO.every(has);

const decided = ({ rule, nearMisses }: Billed) => ({ decidedBy: decidedByRule(rule), nearMisses: nearMisses() });

/** What the practitioner's own claim is paid, where the rule says. */
const ownRate = ({ ratePercent }: IncidentToRule): string => (ratePercent === null ? "" : ` at ${ratePercent}%`);

const common = { family: "Incident-to", scope: "line", severity: "error", source: SOURCE } as const satisfies Partial<
  CheckInfo & { scope: "line" }
>;

/** INC-01: the physician did not start the plan. */
export const physicianStartedPlan: LineCheck = {
  ...common,
  id: "INC-01",
  name: "Incident-to without the physician's plan",
  why: "Incident-to continues what the physician began: a new patient, or a new problem, is seen by the physician or billed under the NP or PA who saw it.",
  fields: ["Performed By", "Billed As", "New Patient", "New Problem", "Physician Plan"],
  run(context, report) {
    for (const billed of billedIncidentTo(context, report)) {
      const { line, rule } = billed;
      if (!rule.allowed || !isVisit(line)) continue;
      const against = againstPlan(rule, line);
      if (against.length > 0) {
        report.find({
          lines: [line],
          message: `${line.code} by the ${line.performedBy} is billed as the ${line.billedAs}'s, and ${joinWords(against, "and")}`,
          fix: { text: `Bill line ${line.index} under the ${line.performedBy}'s own NPI${ownRate(rule)}`, changes: [] },
          ...decided(billed),
        });
      } else {
        given(context, report, line, {
          ...(rule.newPatient === false ? { "New Patient": patientIsNew(line) } : {}),
          ...(rule.newProblem === false ? { "New Problem": line.newProblem } : {}),
          ...(mayBegin(rule, line) ? {} : { "Physician Plan": line.physicianPlan }),
        });
      }
    }
    for (const line of saysWho(context) ? context.lines : []) {
      const half = (line.performedBy === "") !== (line.billedAs === "");
      if (half && isVisit(line))
        given(context, report, line, { "Performed By": line.performedBy, "Billed As": line.billedAs });
    }
  },
};

/** INC-02: the supervision was weaker than the payer accepts. */
export const supervised: LineCheck = {
  ...common,
  id: "INC-02",
  name: "Supervision too weak",
  why: "Incident-to needs direct supervision: a physician of the group in the suite, or since 2026 by live audio and video. Audio alone is not enough, nor video for codes with a global period of 10 or 90 days.",
  fields: ["Performed By", "Billed As", "Supervision"],
  source: { ...SOURCE, from: "2026-01-01" },
  run(context, report) {
    for (const billed of billedIncidentTo(context, report, supervisedLine)) {
      const { line, rule } = billed;
      if ((!rule.allowed && performedByOther(line)) || rule.supervision === null) continue;
      if (!given(context, report, line, { Supervision: line.supervision }) || line.supervision === null) continue;
      const weak = weakSupervision(rule, line);
      if (!weak) continue;
      const { was, byVideo } = weak;
      report.find({
        lines: [line],
        message: byVideo
          ? `${line.code} has a global period, and ${was}: it needs somebody in the suite`
          : `${line.code} by the ${line.performedBy}: ${was}, and ${context.payerName} accepts ${WEAKEST[rule.supervision]}`,
        fix: {
          text: performedByOther(line)
            ? `Bill line ${line.index} under the ${line.performedBy}'s own NPI${ownRate(rule)}`
            : `Look on the record for whoever was present; without supervision line ${line.index} is not payable`,
          changes: [],
        },
        ...decided(billed),
      });
    }
  },
};

/** INC-03: incident-to outside the office. */
export const incidentToOffice: LineCheck = {
  ...common,
  id: "INC-03",
  name: "Incident-to in a hospital",
  why: "Incident-to is for the office. In the hospital the NP or PA bills what was performed, or the visit is split (FS).",
  fields: ["Performed By", "Billed As", "POS"],
  run(context, report) {
    for (const billed of billedIncidentTo(context, report)) {
      const { line, rule } = billed;
      if (!rule.allowed || rule.excludedPlaces.length === 0) continue;
      if (!given(context, report, line, { POS: line.pos }) || !rule.excludedPlaces.includes(line.pos)) continue;
      report.find({
        lines: [line],
        message: `${line.code} by the ${line.performedBy} in place of service ${line.pos} is billed as the ${line.billedAs}'s: incident-to does not exist there`,
        fix: {
          text: `Bill line ${line.index} under the ${line.performedBy}'s own NPI${ownRate(rule)}, or as a split visit with FS`,
          changes: [],
        },
        ...decided(billed),
      });
    }
  },
};

/** INC-04: the payer wants the practitioner's own NPI, or a modifier. */
export const practitionerBilling: LineCheck = {
  ...common,
  id: "INC-04",
  name: "Billing for an NP or PA",
  why: "Many commercial and Medicaid plans know no incident-to: they want the NP or PA as the rendering provider, or a modifier such as SA beside the physician's NPI.",
  fields: ["Performed By", "Billed As"],
  source: { title: "The payer's rule in IncidentTo", mark: "K" },
  run(context, report) {
    for (const billed of billedIncidentTo(context, report)) {
      const { line, rule } = billed;
      if (!rule.allowed) {
        report.find({
          lines: [line],
          message: `${line.code} by the ${line.performedBy} is billed as the ${line.billedAs}'s: ${context.payerName} wants it under the ${line.performedBy}`,
          fix: {
            text: `Put the ${line.performedBy}'s own NPI as rendering provider on line ${line.index}${ownRate(rule)}`,
            changes: [],
          },
          ...decided(billed),
        });
      } else if (rule.modifier !== "" && !line.mods.includes(rule.modifier)) {
        report.find({
          lines: [line],
          lacking: ["Mods"],
          message: `${line.code} by the ${line.performedBy}: ${context.payerName} wants ${rule.modifier} beside the physician's NPI`,
          fix: modifiersFix(line, `Add ${rule.modifier} to line ${line.index}`, [...line.mods, rule.modifier]),
          ...decided(billed),
        });
      }
    }
  },
};

/** INC-05: nobody on record supervised the infusion day. */
export const supervisionOnRecord: EncounterCheck = {
  id: "INC-05",
  name: "No supervision on record",
  family: "Incident-to",
  scope: "encounter",
  severity: "warning",
  why: "Chemotherapy given by nurses is itself incident-to: for the day a supervising practitioner must be on record. Checked only where a row asks for the record.",
  fields: ["Supervision"],
  source: SOURCE,
  about: about("chemo_administration"),
  run(context, report) {
    if (context.institutional) return;
    const chemo = context.lines.filter(
      (line) =>
        inFamily(line.code, "chemo_administration", line.dos) &&
        !HOSPITAL_PLACES.includes(line.pos) &&
        ![...PHYSICIANS, ...PRACTITIONERS].includes(line.performedBy),
    );
    const [first] = chemo;
    if (!first) return;
    const asked = ask(context, "CodingPolicy", first, { topic: "supervision_record" });
    if (asked.kind === "conflict") ruleFor(context, report, "CodingPolicy", first, { topic: "supervision_record" });
    if (asked.kind !== "rule" || asked.rule.value !== "required") return;
    if (!hasFields(context, report, chemo, ["Supervision"])) return;
    if (context.lines.some(({ supervision }) => supervision === "In suite" || supervision === "Video")) return;
    const codes = [...new Set(chemo.map((line) => line.code))];
    report.find({
      lines: chemo,
      message: `No supervising practitioner is on record for ${joinWords(codes, "and")}`,
      fix: { text: "Put who supervised, and how, on the record of the day before the claim leaves", changes: [] },
      decidedBy: decidedByRule(asked.rule),
      nearMisses: asked.nearMisses(),
    });
  },
};
