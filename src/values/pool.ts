/**
 * Texts that stand in many cells, each kept once: a sheet of a hundred thousand lines has some hundred codes and a few payers. It holds less
 * memory, and comparing two of them looks at no letters.
 */
const pool = new Map<string, string>();

/** More is a column of something else; what was kept before is let go. */
const MOST_POOLED = 50_000;

/** The same text, from the pool. @example pooled("96413") //=> "96413" */
export function pooled(text: string): string {
  if (text === "") return text;
  const known = pool.get(text);
  if (known !== undefined) return known;
  if (pool.size >= MOST_POOLED) pool.clear();
  pool.set(text, text);
  return text;
}
