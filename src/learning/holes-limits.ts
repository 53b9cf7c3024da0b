import type { CheckId } from "../checks/ids";
import type { RuleTableName } from "../matrix/tables";
import { wordsOf, type Day } from "../values/day";
import { groupBy } from "../values/lists";
import { evidenceSince, FEWEST_LINES, unpredicted, type Evidence } from "./evidence";
import { byCode, dayUnits, deniedFor, lacking, telling, type HoleSearch } from "./hole";
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

/** What the answers leave open: the greatest number that passed, and the least that did not. */
type Between = Pick<Limit, "limit" | "beyond">;

/** Of what is within a limit so many may be denied all the same. */
const MOST_WITHIN = 0.1;

/** A line with the number that the limit goes by. */
interface Measured {
  readonly judged: Judged;
  readonly value: number;
}

/**
 * The greatest number that a payer lets pass: above it lines deny, up to it they do not. Of several that fit the answers the one that fits
 * best, from the day on which what is within it passes.
 * @param likelier how much likelier a limit is than others before anything was answered: added to how well it fits
 */
export function limitOf(
  lines: readonly Judged[],
  measure: Measure,
  denied: (judged: Judged) => boolean,
  likelier: (between: Between) => number = () => 0,
): Limit | null {
  const known = lines
    .flatMap((judged): Measured[] => {
      const value = measure(judged);
      return value === null ? [] : [{ judged, value }];
    })
    .sort((a, b) => a.judged.line.dos - b.judged.line.dos);
  const passed = new Set(known.filter(({ judged }) => !denied(judged)).map(({ value }) => value));
  let best: Limit | null = null;
  let fits = 0;
  // Of two that fit alike the higher one: it says less.
  for (const limit of [...passed].sort((a, b) => b - a)) {
    const start = passingSince(
      known.filter(({ value }) => value <= limit),
      denied,
    );
    if (start === null) continue;
    const above = known.filter(({ value }) => value > limit);
    const evidence = evidenceFrom(
      start,
      above.map(({ judged }) => judged),
      denied,
    );
    if (!evidence) continue;
    const stopped = above.filter(({ judged }) => denied(judged) && judged.line.dos >= evidence.from);
    const found = { limit, beyond: Math.min(...stopped.map(({ value }) => value)), evidence };
    const fit = evidence.gain + likelier(found);
    if (best && fit <= fits) continue;
    best = found;
    fits = fit;
  }
  return best;
}

/** The evidence from a day on at the earliest, with what came before it. */
function evidenceFrom(start: Day, lines: readonly Judged[], denied: (judged: Judged) => boolean): Evidence | null {
  const evidence = evidenceSince(
    lines.filter(({ line }) => line.dos >= start),
    denied,
  );
  if (!evidence) return null;
  const before = lines.filter(({ line }) => line.dos < evidence.from);
  return { ...evidence, before: before.length, lastBefore: before.length === 0 ? null : lastDay(before) };
}

/** The first day from which on what is within a limit passes, of lines in the order of their days; where it denies within the limit as well, the number is not what it goes by. */
function passingSince(within: readonly Measured[], denied: (judged: Judged) => boolean): Day | null {
  let stopped = 0;
  let since: Day | null = null;
  for (let at = within.length - 1; at >= 0; at--) {
    const { judged } = within[at] as Measured;
    if (denied(judged)) stopped++;
    const count = within.length - at;
    const isDay = within[at - 1]?.judged.line.dos !== judged.line.dos;
    if (isDay && count >= FEWEST_LINES && stopped <= MOST_WITHIN * count) since = judged.line.dos;
  }
  return since;
}

/** Whether enough lines came out as a limit would have it and not as the matrix has it: denied above it, or paid within it. */
function tellsMore({ limit, evidence }: Limit, check: CheckId, lines: readonly Judged[], measure: Measure): boolean {
  const alarms = lines.filter(
    (judged) =>
      judged.outcome.kind === "paid" &&
      judged.found.some((finding) => finding.check === check) &&
      (measure(judged) ?? Infinity) <= limit,
  );
  return unpredicted(evidence).length + alarms.length >= FEWEST_LINES;
}

type Measure = (judged: Judged) => number | null;

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

/** Of the practice's days with a code, so many may lie where the answers leave a limit open. */
const MOST_OPEN = 0.05;

/**
 * The units that a limit says: the national ones where the answers leave those open, else the most that was let pass. Where the practice
 * bills numbers in between of which this payer has not said anything, more answers are waited for.
 */
function unitsMeant({ limit, beyond, evidence }: Limit, code: string, search: HoleSearch): number | null {
  const national = search.nationalLimit(code, evidence.from);
  if (national !== null && national >= limit && national < beyond) return national;
  const billed = search.unitsOfDays(code);
  const open = billed.filter((units) => units > limit && units < beyond).length;
  return open > MOST_OPEN * billed.length ? null : limit;
}

/** Codes of which a payer pays no more than so many units a day. */
export function unitHoles(search: HoleSearch): Proposal[] {
  return [...byCode(search.lines)].flatMap(([code, own]) => {
    const days = groupBy(own, ({ line }) => `${line.patient}|${line.dos}`);
    const unitsOf: Measure = ({ line }) =>
      dayUnits((days.get(`${line.patient}|${line.dos}`) ?? []).map((each) => each.line));
    const lines = telling(own, "NCCI-MUE");
    const found = limitOf(lines, unitsOf, deniedFor("NCCI-MUE"));
    const units = found && unitsMeant(found, code, search);
    if (!found || units === null || !tellsMore(found, "NCCI-MUE", lines, unitsOf)) return [];
    const proposal = limitProposal(search, found, {
      check: "NCCI-MUE",
      table: "UnitLimits",
      values: { Codes: code, "Max Units": units },
      of: `${code} above ${units} units`,
      says: `${code} at most ${units} units`,
      lacks: lacking(search, "UnitLimits", own),
      existing: ownRow(search, "UnitLimits", search.payer, (rule) => rule.codes.text === code, lastDay(own)),
    });
    return proposal ? [proposal] : [];
  });
}

/** Limits that contracts are written with, and one that fewer are: where one of them fits the answers, it is meant. */
const USUAL_DAYS = [30, 45, 60, 90, 120, 150, 180, 210, 270, 365] as const;
const RARER_DAYS = [95] as const;

/** A usual number is likelier than another one by more than a single slip of the payer tells. */
const USUAL_MEANS = 4;

const fitting = (days: readonly number[], { limit, beyond }: Between): number[] =>
  days.filter((each) => each >= limit && each < beyond);
const isUsual = (between: Between): boolean => fitting([...USUAL_DAYS, ...RARER_DAYS], between).length > 0;

/** The days that a limit says; where several usual ones fit the answers, more answers are waited for. */
function daysMeant(between: Between): number | null {
  const usual = fitting(USUAL_DAYS, between);
  if (usual.length > 1) return null;
  return usual[0] ?? fitting(RARER_DAYS, between)[0] ?? between.limit;
}

/** Days after which a payer takes no claim, counted from the date of service to the day on which it was received. */
export function filingHoles(search: HoleSearch): Proposal[] {
  const waited: Measure = ({ line, outcome }) =>
    outcome.answer.received === null ? null : outcome.answer.received - line.dos;
  const lines = telling(search.lines, "FILE-01");
  const found = limitOf(lines, waited, deniedFor("FILE-01"), (each) => (isUsual(each) ? USUAL_MEANS : 0));
  const days = found && daysMeant(found);
  if (!found || days === null || !tellsMore(found, "FILE-01", lines, waited)) return [];
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
