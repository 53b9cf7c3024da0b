import type { DecidedBy, NotChecked } from "./finding";

/** How the severities of findings are called in tables. */
export const SEVERITY_WORDS = { error: "Error", warning: "Warning", info: "Info" } as const;

/** Which rule decided, in one cell. */
export function decidedText(by: DecidedBy): string {
  return by.kind === "public" ? by.title : `${by.table} ${by.rule} (row ${by.row})`;
}

/** What to do so that a check can be made. */
export function gapFix({ missing, rules }: Pick<NotChecked, "missing" | "rules">): string {
  return missing.length > 0 ? `Fill in ${missing.join(", ")}` : rules.length > 0 ? "Correct one of the rules" : "";
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
