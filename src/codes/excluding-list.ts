import { splitList } from "../values/lists";

/** What a cell names and what it excludes with `!`: the grammar that lists of codes and of diagnoses share. */
export interface ExcludingList<Term> {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly excluded: readonly Term[];
}

/**
 * Reads such a cell. Every fault is told, not only the first; a list with a fault is not usable.
 * A list that only excludes names everything else.
 * @param parseTerm reads one part, or says what is wrong with it
 * @param all the term that names everything
 */
export function parseExcludingList<Term extends object>(
  text: string,
  parseTerm: (part: string) => Term | string,
  all: Term,
): { readonly list: ExcludingList<Term> } | { readonly faults: readonly string[] } {
  const terms: Term[] = [];
  const excluded: Term[] = [];
  const faults: string[] = [];
  for (const part of splitList(text)) {
    const not = part.startsWith("!");
    const term = parseTerm(not ? part.slice(1) : part);
    if (typeof term === "string") faults.push(term);
    else (not ? excluded : terms).push(term);
  }
  if (faults.length > 0) return { faults };
  if (terms.length === 0 && excluded.length > 0) terms.push(all);
  return { list: { text, terms, excluded } };
}
