import type { ClaimLine } from "../../claims/line";
import { folded } from "../../values/cell";
import { remembered } from "../../values/remembered";
import { staffPresent } from "./infusion-day";

/** How a row of a nurse's log was given. */
export interface LogRoute {
  readonly route: NonNullable<ClaimLine["route"]>;
  /** A pump that goes home; its hours where the route says them. */
  readonly pump: { readonly hours: number | null } | null;
  /** The nurse wrote that it was pushed: without a stop time that is a push. */
  readonly push: boolean;
  /** A clinician stayed throughout. */
  readonly present: boolean;
}

/** A map, because a nurse's cell may say anything, "constructor" too. */
const WORDS: ReadonlyMap<string, LogRoute["route"]> = new Map(
  Object.entries({
    iv: "IV",
    ivp: "IV",
    ivpb: "IV",
    ivpush: "IV",
    intravenous: "IV",
    piggyback: "IV",
    sc: "SC",
    sq: "SC",
    subq: "SC",
    subc: "SC",
    subcut: "SC",
    subcutaneous: "SC",
    im: "IM",
    intramuscular: "IM",
    it: "IT",
    intrathecal: "IT",
    po: "PO",
    oral: "PO",
    mouth: "PO",
  } as const),
);
const HOURS = /(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)\b/;

/** What a route may be, for messages. */
export const ROUTES = "IV, IV push, SC, IM, IT, PO, or Pump 46 h for a pump that goes home";

/**
 * Reads a route as nurses write it; `null` where it names none, or two.
 * @example logRoute("IVPB") //=> { route: "IV", pump: null, push: false, present: false }
 * @example logRoute("Pump 46 h")?.pump //=> { hours: 46 }
 */
export const logRoute: (text: string) => LogRoute | null = remembered(readRoute);

function readRoute(text: string): LogRoute | null {
  const said = folded(text)
    .replace(/\./g, "")
    .replace(/sub-(?=[qc])/g, "sub")
    .replace(/iv-(?=p)/g, "iv ");
  const routes = new Set(said.split(/[^a-z]+/).flatMap((word) => WORDS.get(word) ?? []));
  const push = /\b(?:push(?:ed)?|ivp|ivpush|bolus)\b/.test(said);
  const present = staffPresent(said);
  const [route, second] = routes;
  if (/\b(?:pump|cadd|elastomeric)\b/.test(said)) {
    // "IV pump" may be the pump at the chair or the one that goes home.
    if (route !== undefined) return null;
    const hours = HOURS.exec(said)?.[1];
    return { route: "IV", pump: { hours: hours === undefined ? null : Number(hours) }, push: false, present };
  }
  return route === undefined || second !== undefined ? null : { route, pump: null, push, present };
}
