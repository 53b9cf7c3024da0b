import { UnusableFile } from "./problem";

/** A part may unpack to this much: beyond it, its XML does not fit into one text of the JavaScript engine. */
const MAX_PART_BYTES = 500_000_000;
const MAX_TOTAL_BYTES = 1_000_000_000;
const MAX_PARTS = 20_000;
/** Real sheets shrink 10 to 50 times; a part that is large and shrinks more than this was made to fill the memory. */
const MAX_RATIO = 200;
const LARGE_PART_BYTES = 50_000_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** The archive's comment, which stands behind the directory, has at most this length. */
const MAX_COMMENT_BYTES = 65_535;

/**
 * Looks through a ZIP archive's directory before anything is unpacked, and refuses what would fill the memory. The reader behind it unpacks
 * no part beyond the size that the directory states, so a false size helps nobody.
 * @throws UnusableFile where the directory is missing (the file was cut off) or states too much
 */
export function guardZip(bytes: Uint8Array, file: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) throw cutOff(file);
  const parts = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (parts > MAX_PARTS) throw tooLarge(file, `it has ${parts.toLocaleString("en-US")} parts`);
  let total = 0;
  for (let i = 0; i < parts; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw cutOff(file);
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    total += unpacked;
    const madeToFill = unpacked > LARGE_PART_BYTES && unpacked > packed * MAX_RATIO;
    if (unpacked > MAX_PART_BYTES || total > MAX_TOTAL_BYTES || madeToFill) {
      throw tooLarge(file, `a part of it unpacks to ${Math.round(unpacked / 1e6).toLocaleString("en-US")} MB`);
    }
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

const cutOff = (file: string): UnusableFile =>
  new UnusableFile({
    file,
    message: "the workbook is damaged or was cut off. Copy or download it again, or open it in Excel and save it anew",
  });

const tooLarge = (file: string, why: string): UnusableFile =>
  new UnusableFile({
    file,
    message: `the workbook is too large to read: ${why}. Save the sheet that is needed as CSV (UTF-8)`,
  });
