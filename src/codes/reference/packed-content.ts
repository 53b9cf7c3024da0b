import { packBytes, unpackBytes, type PackedBytes } from "../../values/compress";
import { bytesHashSoon } from "../../values/hash";
import type { SetContent } from "./content";
import { packPairs, unpackPairs } from "./packed-pairs";
import type { SetInfo } from "./reference";

/**
 * The content of a set packed: pairs as they lie in memory, every other table as the JSON of its rows, both compressed. A check names the
 * packed bytes and the set that they belong to. They are some hundred kilobytes, so that looking whether a disk still has what was saved takes
 * a millisecond; naming the pairs themselves anew would take longer than everything else.
 */
export interface PackedContent extends PackedBytes {
  readonly check: string;
}

/** A set of which the content is asked for. */
export type NamedInfo = Pick<SetContent, "kind"> & { readonly info: SetInfo };

export async function packContent(content: SetContent): Promise<PackedContent> {
  const bytes = content.kind === "PTP" ? packPairs(content.pairs) : utf8(JSON.stringify(content.rows));
  const packed = await packBytes(bytes);
  return { ...packed, check: await checkOf(content, packed) };
}

/**
 * The content of a set, ready to answer: of 2.5 million pairs nothing is made and nothing moved, they answer from the bytes themselves.
 * @returns `null` where the bytes are not those that were packed for this set
 */
export async function unpackContent(set: NamedInfo, packed: PackedContent): Promise<SetContent | null> {
  if ((await checkOf(set, packed)) !== packed.check) return null;
  const { kind, info } = set;
  const bytes = await unpackBytes(packed);
  if (kind === "PTP") return { kind, info, pairs: unpackPairs(bytes) };
  return { kind, info, rows: JSON.parse(new TextDecoder().decode(bytes)) };
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

const checkOf = ({ kind, info }: NamedInfo, { bytes }: PackedBytes): Promise<string> =>
  bytesHashSoon([utf8(`${kind} ${info.edition} ${info.hash}`), bytes]);
