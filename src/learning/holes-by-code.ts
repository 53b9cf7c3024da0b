import type { CheckId } from "../checks/ids";
import { inFamily, type FamilyName } from "../codes/families";
import type { RuleTableName } from "../matrix/tables";
import type { TopicName } from "../matrix/topics";
import { wordsOf } from "../values/day";
import { evidenceSince, FEWEST_LINES, unpredicted } from "./evidence";
import { byCode, deniedFor, lacking, telling, type HoleSearch } from "./hole";
import { isDrug, type Judged } from "./outcomes";
import { deniedWords, editOf, ownRow, proposalOf, type Proposal, type RowDraft } from "./proposal";

/** A rule that lines of one kind may have run into. */
interface Candidate {
  readonly check: CheckId;
  /** Checks under whose reasons such a denial may come, besides the check's own. */
  readonly also?: readonly CheckId[];
  readonly table: RuleTableName;
  readonly values: RowDraft["values"];
  /** Which lines it is about: `J9299 without JZ`, `visits of an NP under a physician`. */
  readonly of: string;
  /** Of what the row is, where that is less: `J9299`. */
  readonly subject?: string;
  /** What the row would say. */
  readonly says: string;
  readonly scope: readonly Judged[];
  readonly existing: RowDraft["existing"];
  /** What the matrix says now, for the words: `no PriorAuth row`. */
  readonly lacks: string;
}

/** The proposal that lines of one kind speak for; `null` where they speak for none. */
export function proposed(search: HoleSearch, candidate: Candidate): Proposal | null {
  const { check, also = [], table, values, of, subject = of, says, scope, existing, lacks } = candidate;
  const checks = [check, ...also];
  const evidence = evidenceSince(telling(scope, ...checks), deniedFor(...checks));
  if (!evidence || unpredicted(evidence).length < FEWEST_LINES) return null;
  const since = wordsOf(evidence.from);
  const now = existing ? `${existing.id} says otherwise` : lacks;
  return proposalOf(
    editOf({ table, payer: search.payer, values, evidence, existing }, search),
    {
      kind: "hole",
      check,
      payer: search.payer,
      table,
      title: `${subject}: ${says} from ${since}`,
      words: `${deniedWords(evidence, of, search.payerName)}, ${now}: ${existing ? "change" : "add"} ${says} from ${since}?`,
    },
    evidence,
  );
}

const present = <T>(item: T | null): item is T => item !== null;

/** Codes that deny without an authorisation number. */
export function authorisationHoles(search: HoleSearch): Proposal[] {
  const scope = search.lines.filter(({ line }) => line.auth === "");
  return [...byCode(scope)]
    .map(([code, own]) =>
      proposed(search, {
        check: "AUTH-01",
        table: "PriorAuth",
        values: { Codes: code, Requirement: "Required" },
        of: code,
        says: "Required",
        scope: own,
        existing: ownRow(
          search,
          "PriorAuth",
          search.payer,
          (rule) => rule.codes.text === code && rule.diagnoses === null && rule.places === null,
          lastDay(own),
        ),
        lacks: lacking(search, "PriorAuth", own),
      }),
    )
    .filter(present);
}

/** Drugs that deny without JZ where nothing was discarded. */
export function wastageHoles(search: HoleSearch): Proposal[] {
  const wasted = new Set(
    search.lines
      .filter(({ line }) => line.mods.includes("JW"))
      .map(({ line }) => `${line.patient}|${line.dos}|${line.code}`),
  );
  const scope = search.lines.filter(
    ({ line }) =>
      isDrug(line.code) &&
      !line.mods.includes("JZ") &&
      !line.mods.includes("JW") &&
      !wasted.has(`${line.patient}|${line.dos}|${line.code}`),
  );
  return [...byCode(scope)]
    .map(([code, own]) =>
      proposed(search, {
        check: "DRUG-03",
        table: "Wastage",
        values: { Codes: code, JZ: "Required" },
        of: `${code} without JZ`,
        subject: code,
        says: "JZ Required",
        scope: own,
        existing: ownRow(search, "Wastage", search.payer, (rule) => rule.codes.text === code, lastDay(own)),
        lacks: lacking(search, "Wastage", own),
      }),
    )
    .filter(present);
}

/** Whether a payer wants the NDC on drug lines: the same for all drugs. */
export function ndcHoles(search: HoleSearch): Proposal[] {
  const scope = search.lines.filter(({ line }) => isDrug(line.code) && line.ndc === "");
  return [
    proposed(search, {
      check: "DRUG-09",
      table: "CodingPolicy",
      values: { Topic: "ndc", Value: "required" },
      of: "drugs without NDC",
      says: "ndc required",
      scope,
      existing: topicRow(search, "ndc", scope),
      lacks: "no row for the topic ndc",
    }),
  ].filter(present);
}

/** Whether a payer pays what an NP or PA performed under a physician's name. */
export function incidentToHoles(search: HoleSearch): Proposal[] {
  const scope = search.lines.filter(
    ({ line }) => ["NP", "PA", "CNS"].includes(line.performedBy) && ["MD", "DO"].includes(line.billedAs),
  );
  return [
    proposed(search, {
      check: "INC-04",
      also: ["INC-01"],
      table: "IncidentTo",
      values: { Allowed: "No", "Bill Under": "Own NPI" },
      of: "services of an NP or PA under a physician",
      says: "incident-to not allowed",
      scope,
      existing: ownRow(search, "IncidentTo", search.payer, () => true, lastDay(scope)),
      lacks: "no IncidentTo row",
    }),
  ].filter(present);
}

/** Families of codes that a payer may not pay at all, each a topic of its own. */
const TOPICS: readonly {
  readonly check: CheckId;
  readonly family: FamilyName | null;
  readonly code?: string;
  readonly topic: TopicName;
  readonly value: string;
  readonly of: string;
}[] = [
  { check: "EM-07", family: "consult", topic: "consult_codes", value: "not_paid", of: "consultations" },
  { check: "EM-10", family: null, code: "G2211", topic: "visit_complexity_addon", value: "not_paid", of: "G2211" },
];

export function topicHoles(search: HoleSearch): Proposal[] {
  return TOPICS.map(({ check, family, code, topic, value, of }) => {
    const scope = search.lines.filter(({ line }) =>
      family === null ? line.code === code : inFamily(line.code, family, line.dos),
    );
    return proposed(search, {
      check,
      table: "CodingPolicy",
      values: { Topic: topic, Value: value },
      of,
      says: `${topic} ${value}`,
      scope,
      existing: topicRow(search, topic, scope),
      lacks: `no row for the topic ${topic}`,
    });
  }).filter(present);
}

/** The payer's row of a topic that speaks of every code. */
export const topicRow = (search: HoleSearch, topic: TopicName, scope: readonly Judged[]): RowDraft["existing"] =>
  ownRow(
    search,
    "CodingPolicy",
    search.payer,
    (rule) => rule.table === "CodingPolicy" && rule.topic === topic && rule.codes.text === "*",
    lastDay(scope),
  );

/** The last day of service among lines: a row that ended before says nothing of them. */
export const lastDay = (lines: readonly Judged[]): number =>
  lines.reduce((last, { line }) => Math.max(last, line.dos), 0);
