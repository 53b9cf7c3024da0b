import type { RowValues } from "../../matrix/edit/edit";
import type { FormTask } from "./matrix-place";

/** What somebody typed into a form and did not save yet. */
export interface Draft {
  /** The row as it was when the form was opened, for seeing what changed in the sheet meanwhile; without cells for a new row. */
  readonly base: RowValues;
  /** Every field as typed: dates and numbers too are text until they are read. */
  readonly fields: Readonly<Record<string, string>>;
  /** "Change from a date": its first day. "End": the last day. ISO text as a date field has it; "" where none is given yet. */
  readonly day: string;
  readonly reason: string;
  /** "Copy to payer": the payers it is copied to. "Add payer": the example whose rules it begins with, if any. */
  readonly payers: readonly string[];
}

/** Which form a draft belongs to. @example draftKey({ task: "payer" }) //=> "payer" */
export function draftKey(form: FormTask): string {
  switch (form.task) {
    case "payer":
      return "payer";
    case "add":
      return `add ${form.table}`;
    case "restore":
      return `restore ${form.ref.table} ${form.ref.ruleId} ${form.state}`;
    default:
      return `${form.task} ${form.ref.table} ${form.ref.ruleId || form.ref.row}`;
  }
}
