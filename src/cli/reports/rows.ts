import type { Cells } from "../../values/cell";
import { joinWords } from "../../values/lists";
import type { Finding } from "../../checks/finding";
import { decidedByText, numbersText, rowsOf, SEVERITIES, type Checked } from "./checked";

/** Headers of the findings as a table. */
export const FINDING_HEADERS = [
  "Severity",
  "Check",
  "Name",
  "Lines",
  "Rows",
  "Claim",
  "Payer",
  "Message",
  "Why",
  "Fix",
  "Decided by",
  "Amount",
] as const;

/** Findings as rows, the gravest first, then as a coder goes through the sheet. The amount is in dollars. */
export function findingRows({ sheet, result }: Checked): Cells {
  return bySeverity(result.findings).map((finding) => [
    finding.severity,
    finding.check,
    finding.name,
    numbersText(finding.lines),
    numbersText(rowsOf(sheet, finding.lines)),
    finding.claim,
    finding.payer,
    finding.message,
    finding.why,
    finding.fix?.text ?? "",
    decidedByText(finding.decidedBy),
    finding.amount / 100,
  ]);
}

/** Findings by severity; within one they keep their order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Something that kept checks from being made, told once for all of them. */
export interface Cause {
  readonly checks: readonly string[];
  readonly lines: readonly number[];
  /** Why, in words that follow a count of lines. */
  readonly because: string;
}

/** What was not checked, once per cause and lines: one missing column stops many checks. */
export function causesOf({ result }: Pick<Checked, "result">): Cause[] {
  const causes = new Map<string, { checks: Set<string>; lines: readonly number[]; because: string }>();
  for (const { check, lines, message } of result.notChecked) {
    const because = message.slice(message.indexOf(": ") + 2);
    const key = `${because}\u0000${lines.join(",")}`;
    const cause = causes.get(key);
    if (cause) cause.checks.add(check);
    else causes.set(key, { checks: new Set([check]), lines, because });
  }
  return [...causes.values()]
    .map(({ checks, lines, because }) => ({ checks: [...checks], lines, because }))
    .sort((a, b) => b.lines.length - a.lines.length);
}

/** Headers of what was not checked as a table. */
export const NOT_CHECKED_HEADERS = ["Checks", "Lines", "Why", "Which lines"] as const;

/** What was not checked as rows. */
export function notCheckedRows(checked: Checked): Cells {
  return causesOf(checked).map(({ checks, lines, because }) => [
    joinWords(checks, "and"),
    lines.length,
    because,
    numbersText(lines),
  ]);
}
