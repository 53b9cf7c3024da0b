import { inFamily } from "../../codes/families";
import { mostInCourse } from "../../codes/radiation";
import type { ClaimLine } from "../../claims/line";
import { wordsOf } from "../../values/day";
import type { PatientCheck } from "../check";
import type { Report } from "../report";
import { isOfCourse, decidedByCourse, NO_COURSE, radiationCourses, type RadiationCourse } from "./course";

const isClinical = (line: Pick<ClaimLine, "code" | "dos">): boolean =>
  inFamily(line.code, "radiation_clinical_planning", line.dos);

/** RT-02: planning of a course. */
export const planningOnce: PatientCheck = {
  id: "RT-02",
  name: "Planning of a course",
  family: "Radiation",
  scope: "patient",
  severity: "error",
  why: "Clinical planning (77261-77263) is billed once a course. The simulation for an intensity-modulated plan is inside 77301, on another date too. Other simulations and calculations may repeat; a new volume or boost stands in the record.",
  fields: ["Course ID"],
  source: { title: "NCCI pairs; contractors' LCDs on intensity-modulated plans", mark: "D" },
  about: isOfCourse,
  run(context, report) {
    for (const course of radiationCourses(context)) {
      clinicalOnce(report, course);
      simulationInPlan(report, course);
    }
  },
};

function clinicalOnce(report: Report, course: RadiationCourse): void {
  const lines = course.lines.filter(isClinical);
  const [first] = lines;
  if (!first) return;
  if (!course.known) {
    report.notChecked({ lines, ...NO_COURSE });
    return;
  }
  const before = course.row?.planningBilled.find((code) => isClinical({ code, dos: first.dos }));
  let count = before === undefined ? 0 : 1;
  for (const line of lines) {
    count += 1;
    // On the same day the pair table says it, or the unit limit.
    if (count <= (mostInCourse(line.code, line.dos) ?? Infinity) || (line !== first && line.dos === first.dos))
      continue;
    const other = before ?? first.code;
    report.find({
      lines: before === undefined ? [line, first] : [line],
      message: `${line.code}: clinical planning is billed once a course, and ${other} is billed already${before === undefined ? ` on ${wordsOf(first.dos)}` : " (Courses)"}`,
      fix: {
        text: `Remove line ${line.index}, unless the record shows a new volume or another course; then correct its Course ID`,
        changes: [],
      },
      ...decidedByCourse(course),
    });
  }
}

/** A simulation of an intensity-modulated course on another day than its plan; on the same day the pair table says it. */
function simulationInPlan(report: Report, course: RadiationCourse): void {
  const plan = course.lines.find(({ code }) => code === "77301");
  if (!plan && !course.row?.planningBilled.includes("77301")) return;
  const simulations = course.lines.filter(
    ({ code, dos }) => inFamily(code, "radiation_simulation", dos) && dos !== plan?.dos,
  );
  if (simulations.length === 0) return;
  if (!course.known) {
    report.notChecked({ lines: simulations, ...NO_COURSE });
    return;
  }
  const when = plan ? `of ${wordsOf(plan.dos)}` : "billed before (Courses)";
  for (const line of simulations)
    report.find({
      lines: plan ? [line, plan] : [line],
      severity: "warning",
      message: `${line.code} on ${wordsOf(line.dos)} is in a course with the plan 77301 ${when}, which includes its simulation on any date`,
      fix: {
        text: `Remove line ${line.index}, unless the record shows that it was for something else than this plan: a new volume or a boost`,
        changes: [],
      },
      ...decidedByCourse(course),
    });
}
