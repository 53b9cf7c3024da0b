import type { Field } from "../claims/fields";
import type { ClaimLine } from "../claims/line";
import { joinWords } from "../values/lists";
import { whyUndecided } from "./ask";
import type { EncounterContext, PatientContext, RunContext } from "./context";
import { missingText, type Report } from "./report";

/** What a line says in fields that a check needs; `null` and "" are blank. */
export type Given = { readonly [F in Field]?: unknown };

const isBlank = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/**
 * Reports *not checked* where a line leaves a field blank that the check needs, or the sheet has no column for it.
 * @returns whether the line gives all of them
 * @example given(context, report, line, { "Visit Minutes": line.visitMinutes, "Level Basis": line.levelBasis })
 */
export function given(context: RunContext, report: Report, line: ClaimLine, fields: Given): boolean {
  const missing = (Object.keys(fields) as Field[]).filter((field) => isBlank(fields[field]));
  if (missing.length === 0) return true;
  const absent = missing.filter((field) => !context.has(field));
  report.notChecked({
    lines: [line],
    reason: "field",
    missing,
    because: absent.length > 0 ? `the sheet has no column ${joinWords(absent, "or")}` : missingText(missing),
  });
  return false;
}

/**
 * Reports *not checked* for lines whose payer the matrix does not know, where a check differs by the kind of payer.
 * @returns whether the payer is known
 */
export function payerGiven(
  context: EncounterContext | PatientContext,
  report: Report,
  lines: readonly ClaimLine[],
): boolean {
  if (context.payer || lines.length === 0) return true;
  report.notChecked({ lines, ...whyUndecided(context, "PriorAuth", "unknown payer", undefined) });
  return false;
}
