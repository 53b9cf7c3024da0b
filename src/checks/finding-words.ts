import { counted } from "../values/lists";
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

/** Excel takes 32,767 characters into a cell, and refuses a whole table over a longer one; the rest is for how many more there are. */
const LONGEST_LIST = 32_700;

/**
 * One line as a number, several as a text in which neighbours stand as a range; lines beyond what a cell holds are counted.
 * @example linesCell([1, 2, 3, 7]) //=> "1-3, 7"
 */
export function linesCell(lines: readonly number[]): string | number {
  if (lines.length === 1) return lines[0] ?? "";
  const ranges: { readonly first: number; last: number; count: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open && line === open.last + 1) {
      open.last = line;
      open.count++;
    } else ranges.push({ first: line, last: line, count: 1 });
  }
  let text = "";
  let told = 0;
  for (const { first, last, count } of ranges) {
    const range = first === last ? String(first) : `${first}-${last}`;
    if (text.length + range.length > LONGEST_LIST) return `${text}, and ${counted(lines.length - told, "more line")}`;
    text += text === "" ? range : `, ${range}`;
    told += count;
  }
  return text;
}
