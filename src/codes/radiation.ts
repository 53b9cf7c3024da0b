import { inForce, type Day } from "../values/day";
import { includesCode, listOf } from "./code-list";
import { dayIn } from "./data/dates";
import { COURSE_LIMIT_ROWS, FRACTION_ROWS, type FractionRow } from "./data/radiation";

const compiled = <T extends { readonly codes: string; readonly from: string; readonly to: string }>(
  rows: readonly T[],
): readonly (T & { readonly names: (code: string, on: Day) => boolean })[] =>
  rows.map((row) => {
    const list = listOf(row.codes);
    const [from, to] = [dayIn(row.from), dayIn(row.to)];
    return { ...row, names: (code, on) => inForce(from, to, on) && includesCode(list, code) };
  });

const fractionRows = compiled(FRACTION_ROWS);
const courseRows = compiled(COURSE_LIMIT_ROWS);

/**
 * Units that fractions earn: of weekly management one for each five, and one more where three or four are left when the course ends.
 * `null` for codes that fractions do not decide.
 * @example unitsOfFractions("77427", 18, true, day) //=> 4
 * @example unitsOfFractions("77427", 18, false, day) //=> 3
 */
export function unitsOfFractions(code: string, fractions: number, complete: boolean, on: Day): number | null {
  const row = fractionRows.find(({ names }) => names(code, on));
  if (!row) return null;
  const left = fractions % row.per;
  const more = left >= row.leftOver && (complete || !row.atEnd) ? 1 : 0;
  return Math.floor(fractions / row.per) + more;
}

/** How fractions decide a code on a date; `null` where they do not. @example fractionRule("77427", day)?.per //=> 5 */
export function fractionRule(code: string, on: Day): Pick<FractionRow, "per" | "leftOver"> | null {
  return fractionRows.find(({ names }) => names(code, on)) ?? null;
}

/** Most units of a code in one course; `null` where a course sets no limit. @example mostInCourse("77373", day) //=> 5 */
export function mostInCourse(code: string, on: Day): number | null {
  return courseRows.find(({ names }) => names(code, on))?.most ?? null;
}
