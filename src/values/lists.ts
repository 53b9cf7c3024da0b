/** Splits a cell that holds several values: `;`, `,`, a line break or `|` stand between them. Blanks are dropped. @example splitList("25; 59") //=> ["25", "59"] */
export function splitList(text: string): string[] {
  return text
    .split(/[;,|\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Groups items by a key, in the order of first appearance. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Words joined as in a sentence. @example joinWords(["59", "XE", "XP"], "or") //=> "59, XE or XP" */
export function joinWords(words: readonly string[], last: "and" | "or"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;
}

/** A count with its noun. @example counted(2, "line") //=> "2 lines" */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}

/** A whole number with its thousands apart, the same in every locale. @example grouped(1234567) //=> "1,234,567" */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
