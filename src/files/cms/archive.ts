import { UnusableFile } from "../problem";
import { archiveParts, type ArchivePart } from "../zip-guard";
import type { CmsFile } from "./cms-file";
import { inflated, NotAsStated, stored } from "./inflate";

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const HEAD_BYTES = 64 << 10;
/** Machinery of other systems that stands in archives beside the files. */
const HIDDEN = /(^|\/)(__MACOSX\/|\.)/;

/**
 * The files of an archive, unpacked piece by piece when they are read. Each is named behind the archive.
 * @throws UnusableFile where the archive is damaged, was cut off or would fill the memory
 */
export function filesInArchive(bytes: Uint8Array, archive: string): CmsFile[] {
  return archiveParts(bytes, archive)
    .filter(({ name }) => !HIDDEN.test(name))
    .map((part) => fileOfPart(bytes, archive, part));
}

function fileOfPart(bytes: Uint8Array, archive: string, part: ArchivePart): CmsFile {
  const name = `${archive}/${part.name}`;
  return {
    name,
    size: part.unpacked,
    async head() {
      // Only a beginning: its checksum cannot be asked yet.
      for await (const chunk of unpacked(bytes, archive, part)) return chunk.slice(0, HEAD_BYTES);
      return new Uint8Array(0);
    },
    async bytes() {
      const whole = new Uint8Array(part.unpacked);
      let at = 0;
      for await (const chunk of unpacked(bytes, archive, part)) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
    chunks: () => unpacked(bytes, archive, part),
  };
}

/** The content of a part in chunks. What is unpacked has the size and the checksum that the directory states, or the archive is refused. */
async function* unpacked(bytes: Uint8Array, archive: string, part: ArchivePart): AsyncGenerator<Uint8Array, void> {
  const packed = packedBytes(bytes, archive, part);
  try {
    yield* part.method === STORED ? stored(packed, part) : inflated(packed, part);
  } catch (error) {
    if (error instanceof NotAsStated) throw damaged(archive, part, error.message);
    throw error;
  }
}

function packedBytes(bytes: Uint8Array, archive: string, part: ArchivePart): Uint8Array {
  if (part.encrypted) {
    throw new UnusableFile({
      file: archive,
      message: `${part.name} is protected by a password. Unpack the archive and choose the files in it`,
    });
  }
  if (part.method !== STORED && part.method !== DEFLATED) {
    throw new UnusableFile({
      file: archive,
      message: `${part.name} is packed in a way that cannot be read here. Unpack the archive and choose the files in it`,
    });
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

const damaged = (archive: string, part: ArchivePart, how: string): UnusableFile =>
  new UnusableFile({
    file: archive,
    message: `${part.name} ${how}: the archive is damaged. Download it again`,
  });
