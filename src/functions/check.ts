import type { Knowledge } from "../checks/answers/answer";
import type { CheckResult } from "../checks/engine";
import type { Engine } from "../checks/load";
import type { Finding } from "../checks/finding";
import { isVisitCode } from "../codes/families";
import { readClaims, isClaimSheet, type ClaimSheet } from "../claims/sheet";
import type { Day } from "../values/day";
import { isBlank, type CellValue } from "../values/cell";
import { groupBy } from "../values/lists";
import { argumentError } from "./errors";

/** Reads headers and lines as a claim sheet. Lines are numbered from 1. @throws `#VALUE!` where the headers lack a required field */
function sheetOf(
  headers: readonly (readonly CellValue[])[],
  lines: readonly (readonly CellValue[])[],
): ClaimSheet | null {
  if (headers.length !== 1) throw argumentError("headers", "give one row of headers");
  if (lines.some((row) => row.length !== headers[0]?.length)) {
    throw argumentError("lines", `give as many columns as headers (${headers[0]?.length ?? 0})`);
  }
  if (lines.every((row) => row.every(isBlank))) return null;
  const read = readClaims([headers[0] ?? [], ...lines], { name: "lines", isVisit: isVisitCode });
  if (!isClaimSheet(read)) throw argumentError("headers", read.message);
  return read;
}

/** What the checks say of lines given to a formula; `null` where all are blank. One line alone lacks its encounter. */
export function checkLines(
  { runChecks }: Pick<Engine, "runChecks">,
  knowledge: Knowledge,
  headers: readonly (readonly CellValue[])[],
  lines: readonly (readonly CellValue[])[],
  asOf: Day | null,
): CheckResult | null {
  const sheet = sheetOf(headers, lines);
  return sheet && runChecks({ ...knowledge, sheet, asOf, complete: lines.length > 1 });
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/**
 * One status per row: `OK`, `Error: …`, `Warning: …`, `Not checked: …`; the worst finding first, and how many more stand behind it.
 * A blank row has a blank status.
 */
export function statusCells(result: CheckResult | null, lines: readonly (readonly CellValue[])[]): string[][] {
  if (!result) return lines.map(() => [""]);
  const told = result.findings.filter((finding) => finding.severity !== "info");
  const byLine = groupBy(
    told.flatMap((finding) =>
      (finding.denied.length > 0 ? finding.denied : finding.lines).map((line) => ({ line, finding })),
    ),
    ({ line }) => line,
  );
  const gaps = groupBy(
    result.notChecked.flatMap((entry) => entry.lines.map((line) => ({ line, entry }))),
    ({ line }) => line,
  );
  return lines.map((row, i) => {
    if (row.every(isBlank)) return [""];
    const findings = (byLine.get(i + 1) ?? [])
      .map(({ finding }) => finding)
      .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
    const [worst] = findings;
    if (worst) return [`${severityWord(worst)}: ${worst.message}${more(findings.length - 1)}`];
    const entries = (gaps.get(i + 1) ?? []).map(({ entry }) => entry);
    const [gap] = entries;
    if (!gap) return ["OK"];
    const reason = gap.message.replace(/^[\d,]+ lines?: /, "");
    return [`Not checked: ${gap.check}: ${reason}${more(entries.length - 1)}`];
  });
}

const severityWord = (finding: Finding): string => (finding.severity === "error" ? "Error" : "Warning");
const more = (n: number): string => (n > 0 ? ` (+${n} more)` : "");
