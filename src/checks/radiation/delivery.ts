import { HOSPITAL_PLACES } from "../../codes/data/places";
import { inFamily } from "../../codes/families";
import { hasRole } from "../../codes/modifiers";
import { unitsOfFractions } from "../../codes/radiation";
import type { ClaimLine } from "../../claims/line";
import { minutesBetween } from "../../values/clock";
import { wordsOf } from "../../values/day";
import { counted, groupBy } from "../../values/lists";
import { about } from "../about";
import type { EncounterCheck, LineCheck, PatientCheck } from "../check";
import { ruleFor } from "../ask";
import { lifeOfLine } from "../facts";
import { given } from "../given";
import { decidedByRule } from "../report";
import { modifiersFix } from "../modifiers";
import { isOfCourse, decidedByCourse, NO_COURSE, NO_FRACTIONS, radiationCourses } from "./course";

/** RT-01: CPT's delivery codes or the G codes, by payer and date. Ended codes are ADM-01's. */
export const deliveryCode: LineCheck = {
  id: "RT-01",
  name: "Delivery code for the payer",
  family: "Radiation",
  scope: "line",
  severity: "error",
  why: "Until 2025 Medicare paid radiation delivery outside hospitals under G6003 to G6016 and not under CPT's codes; other payers differ (radiation_codes). From 2026 delivery is 77402, 77407 or 77412 by technique, in every site.",
  fields: ["POS"],
  source: { title: "Medicare physician fee schedule; CY2026 final rule; ASTRO", mark: "S", from: "2026-01-01" },
  about: about("radiation_delivery_cpt", "radiation_delivery_g"),
  run(context, report) {
    if (context.institutional) return;
    for (const line of context.lines) {
      const isCpt = inFamily(line.code, "radiation_delivery_cpt", line.dos);
      const isG = inFamily(line.code, "radiation_delivery_g", line.dos);
      if ((!isCpt && !isG) || HOSPITAL_PLACES.includes(line.pos)) continue;
      if (lifeOfLine(context, line).kind !== "active") continue;
      if (!given(context, report, line, { POS: line.pos })) continue;
      const asked = ruleFor(context, report, "CodingPolicy", line, { topic: "radiation_codes" });
      if (!asked || asked.rule.value === (isCpt ? "cpt" : "g_codes")) continue;
      report.find({
        lines: [line],
        message: `${line.code} on ${wordsOf(line.dos)}: ${context.payerName} takes ${isCpt ? "the G codes of radiation delivery (G6003 to G6016)" : "CPT's codes of radiation delivery"} then`,
        fix: {
          text: isCpt
            ? "Choose the G code by energy and complexity from the record"
            : "Choose CPT's delivery code by technique from the record",
          changes: [],
        },
        decidedBy: decidedByRule(asked.rule),
        nearMisses: asked.nearMisses(),
      });
    }
  },
};

/** Minutes between two sessions of one day from which they are two [K]: twice-daily regimens leave six hours. */
const BREAK = 240;

/** RT-03: delivery twice on one day. */
export const twiceDaily: EncounterCheck = {
  id: "RT-03",
  name: "Delivery twice a day",
  family: "Radiation",
  scope: "encounter",
  severity: "warning",
  why: "Delivery is billed for each session. Two sessions on one day need a real break between them, which times or a modifier (59, 76, XE) tell.",
  fields: ["Units", "Start", "Stop"],
  source: { title: "NCCI medically unlikely edits: 2 a day; contractors' LCDs", mark: "D" },
  about: about("radiation_fraction"),
  run(context, report) {
    const delivered = context.lines.filter(({ code, dos }) => inFamily(code, "radiation_fraction", dos));
    for (const lines of groupBy(delivered, ({ code }) => code).values()) {
      const [first, second] = lines;
      // More than two a day is the unit limit's.
      if (!first || lines.reduce((sum, { units }) => sum + (units ?? 1), 0) !== 2) continue;
      const told = lines.some(({ mods }) =>
        mods.some((mod) => mod === "59" || hasRole(mod, "xSubset") || hasRole(mod, "repeat")),
      );
      if (told || (second && breakBetween(first, second))) continue;
      report.find({
        lines: second ? [second, first] : [first],
        lacking: ["Mods"],
        message: `${first.code}: 2 sessions on ${wordsOf(first.dos)}, and nothing tells of a break between them`,
        fix: {
          text: "Look in the record for the times of both sessions; if it was one, bill 1 unit",
          changes: [],
        },
      });
    }
  },
};

function breakBetween(a: ClaimLine, b: ClaimLine): boolean {
  if (a.start === null || b.start === null) return false;
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return minutesBetween(first.stop ?? first.start ?? 0, second.start ?? 0) >= BREAK;
}

/** RT-09: port images and physics once for five fractions. */
export const onceForFiveFractions: PatientCheck = {
  id: "RT-09",
  name: "Port images and physics against fractions",
  family: "Radiation",
  scope: "patient",
  severity: "warning",
  why: "Port images (77417) and continuing physics (77336) are billed once for each five fractions; what is left over at the end counts once.",
  fields: ["Course ID", "Fractions", "Units"],
  source: { title: "NCCI medically unlikely edits: 1 a day; CPT guidelines", mark: "D" },
  about: isOfCourse,
  run(context, report) {
    for (const course of radiationCourses(context)) {
      for (const code of ["77417", "77336"]) {
        const lines = course.lines.filter((line) => line.code === code);
        if (lines.length === 0) continue;
        if (course.fractions.kind === "unknown") {
          report.notChecked({ lines, ...NO_FRACTIONS });
          continue;
        }
        const n = course.fractions.count;
        let billed = 0;
        for (const line of lines) {
          billed += line.units ?? 1;
          const earned = unitsOfFractions(code, n, course.complete === true, line.dos) ?? Infinity;
          if (billed <= earned) continue;
          if (course.fractions.kind === "at least") {
            report.notChecked({ lines: [line], ...NO_COURSE });
            continue;
          }
          report.find({
            lines: [line],
            message: `${code}: ${counted(billed, "unit")} with ${counted(n, "fraction")} delivered: once for five is ${earned}`,
            fix: {
              text: `Compare with the fractions of the record; remove line ${line.index} if it is one too many`,
              changes: [],
            },
            ...decidedByCourse(course),
          });
        }
      }
    }
  },
};

/** RT-12: guidance is professional only. */
export const guidanceProfessionalOnly: LineCheck = {
  id: "RT-12",
  name: "Image guidance without 26",
  family: "Radiation",
  scope: "line",
  severity: "error",
  why: "From 2026 the technical part of image guidance is in the delivery code: 77387 is the physician's part and carries 26.",
  fields: ["Mods"],
  source: { title: "CY2026 physician fee schedule; ASTRO", mark: "S", from: "2026-01-01" },
  about: about("radiation_guidance_professional"),
  run(context, report) {
    if (context.institutional) return;
    for (const line of context.lines) {
      if (!inFamily(line.code, "radiation_guidance_professional", line.dos)) continue;
      const technical = line.mods.includes("TC");
      if (line.mods.includes("26") && !technical) continue;
      const rest = line.mods.filter((mod) => mod !== "TC" && mod !== "26");
      report.find({
        lines: [line],
        lacking: ["Mods"],
        message: technical
          ? `${line.code} with TC: the technical part of image guidance is in the delivery code since 1 Jan 2026`
          : `${line.code} without 26: since 1 Jan 2026 only the professional part is billed`,
        fix: technical
          ? {
              text: `Remove line ${line.index}, or 26 in place of TC if the physician reviewed the images`,
              changes: [],
            }
          : modifiersFix(line, `Add 26 to line ${line.index}`, ["26", ...rest]),
      });
    }
  },
};
