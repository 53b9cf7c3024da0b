import type { CheckResult } from "../checks/engine";
import { linesToFix, type DecidedBy, type Finding, type NotChecked } from "../checks/finding";
import { isBlank, type Cells } from "../values/cell";
import { counted } from "../values/lists";
import type { GivenLines } from "./check";

/** The headers of the table that FINDINGS spills. */
const HEADERS = ["Line", "Check", "Severity", "Message", "Fix", "Decided by", "Amount"];

const SEVERITY = { error: "Error", warning: "Warning", info: "Info" } as const;

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
    SEVERITY[severity],
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

function gapRow({ check, lines, message, missing, rules }: NotChecked): Row {
  const fix = missing.length > 0 ? `Fill in ${missing.join(", ")}` : rules.length > 0 ? "Correct one of the rules" : "";
  return [linesCell(lines), check, "Not checked", message, fix, rules.join(", "), ""];
}

function decidedText(by: DecidedBy): string {
  return by.kind === "public" ? by.title : `${by.table} ${by.rule} (row ${by.row})`;
}

/**
 * One line as a number, several as a text in which neighbours stand as a range.
 * @example linesCell([1, 2, 3, 7]) //=> "1-3, 7"
 */
export function linesCell(lines: readonly number[]): string | number {
  if (lines.length === 1) return lines[0] ?? "";
  const ranges: { first: number; last: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open && line === open.last + 1) open.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(", ");
}
