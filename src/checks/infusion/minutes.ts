import { addedHours, type InfusionTimes, infusionTimesOn, isInfusionCode, nextHourAt } from "../../codes/infusion";
import type { Minutes } from "../../values/clock";
import type { LineCheck } from "../check";
import { decidedByPolicy, policyOr } from "../policy";
import type { NotCheckedDraft, Report } from "../report";
import { infusionDay, type CodedLine } from "./infusion-day";

const CPT_TIME = { title: "CPT time rules for 96360-96379 and 96401-96549; Noridian", mark: "S" } as const;

/** Why minutes are not known, in the same words wherever they are missing. */
export const NO_TIMES = {
  reason: "field",
  missing: ["Start", "Stop"],
  because: "there is no start and stop time, and no minutes",
} as const satisfies Omit<NotCheckedDraft, "lines">;

/** What an infusion of 15 minutes or less is instead. */
const PUSH_OF: Readonly<Record<string, string>> = {
  "96365": "96374 (96375 behind another initial code)",
  "96367": "96375",
  "96368": "96375",
  "96369": "96372",
  "96413": "96409 (96411 behind another initial code)",
  "96417": "96411",
};
const INFUSION_OF: Readonly<Record<string, string>> = {
  "96374": "96365",
  "96375": "96367",
  "96376": "96367",
  "96409": "96413",
  "96411": "96417",
};

/** INF-03: infusion or push, by the minutes. */
export const infusionOrPush: LineCheck = {
  id: "INF-03",
  name: "Infusion or push",
  family: "Infusion and injection",
  scope: "line",
  severity: "error",
  why: "An infusion lasts 16 minutes or more; 15 or less is a push. A push stays a push at any length only if the clinician was present throughout.",
  fields: ["Start", "Stop", "Minutes"],
  source: { ...CPT_TIME, title: "CPT time rules; Noridian; AAPC on pushes" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    for (const coded of day.lines) {
      const { line, says } = coded;
      if (says.kind === "hydration" || says.role === "hour") continue;
      const times = infusionTimesOn(line.dos);
      if (says.method === "push") judgePush(report, coded, times);
      if (says.method !== "infusion") continue;
      const minutes = day.timeOf(coded)?.minutes ?? null;
      if (minutes === null) report.notChecked({ lines: [line], ...NO_TIMES });
      else if (minutes < times.infusionFrom) {
        const push = PUSH_OF[line.code] ?? "a push";
        report.find({
          lines: [line],
          message: `${minutes} min is billed as the infusion ${line.code}: ${times.pushMost} min or less is a push, an infusion needs ${times.infusionFrom}`,
          fix: { text: `Bill line ${line.index} as ${push}, or correct the times by the record`, changes: [] },
        });
      }
    }
  },
};

function judgePush(report: Report, { line, present, minutes }: CodedLine, times: InfusionTimes): void {
  if (present) return;
  if (minutes === null) report.notChecked({ lines: [line], ...NO_TIMES });
  else if (minutes > times.pushMost)
    report.find({
      lines: [line],
      severity: "warning",
      message: `${minutes} min is billed as the push ${line.code}: above ${times.pushMost} min it is a push only if the clinician was present throughout`,
      fix: {
        text: `If the record shows that somebody stayed throughout, say so in the Line Note; else bill the infusion ${INFUSION_OF[line.code] ?? ""}`.trim(),
        changes: [],
      },
    });
}

/** INF-16: a timed code without times, where the payer or the rest of the encounter asks for them. */
export const timesMissing: LineCheck = {
  id: "INF-16",
  name: "Times missing",
  family: "Infusion and injection",
  scope: "line",
  severity: "warning",
  why: "Neither CPT nor CMS literally demands clock times, and volume and rate may prove the time; but some payers ask for them, and a day of which some infusions have times and some have none draws questions.",
  fields: ["Start", "Stop"],
  source: { title: "CPT guidelines; AAPC 2011; Noridian", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    const timed = day.lines.filter(
      (coded) =>
        coded.says.method === "infusion" && (coded.says.role !== "hour" || day.timeOf(coded)?.given[0] === coded),
    );
    const without = timed.filter(({ start, stop }) => start === null || stop === null);
    const [first] = without;
    if (!first) return;
    const policy = policyOr(context, report, first.line, "infusion_times");
    if (!policy) return;
    const asked = policy.value === "required";
    for (const { line, start, minutes } of without) {
      if (!asked && (minutes !== null || without.length === timed.length)) continue;
      const what = start === null ? "no start and stop time" : "no stop time";
      report.find({
        lines: [line],
        denied: [],
        message: asked
          ? `${line.code} has ${what}, and ${context.payerName} asks for them`
          : `${line.code} has ${what}, and other infusions of the day have them`,
        fix: { text: `Take the times from the nurse's record`, changes: [] },
        ...(asked ? decidedByPolicy(policy) : {}),
      });
    }
  },
};

/** How many added hours minutes earn, in words. @example earnedText(72, times) //=> "72 min earn none: the first needs 91" */
export function earnedText(minutes: Minutes, times: InfusionTimes): string {
  const hours = addedHours(minutes, times);
  const next = nextHourAt(minutes, times);
  return hours === 0
    ? `${minutes} min earn none: the first needs ${next}`
    : `${minutes} min earn ${hours}: the next needs ${next}`;
}
