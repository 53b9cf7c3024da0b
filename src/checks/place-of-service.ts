import { HOSPITAL_PLACES } from "../codes/data/places";
import { inFamily } from "../codes/families";
import type { ClaimLine } from "../claims/line";
import { joinWords } from "../values/lists";
import type { EncounterCheck } from "./check";
import { hasFields, type EncounterContext } from "./context";
import { missingText } from "./report";

/** POS-01: drugs and their administration in a hospital, on a professional claim. */
export const hospitalDrugs: EncounterCheck = {
  id: "POS-01",
  name: "Hospital drug or infusion on a professional claim",
  family: "Place and coverage",
  scope: "encounter",
  severity: "error",
  why: "In a hospital the drug and the nurse are the hospital's: it bills them, and a professional claim for them denies. What the physician does in person, such as chemotherapy into the spine, is paid.",
  fields: ["POS"],
  source: { title: "Noridian; Medicare physician fee schedule indicators", mark: "S" },
  silences: [
    ...(["DRUG-01", "DRUG-02", "DRUG-03", "DRUG-04", "DRUG-05", "DRUG-06", "DRUG-07", "DRUG-08", "DRUG-09"] as const),
    ...(["DRUG-10", "DRUG-11", "DRUG-12", "DRUG-13", "DRUG-14", "INC-03", "INC-05", "INF-14", "INF-16"] as const),
  ],
  run(context, report) {
    if (context.institutional) return;
    const given = context.lines.filter((line) => isHospitals(context, line));
    const nowhere = given.filter(({ pos }) => pos === "");
    if (nowhere.length > 0 && hasFields(context, report, nowhere, ["POS"]))
      report.notChecked({ lines: nowhere, reason: "field", missing: ["POS"], because: missingText(["POS"]) });
    const lines = given.filter(({ pos }) => HOSPITAL_PLACES.includes(pos));
    const [first] = lines;
    if (!first) return;
    const codes = [...new Set(lines.map((line) => line.code))];
    report.find({
      lines,
      denied: lines,
      message: `${joinWords(codes, "and")} in place of service ${first.pos} on a professional claim: drugs and their administration in a hospital are the hospital's`,
      fix: {
        text: "Correct the place of service if it was the office; else take the lines off the professional claim: the hospital bills them",
        changes: [],
      },
    });
  },
};

function isHospitals(context: EncounterContext, line: ClaimLine): boolean {
  if (inFamily(line.code, "physician_performed_administration", line.dos)) return false;
  return (
    inFamily(line.code, "drug_administration", line.dos) ||
    inFamily(line.code, "unclassified_drug", line.dos) ||
    context.matrix.drugs.has(line.code)
  );
}
