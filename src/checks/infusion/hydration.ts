import { isInfusionCode } from "../../codes/infusion";
import type { ClaimLine } from "../../claims/line";
import type { Minutes } from "../../values/clock";
import type { EncounterCheck, LineCheck } from "../check";
import type { EncounterContext } from "../context";
import type { Fix } from "../finding";
import { decidedByPolicy, policyOr, type Policy } from "../policy";
import type { Report } from "../report";
import { infusionDay, type CodedLine, type InfusionDay } from "./infusion-day";
import { NO_TIMES } from "./minutes";
import { overlapOf } from "./spans";

/** The minute from which the payer pays hydration; `null` after reporting *not checked*. */
export function hydrationFrom(
  context: EncounterContext,
  report: Report,
  { line }: CodedLine,
): { readonly minutes: Minutes; readonly policy: Policy } | null {
  const policy = policyOr(context, report, line, "hydration_min");
  return policy && { minutes: Number(policy.value), policy };
}

/** INF-05: hydration that is too short. */
export const hydrationTooShort: LineCheck = {
  id: "INF-05",
  name: "Hydration too short",
  family: "Infusion and injection",
  scope: "line",
  severity: "error",
  why: "Hydration of 30 minutes or less is not billed; a payer may say another minute (hydration_min).",
  fields: ["Start", "Stop", "Minutes"],
  source: { title: "CPT guidelines for 96360 and 96361; AAPC", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    const { hydration } = day.timeline;
    const [first] = hydration?.given ?? [];
    if (!hydration || !first) return;
    const from = hydrationFrom(context, report, first);
    if (!from) return;
    if (hydration.minutes === null) {
      report.notChecked({ lines: [first.line], ...NO_TIMES });
      return;
    }
    if (hydration.minutes >= from.minutes) return;
    const lines = hydrationLines(day);
    report.find({
      lines,
      denied: lines,
      message: `${hydration.minutes} min of hydration: ${first.line.code} needs ${from.minutes}`,
      fix: removeHydration(day),
      ...decidedByPolicy(from.policy),
    });
  },
};

/** Reasons that are no reason: the hydration only served the line or the other infusion. */
const LINE_KEEPING = /\b(kvo|tko|keep(ing)?\s+(the\s+)?(vein|line)\s+open|line\s+open|flush(ing)?|carrier|diluent)\b/i;

/** INF-06: hydration beside a drug, or only to keep the line open. */
export const hydrationBesideDrug: EncounterCheck = {
  id: "INF-06",
  name: "Hydration beside a drug",
  family: "Infusion and injection",
  scope: "encounter",
  severity: "error",
  why: "Hydration that runs with a drug, keeps a line open or flushes it is part of the drug's administration. Only minutes beside which nothing ran count, and the record needs an order and a reason of its own.",
  fields: ["Start", "Stop", "Hydration Reason"],
  source: { title: "NCCI policy manual, chapter 11; IOM 100-04 chapter 12 §30.5", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    const day = infusionDay(context);
    const { hydration } = day.timeline;
    const [first] = hydration?.given ?? [];
    if (!hydration || !first) return;
    const lines = hydrationLines(day);
    const reason = hydration.given.map(({ line }) => line.hydrationReason).find((text) => text !== "") ?? "";
    if (LINE_KEEPING.test(reason)) {
      report.find({
        lines,
        denied: lines,
        message: `Hydration for "${reason}": keeping a line open or flushing it is included in the other service`,
        fix: removeHydration(day),
      });
      return;
    }
    if (overlapTold(context, report, day, hydration, first)) return;
    if (reason === "")
      report.notChecked({
        lines: [first.line],
        reason: "field",
        missing: ["Hydration Reason"],
        because: "no reason for the hydration is given",
      });
  },
};

/** Tells hydration of which too little is left beside drugs. @returns whether something was said */
function overlapTold(
  context: EncounterContext,
  report: Report,
  day: InfusionDay,
  hydration: NonNullable<InfusionDay["timeline"]["hydration"]>,
  first: CodedLine,
): boolean {
  if (day.timeline.drugs.length === 0) return false;
  if (hydration.free === null || hydration.minutes === null) {
    report.notChecked({ lines: [first.line], ...NO_TIMES });
    return true;
  }
  const from = hydrationFrom(context, report, first);
  if (!from) return true;
  // Too short from the beginning is INF-05's.
  if (hydration.free >= from.minutes || hydration.minutes < from.minutes) return false;
  const onlyByPushes = (hydration.freeOfInfusions ?? 0) >= from.minutes;
  const { free, minutes, spans } = hydration;
  const beside = day.timeline.drugs.filter((drug) => overlapOf(drug.spans, spans) > 0);
  const drugs = [...new Set(beside.map(({ drug }) => drug || "a drug"))].join(" and ");
  report.find({
    lines: [...hydrationLines(day), ...beside.flatMap(({ given }) => given.map(({ line }) => line))],
    denied: hydrationLines(day),
    severity: onlyByPushes ? "warning" : "error",
    message: `${minutes} min of hydration, ${minutes - free} of them beside ${drugs}: ${free} min are left, and ${first.line.code} needs ${from.minutes}`,
    fix: onlyByPushes
      ? { text: "Look in the record whether the hydration stopped for the pushes; if it did, remove it", changes: [] }
      : removeHydration(day),
    ...decidedByPolicy(from.policy),
  });
  return true;
}

/** The lines of hydration, the first hour's before the added ones'. */
function hydrationLines(day: InfusionDay): readonly ClaimLine[] {
  const rank = ({ says }: CodedLine): number => (says.role === "initial" ? 0 : 1);
  return day.lines
    .filter(({ says }) => says.kind === "hydration")
    .sort((a, b) => rank(a) - rank(b))
    .map(({ line }) => line);
}

function removeHydration(day: InfusionDay): Fix {
  const lines = hydrationLines(day);
  return {
    text: `Remove ${lines.length === 1 ? `line ${lines[0]?.index}` : "the hydration lines"}`,
    changes: lines.map((line) => ({ line: line.index, field: "Line", from: line.code, to: "" }) as const),
  };
}
