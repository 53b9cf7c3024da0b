import type { Cells } from "../values/cell";
import { isX12 } from "../x12/segments";
import { decodeText } from "./bytes";
import { claims837 } from "./claims-837";
import { parseCsvText } from "./csv";

/** The first bytes of a file that tell an X12 interchange. */
const HEAD_BYTES = 64;

/** Whether a file is an X12 interchange, by its first bytes. */
export function isX12File(bytes: Uint8Array): boolean {
  return isX12(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)));
}

/**
 * The rows of a file of text: separated text as it stands, professional claims (837P) as a claim sheet.
 * @throws UnusableFile where it is neither
 */
export function readRowsOfText(bytes: Uint8Array, file: string): Cells {
  const text = decodeText(bytes, file);
  return isX12File(bytes) ? claims837(text, file) : parseCsvText(text, file);
}
