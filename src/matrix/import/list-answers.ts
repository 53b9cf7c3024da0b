import type { Requirement } from "../tables";

/**
 * What payers write in a column that asks whether something is required. A mark is read as yes only because its column asks;
 * how each word was read is told with the list, so that nothing is read unseen.
 */
const YES =
  /^(y|yes|x|✓|✔|true|required|(pa|prior auth(ori[sz]ation)?|auth(ori[sz]ation)?|pre-?cert(ification)?)( is)?( required| needed)?)$/i;
const NO =
  /^(n|no|none|false|not required|not needed|no (pa|prior auth(ori[sz]ation)?|auth(ori[sz]ation)?|pre-?cert(ification)?)( required| needed)?|(pa|prior auth(ori[sz]ation)?|auth(ori[sz]ation)?)( is)? not (required|needed))$/i;

/** @example requirementOf("PA required") //=> "Required" */
export function requirementOf(said: string): Requirement | null {
  if (NO.test(said)) return "Not required";
  if (YES.test(said)) return "Required";
  if (/^(notif(y|ication)( only| required)?|advance notification)$/i.test(said)) return "Notification";
  return /^pre-?determination( required| recommended)?$/i.test(said) ? "Predetermination" : null;
}

/** @example zCodeOf("yes") //=> "Required" */
export function zCodeOf(said: string): "Required" | "No" | null {
  if (NO.test(said)) return "No";
  return YES.test(said) ? "Required" : null;
}
