import type { ClaimLine } from "../../claims/line";
import type { EncounterContext } from "../context";
import { policyOr } from "../policy";
import type { Report } from "../report";
import type { CodedLine, InfusionDay } from "./infusion-day";
import type { InfusionSetting, LogEntry, Reasoned } from "./log";
import { reasonInfusion } from "./reason";

/**
 * By which order the initial code is chosen: a facility's claim by the facility's, an office's by the payer's row, else by the office's.
 * @returns `null` after reporting *not checked*
 */
export function initialOrder(
  context: EncounterContext,
  report: Report,
  line: ClaimLine,
): InfusionSetting["order"] | null {
  if (context.institutional) return "facility";
  const policy = policyOr(context, report, line, "initial_code_order");
  return policy && (policy.value === "facility" ? "facility" : "office");
}

/** By whose rules an encounter's record is read, before its payer is asked. */
export function settingOf({ dos, institutional }: Pick<EncounterContext, "dos" | "institutional">): InfusionSetting {
  return { on: dos, order: institutional ? "facility" : "office", institutional };
}

/** The lines of an infusion day as a record, without what they were billed as. */
export function recordOf(day: InfusionDay): LogEntry[] {
  const { drugs, hydration, pumps } = day.timeline;
  return [...drugs.flatMap(({ given }) => given), ...(hydration?.given ?? []), ...pumps].map(
    (given: CodedLine): LogEntry => ({ ...given, billedAs: null, hormonal: false }),
  );
}

/** What the day's times earn, in words; "" where some of it has no time. @example "As timed: 96413 x 1 (J9045), 96367 x 1 (J1453)" */
export function asTimedText(day: InfusionDay, setting: InfusionSetting): string {
  const reasoned = reasonInfusion(recordOf(day), setting);
  return reasoned.lines.length === 0 || reasoned.open.length > 0 ? "" : `As timed: ${linesText(reasoned)}`;
}

/** Code lines in a row. */
export function linesText({ lines }: Reasoned): string {
  return lines
    .map(({ code, mods, units, drug }) => `${[code, ...mods].join("-")} x ${units}${drug === "" ? "" : ` (${drug})`}`)
    .join(", ");
}
