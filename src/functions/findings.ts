import type { CheckResult } from "../checks/engine";
import { linesToFix, type Finding, type NotChecked } from "../checks/finding";
import { decidedText, gapFix, linesCell, SEVERITY_WORDS } from "../checks/finding-words";
import { isBlank, type Cells } from "../values/cell";
import { counted } from "../values/lists";
import type { GivenLines } from "./check";

/** The headers of the table that FINDINGS spills. */
const HEADERS = ["Line", "Check", "Severity", "Message", "Fix", "Decided by", "Amount"];

type Row = (string | number)[];

/**
 * What the checks say of lines, a row each, with headers; what could not be checked stands behind, apart. Lines are counted from 1.
 * @example findingRows(result, lines)[1] //=> [2, "NCCI-PTP", "Error", "80048 is bundled into 80053 …", "Remove line 2", "…", 45]
 */
export function findingRows(result: CheckResult | null, { rows }: GivenLines): Row[] {
  const findings = (result?.findings ?? []).map(findingRow);
  const gaps = (result?.notChecked ?? []).map(gapRow);
  return [HEADERS, ...(findings.length > 0 ? findings : [nothingRow(rows, gaps.length > 0)]), ...gaps];
}

function findingRow(finding: Finding): Row {
  const { check, severity, message, fix, decidedBy, amount } = finding;
  return [
    linesCell(linesToFix(finding)),
    check,
    SEVERITY_WORDS[severity],
    message,
    fix?.text ?? "",
    decidedText(decidedBy),
    amount / 100,
  ];
}

/** That nothing was found: which is no OK where something could not be checked. */
function nothingRow(lines: Cells, gaps: boolean): Row {
  const filled = lines.filter((row) => !row.every(isBlank)).length;
  const said = filled === 0 ? "No lines" : `No findings in ${counted(filled, "line")}`;
  return [
    "",
    "",
    gaps || filled === 0 ? "" : "OK",
    gaps ? `${said}, as far as they could be checked` : said,
    "",
    "",
    0,
  ];
}

function gapRow(gap: NotChecked): Row {
  const { check, lines, message, rules } = gap;
  return [linesCell(lines), check, "Not checked", message, gapFix(gap), rules.join(", "), ""];
}
