import { diagnosesOf, includesDiagnosis } from "../codes/diagnosis-list";
import { inFamily } from "../codes/families";
import { diagnosisText } from "../codes/shapes";
import type { ClaimLine } from "../claims/line";
import { about } from "./about";
import type { EncounterCheck } from "./check";

/** Encounters for radiotherapy, chemotherapy and immunotherapy. */
const TREATMENT = diagnosesOf("Z51.0;Z51.11;Z51.12");
const NEOPLASM = diagnosesOf("C00-D49");

/** ADM-05: the reason for the encounter stands behind the neoplasm. */
export const treatmentFirst: EncounterCheck = {
  id: "ADM-05",
  name: "Treatment behind the neoplasm",
  family: "Housekeeping",
  scope: "encounter",
  severity: "info",
  why: "A claim that is only for radiotherapy, chemotherapy or immunotherapy begins with Z51.0, Z51.11 or Z51.12, and the neoplasm follows. Drug lines, visits, growth factors, hormones and weekly management may point to the neoplasm.",
  fields: [],
  source: { title: "ICD-10-CM Official Guidelines, neoplasms", mark: "K" },
  about: about("chemo_administration", "radiation_delivery"),
  run(context, report) {
    if (context.lines.some((line) => inFamily(line.code, "evaluation", line.dos))) return;
    const behind = context.lines.filter((line) => isTreatment(line) && treatmentBehind(line) !== undefined);
    const [first] = behind;
    if (!first) return;
    const z = diagnosisText(treatmentBehind(first) ?? "");
    report.find({
      lines: behind,
      denied: [],
      message: `${z} stands behind ${diagnosisText(first.dx[0] ?? "")} on ${first.code}, and the claim has no visit: ${z} comes first`,
      fix: { text: `Put ${z} first and the neoplasm behind it`, changes: [] },
    });
  },
};

/** The administration or delivery that the encounter is for; hormones (96402) may point to the neoplasm. */
function isTreatment(line: ClaimLine): boolean {
  return (
    (inFamily(line.code, "chemo_administration", line.dos) && !inFamily(line.code, "hormone_injection", line.dos)) ||
    inFamily(line.code, "radiation_delivery", line.dos)
  );
}

/** The treatment diagnosis that stands behind a neoplasm. */
function treatmentBehind(line: ClaimLine): string | undefined {
  const [first] = line.dx;
  if (first === undefined || !includesDiagnosis(NEOPLASM, first)) return undefined;
  return line.dx.find((dx) => includesDiagnosis(TREATMENT, dx));
}
