import { UnusableFile } from "./problem";

/** A part may unpack to this much: beyond it, its XML does not fit into one text of the JavaScript engine. */
const MAX_PART_BYTES = 500_000_000;
const MAX_TOTAL_BYTES = 1_000_000_000;
/** A part that is gone through piece by piece and is never in memory as a whole may unpack to this much. */
const MAX_STREAMED_BYTES = 2 ** 31;
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

/** A part of an archive, as its directory states it. */
export interface ArchivePart {
  readonly name: string;
  /** How it is packed: 0 not at all, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** CRC-32 of what it unpacks to. */
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** What messages call the archive: the file of a spreadsheet, or one that somebody zipped. */
export type ArchiveNoun = "workbook" | "archive";

/**
 * Looks through a ZIP archive's directory before anything is unpacked, and refuses what would fill the memory. The reader behind it unpacks
 * no part beyond the size that the directory states, so a false size helps nobody.
 * @throws UnusableFile where the directory is missing (the file was cut off) or states too much
 */
export function guardZip(bytes: Uint8Array, file: string): void {
  archiveParts(bytes, file, "workbook");
}

/**
 * The parts of an archive, none of them too large; folders are left out.
 * @param isStreamed whether a part is never in memory as a whole
 * @throws UnusableFile as `guardZip`
 */
export function archiveParts(
  bytes: Uint8Array,
  file: string,
  noun: ArchiveNoun = "archive",
  isStreamed: (name: string) => boolean = () => false,
): ArchivePart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) throw cutOff(file, noun);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_PARTS) throw tooLarge(file, noun, `it has ${count.toLocaleString("en-US")} parts`);
  const parts: ArchivePart[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw cutOff(file, noun);
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, nameEnd));
    const streamed = isStreamed(name);
    total += streamed ? 0 : unpacked;
    const madeToFill = unpacked > LARGE_PART_BYTES && unpacked > packed * MAX_RATIO;
    if (unpacked > (streamed ? MAX_STREAMED_BYTES : MAX_PART_BYTES) || total > MAX_TOTAL_BYTES || madeToFill) {
      throw tooLarge(file, noun, `a part of it unpacks to ${Math.round(unpacked / 1e6).toLocaleString("en-US")} MB`);
    }
    if (!name.endsWith("/")) {
      parts.push({
        name,
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        checksum: view.getUint32(at + 16, true),
        packed,
        unpacked,
        offset: view.getUint32(at + 42, true),
      });
    }
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

const cutOff = (file: string, noun: ArchiveNoun): UnusableFile =>
  new UnusableFile({
    file,
    message: `the ${noun} is damaged or was cut off. Copy or download it again${noun === "workbook" ? ", or open it in Excel and save it anew" : ""}`,
  });

const tooLarge = (file: string, noun: ArchiveNoun, why: string): UnusableFile =>
  new UnusableFile({
    file,
    message: `the ${noun} is too large to read: ${why}. ${noun === "workbook" ? "Save the sheet that is needed as CSV (UTF-8)" : "Download it from its source again"}`,
  });
