import type { SetContent, SetKind } from "../codes/reference/content";
import { packPairs, pairsHashSoon, unpackPairs } from "../codes/reference/packed-pairs";
import type { SetInfo } from "../codes/reference/reference";
import { rowsHash } from "../codes/reference/sets";
import { packBytes, unpackBytes, type KeptBytes } from "./compress";
import { inTransaction } from "./database";
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

/** How the content of a set is kept: pairs packed, everything else as its rows. */
type KeptContent = { readonly pairs: KeptBytes } | { readonly rows: readonly unknown[] };

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

interface PackedSet {
  readonly key: string;
  readonly stored: StoredSet;
  readonly kept: KeptContent;
}

async function packedSet(content: SetContent): Promise<PackedSet> {
  const { kind, info } = content;
  const kept: KeptContent =
    content.kind === "PTP" ? { pairs: await packBytes(packPairs(content.pairs)) } : { rows: content.rows };
  const size = "pairs" in kept ? kept.pairs.bytes.length : JSON.stringify(kept.rows).length;
  return { key: keyOf(kind, info.edition, info.hash), stored: { ...info, kind, savedAt: Date.now(), size }, kept };
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
 * Its hash is counted again: what is damaged does not answer.
 */
export async function loadSet(kind: SetKind, edition: string, hash: string): Promise<LoadedSet> {
  const found = await inTransaction("readonly", async (stores) => {
    const known = (await stores.getAll("sets"))
      .filter(isStoredSet)
      .filter((set) => set.kind === kind && set.edition === edition && (hash === "" || set.hash === hash))
      .sort((a, b) => b.savedAt - a.savedAt)[0];
    return known && { stored: known, kept: await stores.get("contents", keyOf(kind, edition, known.hash)) };
  });
  if (!found) return { kind: "missing" };
  const content = await contentOf(found.stored, found.kept);
  if (content) return { kind: "found", content };
  return {
    kind: "damaged",
    message: `the ${kind} table of ${edition} on this computer is damaged. Import it again`,
  };
}

/** The content, or `null` where it is not what its hash says. */
async function contentOf(stored: StoredSet, kept: unknown): Promise<SetContent | null> {
  const { edition, editionDay, rows, hash, origin } = stored;
  const info: SetInfo = { edition, editionDay, rows, hash, origin };
  if (typeof kept !== "object" || kept === null) return null;
  try {
    if (stored.kind === "PTP") {
      if (!("pairs" in kept) || !isKeptBytes(kept.pairs)) return null;
      const pairs = unpackPairs(await unpackBytes(kept.pairs));
      return (await pairsHashSoon(pairs)) === hash ? { kind: "PTP", info, pairs } : null;
    }
  } catch {
    return null;
  }
  if (!("rows" in kept) || !Array.isArray(kept.rows) || rowsHash(kept.rows) !== hash) return null;
  // Its hash says that these are the very rows that were saved under this kind.
  return { kind: stored.kind, info, rows: kept.rows };
}

function isStoredSet(value: unknown): value is StoredSet {
  return typeof value === "object" && value !== null && "kind" in value && "hash" in value && "editionDay" in value;
}

function isKeptBytes(value: unknown): value is KeptBytes {
  return (
    typeof value === "object" &&
    value !== null &&
    "packing" in value &&
    "bytes" in value &&
    value.bytes instanceof Uint8Array
  );
}
