import { addedHours, type InfusionTimes } from "../../codes/infusion";
import { minutesBetween } from "../../values/clock";
import { hoursReason } from "./hours-reason";
import type { Ledger, LogEntry } from "./log";

/** A pump that the patient takes home. */
export function reasonPump(
  given: LogEntry,
  code: "96416" | "G0498",
  { pumpOver }: InfusionTimes,
  ledger: Ledger,
): void {
  const hours = given.pumpHours ?? 0;
  if (given.kind !== "chemo") {
    ledger.leave([given], `${code} is for drugs under chemotherapy administration`);
    return;
  }
  if (hours <= pumpOver) {
    ledger.leave([given], `${hours} hours: a pump code needs more than ${pumpOver}`);
    return;
  }
  ledger.bill(
    code,
    1,
    [given],
    code === "G0498"
      ? "Medicare, the practice's own pump: start, pump and disconnect are in this code"
      : `pump started here, more than ${pumpOver} hours`,
  );
}

/** What was billed before, and what tells a second beginning apart. */
export interface Begun {
  readonly times: InfusionTimes;
  /** Initial codes of the encounter so far. */
  readonly initials: readonly string[];
  readonly distinct: string;
}

/** What is given otherwise than into a vein: rows of one drug by one route. */
export function reasonOther(given: readonly LogEntry[], { times, initials, distinct }: Begun, ledger: Ledger): void {
  const [first] = given;
  if (!first) return;
  if (first.route === "PO") {
    ledger.leave(given, "taken by mouth: there is no administration code");
    return;
  }
  if (first.route === "IT" && first.kind !== "chemo") {
    ledger.leave(given, "into the spinal fluid: 96450 is for chemotherapy");
    return;
  }
  if (first.route === "IT") {
    ledger.bill("96450", given.length, given, "into the spinal fluid; the puncture is included");
    return;
  }
  const minutes = given.reduce((sum, entry) => sum + (lengthOf(entry) ?? 0), 0);
  if (first.route === "SC" && first.kind === "therapeutic" && minutes >= times.infusionFrom) {
    if (initials.includes("96369")) {
      ledger.leave(given, "a second drug infused under the skin: 96369 is billed once an encounter");
      return;
    }
    const hours = addedHours(minutes, times);
    const apart = initials.length > 0 ? `; ${distinct}: a second access, beside ${initials.join(" and ")}` : "";
    const next = hours === 0 ? `; 96370 needs ${times.addedFrom}` : "";
    const text = `${minutes} min under the skin: ${times.infusionFrom} or more is an infusion${apart}${next}`;
    ledger.bill("96369", 1, given, text, { minutes, mods: initials.length > 0 ? [distinct] : [] });
    if (hours > 0) ledger.bill("96370", hours, given, hoursReason(minutes, times), { minutes });
    return;
  }
  const code = first.kind !== "chemo" ? "96372" : first.hormonal ? "96402" : "96401";
  const what =
    first.kind !== "chemo" ? "injection" : first.hormonal ? "hormonal antineoplastic" : "antineoplastic, not hormonal";
  ledger.bill(code, given.length, given, `${what}, ${first.route ?? "injected"}; outside the order of initial codes`);
}

const lengthOf = ({ minutes, start, stop }: LogEntry): number | null =>
  minutes ?? (start !== null && stop !== null ? minutesBetween(start, stop) : null);
