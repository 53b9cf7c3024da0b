import { addedHours, nextHourAt, type InfusionTimes } from "../../codes/infusion";
import type { Minutes } from "../../values/clock";

/** Why so many added hours. @example hoursReason(151, times) //=> "151 min: added hours at 91 and 151 min; the next needs 211" */
export function hoursReason(minutes: Minutes, times: InfusionTimes): string {
  const hours = addedHours(minutes, times);
  const at = Array.from({ length: hours }, (_, i) => times.addedFrom + i * times.hour);
  const shown = at.length > 3 ? `${at[0]} to ${at[at.length - 1]}` : at.join(" and ");
  return `${minutes} min: added ${hours === 1 ? "hour" : "hours"} at ${shown} min; the next needs ${nextHourAt(minutes, times)}`;
}
