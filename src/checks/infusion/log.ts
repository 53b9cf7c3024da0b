import type { Drug } from "../../matrix/rules";
import type { Minutes } from "../../values/clock";
import type { Day } from "../../values/day";
import type { RecordRow } from "./timeline";

/** One row of a nurse's record, for asking what should be billed. */
export interface LogEntry extends RecordRow {
  /** A hormonal antineoplastic: its injection has a code of its own. */
  readonly hormonal: boolean;
}

/** By whose rules the record is read. */
export interface InfusionSetting {
  readonly on: Day;
  /** An office begins with the main reason for the visit, a facility with the highest of its order. */
  readonly order: "office" | "facility";
  /** A facility's claim, which bills a push of the same drug again; an office may go by a facility's order and is none. As the order where it is left out. */
  readonly institutional?: boolean;
  /** Office: the drug that was the reason for the visit; without it chemotherapy is taken for the reason. */
  readonly mainDrug?: string;
  /** Minute from which this payer pays hydration; the national one where it is left out. */
  readonly hydrationFrom?: Minutes;
  /** How a pump that goes home is billed; Medicare takes G0498 for the practice's own pump. */
  readonly pump?: "96416" | "G0498";
  /** What tells a second access apart. */
  readonly distinct?: "59" | "XS";
}

/** A code line that a record earns, and why. */
export interface ReasonedLine {
  readonly code: string;
  readonly mods: readonly string[];
  readonly units: number;
  /** The minutes that earned it; `null` where minutes decide nothing. */
  readonly minutes: Minutes | null;
  readonly drug: string;
  readonly reason: string;
  /** Positions in the record, 0-based. */
  readonly rows: readonly number[];
}

/** What should be billed, and what of the record cannot be billed as it stands. */
export interface Reasoned {
  readonly lines: readonly ReasonedLine[];
  readonly open: readonly { readonly rows: readonly number[]; readonly drug: string; readonly why: string }[];
}

/** What some lines have beside code and units. */
export interface BilledWith {
  readonly minutes?: Minutes | null;
  readonly mods?: readonly string[];
}

/** Collects lines and what stays open. */
export interface Ledger {
  bill(code: string, units: number, given: readonly LogEntry[], reason: string, more?: BilledWith): void;
  leave(given: readonly LogEntry[], why: string): void;
}

/** A row of a record with nothing but what is said. @example logEntry({ drug: "J9312", kind: "chemo", start: 540, stop: 612 }) */
export function logEntry(said: Partial<LogEntry> & Pick<LogEntry, "drug" | "kind">): LogEntry {
  return Object.assign(blankEntry(), said);
}

/** Made anew each time and filled: spreading one into another costs ten times as much. */
const blankEntry = (): LogEntry => ({
  drug: "",
  kind: "therapeutic",
  route: null,
  start: null,
  stop: null,
  minutes: null,
  site: "",
  present: false,
  pumpHours: null,
  billedAs: null,
  unnamed: null,
  hormonal: false,
});

/**
 * How a drug of a class is administered: antineoplastics and antibodies like chemotherapy, supportive drugs and fluids not.
 * @example kindOfClass("Hormonal") //=> { kind: "chemo", hormonal: true }
 */
export function kindOfClass(drugClass: Drug["drugClass"]): Pick<LogEntry, "kind" | "hormonal"> {
  const hormonal = drugClass === "Hormonal";
  if (drugClass === "Hydration") return { kind: "hydration", hormonal };
  return { kind: drugClass === "Supportive" || drugClass === null ? "therapeutic" : "chemo", hormonal };
}
