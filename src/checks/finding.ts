import type { Field } from "../claims/fields";
import type { RuleTableName } from "../matrix/tables";
import type { Day } from "../values/day";
import type { Cents } from "../values/money";
import type { Severity } from "./check-info";
import type { CheckId } from "./ids";

/** One cell to change: the line's position, the field, its text before and after. */
export interface FixChange {
  readonly line: number;
  /** A field, or `Line` for the line as a whole: `from` is then its code and `to` is "", which removes it. */
  readonly field: Field;
  readonly from: string;
  readonly to: string;
}

/** What to change. `changes` is empty where the record must decide first, or where nothing helps. */
export interface Fix {
  readonly text: string;
  readonly changes: readonly FixChange[];
  /** The record may say otherwise: the changes are offered by themselves, never among all that are safe. */
  readonly doubtful?: true;
}

/** Which row of the matrix, or which public rule, decided. Days are days; the JSON of the terminal writes them as ISO text. */
export type DecidedBy =
  | {
      readonly kind: "matrix";
      readonly table: RuleTableName | "Authorizations" | "Courses" | "CodeStatus" | "Drugs" | "Payers";
      readonly rule: string;
      readonly row: number;
      readonly from: Day | null;
      readonly to: Day | null;
      readonly source: string;
    }
  | { readonly kind: "public"; readonly title: string; readonly from: string | null };

/** A rule that nearly decided, and why it did not. */
export interface NearMissText {
  readonly table: string;
  readonly rule: string;
  readonly row: number;
  readonly why: string;
}

/** What a check says of some lines. */
export interface Finding {
  readonly check: CheckId;
  readonly name: string;
  readonly severity: Severity;
  /** Every line that took part, the one to fix first. */
  readonly lines: readonly number[];
  /** Lines that would deny: their charges are at risk. */
  readonly denied: readonly number[];
  readonly claim: string;
  readonly payer: string;
  readonly message: string;
  readonly why: string;
  readonly fix: Fix | null;
  readonly decidedBy: DecidedBy;
  readonly nearMisses: readonly NearMissText[];
  readonly amount: Cents;
}

/** `encounter`: the check compares lines, and only one was given. */
export type NotCheckedReason = "field" | "rule" | "payer" | "conflict" | "reference" | "encounter";

/** A check that could not be made on some lines, and why. */
export interface NotChecked {
  readonly check: CheckId;
  readonly lines: readonly number[];
  readonly reason: NotCheckedReason;
  readonly missing: readonly Field[];
  /** Rule IDs that contradict each other. */
  readonly rules: readonly string[];
  readonly message: string;
}

/** The lines whose status a finding decides: those that would deny; where none would, all that took part. */
export function linesToFix({ denied, lines }: Pick<Finding, "denied" | "lines">): readonly number[] {
  return denied.length > 0 ? denied : lines;
}
