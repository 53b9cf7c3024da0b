import { inFamily } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import type { IncidentToRule } from "../matrix/rules";

/** What of a service speaks against billing it incident-to, by the payer's rule: the checks and the formula know it from here. */

/** Why the physician did not begin what is billed, in words; none where nothing speaks against it. */
export function againstPlan(rule: IncidentToRule, line: ClaimLine): string[] {
  return [
    ...(patientIsNew(line) === true && rule.newPatient === false ? ["the patient is new"] : []),
    ...(line.newProblem === true && rule.newProblem === false ? ["the problem is new"] : []),
    ...(line.physicianPlan === false && !mayBegin(rule, line) ? ["the physician did not start the plan"] : []),
  ];
}

/** Whether the payer lets somebody else begin what the line is for: then there is no plan of the physician to go by. */
export function mayBegin(rule: IncidentToRule, line: ClaimLine): boolean {
  return (
    (rule.newPatient === true && patientIsNew(line) === true) || (rule.newProblem === true && line.newProblem === true)
  );
}

/** What the line says of the patient, else what its code says: a new or an established patient's visit. */
export function patientIsNew(line: ClaimLine): boolean | null {
  if (line.newPatient !== null) return line.newPatient;
  if (inFamily(line.code, "new_patient_visit", line.dos)) return true;
  return inFamily(line.code, "established_visit", line.dos) ? false : null;
}

const RANK = { General: 0, None: 0, Audio: 1, Video: 2, "In suite": 3 } as const;

/** That the supervision of a line was weaker than the rule accepts, and how it was; `null` where it was enough or nobody says. */
export function weakSupervision(
  rule: IncidentToRule,
  { code, dos, supervision }: Pick<ClaimLine, "code" | "dos" | "supervision">,
): { readonly was: string; readonly byVideo: boolean } | null {
  if (supervision === null || rule.supervision === null) return null;
  const byVideo = supervision === "Video" && inFamily(code, "global_period", dos);
  if (RANK[supervision] >= RANK[rule.supervision] && !byVideo) return null;
  const was = supervision === "None" ? "nobody supervised" : `supervision was ${supervision.toLowerCase()}`;
  return { was, byVideo };
}

/** The weakest supervision that a payer accepts, in words. */
export const WEAKEST = {
  "In suite": "only somebody in the suite",
  Video: "live audio and video, or somebody in the suite",
  Audio: "audio, or more",
  General: "general supervision",
} as const;
