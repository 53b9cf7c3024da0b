import type { SetContent } from "../codes/reference/content";
import { unpackContent, type NamedInfo, type PackedContent } from "../codes/reference/packed-content";
import { pairsHashSoon, unpackPairs } from "../codes/reference/packed-pairs";
import { rowsHash } from "../codes/reference/sets";
import { unpackBytes, type PackedBytes } from "../values/compress";

/** As sets were kept before: without a check, and rows as they are. Such a set is looked through as a whole, and stays as it is. */
type FirstKeptContent = { readonly pairs: PackedBytes } | { readonly rows: unknown };

/** The content of a set as this computer keeps it, or `null` where what lies there is not what was saved. */
export async function readKept(set: NamedInfo, kept: unknown): Promise<SetContent | null> {
  try {
    if (isPackedContent(kept)) return await unpackContent(set, kept);
    return isFirstKept(kept) ? await readFirstKept(set, kept) : null;
  } catch {
    return null;
  }
}

/** The name of a set is counted again from all that it holds. */
async function readFirstKept({ kind, info }: NamedInfo, kept: FirstKeptContent): Promise<SetContent | null> {
  if (kind === "PTP") {
    if (!("pairs" in kept)) return null;
    const pairs = unpackPairs(await unpackBytes(kept.pairs));
    return (await pairsHashSoon(pairs)) === info.hash ? { kind, info, pairs } : null;
  }
  if (!("rows" in kept) || !Array.isArray(kept.rows) || rowsHash(kept.rows) !== info.hash) return null;
  // Its hash says that these are the very rows that were saved under this kind.
  return { kind, info, rows: kept.rows };
}

const isPackedBytes = (value: unknown): value is PackedBytes =>
  typeof value === "object" &&
  value !== null &&
  "packing" in value &&
  "bytes" in value &&
  // From another realm it is no instance of ours.
  ArrayBuffer.isView(value.bytes);

const isPackedContent = (value: unknown): value is PackedContent => isPackedBytes(value) && "check" in value;

const isFirstKept = (value: unknown): value is FirstKeptContent =>
  typeof value === "object" && value !== null && (("pairs" in value && isPackedBytes(value.pairs)) || "rows" in value);
