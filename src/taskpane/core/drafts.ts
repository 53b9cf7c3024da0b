import type { RowValues } from "../../matrix/edit/edit";
import type { Day } from "../../values/day";
import type { FormTask } from "./matrix-place";

/** What somebody typed into a form and did not save yet. */
export interface Draft {
  /** The row as it was when the form was opened, for seeing what changed in the sheet meanwhile. */
  readonly base: RowValues;
  /** Every field as typed: dates and numbers too are text until they are read. */
  readonly fields: Readonly<Record<string, string>>;
  /** "Change from a date": its first day. "End": the last day. `null` where it is not given yet. */
  readonly day: Day | null;
  readonly reason: string;
  /** "Copy to payer": the payers it is copied to. */
  readonly payers: readonly string[];
}

/** Which form a draft belongs to. @example draftKey({ task: "payer" }) //=> "payer" */
export function draftKey(form: FormTask): string {
  switch (form.task) {
    case "payer":
      return "payer";
    case "add":
      return `add ${form.table}`;
    default:
      return `${form.task} ${form.ref.table} ${form.ref.ruleId || form.ref.row}`;
  }
}
