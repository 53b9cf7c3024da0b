import { inFamily } from "../../codes/families";
import { consultVisits } from "../../codes/visits";
import type { ClaimLine } from "../../claims/line";
import { about } from "../about";
import type { LineCheck } from "../check";
import { ruleFor } from "../ask";
import { decidedByRule } from "../report";

/** EM-07: a consultation code to a payer that does not pay it. */
export const consultPaid: LineCheck = {
  id: "EM-07",
  name: "Consultation code",
  family: "Visits",
  scope: "line",
  severity: "error",
  why: "Medicare stopped paying consultation codes in 2010 and several plans followed; they take the visit code of the same level. Others still pay.",
  fields: [],
  source: {
    title: "IOM 100-04 chapter 12; Medicare physician fee schedule status I; MUE 0",
    mark: "D",
    from: "2010-01-01",
  },
  about: about("consult"),
  run(context, report) {
    for (const line of context.lines) {
      if (!inFamily(line.code, "consult", line.dos)) continue;
      const asked = ruleFor(context, report, "CodingPolicy", line, { topic: "consult_codes" });
      if (!asked || asked.rule.value === "paid") continue;
      const crosswalk = asked.rule.value === "crosswalk";
      const visits = visitsFor(line);
      report.find({
        lines: [line],
        ...(crosswalk ? { severity: "info", denied: [] } : {}),
        message: crosswalk
          ? `${context.payerName} pays ${line.code} as the visit that it corresponds to: ${visits}`
          : `${context.payerName} does not pay the consultation code ${line.code}: it takes ${visits}`,
        fix: { text: `Choose ${visits} for line ${line.index} by the record`, changes: [] },
        decidedBy: decidedByRule(asked.rule),
        nearMisses: asked.nearMisses(),
      });
    }
  },
};

function visitsFor(line: ClaimLine): string {
  const visits = consultVisits(line.code);
  if (!visits) return "a visit code";
  if (line.newPatient === true) return visits.newPatient;
  return line.newPatient === false ? visits.established : `${visits.newPatient} or ${visits.established}`;
}
