import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/**
 * The name of some content: the first 16 hex digits of its SHA-256. Long enough that two contents do not meet.
 * @example contentHash("") //=> "e3b0c44298fc1c14"
 */
export function contentHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

/**
 * The name of some content that nobody finds out by trying, unless the salt is known: the first hex digits of its SHA-256 with a salt.
 * @example saltedHash("5f1d", "P1 2026-10-14", 16).length //=> 16
 */
export function saltedHash(salt: string, text: string, length: number): string {
  return bytesToHex(sha256(utf8ToBytes(`${salt}\u0000${text}`))).slice(0, length);
}

/** Random hex digits, as a salt. */
export function randomHex(bytes: number): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(bytes)));
}
