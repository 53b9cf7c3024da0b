import type { DecidedBy, Finding } from "../../checks/finding";
import { positionOf, serviceOf } from "../../claims/line";
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
      ...linesJson(lines),
      reason,
      missing,
      rules,
      message,
    })),
    input: {
      sheet: sheet.name,
      headerRow: sheet.headerRow,
      mapping: sheet.mapping,
      ...(sheet.layout.fixed.size > 0 ? { fixed: Object.fromEntries(sheet.layout.fixed) } : {}),
      ...(sheet.skipped.length > 0 ? { skipped: sheet.skipped } : {}),
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
    ...linesJson(lines),
    claim,
    message,
    why,
    fix: fix && {
      text: fix.text,
      changes: fix.changes.map(({ line, ...change }) => ({ ...lineJson(line), ...change })),
    },
    decidedBy: decidedByJson(finding.decidedBy),
    nearMisses,
    amount,
  };
}

/** Lines by the position of their row; where rows hold several services, with which of them. */
function linesJson(lines: readonly number[]): { lines: number[]; part?: number[] } {
  const parts = lines.map(serviceOf);
  return { lines: lines.map(positionOf), ...(parts.some((part) => part > 0) ? { part: parts } : {}) };
}

function lineJson(line: number): { line: number; part?: number } {
  const part = serviceOf(line);
  return { line: positionOf(line), ...(part > 0 ? { part } : {}) };
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
