import type { DecidedBy, Finding } from "../checks/finding";
import { addRow, end, removeRow } from "../matrix/edit/rules";
import type { EditOutcome, RowValues } from "../matrix/edit/edit";
import type { Rule } from "../matrix/rules";
import { RULE_TABLES, type RuleTableName } from "../matrix/tables";
import { wordsOf } from "../values/day";
import { counted, groupBy } from "../values/lists";
import { evidenceSince, FEWEST_LINES, type Evidence } from "./evidence";
import type { HoleSearch } from "./hole";
import type { Judged } from "./outcomes";
import { proposalOf, sourceValues, type Proposal } from "./proposal";

/** A finding of an answered line. */
interface Alarm {
  readonly judged: Judged;
  readonly finding: Finding;
}

/**
 * Rules that a payer's payments speak against: lines of which a check found something, and which were paid all the same, again and again.
 * The row that decided is ended where it speaks of this payer alone; else a narrower row, or a setting of the check, says what this payer does.
 */
export function falseAlarmProposals(search: HoleSearch): Proposal[] {
  const alarms = search.lines.flatMap((judged) => judged.found.map((finding): Alarm => ({ judged, finding })));
  return [...groupBy(alarms, (alarm) => keyOf(alarm, search)).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const evidence = evidenceSince(
      own.map(({ judged }) => judged),
      ({ outcome }) => outcome.kind === "paid",
    );
    return evidence ? (alarmProposal(first, evidence, search) ?? []) : [];
  });
}

/** What decided: the row of the matrix; of a public rule, the check and the codes that it speaks of. */
function keyOf({ finding, judged: { line } }: Alarm, search: HoleSearch): string {
  const { check, decidedBy } = finding;
  if (decidedBy.kind === "matrix") return `${decidedBy.table}|${decidedBy.rule}`;
  if (check === "NCCI-PTP") return `${check}|${columnsOf(finding, line, search).join("|")}`;
  return check === "NCCI-MUE" ? `${check}|${line.code}` : check;
}

/** The codes of a pair: the one that is paid, and the one that denies. */
function columnsOf(
  { lines }: Finding,
  { index, code }: Judged["line"],
  { codeAt }: HoleSearch,
): readonly [string, string] {
  return [codeAt(lines.find((other) => other !== index) ?? index), code];
}

function alarmProposal({ finding, judged }: Alarm, evidence: Evidence, search: HoleSearch): Proposal | null {
  const { check, decidedBy } = finding;
  const remedy = remedyOf(finding, judged, evidence, search);
  if (!remedy || evidence.supporting.length < FEWEST_LINES) return null;
  const { supporting, against, from } = evidence;
  const what =
    decidedBy.kind === "matrix"
      ? `although ${decidedBy.rule} of ${decidedBy.table} speaks against them`
      : `although ${check} speaks against them (${decidedBy.title})`;
  const denied = against.length === 0 ? "none denied" : `${against.length} denied`;
  return proposalOf(
    remedy.outcome,
    {
      kind: "false alarm",
      check,
      payer: search.payer,
      table: remedy.table,
      title: remedy.title,
      words: `${counted(supporting.length, "line")} paid by ${search.payerName} since ${wordsOf(from)}, ${denied}, ${what}: ${remedy.question}?`,
    },
    evidence,
  );
}

interface Remedy {
  readonly table: Proposal["table"];
  readonly title: string;
  readonly question: string;
  readonly outcome: EditOutcome;
}

function remedyOf(finding: Finding, judged: Judged, evidence: Evidence, search: HoleSearch): Remedy | null {
  const { decidedBy, check } = finding;
  const { cells, payer } = search;
  const { from } = evidence;
  if (decidedBy.kind === "matrix") {
    const table = RULE_TABLES.find((name) => name === decidedBy.table);
    const rule = table && ruleNamed(search, table, decidedBy);
    // What the ledger, a course or a code's life says is a fact, and not a payer's rule.
    if (!table || !rule) return null;
    if (rule.payer.kind === "payer") return endOf(table, rule, evidence, search);
    return narrower(table, rule, judged, evidence, search);
  }
  if (check === "NCCI-PTP") {
    const [column1, column2] = columnsOf(finding, judged.line, search);
    return added("Bundling", { "Column 1": column1, "Column 2": column2, "Modifier Indicator": "9" }, evidence, search);
  }
  if (check === "NCCI-MUE") {
    const most = Math.max(...evidence.supporting.map(({ line }) => line.units ?? 0));
    return added("UnitLimits", { Codes: judged.line.code, "Max Units": most }, evidence, search);
  }
  if (
    search.matrix.checkSettings.some(
      (setting) => setting.check === check && setting.payer.kind === "payer" && setting.payer.id === payer,
    )
  )
    return null;
  return {
    table: "CheckSettings",
    title: `${check} for ${payer}: info`,
    question: `set ${check} to info for this payer`,
    outcome: addRow(cells, "CheckSettings", {
      Check: check,
      Payer: payer,
      Severity: "info",
      Note: `${String(sourceValues(evidence, search.asOf)["Source"])}, since ${wordsOf(from)}`,
    }),
  };
}

const ruleNamed = (
  { matrix }: HoleSearch,
  table: RuleTableName,
  { rule }: Extract<DecidedBy, { kind: "matrix" }>,
): Rule | undefined => (matrix.tables[table].rules as readonly Rule[]).find(({ id }) => id === rule);

/** Ends the payer's own row before the first line that was paid; where it began no earlier, it never held. */
function endOf(table: RuleTableName, rule: Rule, { from, supporting }: Evidence, { cells }: HoleSearch): Remedy {
  const neverHeld = rule.from !== null && from <= rule.from;
  const why = `The payer paid ${counted(supporting.length, "line")} against it since ${wordsOf(from)}`;
  return neverHeld
    ? {
        table,
        title: `Remove ${rule.id}`,
        question: `remove ${rule.id}, which never held`,
        outcome: removeRow(cells, table, rule.row, why),
      }
    : {
        table,
        title: `End ${rule.id} on ${wordsOf(from - 1)}`,
        question: `end ${rule.id} on ${wordsOf(from - 1)}`,
        outcome: end(cells, table, rule.row, from - 1, why),
      };
}

/** What a row for this payer alone would say instead of a wider one; `null` where nothing says so little. */
function narrower(
  table: RuleTableName,
  rule: Rule,
  { line }: Judged,
  evidence: Evidence,
  search: HoleSearch,
): Remedy | null {
  const values = instead(rule, line.code);
  return values && added(table, values, evidence, search);
}

function added(table: RuleTableName, values: RowValues, evidence: Evidence, search: HoleSearch): Remedy {
  const said = Object.values(values).join(" ");
  const since = wordsOf(evidence.from);
  return {
    table,
    title: `${said} from ${since}`,
    question: `add to ${table} ${said} for this payer from ${since}`,
    outcome: addRow(search.cells, table, {
      Payer: search.payer,
      ...values,
      From: evidence.from,
      ...sourceValues(evidence, search.asOf),
    }),
  };
}

function instead(rule: Rule, code: string): RowValues | null {
  switch (rule.table) {
    case "PriorAuth":
      return { Codes: code, Requirement: "Not required" };
    case "Bundling":
      return { "Column 1": rule.codes.text, "Column 2": rule.column2.text, "Modifier Indicator": "9" };
    case "Wastage":
      return { Codes: code, JZ: "Accepted" };
    default:
      return null;
  }
}
