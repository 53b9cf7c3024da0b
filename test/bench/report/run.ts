// What a report is made of, and how it says numbers.
import type { Machine } from "../apart/machine";
import type { Outcomes, Sizes } from "../scenario";

/** Everything that a report tells. */
export interface Run {
  readonly outcomes: Outcomes;
  /** Scenarios that were measured again since. */
  readonly again: readonly string[];
  readonly sizes: Sizes;
  readonly machine: Machine;
  /** Peers by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** ISO date. */
  readonly day: string;
  readonly hasRealPairs: boolean;
  /** Rows of the pair table that stood in, or of the real one. */
  readonly isQuick: boolean;
}

export const count = (value: number): string => Math.round(value).toLocaleString("en-US");
export const table = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headers, headers.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

export const shown = (value: number | undefined, say: (value: number) => string): string =>
  value === undefined ? "-" : say(value);
