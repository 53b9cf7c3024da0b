import { unpacked, type OpenArchive } from "../unpack";
import { archiveParts, type ArchivePart } from "../zip-guard";
import type { CmsFile } from "./cms-file";

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
    .map((part) => fileOfPart({ bytes, file: archive, noun: "archive" }, part));
}

function fileOfPart(archive: OpenArchive, part: ArchivePart): CmsFile {
  const name = `${archive.file}/${part.name}`;
  return {
    name,
    size: part.unpacked,
    async head() {
      // Only a beginning: its checksum cannot be asked yet.
      for await (const chunk of unpacked(archive, part)) return chunk.slice(0, HEAD_BYTES);
      return new Uint8Array(0);
    },
    async bytes() {
      const whole = new Uint8Array(part.unpacked);
      let at = 0;
      for await (const chunk of unpacked(archive, part)) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
    chunks: () => unpacked(archive, part),
  };
}
