import { UnusableFile, wordsOfError } from "../problem";

/** A value that is there at once (from a disk, in memory) or soon (from a browser's file). */
type Soon<T> = T | Promise<T>;

/** A file that may hold a national table; its bytes are read only when they are needed. */
export interface CmsFile {
  /** Its name, inside an archive behind the archive's: `practitioner-ptp.zip/ccipra-v322r0-f1.TXT`. */
  readonly name: string;
  /** Bytes of its content, for telling how far a reading is. */
  readonly size: number;
  /** The first bytes, some kilobytes of them. */
  head(): Soon<Uint8Array>;
  bytes(): Soon<Uint8Array>;
  /** The bytes in chunks, for files too large to hold. A chunk is good until the next is asked for: the same memory may come again. */
  chunks(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** Enough of a file to see what it is. */
const HEAD_BYTES = 64 << 10;
/** A chunk of a file in memory: a screen gets its turn between two of them. */
const CHUNK_BYTES = 256 << 10;

/** A file that lies in memory. @example fileOfBytes("mue.csv", bytes).size //=> bytes.length */
export function fileOfBytes(name: string, bytes: Uint8Array): CmsFile {
  return {
    name,
    size: bytes.length,
    head: () => bytes.subarray(0, HEAD_BYTES),
    bytes: () => bytes,
    *chunks() {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
    },
  };
}

/** A file that the user chose in a browser. It goes by in a stream, several times as quick as slices of it, so that 200 MB are never in memory at once. */
export function fileOfBlob(file: File): CmsFile {
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    try {
      return new Uint8Array(await file.slice(from, to).arrayBuffer());
    } catch (error) {
      throw unreadable(file, error);
    }
  };
  return {
    name: file.name,
    size: file.size,
    head: () => read(0, HEAD_BYTES),
    bytes: () => read(0, file.size),
    async *chunks() {
      const reader = file.stream().getReader();
      try {
        for (;;) {
          const { done, value } = await reader.read().catch((error: unknown) => {
            throw unreadable(file, error);
          });
          if (done) return;
          yield value;
        }
      } finally {
        // Whoever stops half-way lets go of the file.
        reader.cancel().catch(() => undefined);
      }
    },
  };
}

const unreadable = (file: File, error: unknown): UnusableFile =>
  new UnusableFile({
    file: file.name,
    message: `cannot be read (${wordsOfError(error)}). If it is open in another program, close it there and choose it again`,
  });
