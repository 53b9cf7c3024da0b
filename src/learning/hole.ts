import type { CheckId } from "../checks/ids";
import { ruleWords, subjectWords } from "../matrix/rule-words";
import type { RuleTableName } from "../matrix/tables";
import type { Day } from "../values/day";
import { groupBy } from "../values/lists";
import type { Judged } from "./outcomes";
import type { ProposeFor } from "./proposal";

/** What a search for holes is made of: the answered lines of one payer. */
export interface HoleSearch extends ProposeFor {
  /** Payer ID. */
  readonly payer: string;
  readonly payerName: string;
  readonly lines: readonly Judged[];
  /** The code of a line of the sheet, by its position. */
  readonly codeAt: (index: number) => string;
  /** Codes of a patient's day, answered or not. */
  readonly codesOfDay: (judged: Judged) => ReadonlySet<string>;
  /** The indicator of two codes in the national table, whoever pays; `null` where they are no pair there. */
  readonly nationalIndicator: (column1: string, column2: string, judged: Judged) => 0 | 1 | null;
  /** The units of a code that the national table allows on a day, whoever pays; `null` where it does not list the code. */
  readonly nationalLimit: (code: string, day: Day) => number | null;
  /** Units of a code on each patient's day of the whole practice, whoever pays and answered or not. */
  readonly unitsOfDays: (code: string) => readonly number[];
}

/** Whether a line was denied for what a check speaks of. */
export const deniedFor =
  (...checks: readonly CheckId[]) =>
  ({ outcome, expected }: Judged): boolean =>
    outcome.kind === "denied" && checks.some((check) => expected.includes(check));

/** Lines whose answer says nothing of a rule: denied for something else, before that rule was looked at. */
export const deniedOtherwise =
  (...checks: readonly CheckId[]) =>
  (judged: Judged): boolean =>
    judged.outcome.kind === "denied" && !deniedFor(...checks)(judged);

/** Lines that tell of a rule: all but those that were denied for something else. */
export const telling = (lines: readonly Judged[], ...checks: readonly CheckId[]): Judged[] =>
  lines.filter((each) => !deniedOtherwise(...checks)(each));

export const byCode = (lines: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> =>
  groupBy(lines, ({ line }) => line.code);

/** What the matrix says of a code where it has no row of its own for this payer: the row for more codes or payers that decides, if one does. */
export function lacking({ matrix, payer }: HoleSearch, table: RuleTableName, lines: readonly Judged[]): string {
  const last = lines.reduce((a, b) => (b.line.dos > a.line.dos ? b : a)).line;
  const known = matrix.payers.byId(payer);
  const question = { code: last.code, diagnoses: last.dx, place: last.pos, date: last.dos };
  const decided = known && matrix.tables[table].decide({ ...question, payer: known });
  if (decided?.kind !== "decided") return `no ${table} row`;
  const { rule } = decided;
  return `only ${rule.id} for ${subjectWords(rule)} (${ruleWords(rule)})`;
}

/** What lines of a code on one patient's day add up to; `null` where one of them says no number. */
export const dayUnits = (lines: readonly { readonly units: number | null }[]): number | null =>
  lines.some(({ units }) => units === null) ? null : lines.reduce((sum, { units }) => sum + (units ?? 0), 0);
