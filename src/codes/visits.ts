import { inForce, type Day } from "../values/day";
import { dayIn } from "./data/dates";
import {
  COMPLEXITY_WITH_25,
  CONSULT_VISITS,
  PROLONGED,
  VISIT_MINUTES,
  type ConsultRow,
  type ProlongedRow,
} from "./data/visits";
import { inFamily } from "./families";

export { NEW_PATIENT_YEARS } from "./data/visits";

const open = (row: { readonly from: string; readonly to: string }, on: Day): boolean =>
  inForce(dayIn(row.from), dayIn(row.to), on);

/**
 * The minutes from which a visit's level may be chosen by time; `undefined` where it has none.
 * @example visitMinutesOf("99215", day) //=> 40
 */
export function visitMinutesOf(code: string, on: Day): number | undefined {
  return VISIT_MINUTES.find((row) => row.code === code && open(row, on))?.minutes;
}

/** Whether a code is a visit with minutes, on whatever date. @example isTimedVisit("99215") //=> true */
export function isTimedVisit(code: string): boolean {
  return VISIT_MINUTES.some((row) => row.code === code);
}

/** Where the minutes of a visit's level come from; "" where it has none. */
export function visitTimeSource(code: string, on: Day): string {
  return VISIT_MINUTES.find((row) => row.code === code && open(row, on))?.source ?? "";
}

/**
 * The highest level of the same kind of patient that so many minutes reach; `undefined` where they reach none.
 * @example levelReached("99215", 32, day) //=> "99214"
 */
export function levelReached(code: string, minutes: number, on: Day): string | undefined {
  const kind = code.slice(0, 4);
  return VISIT_MINUTES.filter((row) => row.code.startsWith(kind) && row.minutes <= minutes && open(row, on)).at(-1)
    ?.code;
}

/** The visits that a prolonged-visit code goes with, and with which minute it begins; none where it is no such code. */
export function prolongedRows(code: string, on: Day): readonly ProlongedRow[] {
  return PROLONGED.filter((row) => row.code === code && open(row, on));
}

/** What a prolonged-visit code goes by beside a visit; `undefined` where it does not go with that visit. */
export function prolongedRow(code: string, visit: string, on: Day): ProlongedRow | undefined {
  return prolongedRows(code, on).find((row) => row.visit === visit);
}

/**
 * Units that the practitioner's total minutes earn.
 * @example prolongedUnits(prolongedRow("G2212", "99215", day)!, 84) //=> 2
 */
export function prolongedUnits({ first, step }: Pick<ProlongedRow, "first" | "step">, minutes: number): number {
  return minutes < first ? 0 : Math.floor((minutes - first) / step) + 1;
}

/** The visits that stand for a consultation. @example consultVisits("99244")?.newPatient //=> "99204" */
export function consultVisits(code: string): ConsultRow | undefined {
  return CONSULT_VISITS.find((row) => row.consult === code);
}

/** Whether a service beside a visit with 25 keeps G2211 payable on a date. */
export function keepsComplexity(code: string, on: Day): boolean {
  const { families, from } = COMPLEXITY_WITH_25;
  return inForce(dayIn(from), null, on) && families.some((family) => inFamily(code, family, on));
}
