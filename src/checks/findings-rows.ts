import { STATUS_WORDS } from "../claims/own-status";
import type { ClaimSheet } from "../claims/sheet";
import type { CellValue } from "../values/cell";
import { counted } from "../values/lists";
import type { CheckResult } from "./engine";
import { linesToFix, type Finding, type NotChecked } from "./finding";
import { decidedText, gapFix, linesCell, SEVERITY_WORDS } from "./finding-words";

/**
 * The rows of the table `Findings` (plans/findings-table.ts): every finding, and behind them what could not be checked. A sheet without either has one row that says so.
 * @example findingsRows({ sheet, result })[0] //=> [2, "AUTH-01", "Error", "…", "…", "PriorAuth PA-3 (row 4)", 9800, "Acme", "C2"]
 */
export function findingsRows({
  sheet,
  result,
}: {
  readonly sheet: Pick<ClaimSheet, "lines" | "unusable">;
  readonly result: Pick<CheckResult, "findings" | "notChecked">;
}): CellValue[][] {
  const lines = new Map(
    [...sheet.lines, ...sheet.unusable].map(({ index, payer, claim }) => [index, { payer, claim }]),
  );
  const findingRow = (finding: Finding): CellValue[] => [
    linesCell(linesToFix(finding)),
    finding.check,
    SEVERITY_WORDS[finding.severity],
    finding.message,
    finding.fix?.text ?? "",
    decidedText(finding.decidedBy),
    finding.amount / 100,
    finding.payer,
    finding.claim,
  ];
  const gapRow = (gap: NotChecked): CellValue[] => {
    const line = lines.get(gap.lines[0] ?? 0);
    const message = gap.message.charAt(0).toUpperCase() + gap.message.slice(1);
    const fixed = [
      linesCell(gap.lines),
      gap.check,
      STATUS_WORDS.notChecked,
      message,
      gapFix(gap),
      gap.rules.join(", "),
    ];
    return [
      ...fixed,
      "",
      gap.lines.length === 1 ? (line?.payer ?? "") : "",
      gap.lines.length === 1 ? (line?.claim ?? "") : "",
    ];
  };
  const rows = [...result.findings.map(findingRow), ...result.notChecked.map(gapRow)];
  if (rows.length > 0) return rows;
  return [["", "", STATUS_WORDS.ok, `No findings in ${counted(lines.size, "line")}`, "", "", 0, "", ""]];
}
