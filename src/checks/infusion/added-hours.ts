import {
  addedHours,
  type InfusionCode,
  type InfusionTimes,
  infusionTimesOn,
  isInfusionCode,
} from "../../codes/infusion";
import type { Minutes } from "../../values/clock";
import { counted } from "../../values/lists";
import type { EncounterCheck } from "../check";
import type { EncounterContext } from "../context";
import type { FixChange } from "../finding";
import type { Report } from "../report";
import { infusionDay, type CodedLine, type InfusionDay } from "./infusion-day";
import { hydrationFrom } from "./hydration";
import { earnedText, NO_TIMES } from "./minutes";
import type { DrugTime } from "./timeline";

/** INF-04: added hours against the minutes of all drugs. */
export const addedHoursEarned: EncounterCheck = {
  id: "INF-04",
  name: "Added hours",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "Added hours are earned by each drug's summed minutes: the first with minute 91, then every 60 minutes. The units of a code are compared with the hours of all its drugs together.",
  fields: ["Start", "Stop", "Minutes", "Units"],
  source: { title: "CPT time rules for 96361, 96366, 96370 and 96415", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    if (day.lines.length === 0) return;
    for (const series of SERIES) judgeDrugs(report, day, series);
    judgeHydration(context, report, day);
  },
};

interface Series {
  readonly kind: InfusionCode["kind"];
  readonly route: InfusionCode["route"];
  readonly hour: string;
}
const SERIES: readonly Series[] = [
  { kind: "chemo", route: "IV", hour: "96415" },
  { kind: "therapeutic", route: "IV", hour: "96366" },
  { kind: "therapeutic", route: "SC", hour: "96370" },
];

function judgeDrugs(report: Report, day: InfusionDay, { kind, route, hour }: Series): void {
  const own = day.lines.filter(({ says }) => says.method === "infusion" && says.kind === kind && says.route === route);
  const firsts = own.filter(({ says }) => says.role === "initial" || says.role === "sequential");
  const hours = own.filter(({ says }) => says.role === "hour");
  const [first] = firsts;
  if (!first) return;
  const drugs = [...new Set(firsts.map((coded) => day.timeOf(coded)).filter((time) => time !== undefined))];
  if (drugs.some(({ minutes }) => minutes === null) || day.stray.some(({ says }) => says.kind === kind)) {
    report.notChecked({ lines: (hours.length > 0 ? hours : firsts).map(({ line }) => line), ...NO_TIMES });
    return;
  }
  const times = infusionTimesOn(first.line.dos);
  const earned = drugs.reduce((sum, { minutes }) => sum + addedHours(minutes ?? 0, times), 0);
  // Bags of one drug coded as two drugs: INF-07 says so, and its fix brings the hours.
  const coded = (time: DrugTime<CodedLine>): number => time.given.filter(({ says }) => says.role !== "hour").length;
  const split = drugs.some((time) => coded(time) > 1);
  const longest = [...firsts].sort((a, b) => minutesOf(day, b) - minutesOf(day, a))[0] ?? first;
  compare(report, { code: hour, hours, earned, first: longest, silentBelow: split, text: drugsText(drugs, times) });
}

const minutesOf = (day: InfusionDay, coded: CodedLine): Minutes => day.timeOf(coded)?.minutes ?? 0;

function drugsText(drugs: readonly DrugTime[], times: InfusionTimes): string {
  const [only] = drugs;
  const named = (drug: string): string => (drug === "" ? "" : `${drug}: `);
  if (only && drugs.length === 1) return `${named(only.drug)}${earnedText(only.minutes ?? 0, times)}`;
  const each = drugs.map(
    ({ drug, minutes }) => `${drug || "a drug"} ${minutes} min earn ${addedHours(minutes ?? 0, times)}`,
  );
  return `${each.join(", ")}`;
}

/** Hydration counts its minutes beside nothing else; 96361 alone stands for the first hour too. */
function judgeHydration(context: EncounterContext, report: Report, day: InfusionDay): void {
  const { hydration } = day.timeline;
  const own = day.lines.filter(({ says }) => says.kind === "hydration");
  const hours = own.filter(({ says }) => says.role === "hour");
  const [first] = own;
  if (!hydration || !first) return;
  if (hydration.free === null) {
    report.notChecked({ lines: (hours.length > 0 ? hours : own).map(({ line }) => line), ...NO_TIMES });
    return;
  }
  const from = hydrationFrom(context, report, first);
  if (!from || hydration.free < from.minutes) return;
  const times = infusionTimesOn(first.line.dos);
  const alone = own.every(({ says }) => says.role === "hour");
  const earned = addedHours(hydration.free, times) + (alone ? 1 : 0);
  const text = alone
    ? `${hydration.free} min of hydration earn ${earned} after another service`
    : `hydration: ${earnedText(hydration.free, times)}`;
  compare(report, { code: "96361", hours, earned, first, silentBelow: false, text });
}

interface Comparison {
  readonly code: string;
  readonly hours: readonly CodedLine[];
  readonly earned: number;
  readonly first: CodedLine;
  readonly silentBelow: boolean;
  readonly text: string;
}

function compare(report: Report, { code, hours, earned, first, silentBelow, text }: Comparison): void {
  const blank = hours.filter(({ line }) => line.units === null);
  if (blank.length > 0) {
    report.notChecked({
      lines: blank.map(({ line }) => line),
      reason: "field",
      missing: ["Units"],
      because: "Units is missing",
    });
    return;
  }
  const billed = hours.reduce((sum, { line }) => sum + (line.units ?? 0), 0);
  const [hour] = hours;
  if (billed > earned) {
    const lines = [...hours].reverse().map(({ line }) => line);
    const changes = reduced(hours, billed - earned);
    report.find({
      lines: [...lines, first.line],
      denied: lines.slice(0, changes.length),
      message: `${text}; ${counted(billed, "unit")} of ${code} billed`,
      fix: {
        text: earned === 0 ? `Remove ${code}` : `${code} to ${counted(earned, "unit")}`,
        changes,
      },
    });
  } else if (billed < earned && !silentBelow) {
    const missing = counted(earned - billed, "unit");
    report.find({
      lines: [...(hour ? [hour.line] : []), first.line],
      severity: "info",
      denied: [],
      message: `${text}; ${billed === 0 ? "none" : counted(billed, "unit")} of ${code} billed: ${missing} not billed`,
      fix: hour
        ? {
            text: `${code} to ${counted((hour.line.units ?? 0) + earned - billed, "unit")}, if the record shows the times`,
            changes: [],
          }
        : { text: `Add ${code} with ${counted(earned, "unit")}, if the record shows the times`, changes: [] },
    });
  }
}

/** Takes units off from the last line on: a line that keeps none is removed. */
function reduced(hours: readonly CodedLine[], excess: number): FixChange[] {
  const changes: FixChange[] = [];
  let left = excess;
  for (const { line } of [...hours].reverse()) {
    if (left <= 0) break;
    const units = line.units ?? 0;
    const taken = Math.min(units, left);
    left -= taken;
    changes.push(
      taken === units
        ? { line: line.index, field: "Line", from: line.code, to: "" }
        : { line: line.index, field: "Units", from: String(units), to: String(units - taken) },
    );
  }
  return changes;
}
