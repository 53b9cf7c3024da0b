import { inFamily } from "../../codes/families";
import { fractionRule, mostInCourse, unitsOfFractions } from "../../codes/radiation";
import type { ClaimLine } from "../../claims/line";
import { counted } from "../../values/lists";
import { about } from "../about";
import type { LineCheck, PatientCheck } from "../check";
import { given } from "../given";
import type { Fix } from "../finding";
import type { Report } from "../report";
import { isOfCourse, decidedByCourse, NO_COURSE, NO_FRACTIONS, radiationCourses, type RadiationCourse } from "./course";

/** RT-04: weekly management against fractions. */
export const weeklyManagement: PatientCheck = {
  id: "RT-04",
  name: "Weekly management against fractions",
  family: "Radiation",
  scope: "patient",
  severity: "error",
  why: "77427 is for five fractions, whatever the calendar says, and may be dated on any of them. When the course ends, three or four left over earn one more, one or two none.",
  fields: ["Course ID", "Fractions", "Units"],
  source: { title: "IOM 100-04 chapter 13 §70.1", mark: "S" },
  about: isOfCourse,
  run(context, report) {
    for (const course of radiationCourses(context)) {
      const lines = course.lines.filter(({ code }) => code === "77427");
      // In an SBRT or SRS course 77427 is wrong altogether: RT-07 and the pairs say so.
      if (lines.length > 0 && course.kind === "Radiation") judgeManagement(report, course, lines);
    }
  },
};

function judgeManagement(report: Report, course: RadiationCourse, lines: readonly ClaimLine[]): void {
  const { fractions, complete } = course;
  if (fractions.kind === "unknown") {
    report.notChecked({ lines, ...NO_FRACTIONS });
    return;
  }
  let billed = course.row?.managementBilled ?? 0;
  const n = fractions.count;
  const earnedOn = (line: ClaimLine, ended: boolean): number => unitsOfFractions(line.code, n, ended, line.dos) ?? 0;
  for (const line of lines) {
    if (line.units === null) {
      report.notChecked({ lines: [line], reason: "field", missing: ["Units"], because: "Units is missing" });
      continue;
    }
    billed += line.units;
    const earned = earnedOn(line, complete === true);
    if (billed <= earned) continue;
    if (fractions.kind === "at least") {
      report.notChecked({
        lines: [line],
        reason: "field",
        missing: ["Course ID"],
        because: "fractions before this sheet are not known: Courses has no row of the course",
      });
      continue;
    }
    if (complete === null && billed <= earnedOn(line, true)) {
      report.notChecked({
        lines: [line],
        reason: "rule",
        because: "Courses does not say whether the course is complete",
      });
      continue;
    }
    report.find({
      lines: [line],
      message: `77427: ${counted(billed, "unit")} to date with ${counted(n, "fraction")} ${complete ? "of a complete course" : "delivered"}: ${earned} earned${leftText(line, n, complete === true)}`,
      fix: managementFix(line, billed - earned, complete === true),
      ...decidedByCourse(course),
    });
  }
}

/** What is left over, and what it would take to earn the next unit. */
function leftText({ code, dos }: ClaimLine, n: number, complete: boolean): string {
  const rule = fractionRule(code, dos);
  const left = rule ? n % rule.per : 0;
  if (!rule || left === 0) return "";
  const range = `${rule.leftOver} or ${rule.per - 1}`;
  return complete
    ? `; ${left} left over earn ${left >= rule.leftOver ? "one" : "none"}`
    : `; the next with ${n - left + rule.per}, or with ${range} left when the course ends`;
}

function managementFix(line: ClaimLine, excess: number, complete: boolean): Fix {
  const keep = (line.units ?? 0) - excess;
  if (!complete) return { text: `Hold line ${line.index} until the fractions are delivered`, changes: [] };
  return keep > 0
    ? {
        text: `Units of line ${line.index} to ${keep}`,
        changes: [{ line: line.index, field: "Units", from: String(line.units), to: String(keep) }],
      }
    : {
        text: `Remove line ${line.index}`,
        changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
      };
}

/** RT-06: management of a whole course of one or two fractions. */
export const shortCourseManagement: PatientCheck = {
  id: "RT-06",
  name: "Management of a short course",
  family: "Radiation",
  scope: "patient",
  severity: "error",
  why: "77431 is for a whole course of one or two fractions; it is never billed for what is left over at the end of a longer one.",
  fields: ["Course ID", "Fractions"],
  source: { title: "CPT guidelines for 77427 and 77431; AAPC", mark: "S" },
  about: isOfCourse,
  run(context, report) {
    for (const course of radiationCourses(context)) {
      const { fractions, complete, row } = course;
      const lines = course.lines.filter(({ code }) => code === "77431");
      const [line] = lines;
      if (!line) continue;
      const weekly = course.lines.filter(({ code, dos }) => code === "77427" && dos !== line.dos);
      const longer = fractions.kind !== "unknown" && fractions.count > (mostInCourse(line.code, line.dos) ?? Infinity);
      if (longer || (course.known && weekly.length > 0) || (row?.managementBilled ?? 0) > 0) {
        report.find({
          lines: [...lines, ...weekly],
          denied: lines,
          message: longer
            ? `77431 is for a whole course of 1 or 2 fractions, and ${fractions.count} were delivered`
            : "77431 is for a whole course of 1 or 2 fractions, and 77427 is billed for this one",
          fix: {
            text: `Remove line ${line.index}; what is left over counts for 77427 by its rule`,
            changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
          },
          ...decidedByCourse(course),
        });
      } else if (fractions.kind === "unknown") report.notChecked({ lines, ...NO_FRACTIONS });
      else if (complete !== true)
        report.notChecked({
          lines,
          reason: "rule",
          because: "nobody says whether the course is complete",
        });
    }
  },
};

/** Practitioners who cannot manage a course of radiation. */
const NOT_PHYSICIANS: readonly string[] = ["NP", "PA", "CNS", "RN"];

/** RT-16: management by a nurse practitioner or physician assistant. */
export const managementByPhysician: LineCheck = {
  id: "RT-16",
  name: "Management by a physician",
  family: "Radiation",
  scope: "line",
  severity: "error",
  why: "Treatment management is the radiation oncologist's own service: a nurse practitioner or physician assistant cannot bill it.",
  fields: ["Performed By"],
  source: { title: "ASTRO coding FAQ on 77427", mark: "S" },
  about: about("radiation_management"),
  run(context, report) {
    for (const line of context.lines) {
      if (context.institutional || !inFamily(line.code, "radiation_management", line.dos)) continue;
      const who = [line.performedBy, line.billedAs].find((title) => NOT_PHYSICIANS.includes(title));
      if (who === undefined) {
        if (line.performedBy === "" && line.billedAs === "") given(context, report, line, { "Performed By": "" });
        continue;
      }
      report.find({
        lines: [line],
        message: `${line.code} was ${line.performedBy === who ? "performed" : "billed"} by ${/^[AEFHILMNORSX]/.test(who) ? "an" : "a"} ${who}: management is the physician's own service`,
        fix: {
          text: `Bill line ${line.index} only if the radiation oncologist managed the treatment, under that NPI`,
          changes: [],
        },
      });
    }
  },
};

/** RT-07: stereotactic body radiation in at most five fractions, managed once. */
export const bodyStereotactic: PatientCheck = {
  id: "RT-07",
  name: "Stereotactic body radiation",
  family: "Radiation",
  scope: "patient",
  severity: "error",
  why: "77373 is billed for each fraction of a course of at most five, and 77435 once for the whole course; other management codes do not stand beside it.",
  fields: ["Course ID", "Units"],
  source: { title: "CPT guidelines for 77373 and 77435; NCCI pairs", mark: "D" },
  about: isOfCourse,
  run(context, report) {
    for (const course of radiationCourses(context)) {
      const sessions = course.lines.filter(({ code }) => code === "77373");
      limitCount(report, course, sessions, {
        before: course.row?.sessionsBefore ?? 0,
        says: (count) => `77373: ${counted(count, "fraction")} of one course, and a course has 5 at most`,
      });
      const management = course.lines.filter(({ code }) => code === "77435");
      limitCount(report, course, management, {
        before: course.kind === "SBRT" ? (course.row?.managementBilled ?? 0) : 0,
        says: (count) => `77435: ${count} times for one course, and it is billed once`,
      });
      const [managed] = management;
      if (!managed || !course.known) continue;
      // On the same day the pair table says it.
      const others = course.lines.filter(
        ({ code, dos }) => ["77427", "77431", "77432"].includes(code) && dos !== managed.dos,
      );
      for (const line of others)
        report.find({
          lines: [line, managed],
          message: `${line.code} is billed for a course that 77435 manages as a whole`,
          fix: {
            text: `Remove line ${line.index}, or correct its Course ID`,
            changes: [],
          },
          ...decidedByCourse(course),
        });
    }
  },
};

/** RT-08: cranial radiosurgery in one session. */
export const oneSessionRadiosurgery: PatientCheck = {
  id: "RT-08",
  name: "Radiosurgery in one session",
  family: "Radiation",
  scope: "patient",
  severity: "error",
  why: "77371 (cobalt) and 77372 (linear accelerator) are a complete cranial course in one session, managed by 77432; several sessions are 77373 and 77435.",
  fields: ["Course ID", "Units"],
  source: { title: "Medicare contractors' LCDs on stereotactic radiosurgery", mark: "S" },
  about: isOfCourse,
  run(context, report) {
    for (const course of radiationCourses(context)) {
      limitCount(
        report,
        course,
        course.lines.filter(({ code }) => code === "77371" || code === "77372"),
        {
          before: course.row?.sessionsBefore ?? 0,
          says: (count, code) =>
            `${code}: ${counted(count, "session")} of one course, and it is a complete course in one session`,
        },
      );
      limitCount(
        report,
        course,
        course.lines.filter(({ code }) => code === "77432"),
        {
          before: course.kind === "SRS" ? (course.row?.managementBilled ?? 0) : 0,
          says: (count) => `77432: ${count} times for one course, and it is billed once`,
        },
      );
    }
  },
};

interface CountLimit {
  readonly before: number;
  says(count: number, code: string): string;
}

/** Tells each line, in date order, with which a count passes its limit. Lines of one day beyond the first are the unit limit's. */
function limitCount(report: Report, course: RadiationCourse, lines: readonly ClaimLine[], limit: CountLimit): void {
  if (lines.length === 0) return;
  if (!course.known) {
    report.notChecked({ lines, ...NO_COURSE });
    return;
  }
  let count = limit.before;
  const days = new Set(lines.map(({ dos }) => dos));
  const most = Math.min(...lines.map(({ code, dos }) => mostInCourse(code, dos) ?? Infinity));
  for (const line of lines) {
    count += line.units ?? 1;
    if (count <= most || (days.size === 1 && limit.before === 0 && most === 1)) continue;
    report.find({
      lines: [line],
      message: limit.says(count, line.code),
      fix: {
        text: `Compare with the course's record; remove line ${line.index}, or correct its Course ID if it begins another course`,
        changes: [],
      },
      ...decidedByCourse(course),
    });
  }
}
