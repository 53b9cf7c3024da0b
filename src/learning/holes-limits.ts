import type { CheckId } from "../checks/ids";
import type { RuleTableName } from "../matrix/tables";
import { wordsOf } from "../values/day";
import { groupBy } from "../values/lists";
import { evidenceSince, FEWEST_LINES, unpredicted, type Evidence } from "./evidence";
import { byCode, deniedFor, telling, type HoleSearch } from "./hole";
import { lastDay, topicRow } from "./holes-by-code";
import type { Judged } from "./outcomes";
import { deniedWords, editOf, ownRow, proposalOf, type Proposal, type RowDraft } from "./proposal";

/** A greatest number that answers speak for. */
interface Limit {
  /** The greatest number that was let pass. */
  readonly limit: number;
  /** The least that was not. */
  readonly beyond: number;
  readonly evidence: Evidence;
}

/**
 * The greatest number that a payer lets pass: above it lines deny, up to it they do not. Of several that fit the answers the one that fits
 * best; lines that were denied below it count against it.
 */
export function limitOf(
  lines: readonly Judged[],
  measure: (judged: Judged) => number | null,
  denied: (judged: Judged) => boolean,
): Limit | null {
  const known = lines.flatMap((judged) => {
    const value = measure(judged);
    return value === null ? [] : [{ judged, value }];
  });
  const passed = [...new Set(known.filter(({ judged }) => !denied(judged)).map(({ value }) => value))];
  let best: Limit | null = null;
  for (const limit of passed) {
    const above = known.filter(({ value }) => value > limit);
    const evidence = evidenceSince(
      above.map(({ judged }) => judged),
      denied,
    );
    if (!evidence || (best && evidence.gain <= best.evidence.gain)) continue;
    const within = known.filter(({ value }) => value <= limit);
    const since = within.filter(({ judged }) => judged.line.dos >= evidence.from);
    // Where it denies within the limit as well, the number is not what it goes by.
    if (within.length < FEWEST_LINES || since.filter(({ judged }) => denied(judged)).length > 0.1 * since.length)
      continue;
    const beyond = Math.min(
      ...above.filter(({ judged }) => denied(judged) && judged.line.dos >= evidence.from).map(({ value }) => value),
    );
    best = { limit, beyond, evidence };
  }
  return best;
}

interface LimitRow {
  readonly check: CheckId;
  readonly table: RuleTableName;
  readonly values: RowDraft["values"];
  readonly of: string;
  readonly says: string;
  readonly lacks: string;
  readonly existing: RowDraft["existing"];
}

function limitProposal(search: HoleSearch, { evidence }: Limit, row: LimitRow): Proposal | null {
  const since = wordsOf(evidence.from);
  const { check, table, values, of, says, lacks, existing } = row;
  return proposalOf(
    editOf({ table, payer: search.payer, values, evidence, existing }, search),
    {
      kind: "hole",
      check,
      payer: search.payer,
      table,
      title: `${says} from ${since}`,
      words: `${deniedWords(evidence, of, search.payerName)}, ${existing ? `${existing.id} says otherwise` : lacks}: ${existing ? "change" : "add"} ${says} from ${since}?`,
    },
    evidence,
  );
}

/** Codes of which a payer pays no more than so many units a day. */
export function unitHoles(search: HoleSearch): Proposal[] {
  return [...byCode(search.lines)].flatMap(([code, own]) => {
    const days = groupBy(own, ({ line }) => `${line.patient}|${line.dos}`);
    const unitsOf = ({ line }: Judged): number | null => {
      const units = (days.get(`${line.patient}|${line.dos}`) ?? []).map((each) => each.line.units);
      return units.some((each) => each === null) ? null : units.reduce((sum: number, each) => sum + (each ?? 0), 0);
    };
    const found = limitOf(telling(own, "NCCI-MUE"), unitsOf, deniedFor("NCCI-MUE"));
    if (!found || unpredicted(found.evidence).length < FEWEST_LINES) return [];
    const proposal = limitProposal(search, found, {
      check: "NCCI-MUE",
      table: "UnitLimits",
      values: { Codes: code, "Max Units": found.limit },
      of: `${code} above ${found.limit} units`,
      says: `${code} at most ${found.limit} units`,
      lacks: "no UnitLimits row",
      existing: ownRow(search, "UnitLimits", search.payer, (rule) => rule.codes.text === code, lastDay(own)),
    });
    return proposal ? [proposal] : [];
  });
}

/** Limits that contracts are written with: where one of them fits the answers, it is meant. */
const USUAL_DAYS = [30, 45, 60, 90, 95, 120, 150, 180, 210, 270, 365] as const;

/** Days after which a payer takes no claim, counted from the date of service to the day on which it was received. */
export function filingHoles(search: HoleSearch): Proposal[] {
  const waited = ({ line, outcome }: Judged): number | null =>
    outcome.answer.received === null ? null : outcome.answer.received - line.dos;
  const found = limitOf(telling(search.lines, "FILE-01"), waited, deniedFor("FILE-01"));
  if (!found || unpredicted(found.evidence).length < FEWEST_LINES) return [];
  const { limit, beyond } = found;
  const days = USUAL_DAYS.find((usual) => usual >= limit && usual < beyond) ?? limit;
  const proposal = limitProposal(search, found, {
    check: "FILE-01",
    table: "CodingPolicy",
    values: { Topic: "filing_days", Value: String(days) },
    of: `lines received after ${days} days`,
    says: `filing_days ${days}`,
    lacks: "no row for the topic filing_days",
    existing: topicRow(search, "filing_days", search.lines),
  });
  return proposal ? [proposal] : [];
}
