import { checkOrder, type CheckId } from "../checks/ids";
import { partsOf } from "../values/day";
import { groupBy } from "../values/lists";
import type { Cents } from "../values/money";
import { adjustmentText } from "../remittances/remittance";
import type { Judged } from "./outcomes";

/** How a prediction and an answer met. */
export type Meeting = "hit" | "false alarm" | "hole" | "clean" | "other";

/** Meetings, in the order in which they are told, as people say them. */
export const MEETINGS: Readonly<Record<Meeting, string>> = {
  hit: "predicted and denied",
  "false alarm": "predicted and paid",
  hole: "denied, not predicted",
  clean: "clean and paid",
  other: "denied for something else",
};

/** Lines of one meeting, with the money that was billed for them. */
export interface MeetingCell {
  readonly lines: readonly Judged[];
  readonly billed: Cents;
}

/** What came of one check with one payer. */
export interface OutcomeRow {
  readonly payer: string;
  /** `null`: no check speaks of the reason. */
  readonly check: CheckId | null;
  /** Of denials that no check speaks of, the reason. */
  readonly reason: string;
  readonly cells: Readonly<Record<Meeting, MeetingCell>>;
}

const billedOf = (lines: readonly Judged[]): Cents => lines.reduce((sum, { line }) => sum + (line.charge ?? 0), 0);
const cellOf = (lines: readonly Judged[]): MeetingCell => ({ lines, billed: billedOf(lines) });

/** How one check's word met the answer to a line. */
function meetingOf(check: CheckId, { found, outcome, expected, predicted }: Judged): Meeting {
  const said = found.some((finding) => finding.check === check);
  if (outcome.kind === "paid") return said ? "false alarm" : "clean";
  if (said) return expected.length === 0 || expected.includes(check) ? "hit" : "other";
  return !predicted && expected[0] === check ? "hole" : "other";
}

/**
 * Prediction against outcome, for each check and payer where either said something: the dearest first. A denial that nothing predicted is
 * a hole of the likeliest check that speaks of its reason, or of the reason itself where none does.
 */
export function outcomeTable(judged: readonly Judged[]): OutcomeRow[] {
  const rows: OutcomeRow[] = [];
  for (const [payer, own] of groupBy(judged, ({ payer }) => payer)) {
    const checks = new Set<CheckId>();
    for (const { found, expected, outcome, predicted } of own) {
      for (const { check } of found) checks.add(check);
      if (outcome.kind === "denied" && !predicted && expected[0]) checks.add(expected[0]);
    }
    for (const check of [...checks].sort((a, b) => checkOrder(a) - checkOrder(b))) {
      const met = groupBy(own, (each) => meetingOf(check, each));
      rows.push({ payer, check, reason: "", cells: cellsOf(met) });
    }
    const unspoken = own.filter(({ outcome, expected }) => outcome.kind === "denied" && expected.length === 0);
    for (const [reason, lines] of groupBy(unspoken, ({ outcome }) =>
      adjustmentText(outcome.reasons[0] ?? { group: "", reason: "?" }),
    )) {
      const met = groupBy(lines, ({ predicted }): Meeting => (predicted ? "hit" : "hole"));
      rows.push({ payer, check: null, reason, cells: cellsOf(met) });
    }
  }
  const weight = ({ cells }: OutcomeRow): number => cells.hole.billed + cells["false alarm"].billed + cells.hit.billed;
  return rows.sort((a, b) => weight(b) - weight(a));
}

const cellsOf = (met: ReadonlyMap<Meeting, readonly Judged[]>): OutcomeRow["cells"] => ({
  hit: cellOf(met.get("hit") ?? []),
  "false alarm": cellOf(met.get("false alarm") ?? []),
  hole: cellOf(met.get("hole") ?? []),
  clean: cellOf(met.get("clean") ?? []),
  other: cellOf(met.get("other") ?? []),
});

/** What holds of all lines of a month of service. */
export interface MonthOutcome {
  /** Such as `2026-03`. */
  readonly month: string;
  readonly answered: number;
  readonly denied: number;
  readonly predicted: number;
  /** Paid lines of which something was predicted. */
  readonly falseAlarms: number;
  readonly deniedBilled: Cents;
  readonly predictedBilled: Cents;
}

/** The same counts, of lines of one month or of all. */
export function countsOf(month: string, lines: readonly Judged[]): MonthOutcome {
  const denied = lines.filter(({ outcome }) => outcome.kind === "denied");
  const predicted = denied.filter((each) => each.predicted);
  return {
    month,
    answered: lines.length,
    denied: denied.length,
    predicted: predicted.length,
    falseAlarms: lines.filter(({ outcome, found }) => outcome.kind === "paid" && found.length > 0).length,
    deniedBilled: billedOf(denied),
    predictedBilled: billedOf(predicted),
  };
}

/** The trend, month of service by month. */
export function trendOf(judged: readonly Judged[]): MonthOutcome[] {
  const months = groupBy(judged, ({ line }) => monthOf(line.dos));
  return [...months.keys()].sort().map((month) => countsOf(month, months.get(month) ?? []));
}

/** The month of a day. @example monthOf(46349) //=> "2026-11" */
export function monthOf(day: number): string {
  const { year, month } = partsOf(day);
  return `${year}-${String(month).padStart(2, "0")}`;
}
