import type { Day } from "../../values/day";
import type { Rule } from "../rules";
import type { TableName } from "../tables";

/** What is wrong with a matrix, or deserves a look. */
export type HealthKind =
  | "unusable"
  | "missing-table"
  | "to-before-from"
  | "alias-twice"
  | "duplicate-id"
  | "overlap"
  | "duplicate"
  | "gap"
  | "shadowed"
  | "unknown-code"
  | "ended-code"
  | "payer-without-rules"
  | "no-default"
  | "ends-soon"
  | "no-source"
  | "not-reviewed"
  | "example";

/** What repairs an item, where one thing is safe to do: see `healthFix`. */
export type Repair =
  | { readonly kind: "end"; readonly lastDay: Day }
  | { readonly kind: "remove"; readonly why: string }
  | { readonly kind: "new-id" }
  | { readonly kind: "replace-code"; readonly code: string; readonly by: string }
  | { readonly kind: "add-default"; readonly payer: string };

export interface HealthItem {
  readonly kind: HealthKind;
  /** `error`: lines are not checked because of it; `warning`: an answer may be wrong or missing soon; `info`: upkeep. */
  readonly severity: "error" | "warning" | "info";
  readonly table: TableName;
  /** Row in its sheet or file, 1-based; 0 for the table as a whole. */
  readonly row: number;
  /** Header of the column; "" for the row or table as a whole. */
  readonly column: string;
  /** Rule ID; "" where there is none. */
  readonly rule: string;
  readonly message: string;
  /** What to do, where one thing is safe to do; else `null`. */
  readonly fix: string | null;
  /** The fix as data, where an edit of rows can make it; else `null`. */
  readonly repair: Repair | null;
}

/** An item about one rule. */
export function ruleItem(
  rule: Rule,
  kind: HealthKind,
  severity: HealthItem["severity"],
  column: string,
  message: string,
  fix: string | null = null,
  repair: Repair | null = null,
): HealthItem {
  return { kind, severity, table: rule.table, row: rule.row, column, rule: rule.id, message, fix, repair };
}

/** A rule as a message names it. @example "PA-0012 (row 14)" */
export const named = (rule: Rule): string =>
  rule.id.includes("!") ? `row ${rule.row}` : `${rule.id} (row ${rule.row})`;
