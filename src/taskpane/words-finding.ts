import { wordsOf, type Day } from "../values/day";
import { grouped } from "../values/lists";

/** What a finding that is opened says, and where a rule stands that decided: it comes after the first screen. */
export const FINDING_WORDS = {
  back: "Back",
  position: (at: number, of: number): string => `${grouped(at)} of ${grouped(of)}`,
  previous: "Previous finding",
  next: "Next finding",
  change: "Change",
  look: "Look in the record",
  noFix: "Nothing to change without the record.",
  field: (line: number, field: string, from: string, to: string): string =>
    field === "Line" && to === ""
      ? `Line ${grouped(line)}: remove ${from}`
      : `Line ${grouped(line)}, ${field}: ${from === "" ? "blank" : from} → ${to === "" ? "blank" : to}`,
  why: "Why",
  decidedBy: "Decided by",
  rule: (table: string, rule: string): string => `${table} ${rule}`,
  inForce: (from: Day | null, to: Day | null): string => {
    if (from === null && to === null) return "Always in force";
    if (to === null) return `Since ${wordsOf(from ?? 0)}`;
    return from === null ? `Until ${wordsOf(to)}` : `${wordsOf(from)} to ${wordsOf(to)}`;
  },
  source: (source: string): string => `Source: ${source}`,
  inStarter: "in the starter matrix",
  rowIn: (row: number, workbook: string): string => `row ${grouped(row)} in ${workbook}`,
  showRow: (row: number): string => `Show row ${grouped(row)}`,
  publicFrom: (from: string): string => `from ${from}`,
  nearly: "Nearly decided",
  lines: "Lines",
  atRisk: "at risk",
  keep: "Keep as a test",
  select: (line: number): string => `Select line ${grouped(line)} in the sheet`,
} as const;
