import { referenceOver, setOf, type SetContent, type SetKind } from "../../codes/reference/content";
import type { Reference } from "../../codes/reference/reference";

/** What was read from files, whole tables only. */
export interface ImportedContents {
  readonly contents: readonly SetContent[];
  /** What was read and what was left aside, in sentences for the user. */
  readonly notes: readonly string[];
  /** Why a table, though undamaged, is not the whole one: parts that CMS ships and nobody gave. Also in `notes`. */
  readonly incomplete: readonly string[];
}

/** National tables read from files. */
export interface ImportedSets extends ImportedContents {
  readonly reference: Reference;
  /** Kinds that some file held; the others keep what they were. */
  readonly found: ReadonlySet<SetKind>;
}

/** The sets of what was read, over those at hand. */
export function setsOver(imported: ImportedContents, before: Reference): ImportedSets {
  const reference = referenceOver(imported.contents.map(setOf), before);
  return {
    ...imported,
    reference: { ...reference, chosen: true },
    found: new Set(imported.contents.map(({ kind }) => kind)),
  };
}
