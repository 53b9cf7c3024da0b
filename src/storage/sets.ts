import type { SetContent, SetKind } from "../codes/reference/content";
import { packContent } from "../codes/reference/packed-content";
import type { SetInfo } from "../codes/reference/reference";
import { inTransaction } from "./database";
import { readKept } from "./kept-content";
import { tellSetsChanged } from "./sets-changed";

/** A set that this computer has. */
export interface StoredSet extends SetInfo {
  readonly kind: SetKind;
  /** When it was saved, in milliseconds since 1970. */
  readonly savedAt: number;
  /** Bytes that it takes. */
  readonly size: number;
}

/** A set that was asked for: its content, or why there is none. */
export type LoadedSet =
  | { readonly kind: "found"; readonly content: SetContent }
  | { readonly kind: "missing" }
  /** It is there and not what its name says; it must be imported again. */
  | { readonly kind: "damaged"; readonly message: string };

const keyOf = (kind: SetKind, edition: string, hash: string): string => `${kind} ${edition} ${hash}`;

/**
 * Keeps sets: all of them whole, or none; sets of other editions or contents stay.
 * @throws StorageFailure where the disk is full or the browser keeps nothing
 */
export async function saveSets(contents: readonly SetContent[]): Promise<readonly StoredSet[]> {
  // Packed before the transaction begins: it would not wait.
  const packed = await Promise.all(contents.map(packedSet));
  await inTransaction("readwrite", (stores) => {
    for (const { key, stored, kept } of packed) {
      stores.put("sets", key, stored);
      stores.put("contents", key, kept);
    }
  });
  tellSetsChanged("saved");
  return packed.map(({ stored }) => stored);
}

/** Keeps one set. @throws StorageFailure as `saveSets` */
export async function saveSet(content: SetContent): Promise<StoredSet> {
  const [stored] = await saveSets([content]);
  if (!stored) throw new Error("one set was given");
  return stored;
}

async function packedSet(content: SetContent) {
  const { kind, info } = content;
  const kept = await packContent(content);
  const stored: StoredSet = { ...info, kind, savedAt: Date.now(), size: kept.bytes.length };
  return { key: keyOf(kind, info.edition, info.hash), stored, kept };
}

/** The sets that this computer has, the last saved first. */
export async function listSets(): Promise<readonly StoredSet[]> {
  const sets = await inTransaction("readonly", (stores) => stores.getAll("sets"));
  return sets.filter(isStoredSet).sort((a, b) => b.savedAt - a.savedAt);
}

/** Removes a set from this computer. Workbooks that name it get *not checked* until it is imported again. */
export async function removeSet({ kind, edition, hash }: Pick<StoredSet, "kind" | "edition" | "hash">): Promise<void> {
  const key = keyOf(kind, edition, hash);
  await inTransaction("readwrite", (stores) => {
    stores.delete("sets", key);
    stores.delete("contents", key);
  });
  tellSetsChanged("removed");
}

/**
 * The content of a set by kind, edition and hash; with a blank hash the last saved of that edition.
 * What is damaged does not answer.
 */
export async function loadSet(kind: SetKind, edition: string, hash: string): Promise<LoadedSet> {
  const found = await inTransaction("readonly", async (stores) => {
    const known = (await stores.getAll("sets"))
      .filter(isStoredSet)
      .filter((set) => set.kind === kind && set.edition === edition && (hash === "" || set.hash === hash))
      .sort((a, b) => b.savedAt - a.savedAt)[0];
    if (!known) return undefined;
    return { info: infoOf(known), kept: await stores.get("contents", keyOf(kind, edition, known.hash)) };
  });
  if (!found) return { kind: "missing" };
  const content = await readKept({ kind, info: found.info }, found.kept);
  if (content) return { kind: "found", content };
  return {
    kind: "damaged",
    message: `the ${kind} table of ${edition} on this computer is damaged. Import it again`,
  };
}

const infoOf = ({ edition, editionDay, rows, hash, origin }: StoredSet): SetInfo => ({
  edition,
  editionDay,
  rows,
  hash,
  origin,
});

function isStoredSet(value: unknown): value is StoredSet {
  return typeof value === "object" && value !== null && "kind" in value && "hash" in value && "editionDay" in value;
}
