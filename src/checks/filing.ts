import type { ClaimLine } from "../claims/line";
import { isInstitutional } from "../claims/line";
import { payerTurn, sendingOf } from "../claims/standing";
import { addYears, wordsOf, type Day } from "../values/day";
import { counted } from "../values/lists";
import type { LineCheck, PublicSource } from "./check";
import type { Payer } from "../matrix/rules";
import { ask, type Asked } from "./ask";
import type { EncounterContext } from "./context";
import type { Fix } from "./finding";
import { analysis } from "./reads";
import { decidedByRule, type FindingDraft, type NotCheckedDraft, type Report } from "./report";

const MEDICARE: PublicSource = { title: "42 CFR 424.44; IOM 100-04 chapter 1 §70", mark: "S" };

/** Days before the last day in which a line is due. */
const DUE_DAYS = 14;

interface Filing {
  /** First day that counts: From on professional claims, Through on institutional ones. */
  readonly counts: Day;
  /** Last day on which the claim is timely. */
  readonly lastDay: Day;
  readonly by: Limit;
}

/** Where a limit stands: in a rule, in the payer's row, or in the law of Medicare, which gives one calendar year. */
type Limit =
  | Extract<Asked<"CodingPolicy">, { readonly kind: "rule" }>
  | { readonly kind: "payer"; readonly payer: Payer; readonly days: number }
  | { readonly kind: "year" };

const ONE_YEAR: Limit = { kind: "year" };

/** A limit in words. */
function limitText(limit: Limit): string {
  if (limit.kind === "year") return "one calendar year";
  return `${limit.kind === "rule" ? Number(limit.rule.value) : limit.days} days`;
}

function decidedByLimit(limit: Limit): Pick<FindingDraft, "decidedBy" | "nearMisses"> {
  switch (limit.kind) {
    case "rule":
      return { decidedBy: decidedByRule(limit.rule), nearMisses: limit.nearMisses() };
    case "payer": {
      const { id: rule, row } = limit.payer;
      return {
        decidedBy: { kind: "matrix", table: "Payers", rule, row, from: null, to: null, source: "Filing Days" },
      };
    }
    case "year":
      return { decidedBy: { kind: "public", title: MEDICARE.title, from: "2010-01-01" } };
  }
}

const BEHIND_ANOTHER: Omit<NotCheckedDraft, "lines"> = {
  reason: "rule",
  because:
    "a secondary claim's filing limit counts from the primary payer's remittance, whose date the sheet does not have",
};
const SENT_AGAIN: Omit<NotCheckedDraft, "lines"> = {
  reason: "rule",
  because: "a replacement or void claim has a filing limit of its own",
};
const OF_FILING = { topic: "filing_days" } as const;

/** The filing limit of a line, or why it is not known. */
function filingOf(context: EncounterContext, line: ClaimLine): Filing | Omit<NotCheckedDraft, "lines"> {
  const { payer } = context;
  if (!payer) return { reason: "payer", because: `the payer "${context.payerText}" is not in the matrix` };
  if (sendingOf(line.frequency) !== "original") return SENT_AGAIN;
  // Medicare's year does not wait for the payer before it (42 CFR 424.44); others count from that payer's remittance.
  if (payer.kind !== "Medicare" && payerTurn(line.payerOrder) > 1) return BEHIND_ANOTHER;
  const counts = isInstitutional(line) ? (line.dosTo ?? line.dos) : line.dos;
  const asked = ask(context, "CodingPolicy", line, OF_FILING);
  if (asked.kind === "conflict") {
    return {
      reason: "conflict",
      rules: asked.rules,
      because: `CodingPolicy (filing_days) rows for ${context.payerName} contradict each other`,
    };
  }
  if (asked.kind === "rule") return { counts, lastDay: counts + Number(asked.rule.value), by: asked };
  const { filingDays: days } = payer;
  if (days !== null) return { counts, lastDay: counts + days, by: { kind: "payer", payer, days } };
  if (payer.kind === "Medicare") return { counts, lastDay: addYears(counts, 1), by: ONE_YEAR };
  return {
    reason: "rule",
    undecided: "CodingPolicy",
    because: `neither CodingPolicy (filing_days) nor Payers has a filing limit for ${context.payerName}`,
  };
}

/** The filing limits of an encounter's lines: both checks ask for them. */
const filingsOf = analysis((context: EncounterContext) => context.lines.map((line) => filingOf(context, line)));

function eachFiling(
  context: EncounterContext,
  report: Report,
  tell: (line: ClaimLine, filing: Filing, asOf: Day) => void,
): void {
  const { asOf } = context;
  if (asOf === null) return;
  filingsOf(context).forEach((filing, i) => {
    const line = context.lines[i] as ClaimLine;
    if ("reason" in filing) report.notChecked({ ...filing, lines: [line] });
    else tell(line, filing, asOf);
  });
}

const SPLIT: Fix = {
  text: "Split the line: the days that are still timely go on a line of their own",
  changes: [],
};
const PROVE: Fix = {
  text: "Look for proof that the claim was sent in time, or for an exception that the payer grants; else it is written off",
  changes: [],
};

/** FILE-01: past the filing limit. */
export const filingLimitPast: LineCheck = {
  id: "FILE-01",
  name: "Past the filing limit",
  family: "Filing",
  scope: "line",
  severity: "error",
  why: "A claim that arrives after the payer's limit is never paid (CARC 29). Days count from the line's From date on professional claims, from its Through date on institutional ones; that day is day 0.",
  fields: [],
  needsAsOf: true,
  source: MEDICARE,
  run(context, report) {
    eachFiling(context, report, (line, filing, asOf) => {
      if (asOf <= filing.lastDay) return;
      const spans = line.dosTo !== null && line.dosTo !== line.dos && !isInstitutional(line);
      const split = spans && asOf - filing.lastDay <= (line.dosTo ?? line.dos) - line.dos;
      report.find({
        lines: [line],
        message: `${wordsOf(asOf)} is ${counted(asOf - filing.counts, "day")} after ${wordsOf(filing.counts)}; ${context.payerName} takes claims until ${wordsOf(filing.lastDay)} (${limitText(filing.by)})`,
        fix: split ? SPLIT : PROVE,
        ...decidedByLimit(filing.by),
      });
    });
  },
};

/** FILE-02: due within two weeks. */
export const filingDueSoon: LineCheck = {
  id: "FILE-02",
  name: "Filing limit near",
  family: "Filing",
  scope: "line",
  severity: "warning",
  why: `The last day to file is within ${DUE_DAYS} days.`,
  fields: [],
  needsAsOf: true,
  source: MEDICARE,
  run(context, report) {
    // What is not known of the limit is said once, by FILE-01.
    const quiet: Report = { find: report.find, notChecked: () => undefined };
    eachFiling(context, quiet, (line, filing, asOf) => {
      const left = filing.lastDay - asOf;
      if (left < 0 || left > DUE_DAYS) return;
      report.find({
        lines: [line],
        denied: [],
        message: `Due ${left === 0 ? "today" : `in ${counted(left, "day")}`}: ${context.payerName} takes the claim until ${wordsOf(filing.lastDay)} (${limitText(filing.by)})`,
        fix: { text: "Send it in the next batch", changes: [] },
        ...decidedByLimit(filing.by),
      });
    });
  },
};
