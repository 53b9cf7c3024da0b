import { STATUS_WORDS } from "../claims/own-status";
import { atOnce, eachInSteps, type Steps } from "../values/steps";
import type { CheckResult } from "./engine";
import { linesToFix, type Finding, type NotChecked } from "./finding";
import type { CheckId } from "./ids";

const RANK = { error: 0, warning: 1, info: 2 } as const;

/**
 * What is said of lines in one cell: `OK`, `Error: …`, `Warning: …`, `Not checked: …`; the worst finding first, and how many more stand
 * behind it.
 * @returns what tells it of the lines of one row
 */
export function statusTexts(result: Pick<CheckResult, "findings" | "notChecked">): StatusOfLines {
  return atOnce(statusTextsInSteps(result));
}

/** Tells the status of the lines of one row. */
export type StatusOfLines = (lines: readonly number[]) => string;

/** The same in steps. */
export function* statusTextsInSteps({
  findings,
  notChecked,
}: Pick<CheckResult, "findings" | "notChecked">): Steps<StatusOfLines> {
  const told = new Map<number, Finding[]>();
  const gaps = new Map<number, NotChecked[]>();
  yield* eachInSteps(findings, (finding) => {
    if (finding.severity !== "info") for (const line of linesToFix(finding)) put(told, line, finding);
  });
  for (const entry of notChecked) yield* eachInSteps(entry.lines, (line) => put(gaps, line, entry));
  return (lines) =>
    statusText(ofLines(told, lines), () => {
      const [gap, ...rest] = ofLines(gaps, lines);
      return gap ? { ...gap, because: gap.message.replace(/^[\d,]+ lines?: /, ""), more: rest.length } : null;
    });
}

/** What could not be checked of a line: the first of it, and how many more there are. */
export interface Gaps {
  readonly check: CheckId;
  readonly because: string;
  readonly more: number;
}

/**
 * The status of a line of which this is said.
 * @param findings in the order in which they are told; those that only inform do not count
 * @param gapsOf asked where no finding is told
 */
export function statusText(findings: readonly Finding[], gapsOf: () => Gaps | null): string {
  const [worst, ...others] = findings
    .filter(({ severity }) => severity !== "info")
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  if (worst) {
    const word = worst.severity === "error" ? STATUS_WORDS.error : STATUS_WORDS.warning;
    return `${word}: ${worst.message}${more(others.length)}`;
  }
  const gap = gapsOf();
  return gap ? `${STATUS_WORDS.notChecked}: ${gap.check}: ${gap.because}${more(gap.more)}` : STATUS_WORDS.ok;
}

function put<T>(by: Map<number, T[]>, line: number, item: T): void {
  const known = by.get(line);
  if (known) known.push(item);
  else by.set(line, [item]);
}

/** What is said of several lines, each once. */
const ofLines = <T>(by: ReadonlyMap<number, readonly T[]>, lines: readonly number[]): T[] => [
  ...new Set(lines.flatMap((line) => by.get(line) ?? [])),
];

const more = (n: number): string => (n > 0 ? ` (+${n} more)` : "");
