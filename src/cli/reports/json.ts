import type { DecidedBy, Finding } from "../../checks/finding";
import { isoOf } from "../../values/day";
import type { Checked } from "./checked";

/** Version of the object; it rises when a field changes its meaning or goes. */
const JSON_VERSION = 1;

/** The check as one JSON object, stable and documented in docs/terminal.md. Dates are ISO text, amounts whole cents. */
export function jsonReport(checked: Checked): string {
  const { sheet, matrix, asOf, result } = checked;
  const report = {
    version: JSON_VERSION,
    asOf: isoOf(asOf),
    matrix: {
      revision: matrix.revision,
      issues: matrix.issues.map(({ table, row, column, message }) => ({ table, row, column, message })),
    },
    summary: result.summary,
    findings: result.findings.map(findingJson),
    notChecked: result.notChecked.map(({ check, lines, reason, missing, rules, message }) => ({
      check,
      lines,
      reason,
      missing,
      rules,
      message,
    })),
    input: {
      sheet: sheet.name,
      headerRow: sheet.headerRow,
      mapping: sheet.mapping,
      problems: sheet.problems.map(({ row, column, message }) => ({ row, column, message })),
    },
  };
  return `${JSON.stringify(report)}\n`;
}

function findingJson(finding: Finding): object {
  const { check, name, severity, lines, claim, message, why, fix, nearMisses, amount } = finding;
  return {
    check,
    name,
    severity,
    lines,
    claim,
    message,
    why,
    fix,
    decidedBy: decidedByJson(finding.decidedBy),
    nearMisses,
    amount,
  };
}

function decidedByJson(decided: DecidedBy): object {
  if (decided.kind === "public") return decided;
  const { kind, table, rule, row, from, to, source } = decided;
  return {
    kind,
    table,
    rule,
    row,
    from: from === null ? null : isoOf(from),
    to: to === null ? null : isoOf(to),
    source,
  };
}
