import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/**
 * The name of some content: the first 16 hex digits of its SHA-256. Long enough that two contents do not meet.
 * @example contentHash("") //=> "e3b0c44298fc1c14"
 */
export function contentHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}
