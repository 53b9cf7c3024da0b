import { type InfusionTimes, infusionTimesOn, isInfusionCode } from "../../codes/infusion";
import type { EncounterCheck } from "../check";
import type { Report } from "../report";
import { infusionDay, type CodedLine, type InfusionDay } from "./infusion-day";
import { NO_TIMES } from "./minutes";
import { overlapOf } from "./spans";
import { byWeight, sameSite, sharedMinutes, type DrugTime } from "./timeline";

/** INF-07: one after another, or at the same time; another drug, or the same. */
export const sequentialOrConcurrent: EncounterCheck = {
  id: "INF-07",
  name: "Sequential or concurrent",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "Sequential is another drug after the first; more of the same drug adds its time to the added hours. Drugs that run at the same time for 16 minutes or more are concurrent (96368, once an encounter); two chemotherapy drugs at the same time have no code.",
  fields: ["Start", "Stop", "Drug"],
  source: { title: "CPT guidelines for sequential and concurrent infusions", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    const infusions = day.lines.filter(({ says }) => says.method === "infusion" && says.route === "IV");
    const weight = (a: CodedLine, b: CodedLine): number => {
      const [x, y] = [day.timeOf(a), day.timeOf(b)];
      return x && y ? byWeight(x, y) : 0;
    };
    const sequential = infusions.filter(({ says }) => says.role === "sequential").sort(weight);
    const before = infusions.filter(({ says }) => says.role === "initial" && says.kind !== "hydration");
    for (const coded of sequential) {
      if (!sameDrugTold(report, day, coded, before)) overlapWithOthers(report, day, coded, before);
      before.push(coded);
    }
    for (const coded of infusions) if (coded.says.role === "concurrent") judgeConcurrent(report, day, coded);
    samePushTold(report, day);
  },
};

const ADDED_HOUR = { chemo: "96415", therapeutic: "96366", hydration: "96361" } as const;

/** The same drug again, as if it were another. @returns whether something was said, not checked included */
function sameDrugTold(report: Report, day: InfusionDay, coded: CodedLine, before: readonly CodedLine[]): boolean {
  const { line } = coded;
  if (line.drug === "") {
    if (before.length > 0)
      report.notChecked({
        lines: [line],
        reason: "field",
        missing: ["Drug"],
        because: "the sheet does not say which drug an infusion gave",
      });
    return false;
  }
  const first = before.find((other) => other.line.drug === line.drug && sameSite(other.site, coded.site));
  if (!first || apart(day, first, coded)) return false;
  const minutes = day.timeOf(coded)?.minutes ?? null;
  const sum = minutes === null ? "" : `: ${minutes} min in all`;
  report.find({
    lines: [line, first.line],
    message: `${line.code} is billed for ${line.drug}, which line ${first.line.index} gives too: sequential needs another drug${sum}`,
    fix: {
      text: `Remove line ${line.index}, add its time to line ${first.line.index} and bill ${ADDED_HOUR[coded.says.kind]} for the hours that the whole time earns`,
      changes: [],
    },
  });
  return true;
}

/** Two encounters of one day. */
function apart(day: InfusionDay, a: CodedLine, b: CodedLine): boolean {
  const [x, y] = [day.timeline.spanOf(a), day.timeline.spanOf(b)];
  return (
    x !== null &&
    y !== null &&
    Math.max(y.from - x.to, x.from - y.to) >= infusionTimesOn(a.line.dos).encounterGap &&
    b.line.mods.some((modifier) => modifier === "59" || modifier === "XE")
  );
}

function overlapWithOthers(report: Report, day: InfusionDay, coded: CodedLine, before: readonly CodedLine[]): void {
  const time = day.timeOf(coded);
  const others = [...new Set(before.map((other) => day.timeOf(other)))].filter(
    (other): other is DrugTime<CodedLine> => other !== undefined && other !== time,
  );
  if (!time || others.length === 0) return;
  const shared = sharedMinutes(time, others);
  const { line } = coded;
  if (shared === null) {
    const unknown = [...others, time].filter(({ clocked }) => !clocked).flatMap(({ given }) => given);
    report.notChecked({
      lines: [line],
      reason: "field",
      missing: ["Start", "Stop"],
      because: unknown.some(({ minutes }) => minutes !== null)
        ? "without start and stop nobody can tell whether infusions ran at the same time"
        : NO_TIMES.because,
    });
    return;
  }
  const times = infusionTimesOn(line.dos);
  if (shared < times.concurrentFrom) return;
  const beside = others.filter((other) => overlapOf(other.spans, time.spans) > 0);
  const minutes = time.spans.reduce((sum, span) => sum + span.to - span.from, 0);
  const whole = shared >= minutes;
  report.find({
    lines: [line, ...beside.flatMap(({ given }) => given.map((other) => other.line))],
    severity: whole ? "error" : "warning",
    message: `${line.drug || line.code} ran ${whole ? "all its" : `${shared} of its`} ${minutes} min beside ${[...new Set(beside.map(({ drug }) => drug || "another infusion"))].join(" and ")}: ${line.code} is for one after the other`,
    fix: { text: concurrentAdvice(day, coded, beside), changes: [] },
  });
}

function concurrentAdvice(day: InfusionDay, coded: CodedLine, beside: readonly DrugTime<CodedLine>[]): string {
  const { line } = coded;
  const therapeutic = [coded, ...beside.flatMap(({ given }) => given)].some(({ kind }) => kind === "therapeutic");
  if (!therapeutic)
    return `Two chemotherapy drugs at the same time have no code of their own: look at the times in the record; if they stand, line ${line.index} cannot be billed as sequential`;
  if (day.lines.some(({ says }) => says.role === "concurrent"))
    return `96368 is billed already, and it is billed once: look at the times in the record; if they stand, remove line ${line.index}`;
  return coded.kind === "therapeutic"
    ? `Bill line ${line.index} as 96368, or correct the times by the record`
    : `Look at the times in the record; if they stand, the drug beside it is the concurrent one (96368)`;
}

/** 96368 needs another infusion at the same time; a pump that was started counts. */
function judgeConcurrent(report: Report, day: InfusionDay, coded: CodedLine): void {
  const { line } = coded;
  const own = day.timeline.spanOf(coded);
  const others = day.lines.filter(
    (other) =>
      other !== coded &&
      (other.says.method === "infusion" || other.says.method === "pump") &&
      other.says.role !== "hour",
  );
  if (others.length === 0) return;
  const spans = others.map((other) => day.timeline.spanOf(other));
  const known = spans.filter((span) => span !== null);
  const times: InfusionTimes = infusionTimesOn(line.dos);
  const shared = own ? overlapOf([own], known) : 0;
  if (own && shared >= times.concurrentFrom) return;
  if (!own || known.length < spans.length) {
    report.notChecked({ lines: [line], ...NO_TIMES });
    return;
  }
  report.find({
    lines: [line, ...others.map((other) => other.line)],
    message: `96368 is billed, and ${line.drug || "its drug"} ran ${shared === 0 ? "beside no other infusion" : `only ${shared} min beside another`}: concurrent needs ${times.concurrentFrom} min`,
    fix: {
      text: `Bill line ${line.index} as 96367, or correct the times by the record`,
      changes: [],
    },
  });
}

/** A push of a drug that was pushed before is not another drug's. */
function samePushTold(report: Report, day: InfusionDay): void {
  const pushes = day.lines.filter(({ says, drug }) => says.method === "push" && says.role !== "again" && drug !== "");
  pushes.forEach((coded, i) => {
    const first = pushes.slice(0, i).find((other) => other.drug === coded.drug && sameSite(other.site, coded.site));
    if (!first || coded.says.role === "initial" || apart(day, first, coded)) return;
    report.find({
      lines: [coded.line, first.line],
      message: `${coded.line.code} is billed for ${coded.drug}, which line ${first.line.index} pushed already: it is for another drug`,
      fix: {
        text: `Remove line ${coded.line.index}: a second push of the same drug is billed by facilities only (96376, more than ${infusionTimesOn(coded.line.dos).againAfter} min later)`,
        changes: [],
      },
    });
  });
}

/** INF-08: concurrent infusion more than once. */
export const concurrentOnce: EncounterCheck = {
  id: "INF-08",
  name: "Concurrent infusion more than once",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "96368 is billed once an encounter, however many drugs ran at the same time; the limit is one a day by policy.",
  fields: ["Units"],
  source: { title: "NCCI medically unlikely edits: 1, MAI 2", mark: "D" },
  about: isInfusionCode,
  run(context, report) {
    const lines = infusionDay(context)
      .lines.filter(({ says }) => says.role === "concurrent")
      .map(({ line }) => line);
    const [first, ...more] = lines;
    if (!first) return;
    const units = lines.reduce((sum, line) => sum + (line.units ?? 1), 0);
    if (units <= 1) return;
    report.find({
      lines: [...more, first],
      denied: more.length > 0 ? [...more, ...((first.units ?? 1) > 1 ? [first] : [])] : [first],
      message: `${first.code}: ${units} units; it is billed once an encounter`,
      fix: {
        text: "Keep one line with 1 unit",
        changes: [
          ...((first.units ?? 1) > 1
            ? [{ line: first.index, field: "Units", from: String(first.units), to: "1" } as const]
            : []),
          ...more.map((line) => ({ line: line.index, field: "Line", from: line.code, to: "" }) as const),
        ],
      },
    });
  },
};
