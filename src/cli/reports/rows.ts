import type { Cells, CellValue } from "../../values/cell";
import { joinWords } from "../../values/lists";
import { linesOf, type PackedNotChecked } from "../../checks/batches";
import type { Finding } from "../../checks/finding";
import { decidedByText, numbersText, rowsOf, SEVERITIES, type Told } from "./checked";

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

/** What was found, and where its lines stand. */
interface FoundOn {
  readonly sheet: Pick<Told["sheet"], "headerRow">;
  readonly result: Pick<Told["result"], "findings">;
}

/** Findings as rows, the gravest first, then as a coder goes through the sheet. The amount is in dollars. */
export function* findingRows({ sheet, result }: FoundOn): Generator<readonly CellValue[], void> {
  for (const finding of bySeverity(result.findings)) {
    yield [
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
    ];
  }
}

/** Findings by severity; within one they keep their order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Something that kept checks from being made, told once for all of them. */
export interface Cause extends Pick<PackedNotChecked, "packed"> {
  readonly checks: readonly string[];
  /** Why, in words that follow a count of lines. */
  readonly because: string;
}

/** What was not checked, once per cause and lines: one missing column stops many checks. */
export function causesOf({ result }: Pick<Told, "result">): Cause[] {
  type Gathered = Cause & { readonly checks: string[] };
  const causes: Gathered[] = [];
  const byWords = new Map<string, Gathered[]>();
  for (const { check, packed, message } of result.notChecked) {
    const because = message.slice(message.indexOf(": ") + 2);
    const known = byWords.get(because) ?? [];
    const cause = known.find((each) => areSame(each.packed, packed));
    if (cause) {
      if (!cause.checks.includes(check)) cause.checks.push(check);
      continue;
    }
    const fresh = { checks: [check], packed, because };
    causes.push(fresh);
    known.push(fresh);
    byWords.set(because, known);
  }
  return causes.sort((a, b) => b.packed.length - a.packed.length);
}

const areSame = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((line, i) => line === b[i]);

/** Headers of what was not checked as a table. */
export const NOT_CHECKED_HEADERS = ["Checks", "Lines", "Why", "Which lines"] as const;

/** What was not checked as rows. */
export function notCheckedRows(told: Pick<Told, "result">): Cells {
  return causesOf(told).map(({ checks, packed, because }) => [
    joinWords(checks, "and"),
    packed.length,
    because,
    numbersText(linesOf({ packed })),
  ]);
}
