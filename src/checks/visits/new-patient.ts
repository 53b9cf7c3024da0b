import { inFamily } from "../../codes/families";
import { NEW_PATIENT_YEARS } from "../../codes/visits";
import { providerRelation } from "../../claims/groups";
import type { ClaimLine } from "../../claims/line";
import { addYears, wordsOf } from "../../values/day";
import { about } from "../about";
import type { PatientCheck } from "../check";
import type { PatientContext } from "../context";
import { given } from "../given";

/** EM-09: a new patient who is none. */
export const newPatient: PatientCheck = {
  id: "EM-09",
  name: "New patient seen before",
  family: "Visits",
  scope: "patient",
  severity: "warning",
  why: `A patient is new only if nobody of the group and specialty gave a face-to-face service in the last ${NEW_PATIENT_YEARS} years.`,
  fields: ["Last Visit"],
  source: { title: "CPT evaluation and management guidelines", mark: "K" },
  about: about("new_patient_visit"),
  run(context, report) {
    for (const line of context.lines) {
      if (!inFamily(line.code, "new_patient_visit", line.dos)) continue;
      const seen = seenBefore(context, line);
      if (!seen) {
        // A blank cell says that there was no visit; only a sheet that says nothing leaves it open.
        if (line.newPatient === null && !context.has("Last Visit"))
          given(context, report, line, { "Last Visit": line.lastVisit });
        continue;
      }
      report.find({
        lines: [line, ...seen.lines],
        denied: [line],
        message: `${line.code} is for a new patient, and ${seen.words}`,
        fix: {
          text: `Bill line ${line.index} as an established patient's visit, by its own medical decision making or time`,
          changes: [],
        },
      });
    }
  },
};

interface Seen {
  readonly words: string;
  readonly lines: readonly ClaimLine[];
}

/** What says that the patient was seen: the line itself, or the sheet's history. */
function seenBefore(context: PatientContext, line: ClaimLine): Seen | null {
  const { lastVisit } = line;
  if (lastVisit !== null && lastVisit < line.dos && line.dos < addYears(lastVisit, NEW_PATIENT_YEARS))
    return { words: `the last visit was ${wordsOf(lastVisit)}, within ${NEW_PATIENT_YEARS} years`, lines: [] };
  const before = context.lines.filter(
    (other) =>
      other.dos < line.dos &&
      line.dos < addYears(other.dos, NEW_PATIENT_YEARS) &&
      inFamily(other.code, "visit", other.dos) &&
      !inFamily(other.code, "nurse_visit", other.dos) &&
      providerRelation(other, line) !== "different",
  );
  const same = before.filter((other) => providerRelation(other, line) === "same").at(-1);
  const last = same ?? before.at(-1);
  if (last) {
    const only = same ? "" : ": if both practitioners have the same specialty, the patient is not new";
    return { words: `${last.code} was billed for ${wordsOf(last.dos)}${only}`, lines: [last] };
  }
  return line.newPatient === false ? { words: "the sheet says New Patient: No", lines: [] } : null;
}
