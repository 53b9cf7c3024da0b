import { inForce, type Day } from "../values/day";
import { dayIn } from "./data/dates";
import { INFUSION_CODES, INFUSION_TIMES, type InfusionCodeRow, type InfusionTimesRow } from "./data/infusion";

/** What an administration code says. */
export type InfusionCode = Omit<InfusionCodeRow, "from" | "to">;
export type InfusionKind = InfusionCode["kind"];
/** The minutes that decide. */
export type InfusionTimes = Omit<InfusionTimesRow, "from" | "to">;

interface Dated<T> {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly row: T;
}
const dated = <T extends { readonly from: string; readonly to: string }>(row: T): Dated<T> => ({
  from: dayIn(row.from),
  to: dayIn(row.to),
  row,
});

const codes = new Map(INFUSION_CODES.map((row) => [row.code, dated(row)]));
const times = INFUSION_TIMES.map(dated);

/**
 * What an administration code says on a date; `undefined` where it is none of the infusion and injection codes.
 * @example infusionCodeOf("96415", day)?.role //=> "hour"
 */
export function infusionCodeOf(code: string, on: Day): InfusionCode | undefined {
  const found = codes.get(code);
  return found && inForce(found.from, found.to, on) ? found.row : undefined;
}

/** Whether a code is one of the infusion and injection codes, on whatever date. @example isInfusionCode("96413") //=> true */
export function isInfusionCode(code: string): boolean {
  return codes.has(code);
}

/** The minutes that decide on a date. @example infusionTimesOn(day).addedFrom //=> 91 */
export function infusionTimesOn(on: Day): InfusionTimes {
  const found = times.find(({ from, to }) => inForce(from, to, on)) ?? times[times.length - 1];
  return (found as Dated<InfusionTimesRow>).row;
}

/**
 * Added hours that the minutes of one drug earn: none up to minute 90, one from 91, two from 151.
 * @example addedHours(150, infusionTimesOn(day)) //=> 1
 */
export function addedHours(minutes: number, { addedFrom, hour }: InfusionTimes): number {
  return minutes < addedFrom ? 0 : Math.floor((minutes - addedFrom) / hour) + 1;
}

/** The minute that earns one more added hour than these minutes do. @example nextHourAt(91, times) //=> 151 */
export function nextHourAt(minutes: number, rule: InfusionTimes): number {
  return rule.addedFrom + addedHours(minutes, rule) * rule.hour;
}

/**
 * Units of a code that so many minutes of one drug earn; `null` where minutes do not decide the code's units.
 * Hydration as a second service (96361 without 96360) begins with the minute that is given.
 * @param hydration the minute with which hydration begins for this payer, and whether 96361 stands without 96360
 * @example unitsEarned("96415", 91, day) //=> 1
 * @example unitsEarned("96413", 15, day) //=> 0
 */
export function unitsEarned(
  code: string,
  minutes: number,
  on: Day,
  hydration: { readonly from?: number; readonly second?: boolean } = {},
): number | null {
  const says = infusionCodeOf(code, on);
  const rule = infusionTimesOn(on);
  if (!says || says.method === "pump" || says.method === "injection") return null;
  if (says.method === "push") return minutes <= rule.pushMost ? 1 : 0;
  if (says.kind === "hydration") {
    const enough = minutes >= (hydration.from ?? rule.hydrationFrom);
    if (says.role === "initial") return enough ? 1 : 0;
    return hydration.second ? (enough ? 1 + addedHours(minutes, rule) : 0) : addedHours(minutes, rule);
  }
  if (says.role === "hour") return addedHours(minutes, rule);
  return minutes >= rule.infusionFrom ? 1 : 0;
}
