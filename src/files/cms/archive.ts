import { Inflate } from "fflate";
import { UnusableFile } from "../problem";
import { archiveParts, type ArchivePart } from "../zip-guard";
import type { CmsFile } from "./cms-file";

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/** Packed bytes that are unpacked at a time: text of CMS's tables grows some 20 times. */
const PACKED_CHUNK = 16 << 10;
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
    head() {
      // Only a beginning: its checksum cannot be asked yet.
      for (const chunk of unpacked(bytes, archive, part)) return chunk.slice(0, HEAD_BYTES);
      return new Uint8Array(0);
    },
    bytes() {
      const whole = new Uint8Array(part.unpacked);
      let at = 0;
      for (const chunk of unpacked(bytes, archive, part)) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
    chunks: () => unpacked(bytes, archive, part),
  };
}

/** The content of a part in chunks. What is unpacked has the size and the checksum that the directory states, or the archive is refused. */
function* unpacked(bytes: Uint8Array, archive: string, part: ArchivePart): Generator<Uint8Array, undefined> {
  const packed = packedBytes(bytes, archive, part);
  const crc = checksum();
  let length = 0;
  const counted = (chunk: Uint8Array): Uint8Array => {
    length += chunk.length;
    if (length > part.unpacked) throw damaged(archive, part, "unpacks to more than the archive says");
    crc.add(chunk);
    return chunk;
  };
  if (part.method === STORED) {
    for (let at = 0; at < packed.length; at += PACKED_CHUNK) yield counted(packed.subarray(at, at + PACKED_CHUNK));
  } else {
    let out: Uint8Array[] = [];
    const inflate = new Inflate((chunk) => out.push(chunk));
    for (let at = 0; at < packed.length; at += PACKED_CHUNK) {
      try {
        inflate.push(packed.subarray(at, at + PACKED_CHUNK), at + PACKED_CHUNK >= packed.length);
      } catch {
        throw damaged(archive, part, "cannot be unpacked");
      }
      for (const chunk of out) if (chunk.length > 0) yield counted(chunk);
      out = [];
    }
  }
  if (length !== part.unpacked || crc.value() !== part.checksum) {
    throw damaged(archive, part, "does not unpack to what the archive says");
  }
  return undefined;
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

/** CRC-32's polynomial, bits turned round. */
const POLYNOMIAL = 0xedb88320;
let crcTable: Uint32Array | undefined;

function tableOfCrc(): Uint32Array {
  if (!crcTable) {
    crcTable = new Uint32Array(256);
    for (let byte = 0; byte < 256; byte++) {
      let crc = byte;
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
      crcTable[byte] = crc;
    }
  }
  return crcTable;
}

/** CRC-32 as archives have it, over chunks. */
function checksum(): { add(chunk: Uint8Array): void; value(): number } {
  const table = tableOfCrc();
  let crc = ~0;
  return {
    add(chunk) {
      for (let i = 0; i < chunk.length; i++) {
        crc = (crc >>> 8) ^ (table[(crc ^ (chunk[i] as number)) & 255] as number);
      }
    },
    value: () => ~crc >>> 0,
  };
}
