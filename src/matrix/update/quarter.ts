import type { Reference, SetInfo } from "../../codes/reference/reference";
import { dayOf, isoOf, partsOf, wordsOf, type Day } from "../../values/day";

/** A quarter of the national tables: CMS changes them on 1 January, April, July and October. */
export interface Quarter {
  /** As editions are named: `2026-10`. */
  readonly name: string;
  readonly first: Day;
}

/** A national table and which edition of it is there. */
export interface EditionState {
  readonly set: "PTP" | "MUE" | "Add-on" | "NDC";
  /** The latest edition that is loaded; `null` where there is none. */
  readonly loaded: string | null;
  /** The edition that is in force. */
  readonly due: string;
  /** `unknown`: the file's name told no edition. */
  readonly state: "current" | "older" | "unknown" | "missing";
  /** What is so, and what to do. */
  readonly message: string;
}

const MONTHS_PER_QUARTER = 3;

const quarterFrom = (year: number, month: number): Quarter => {
  // Month 13 is January of the next year.
  const first = dayOf(month > 12 ? year + 1 : year, month > 12 ? month - 12 : month, 1) ?? 1;
  return { name: isoOf(first).slice(0, 7), first };
};

/** The quarter of a day. @example quarterOf(46351).name //=> "2026-10" */
export function quarterOf(day: Day): Quarter {
  const { year, month } = partsOf(day);
  return quarterFrom(year, month - ((month - 1) % MONTHS_PER_QUARTER));
}

/** The quarter after that of a day. @example quarterAfter(46351).name //=> "2027-01" */
export function quarterAfter(day: Day): Quarter {
  const { year, month } = partsOf(day);
  return quarterFrom(year, month - ((month - 1) % MONTHS_PER_QUARTER) + MONTHS_PER_QUARTER);
}

/** Which national tables are as new as the day: PTP, MUE and NDC of its quarter, add-on codes of its year. */
export function editionStates(reference: Reference, asOf: Day): EditionState[] {
  const quarter = quarterOf(asOf);
  const { year } = partsOf(asOf);
  const yearly = { name: String(year), first: dayOf(year, 1, 1) ?? 1 };
  return [
    stateOf("PTP", reference.ptp, quarter, "the pair table (PTP edits, practitioner)"),
    stateOf("MUE", latest(reference.mue, asOf), quarter, "the unit limits (MUE, practitioner)"),
    stateOf("Add-on", reference.addOns, yearly, "the add-on code edits"),
    stateOf("NDC", reference.ndc, quarter, "the ASP NDC-HCPCS crosswalk"),
  ];
}

/** The latest edition that has begun; where none has, the first to come. */
function latest(sets: readonly SetInfo[], asOf: Day): SetInfo | null {
  const byDay = [...sets].sort((a, b) => a.editionDay - b.editionDay);
  return byDay.filter((set) => set.editionDay <= asOf).pop() ?? byDay[0] ?? null;
}

function stateOf(kind: EditionState["set"], loaded: SetInfo | null, due: Quarter, called: string): EditionState {
  const get = `Download ${called} of ${due.name} from CMS and import it`;
  const said = { set: kind, loaded: loaded?.edition ?? null, due: due.name };
  if (!loaded) return { ...said, state: "missing", message: `No edition is loaded. ${get}` };
  if (loaded.edition === "unknown")
    return {
      ...said,
      state: "unknown",
      message: `The file's name tells no edition, and ${due.name} is in force. ${get}`,
    };
  return loaded.editionDay >= due.first
    ? { ...said, state: "current", message: `${loaded.edition} is loaded` }
    : {
        ...said,
        state: "older",
        message: `${loaded.edition} is loaded, and ${due.name} is in force since ${wordsOf(due.first)}. ${get}`,
      };
}
