import { familyOf } from "../../checks/families";
import { linesToFix, type Finding } from "../../checks/finding";
import type { Cents } from "../../values/money";
import { atOnce, eachInSteps, type Steps } from "../../values/steps";
import { linesByIndex, type LineView } from "./line-views";
import { firstLine } from "./select";
import type { CheckedSheet, Grouping } from "./state";

/** Findings that have something in common. */
export interface FindingGroup {
  /** The check, the payer's name, the provider as `providerOf` says, or the line. */
  readonly key: string;
  readonly findings: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** Charges at risk: each line's once, in the group of the worst finding that would deny it. */
  readonly amount: Cents;
  /** Position in `result.findings` of its first finding, in the order given. */
  readonly first: number;
}

/**
 * Puts findings into groups, the most money first. By line, a finding stands with every line to fix; otherwise it stands in one group.
 * @param positions of findings in `result.findings`, the worst first
 */
export function groupFindings(
  checked: CheckedSheet,
  positions: readonly number[],
  by: Grouping | "family",
): FindingGroup[] {
  return atOnce(groupsInSteps(checked, positions, by));
}

/** The same in steps. */
export function* groupsInSteps(
  checked: CheckedSheet,
  positions: readonly number[],
  by: Grouping | "family",
): Steps<FindingGroup[]> {
  const lines = linesByIndex(checked);
  return yield* grouped(checked, positions, (finding) => keysOf(finding, by, lines), lines);
}

function keysOf(finding: Finding, by: Grouping | "family", lines: ReadonlyMap<number, LineView>): readonly string[] {
  switch (by) {
    case "family":
      return [familyOf(finding.check)];
    case "check":
      return [finding.check];
    case "payer":
      return [finding.payer];
    case "provider":
      return [lines.get(firstLine(finding))?.provider ?? ""];
    case "line":
      return linesToFix(finding).map(String);
  }
}

function* grouped(
  { result }: CheckedSheet,
  positions: readonly number[],
  keys: (finding: Finding) => readonly string[],
  lines: ReadonlyMap<number, LineView>,
): Steps<FindingGroup[]> {
  type Counting = { -readonly [K in keyof FindingGroup]: FindingGroup[K] };
  const groups = new Map<string, Counting>();
  const charged = new Set<number>();
  yield* eachInSteps(positions, (at) => {
    const finding = result.findings[at];
    if (!finding) return;
    const own = keys(finding);
    for (const key of own) {
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { key, findings: 0, error: 0, warning: 0, info: 0, amount: 0, first: at }));
      group.findings++;
      group[finding.severity]++;
    }
    if (finding.severity === "info") return;
    for (const line of finding.denied) {
      // By line, the charge stands with its own line.
      const group = groups.get(own.length > 1 ? String(line) : (own[0] ?? ""));
      if (!group || charged.has(line)) continue;
      charged.add(line);
      group.amount += lines.get(line)?.charge ?? 0;
    }
  });
  return [...groups.values()].sort(
    (a, b) => b.amount - a.amount || b.error - a.error || b.warning - a.warning || b.findings - a.findings,
  );
}
