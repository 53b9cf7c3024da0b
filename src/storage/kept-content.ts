import type { SetContent } from "../codes/reference/content";
import { packPairs, pairsHashSoon, unpackPairs } from "../codes/reference/packed-pairs";
import type { SetInfo } from "../codes/reference/reference";
import { rowsHash } from "../codes/reference/sets";
import { bytesHashSoon } from "../values/hash";
import { packBytes, unpackBytes, type KeptBytes } from "./compress";

/*
 * How the content of a set lies in the storage: pairs as they lie in memory, every other table as the JSON of its rows, both packed. A check
 * names the packed bytes and the set that they belong to. They are some hundred kilobytes, so that looking whether the disk still has what was
 * saved takes a millisecond; naming the pairs themselves anew would take longer than everything else.
 */
interface KeptContent extends KeptBytes {
  readonly check: string;
}

/** As sets were kept before: without a check, and rows as they are. Such a set is looked through as a whole. */
type FirstKeptContent = { readonly pairs: KeptBytes } | { readonly rows: unknown };

/** A set, and under which name it is kept. */
interface Named {
  readonly key: string;
  readonly kind: SetContent["kind"];
  readonly info: SetInfo;
}

/** A content as it is kept. */
export async function packContent(key: string, content: SetContent): Promise<KeptContent> {
  const bytes =
    content.kind === "PTP"
      ? packPairs(content.pairs)
      : new Uint8Array(new TextEncoder().encode(JSON.stringify(content.rows)));
  const packed = await packBytes(bytes);
  return { ...packed, check: await checkOf(key, packed) };
}

const checkOf = (key: string, { bytes }: KeptBytes): Promise<string> =>
  bytesHashSoon([new TextEncoder().encode(key), bytes]);

/** The content of a set, or `null` where what lies there is not what was saved. */
export async function unpackContent(set: Named, kept: unknown): Promise<SetContent | null> {
  try {
    if (isKeptContent(kept)) return await contentOf(set, kept);
    return isFirstKeptContent(kept) ? await firstContentOf(set, kept) : null;
  } catch {
    return null;
  }
}

async function contentOf({ key, kind, info }: Named, kept: KeptContent): Promise<SetContent | null> {
  if ((await checkOf(key, kept)) !== kept.check) return null;
  const bytes = await unpackBytes(kept);
  if (kind === "PTP") return { kind, info, pairs: unpackPairs(bytes) };
  return { kind, info, rows: JSON.parse(new TextDecoder().decode(bytes)) };
}

/** Looked through as a whole: the name of a set is counted again from all that it holds. */
async function firstContentOf({ kind, info }: Named, kept: FirstKeptContent): Promise<SetContent | null> {
  if (kind === "PTP") {
    if (!("pairs" in kept)) return null;
    const pairs = unpackPairs(await unpackBytes(kept.pairs));
    return (await pairsHashSoon(pairs)) === info.hash ? { kind, info, pairs } : null;
  }
  if (!("rows" in kept) || !Array.isArray(kept.rows) || rowsHash(kept.rows) !== info.hash) return null;
  // Its hash says that these are the very rows that were saved under this kind.
  return { kind, info, rows: kept.rows };
}

const isKeptBytes = (value: unknown): value is KeptBytes =>
  typeof value === "object" &&
  value !== null &&
  "packing" in value &&
  "bytes" in value &&
  value.bytes instanceof Uint8Array;

const isKeptContent = (value: unknown): value is KeptContent => isKeptBytes(value) && "check" in value;

const isFirstKeptContent = (value: unknown): value is FirstKeptContent =>
  typeof value === "object" && value !== null && (("pairs" in value && isKeptBytes(value.pairs)) || "rows" in value);
