import { UnusableFile } from "./problem";

/** What a file is by its first bytes, whatever its name says. */
export type FileKind = "zip" | "ole" | "text" | "binary" | "empty";

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** An archive with nothing in it has no part in front of its directory. */
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const UTF16_LE_BOM = [0xff, 0xfe];
const UTF16_BE_BOM = [0xfe, 0xff];
/** A file of text has no zero byte in its first bytes; nearly every other file has. */
const PROBE_BYTES = 4096;

/**
 * What a file is by its content: `zip` (an .xlsx is one), `ole` (an old .xls, or an .xlsx behind a password), text or something else.
 * @example kindOfFile(new TextEncoder().encode("Payer,Patient")) //=> "text"
 */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return "zip";
  if (startsWith(bytes, OLE)) return "ole";
  if (startsWith(bytes, UTF16_LE_BOM) || startsWith(bytes, UTF16_BE_BOM)) return "text";
  return bytes.subarray(0, PROBE_BYTES).includes(0) ? "binary" : "text";
}

/**
 * The text of a file: UTF-8, or UTF-16 where its mark says so; bytes that are no UTF-8 are read as windows-1252, which is what
 * Excel writes for "CSV". The byte order mark is taken off.
 * @throws UnusableFile where the file holds no text
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const kind = kindOfFile(bytes);
  if (kind !== "text" && kind !== "empty") {
    const what =
      kind === "zip" ? "is a workbook or an archive, not text. If it is a workbook, name it .xlsx" : "holds no text";
    throw new UnusableFile({ file, message: `${what}. Export the sheet as CSV (UTF-8) or save it as .xlsx` });
  }
  if (startsWith(bytes, UTF16_LE_BOM)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, UTF16_BE_BOM)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
