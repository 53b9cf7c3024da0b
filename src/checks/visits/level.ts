import { FACILITY_PLACES } from "../../codes/data/places";
import { isTimedVisit, levelReached, visitMinutesOf } from "../../codes/visits";
import type { LineCheck } from "../check";
import { given } from "../given";
import { modifiersFix } from "../modifiers";

/** EM-01: the level was chosen by time, and the time does not reach it. */
export const levelByTime: LineCheck = {
  id: "EM-01",
  name: "Level above its time",
  family: "Visits",
  scope: "line",
  severity: "error",
  why: "An office visit's level comes from medical decision making or from the practitioner's total time on the date, which has a minimum for each level.",
  fields: ["Visit Minutes", "Level Basis"],
  source: { title: "CPT evaluation and management guidelines", mark: "K", from: "2021-01-01" },
  about: isTimedVisit,
  run(context, report) {
    for (const line of context.lines) {
      const needed = visitMinutesOf(line.code, line.dos);
      if (needed === undefined || line.levelBasis === "MDM") continue;
      const minutes = line.visitMinutes;
      // Time that reaches the level supports it, whatever the basis.
      if (minutes !== null && minutes >= needed) continue;
      if (!given(context, report, line, { "Visit Minutes": minutes, "Level Basis": line.levelBasis })) continue;
      const reached = levelReached(line.code, minutes ?? 0, line.dos);
      const reach = reached === undefined ? "reach no level" : `support ${reached}`;
      report.find({
        lines: [line],
        message: `${line.code} by time needs ${needed} min; ${minutes} min ${reach}`,
        fix: {
          text:
            reached === undefined
              ? `Base the level of line ${line.index} on medical decision making, if the record supports one`
              : `${line.code} to ${reached} on line ${line.index}, unless medical decision making in the record supports ${line.code}`,
          changes: [],
        },
      });
    }
  },
};

/** EM-11: a split or shared visit outside a facility. */
export const splitOnlyInFacility: LineCheck = {
  id: "EM-11",
  name: "Split visit outside a facility",
  family: "Visits",
  scope: "line",
  severity: "warning",
  why: "FS says that a physician and an NP or PA shared a visit in a facility. In the office there is no such visit: it is incident-to, or billed by whoever performed it.",
  fields: ["POS"],
  source: { title: "IOM 100-04 chapter 12", mark: "K", from: "2022-01-01" },
  run(context, report) {
    for (const line of context.lines) {
      if (!line.mods.includes("FS") || !given(context, report, line, { POS: line.pos })) continue;
      if (FACILITY_PLACES.includes(line.pos)) continue;
      report.find({
        lines: [line],
        message: `FS on ${line.code} in place of service ${line.pos}: split or shared visits exist in facilities only`,
        fix: modifiersFix(
          line,
          `Remove FS from line ${line.index} and bill the visit incident-to, or under whoever performed it`,
          line.mods.filter((modifier) => modifier !== "FS"),
        ),
      });
    }
  },
};
