import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/**
 * The name of some content: the first 16 hex digits of its SHA-256. Long enough that two contents do not meet.
 * @example contentHash("") //=> "e3b0c44298fc1c14"
 */
export function contentHash(text: string): string {
  return nameOf(sha256(utf8ToBytes(text)));
}

/** A name is this much of a SHA-256, in hex digits. */
const nameOf = (digest: Uint8Array): string => bytesToHex(digest).slice(0, 16);

/** The name of bytes that come in parts, counted here and now. */
export function bytesHash(parts: readonly Uint8Array[]): string {
  const hash = sha256.create();
  for (const part of parts) hash.update(part);
  return nameOf(hash.digest());
}

/** The same by the machine's own SHA-256, which is quick and does not keep the screen waiting; where it has none, here and now. */
export async function bytesHashSoon(parts: readonly Uint8Array[]): Promise<string> {
  const subtle = typeof crypto === "undefined" ? undefined : crypto.subtle;
  if (!subtle) return bytesHash(parts);
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return nameOf(new Uint8Array(await subtle.digest("SHA-256", all)));
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
