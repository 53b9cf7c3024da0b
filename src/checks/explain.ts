import type { ClaimLine, UnusableLine } from "../claims/line";
import type { Rule } from "../matrix/rules";
import { folded } from "../values/cell";
import type { CheckInfo } from "./check-info";
import { runChecks, type CheckInput } from "./engine";
import type { Finding, NotChecked } from "./finding";
import { checkOrder } from "./ids";

/** What came of one check on a line. */
export type CheckOutcome =
  | { readonly kind: "found"; readonly findings: readonly Finding[] }
  | { readonly kind: "not checked"; readonly reasons: readonly NotChecked[] }
  | { readonly kind: "passed" };

/** One check that ran over a line, what came of it, and the rules that it asked for this line. */
export interface ExplainedCheck {
  readonly check: CheckInfo;
  readonly outcome: CheckOutcome;
  readonly rules: readonly Rule[];
}

/** Why a line has the status it has: which checks ran, on which rows of the matrix, and what came of each. */
export interface LineExplanation {
  readonly line: number;
  /** In the order of the catalogue. */
  readonly checks: readonly ExplainedCheck[];
  /** Every rule that decided something for the line, each once, in the order of tables and rows. */
  readonly rules: readonly Rule[];
}

/**
 * Explains one line of a sheet by running its patient's lines again and listening: the pane, a cell and the terminal say the same.
 * @param index position of the line among the claim rows
 * @example explainLine(input, 3)?.checks.filter(({ outcome }) => outcome.kind === "passed").length
 * @returns `null` where the sheet has no such line
 */
export function explainLine(input: CheckInput, index: number): LineExplanation | null {
  const own = input.sheet.lines.find((line) => line.index === index);
  if (!own) return null;
  const samePatient = (line: ClaimLine | UnusableLine): boolean => folded(line.patient) === folded(own.patient);
  const sheet = {
    ...input.sheet,
    lines: input.sheet.lines.filter(samePatient),
    unusable: input.sheet.unusable.filter(samePatient),
  };
  const ran = new Map<CheckInfo, Set<Rule>>();
  const { findings, notChecked } = runChecks({
    ...input,
    sheet,
    trace: {
      ran(check) {
        if (!ran.has(check)) ran.set(check, new Set());
      },
      decided(check, line, rule) {
        if (line.index === index) ran.get(check)?.add(rule);
      },
    },
  });
  const checks = [...ran].map(([check, rules]): ExplainedCheck => ({
    check,
    rules: [...rules],
    outcome: outcomeOf(check, index, findings, notChecked),
  }));
  checks.sort((a, b) => checkOrder(a.check.id) - checkOrder(b.check.id));
  return { line: index, checks, rules: [...new Set(checks.flatMap(({ rules }) => rules))].sort(byPlace) };
}

function outcomeOf(
  check: CheckInfo,
  line: number,
  findings: readonly Finding[],
  notChecked: readonly NotChecked[],
): CheckOutcome {
  const found = findings.filter((finding) => finding.check === check.id && finding.lines.includes(line));
  if (found.length > 0) return { kind: "found", findings: found };
  const reasons = notChecked.filter((entry) => entry.check === check.id && entry.lines.includes(line));
  return reasons.length > 0 ? { kind: "not checked", reasons } : { kind: "passed" };
}

const byPlace = (a: Rule, b: Rule): number => a.table.localeCompare(b.table) || a.row - b.row;
