import { inFamily } from "../../codes/families";
import { encountersOfPatient, providerRelation } from "../../claims/groups";
import type { ClaimLine } from "../../claims/line";
import { wordsOf, type Day } from "../../values/day";
import { about } from "../about";
import type { PatientCheck } from "../check";
import { dayOfPatient, type PatientContext } from "../context";
import { tellPairs } from "../pair-findings";
import type { Report } from "../report";

/** Days without treatment after which the next fraction begins another course. */
const COURSE_GAP = 10;

/** RT-05: a visit on a day of radiation management is a pair; on another day of the course it is likely part of the management. */
export const visitInManagement: PatientCheck = {
  id: "RT-05",
  name: "Visit inside radiation management",
  family: "Radiation",
  scope: "patient",
  severity: "error",
  why: "Visits during the course belong to 77427; one for another reason takes 25.",
  fields: [],
  source: { title: "NCCI pairs; CPT radiation oncology guidelines", mark: "D" },
  about: about("radiation_management"),
  run(context, report) {
    if (!context.lines.some(isManagement)) return;
    for (const encounter of encountersOfPatient(context.lines)) {
      if (encounter.lines.some(isManagement)) tellPairs(dayOfPatient(context, encounter), report, "RT-05");
    }
    for (const period of periodsOf(context)) tellVisits(context, report, period);
  },
};

const isManagement = (line: ClaimLine): boolean => inFamily(line.code, "radiation_management", line.dos);

interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly management: readonly ClaimLine[];
}

/** The courses that the sheet shows, from the first to the last day of delivery or management. */
function periodsOf({ lines }: PatientContext): Period[] {
  const treated = lines.filter((line) => isManagement(line) || inFamily(line.code, "radiation_delivery", line.dos));
  const courses: ClaimLine[][] = [];
  for (const line of treated) {
    const course = courses.at(-1);
    const last = course?.at(-1);
    if (course && last && line.dos - last.dos <= COURSE_GAP) course.push(line);
    else courses.push([line]);
  }
  return courses.map((course) => ({
    from: course[0]?.dos ?? 0,
    to: course.at(-1)?.dos ?? 0,
    management: course.filter(isManagement),
  }));
}

/** Visits between the days of a course, by whoever manages it; a day with management of its own is told as a pair. */
function tellVisits(context: PatientContext, report: Report, { from, to, management }: Period): void {
  for (const line of context.lines) {
    if (line.dos <= from || line.dos >= to || !inFamily(line.code, "office_visit", line.dos)) continue;
    if (line.mods.includes("25") || line.mods.includes("24")) continue;
    const own = management.filter((other) => providerRelation(other, line) === "same");
    const [first] = own;
    if (!first || own.some((other) => other.dos === line.dos)) continue;
    report.find({
      lines: [line, first],
      severity: "warning",
      denied: [line],
      lacking: ["Mods"],
      message: `${line.code} on ${wordsOf(line.dos)} lies inside the course that ${first.code} manages (${wordsOf(from)} to ${wordsOf(to)})`,
      fix: {
        text: `Remove line ${line.index}, or add 25 if the record shows a visit for a reason of its own`,
        changes: [],
      },
    });
  }
}
