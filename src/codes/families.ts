import { inForce, type Day } from "../values/day";
import { includesCode, listOf, type CodeList } from "./code-list";
import { dayIn } from "./data/dates";
import { FAMILY_ROWS, type FamilyName } from "./data/families";

export type { FamilyName } from "./data/families";

interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

interface Family {
  readonly number: number;
  readonly rows: readonly (Period & { readonly list: CodeList; readonly source: string })[];
}

const compiled = new Map<FamilyName, Family>();

function familyOf(name: FamilyName): Family {
  let family = compiled.get(name);
  if (!family) {
    const rows = FAMILY_ROWS.filter((row) => row.family === name).map((row) => ({
      list: listOf(row.codes),
      from: dayIn(row.from),
      to: dayIn(row.to),
      source: row.source,
    }));
    compiled.set(name, (family = { number: compiled.size, rows }));
  }
  return family;
}

/**
 * Whether a code belongs to a family on a date.
 * @example inFamily("77385", "radiation_delivery", dayOf(2025, 12, 31)!) //=> true
 * @example inFamily("77385", "radiation_delivery", dayOf(2026, 1, 1)!) //=> false
 */
export function inFamily(code: string, name: FamilyName, on: Day): boolean {
  const periods = periodsOf(code, name);
  // Asked some dozen times of each line: an iterator for each would be most of what a check leaves to be collected.
  for (let i = 0; i < periods.length; i++) {
    const { from, to } = periods[i] as Period;
    if (inForce(from, to, on)) return true;
  }
  return false;
}

/** The periods of a code in each family, by the family's number, as far as they were asked for. */
type PeriodsOfCode = (readonly Period[] | undefined)[];

const known = new Map<string, PeriodsOfCode>();

/** The checks of a line ask for many families of one code. */
let lastCode: string | undefined;
let ofLast: PeriodsOfCode = [];

function periodsOf(code: string, name: FamilyName): readonly Period[] {
  if (lastCode !== code) {
    let own = known.get(code);
    if (!own) known.set(code, (own = []));
    lastCode = code;
    ofLast = own;
  }
  const { number, rows } = familyOf(name);
  return (ofLast[number] ??= rows.filter((row) => includesCode(row.list, code)));
}

/** Whether a code belongs to a family on any date: for a line whose code has ended. @example everInFamily("77385", "radiation_delivery") //=> true */
export function everInFamily(code: string, name: FamilyName): boolean {
  return periodsOf(code, name).length > 0;
}

/** The lists of codes and their sources that make a family on a date, for a message or a page of help. */
export function familyOn(name: FamilyName, on: Day): readonly { readonly codes: string; readonly source: string }[] {
  return familyOf(name)
    .rows.filter((row) => inForce(row.from, row.to, on))
    .map((row) => ({ codes: row.list.text, source: row.source }));
}

/** Whether a code is a visit today or ever: decides whose the bare Minutes of a claim line are. @example isVisitCode("99214") //=> true */
export function isVisitCode(code: string): boolean {
  return everInFamily(code, "visit");
}
