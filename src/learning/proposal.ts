import type { CheckId } from "../checks/ids";
import { addRow, changeFrom, correct } from "../matrix/edit/rules";
import type { EditOutcome, MatrixEdit, RowValues } from "../matrix/edit/edit";
import { rowValues } from "../matrix/edit/table";
import type { Matrix, MatrixCells } from "../matrix/matrix";
import type { Rule } from "../matrix/rules";
import type { RuleTableName } from "../matrix/tables";
import { reasonsText } from "../remittances/join";
import { textOf } from "../values/cell";
import { wordsOf, type Day } from "../values/day";
import { counted, joinWords } from "../values/lists";
import type { Evidence } from "./evidence";
import type { Judged } from "./outcomes";

/** A change of the matrix that the payers' answers speak for. It is shown and never made by itself. */
export interface Proposal {
  /** The same for the same change of the same evidence, so that one that was put aside stays there. */
  readonly id: string;
  readonly kind: "hole" | "false alarm";
  readonly check: CheckId;
  /** Payer ID. */
  readonly payer: string;
  readonly table: RuleTableName | "CheckSettings";
  /** What the row says, for a list: `J9299: Required from 3 Sep 2026`. */
  readonly title: string;
  /** The evidence in words, ending with the question. */
  readonly words: string;
  readonly edit: MatrixEdit;
  readonly supporting: readonly Judged[];
  readonly against: readonly Judged[];
  /** Charges of the lines that bear it out. */
  readonly billed: number;
  readonly gain: number;
}

/** What the Source of a row begins with that came of the payer's answers. */
const LEARNED = "Remittances";

/** What proposals are made against. */
export interface ProposeFor {
  readonly matrix: Matrix;
  readonly cells: MatrixCells;
  /** Day on which somebody looks at the proposal: the row's Reviewed. */
  readonly asOf: Day;
}

/** The columns that say where a proposed row comes from. */
export function sourceValues(evidence: Pick<Evidence, "supporting" | "against">, asOf: Day): RowValues {
  const answers = evidence.supporting.map(({ outcome }) => outcome.answer);
  const days = answers.flatMap(({ paidOn }) => paidOn ?? []).sort((a, b) => a - b);
  const payments = [...new Set(answers.map(({ payment }) => payment).filter((text) => text !== ""))];
  const span =
    days.length === 0
      ? ""
      : ` of ${wordsOf(days[0] ?? 0)}${days.length > 1 && days[0] !== days[days.length - 1] ? ` to ${wordsOf(days[days.length - 1] ?? 0)}` : ""}`;
  const shown = payments.length > 3 ? [...payments.slice(0, 2), `${payments.length - 2} more`] : payments;
  const named = payments.length === 0 ? "" : `, payment${payments.length > 1 ? "s" : ""} ${joinWords(shown, "and")}`;
  return {
    Source: `${LEARNED}${span}${named}: ${counted(evidence.supporting.length, "line")}${evidence.against.length > 0 ? `, ${evidence.against.length} against` : ""}`,
    "Source Date": days[days.length - 1] ?? "",
    Reviewed: asOf,
  };
}

/** The reasons of denied lines, the most frequent first. @example "CO-197" */
export function reasonsOf(lines: readonly Judged[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of lines) counts.set(reasonsText(outcome), (counts.get(reasonsText(outcome)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "";
}

/** `14 lines of J9299 denied CO-197 by ACME since 3 Sep 2026`. */
export function deniedWords(evidence: Evidence, of: string, payer: string): string {
  const { supporting, against, before, from } = evidence;
  const before_ = before > 0 ? `, ${counted(before, "line")} before it otherwise` : "";
  const against_ = against.length > 0 ? `, ${against.length} paid meanwhile` : "";
  return `${counted(supporting.length, "line")} of ${of} denied ${reasonsOf(supporting)} by ${payer} since ${wordsOf(from)}${before_}${against_}`;
}

/** A row that the matrix has for this payer alone and these very codes, in force on or after a day; the nearest. */
export function ownRow(
  { matrix }: Pick<ProposeFor, "matrix">,
  table: RuleTableName,
  payer: string,
  is: (rule: Rule) => boolean,
  day: Day,
): Rule | null {
  const rules: readonly Rule[] = matrix.tables[table].rules;
  const own = rules.filter(
    (rule) =>
      rule.payer.kind === "payer" &&
      rule.payer.id.toLowerCase() === payer.toLowerCase() &&
      is(rule) &&
      (rule.to === null || rule.to >= day),
  );
  return own[0] ?? null;
}

/** A draft of a row to propose. */
export interface RowDraft {
  readonly table: RuleTableName;
  readonly payer: string;
  readonly values: RowValues;
  readonly evidence: Evidence;
  /** A row of the matrix that speaks of the same: it is changed instead of adding another one beside it. */
  readonly existing: Rule | null;
}

/**
 * The edit that carries a draft into the matrix. A row of the payer that speaks of the same is corrected where the evidence shows that it
 * began earlier, and changed from a date where it says something else from then on; else a row is added.
 */
export function editOf(
  { table, payer, values, evidence, existing }: RowDraft,
  { cells, asOf }: ProposeFor,
): EditOutcome {
  const source = sourceValues(evidence, asOf);
  const { from, lastBefore } = evidence;
  if (existing && saysAlready(cells, existing, values) && (existing.from === null || existing.from <= from))
    return { kind: "fault", column: "", message: `${existing.id} says so already` };
  if (!existing) return addRow(cells, table, { Payer: payer, ...values, From: from, ...source });
  if (existing.from !== null && existing.from >= from)
    return correct(
      cells,
      table,
      existing.row,
      { ...values, From: from, ...source },
      `The payer's answers show it from ${wordsOf(from)} on`,
    );
  // What was learned and never came out is put right; what came out until then ends.
  if (
    existing.source.startsWith(LEARNED) &&
    (lastBefore === null || existing.from === null || lastBefore < existing.from)
  )
    return correct(cells, table, existing.row, { ...values, ...source }, "More answers of the payer came");
  return changeFrom(cells, table, existing.row, {
    from,
    values: { ...values, ...source },
    reason: "The payer's answers show it",
  });
}

/** Whether a row says what a draft would have it say. */
function saysAlready(cells: MatrixCells, { table, row }: Rule, values: RowValues): boolean {
  const now = rowValues(table, cells, row);
  return now !== null && Object.entries(values).every(([header, value]) => textOf(now[header]) === textOf(value));
}

const billedOf = (lines: readonly Judged[]): number => lines.reduce((sum, { line }) => sum + (line.charge ?? 0), 0);

/** Makes a proposal of an edit; `null` where the edit cannot be made, because the matrix says it already or the row was changed meanwhile. */
export function proposalOf(
  outcome: EditOutcome,
  about: Pick<Proposal, "kind" | "check" | "payer" | "table" | "title" | "words">,
  evidence: Pick<Evidence, "supporting" | "against" | "gain">,
): Proposal | null {
  if (outcome.kind === "fault") return null;
  const { supporting, against, gain } = evidence;
  return {
    ...about,
    id: [about.kind, about.check, about.payer, about.title].join("|"),
    edit: { ...outcome.edit, reason: outcome.edit.reason === "" ? about.words : outcome.edit.reason },
    supporting,
    against,
    billed: billedOf(supporting),
    gain,
  };
}
