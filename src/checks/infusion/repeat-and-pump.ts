import { inFamily } from "../../codes/families";
import { infusionTimesOn, isInfusionCode } from "../../codes/infusion";
import { encountersOfPatient, type Encounter } from "../../claims/groups";
import type { ClaimLine } from "../../claims/line";
import { drugOn } from "../../matrix/matrix";
import { MINUTES_PER_DAY, minutesBetween } from "../../values/clock";
import { wordsOf } from "../../values/day";
import type { EncounterCheck, PatientCheck } from "../check";
import { dayOfPatient, type PatientContext } from "../context";
import { payerGiven } from "../given";
import { tellPairs } from "../pair-findings";
import type { Report } from "../report";
import { infusionDay, type CodedLine } from "./infusion-day";
import { NO_TIMES } from "./minutes";

/** INF-09: the same drug pushed again. */
export const pushedAgain: EncounterCheck = {
  id: "INF-09",
  name: "Same drug pushed again",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "96376 is for facilities only, and only for a push of the same drug more than 30 minutes after the last one.",
  fields: ["Start", "Stop", "Drug"],
  source: { title: "NCCI medically unlikely edits: practitioner 0, hospital 10", mark: "D" },
  about: isInfusionCode,
  run(context, report) {
    const { lines } = infusionDay(context);
    for (const coded of lines) {
      if (coded.says.role !== "again") continue;
      const { line } = coded;
      if (context.institutional) judgeInterval(report, coded, lines);
      else
        report.find({
          lines: [line],
          message: `${line.code} is for facilities only: a practitioner bills a push once for each drug`,
          fix: {
            text: `Remove line ${line.index}`,
            changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
          },
        });
    }
  },
};

function judgeInterval(report: Report, coded: CodedLine, lines: readonly CodedLine[]): void {
  const { line } = coded;
  if (line.drug === "") {
    report.notChecked({
      lines: [line],
      reason: "field",
      missing: ["Drug"],
      because: "the sheet does not say which drug was pushed again",
    });
    return;
  }
  const others = lines.filter((other) => other !== coded && other.says.method === "push" && other.drug === coded.drug);
  const ends = others.map((other) => other.stop ?? other.start);
  if (coded.start === null || ends.some((end) => end === null)) {
    report.notChecked({ lines: [line], ...NO_TIMES });
    return;
  }
  const { againAfter } = infusionTimesOn(line.dos);
  const { start } = coded;
  const gap = Math.min(...ends.map((end) => minutesBetween(end ?? 0, start)));
  if (others.length === 0 || gap > againAfter) return;
  report.find({
    lines: [line, ...others.map((other) => other.line)],
    message: `${line.drug} was pushed again after ${gap} min: 96376 needs more than ${againAfter}`,
    fix: {
      text: `Remove line ${line.index}`,
      changes: [{ line: line.index, field: "Line", from: line.code, to: "" }],
    },
  });
}

/** Days after G0498 in which a disconnect belongs to it where the sheet does not say how long the pump ran [K]: pumps run 46 to 48 hours. */
const USUAL_PUMP_DAYS = 3;

/** INF-10: pumps that go home. */
export const pumps: PatientCheck = {
  id: "INF-10",
  name: "Pump that goes home",
  family: "Infusion and injection",
  scope: "patient",
  severity: "error",
  why: "96416 starts a pump that runs more than 8 hours. Medicare takes G0498 for the practice's own pump, which includes the disconnect some days later; it excludes 96416 and the refill 96521.",
  fields: ["Pump Hours", "Drug"],
  source: { title: "HCPCS G0498; NCCI pairs; CPT guidelines for 96416 and 96521", mark: "S", from: "2016-01-01" },
  run(context, report) {
    const started = context.lines.filter(({ code }) => code === "96416" || code === "G0498");
    if (started.length === 0) return;
    const days = new Set(started.map(({ dos }) => dos));
    for (const encounter of encountersOfPatient(context.lines.filter(({ dos }) => days.has(dos)))) {
      tellPairs(dayOfPatient(context, encounter), report, "INF-10");
      for (const line of encounter.lines) if (line.code === "96416") judgeStart(context, report, encounter, line);
    }
    for (const line of started) {
      if (line.code !== "G0498") continue;
      judgePayer(context, report, line);
      judgeDisconnect(context, report, line);
    }
  },
};

/** G0498 is Medicare's: others take 96416, unless they say otherwise. */
function judgePayer({ payer, payerName }: PatientContext, report: Report, line: ClaimLine): void {
  if (!payer || payer.kind === "Medicare" || payer.kind === "Medicare Advantage") return;
  report.find({
    lines: [line],
    severity: "warning",
    message: `G0498 is Medicare's code for a pump that goes home, and ${payerName} is not Medicare`,
    fix: {
      text: `Bill line ${line.index} as 96416, and the disconnect by itself, unless ${payerName} says that it takes G0498`,
      changes: [],
    },
  });
}

function judgeStart(context: PatientContext, report: Report, encounter: Encounter, line: ClaimLine): void {
  const { pumpOver } = infusionTimesOn(line.dos);
  if (line.pumpHours === null)
    report.notChecked({
      lines: [line],
      reason: "field",
      missing: ["Pump Hours"],
      because: "the sheet does not say how long the pump ran",
    });
  else if (line.pumpHours <= pumpOver)
    report.find({
      lines: [line],
      message: `96416 is billed for a pump of ${line.pumpHours} hours: it needs more than ${pumpOver}`,
      fix: { text: `Bill the infusion by its minutes (96413 and 96415), or correct Pump Hours`, changes: [] },
    });
  if (!payerGiven(context, report, [line]) || context.payer?.kind !== "Medicare") return;
  const drug = encounter.institutional ? undefined : pumpDrugLine(context, encounter, line);
  if (!drug || encounter.lines.some(({ code }) => code === "G0498")) return;
  report.find({
    lines: [line, drug],
    severity: "warning",
    message: `96416 to Medicare with the pump's drug ${drug.code} billed: for the practice's own pump Medicare takes G0498`,
    fix: {
      text: `If the pump is the practice's own, bill line ${line.index} as G0498 and no disconnect; 96416 stays where a supplier brings the pump`,
      changes: [],
    },
  });
}

/** The practice's own drug line of a pump: the drug that the line names, else an antineoplastic of that day. */
function pumpDrugLine(context: PatientContext, { lines }: Encounter, pump: ClaimLine): ClaimLine | undefined {
  return lines.find(
    (line) =>
      (line.drugSource === null || line.drugSource === "Purchased") &&
      (pump.drug === ""
        ? drugOn(context.matrix, line.code, line.dos)?.drugClass === "Antineoplastic"
        : line.code === pump.drug),
  );
}

function judgeDisconnect(context: PatientContext, report: Report, pump: ClaimLine): void {
  const hours = pump.pumpHours;
  const days = hours === null ? USUAL_PUMP_DAYS : Math.floor(((pump.start ?? 0) + hours * 60) / MINUTES_PER_DAY) + 1;
  for (const line of context.lines) {
    const after = line.dos - pump.dos;
    if (after < 1 || after > days || !inFamily(line.code, "pump_disconnect", line.dos)) continue;
    report.find({
      lines: [line, pump],
      message: `${line.code} on ${wordsOf(line.dos)}, ${after} ${after === 1 ? "day" : "days"} after G0498: G0498 includes the disconnect`,
      fix: {
        text: `Remove line ${line.index} if it was the disconnect of the pump`,
        changes: [],
      },
    });
  }
}
