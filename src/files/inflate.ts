import { Inflate } from "fflate";

/** What a part of an archive unpacks to, as the archive's directory states it. */
export interface StatedContent {
  /** Length in bytes. */
  readonly unpacked: number;
  /** CRC-32. */
  readonly checksum: number;
}

/** Thrown where bytes do not unpack to what was stated; its message goes on from the part's name. */
export class NotAsStated extends Error {
  constructor(message: string) {
    super(message);
    this.name = "NotAsStated";
  }
}

const OTHER_CONTENT = "does not unpack to what the archive says";

/**
 * The content of a deflated part in chunks, each to be used before the next is asked for: by the browser's own unpacker in a thread of its
 * own, else by ours. At the end its size and checksum are those that were stated.
 * @throws NotAsStated
 */
export async function* inflated(packed: Uint8Array, stated: StatedContent): AsyncGenerator<Uint8Array, void> {
  if (typeof DecompressionStream === "undefined") yield* sized(inflatedByUs(packed, stated), stated);
  else yield* sized(inflatedByStream(packed, stated), stated);
}

/** The content of a part that was put into the archive as it is. @throws NotAsStated as `inflated` */
export async function* stored(bytes: Uint8Array, stated: StatedContent): AsyncGenerator<Uint8Array, void> {
  yield* sized(summed(piecesOf(bytes), stated), stated);
}

/** Chunks whose length is that which was stated: nothing that grows beyond it is unpacked further. */
async function* sized(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { unpacked }: StatedContent,
): AsyncGenerator<Uint8Array, void> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > unpacked) throw new NotAsStated("unpacks to more than the archive says");
    yield chunk;
  }
  if (length < unpacked) throw new NotAsStated(OTHER_CONTENT);
}

/** Packed bytes that are unpacked at a time: text of CMS's tables grows some 20 times. */
const PACKED_CHUNK = 16 << 10;

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PACKED_CHUNK) yield bytes.subarray(at, at + PACKED_CHUNK);
}

/** What stands before deflated bytes in gzip: mark, method, no name, no time. */
const GZIP_HEAD = Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 255);

/** The bytes are dressed as gzip, whose end has the checksum and the size: so the browser itself compares them. */
async function* inflatedByStream(
  packed: Uint8Array,
  { unpacked, checksum }: StatedContent,
): AsyncGenerator<Uint8Array> {
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, checksum, true);
  tail.setUint32(4, unpacked, true);
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const write = async (): Promise<void> => {
    await writer.write(GZIP_HEAD);
    for (const piece of piecesOf(packed)) await writer.write(new Uint8Array(piece));
    await writer.write(new Uint8Array(tail.buffer));
    await writer.close();
  };
  // The reading side tells what went wrong.
  write().catch(() => undefined);
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    throw new NotAsStated(OTHER_CONTENT);
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function* inflatedByUs(packed: Uint8Array, stated: StatedContent): Generator<Uint8Array> {
  yield* summed(inflatedChunks(packed), stated);
}

function* inflatedChunks(packed: Uint8Array): Generator<Uint8Array> {
  let out: Uint8Array[] = [];
  let at = 0;
  const inflate = new Inflate((chunk) => out.push(chunk));
  for (const piece of piecesOf(packed)) {
    at += piece.length;
    try {
      inflate.push(piece, at === packed.length);
    } catch {
      throw new NotAsStated("cannot be unpacked");
    }
    yield* out;
    out = [];
  }
}

/** Chunks whose checksum at the end is that which was stated. */
function* summed(chunks: Iterable<Uint8Array>, { checksum }: StatedContent): Generator<Uint8Array> {
  const crc = crc32();
  for (const chunk of chunks) {
    crc.add(chunk);
    yield chunk;
  }
  if (crc.value() !== checksum) throw new NotAsStated(OTHER_CONTENT);
}

/** CRC-32's polynomial, bits turned round. */
const POLYNOMIAL = 0xedb88320;
let crcTable: Uint32Array | undefined;

function tableOfCrc(): Uint32Array {
  crcTable ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    return crc;
  });
  return crcTable;
}

/** CRC-32 as archives have it, over chunks. */
function crc32(): { add(chunk: Uint8Array): void; value(): number } {
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
