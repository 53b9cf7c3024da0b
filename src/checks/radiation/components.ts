import { HOSPITAL_PLACES } from "../../codes/data/places";
import { inFamily } from "../../codes/families";
import { hasRole } from "../../codes/modifiers";
import type { ClaimLine } from "../../claims/line";
import { joinWords } from "../../values/lists";
import { about } from "../about";
import type { LineCheck } from "../check";
import { given } from "../given";
import { modifiersFix } from "../modifiers";
import type { Report } from "../report";

/** RT-15: professional and technical parts of radiation in a hospital. */
export const radiationComponents: LineCheck = {
  id: "RT-15",
  name: "Professional and technical part",
  family: "Radiation",
  scope: "line",
  severity: "error",
  why: "In a hospital the physician bills the professional part of planning and guidance (26), nothing of delivery and physics, which are the hospital's; management and clinical planning are the physician's altogether and take neither 26 nor TC.",
  fields: ["POS", "Claim Type"],
  source: { title: "Medicare physician fee schedule, professional and technical components", mark: "K" },
  about: about("radiation_professional_only", "radiation_split", "radiation_technical_only"),
  run(context, report) {
    if (context.institutional) return;
    for (const line of context.lines) {
      if (inFamily(line.code, "radiation_professional_only", line.dos)) wholeService(report, line);
      const split = inFamily(line.code, "radiation_split", line.dos);
      const technical = inFamily(line.code, "radiation_technical_only", line.dos);
      if (!split && !technical) continue;
      if (line.pos === "") {
        given(context, report, line, { POS: line.pos });
        continue;
      }
      if (!HOSPITAL_PLACES.includes(line.pos)) continue;
      if (technical)
        report.find({
          lines: [line],
          message: `${line.code} in POS ${line.pos} on a professional claim: it is technical only, and the hospital bills it`,
          fix: {
            text: `Remove line ${line.index}`,
            changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
          },
        });
      // Guidance that is professional anywhere is RT-12's.
      else if (!inFamily(line.code, "radiation_guidance_professional", line.dos)) professionalPart(report, line);
    }
  },
};

function wholeService(report: Report, line: ClaimLine): void {
  const parts = line.mods.filter((mod) => hasRole(mod, "component"));
  if (parts.length === 0) return;
  report.find({
    lines: [line],
    message: `${line.code} with ${joinWords(parts, "and")}: it is the physician's service as a whole and takes neither 26 nor TC`,
    fix: modifiersFix(
      line,
      `Remove ${joinWords(parts, "and")} from line ${line.index}`,
      line.mods.filter((mod) => !parts.includes(mod)),
    ),
  });
}

function professionalPart(report: Report, line: ClaimLine): void {
  if (line.mods.includes("26")) return;
  const technical = line.mods.includes("TC");
  report.find({
    lines: [line],
    lacking: ["Mods"],
    message: technical
      ? `${line.code} with TC in POS ${line.pos}: the technical part is the hospital's`
      : `${line.code} in POS ${line.pos} on a professional claim needs 26: the technical part is the hospital's`,
    fix: technical
      ? { text: `26 in place of TC on line ${line.index} if the physician did the work, else remove it`, changes: [] }
      : modifiersFix(line, `Add 26 to line ${line.index}`, ["26", ...line.mods]),
  });
}
