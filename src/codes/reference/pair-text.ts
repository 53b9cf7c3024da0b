import { dayIn } from "../data/dates";
import type { PackedPairs } from "./packed-pairs";
import { pairBuilder, type PairRow } from "./pair-builder";
import { isoOf } from "../../values/day";

/**
 * Pairs as a short text, for the set that is bundled. The first line holds the codes in their order. Each block begins with a period,
 * `>from,to,indicator`; below it each line is a column 1 code, `:` and its column 2 codes. A column 2 code is the distance from the one
 * before (the first from -1) in the list of codes, in base 36; `+n` takes the next n codes as well.
 */
export function pairText(rows: Iterable<PairRow>, covered: readonly string[]): string {
  const codes = [...new Set(covered)].sort();
  const numbers = new Map(codes.map((code, n) => [code, n]));
  const blocks = new Map<string, Map<string, number[]>>();
  for (const [column1, column2, from, to, indicator] of rows) {
    const second = numbers.get(column2);
    if (second === undefined || !numbers.has(column1)) throw new Error(`${column1}/${column2} is not covered`);
    const period = `>${from === null ? "" : isoOf(from)},${to === null ? "" : isoOf(to)},${indicator}`;
    let block = blocks.get(period);
    if (!block) blocks.set(period, (block = new Map()));
    const line = block.get(column1);
    if (line) line.push(second);
    else block.set(column1, [second]);
  }
  const text = [codes.join(" ")];
  for (const [period, lines] of [...blocks].sort()) {
    text.push(period);
    for (const [column1, seconds] of [...lines].sort()) text.push(`${column1}:${runs(seconds)}`);
  }
  return text.join("\n");
}

function runs(seconds: readonly number[]): string {
  const sorted = [...new Set(seconds)].sort((a, b) => a - b);
  const parts: string[] = [];
  let previous = -1;
  for (let i = 0; i < sorted.length;) {
    const from = sorted[i] as number;
    let run = 0;
    while (sorted[i + run + 1] === from + run + 1) run++;
    parts.push((from - previous).toString(36) + (run > 0 ? `+${run.toString(36)}` : ""));
    previous = from + run;
    i += run + 1;
  }
  return parts.join(" ");
}

/** Reads such a text. @throws where the text is damaged */
export function pairsFromText(text: string): { readonly covered: ReadonlySet<string>; readonly pairs: PackedPairs } {
  const lines = text.split("\n");
  const codes = (lines[0] ?? "").split(" ");
  const builder = pairBuilder();
  let from: number | null = null;
  let to: number | null = null;
  let indicator: 0 | 1 | 9 = 9;
  for (const line of lines.slice(1)) {
    if (line.startsWith(">")) {
      const [begin = "", end = "", sign] = line.slice(1).split(",");
      from = dayIn(begin);
      to = dayIn(end);
      indicator = sign === "0" ? 0 : sign === "1" ? 1 : 9;
      continue;
    }
    const colon = line.indexOf(":");
    const column1 = line.slice(0, colon);
    let at = -1;
    for (const part of line.slice(colon + 1).split(" ")) {
      const [step = "", more = "0"] = part.split("+");
      at += parseInt(step, 36);
      const last = at + parseInt(more, 36);
      for (; at <= last; at++) {
        const column2 = codes[at];
        if (column2 === undefined) throw new Error(`the pair text is damaged at ${line.slice(0, 40)}`);
        builder.add(column1, column2, from, to, indicator);
      }
      at = last;
    }
  }
  return { covered: new Set(codes), pairs: builder.build() };
}
