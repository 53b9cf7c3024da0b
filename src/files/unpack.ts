import { inflated, NotAsStated, stored } from "./inflate";
import { UnusableFile } from "./problem";
import type { ArchiveNoun, ArchivePart } from "./zip-guard";

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** An archive in memory, and what messages call it. */
export interface OpenArchive {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly noun: ArchiveNoun;
}

/** What helps where a part is not as it should be. */
const HELP: Readonly<Record<ArchiveNoun, { readonly locked: string; readonly damaged: string }>> = {
  workbook: {
    locked: "Open it in Excel and save it anew, without a password",
    damaged: "Open it in Excel and save it anew",
  },
  archive: { locked: "Unpack the archive and choose the files in it", damaged: "Download it again" },
};

/**
 * The content of a part in chunks, each to be used before the next is asked for. What is unpacked has the size and the checksum that the
 * directory states, or the archive is refused.
 */
export async function* unpacked(archive: OpenArchive, part: ArchivePart): AsyncGenerator<Uint8Array, void> {
  const packed = packedBytes(archive, part);
  try {
    yield* part.method === STORED ? stored(packed, part) : inflated(packed, part);
  } catch (error) {
    if (error instanceof NotAsStated) throw damaged(archive, part, error.message);
    throw error;
  }
}

function packedBytes(archive: OpenArchive, part: ArchivePart): Uint8Array {
  const { bytes, file, noun } = archive;
  const help = HELP[noun].locked;
  if (part.encrypted) throw new UnusableFile({ file, message: `${part.name} is protected by a password. ${help}` });
  if (part.method !== STORED && part.method !== DEFLATED) {
    throw new UnusableFile({ file, message: `${part.name} is packed in a way that cannot be read here. ${help}` });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = part;
  if (offset + LOCAL_HEADER_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) {
    throw damaged(archive, part, "does not stand where the archive says");
  }
  const begin = offset + LOCAL_HEADER_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (begin + part.packed > bytes.length) throw damaged(archive, part, "was cut off");
  return bytes.subarray(begin, begin + part.packed);
}

/** That a part is not as it should be. @param how goes on from its name */
export const damaged = ({ file, noun }: OpenArchive, part: ArchivePart, how: string): UnusableFile =>
  new UnusableFile({ file, message: `${part.name} ${how}: the ${noun} is damaged. ${HELP[noun].damaged}` });
