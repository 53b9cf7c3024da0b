import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { CmsFile } from "../files/cms/cms-file";
import type { ByteSource } from "../files/csv-rows";
import { UnusableFile, wordsOfError } from "../files/problem";

/** Files are read in pieces of this size where they may be large. */
const CHUNK_BYTES = 4 << 20;
/** Enough of a file to see what it is. */
const HEAD_BYTES = 64 << 10;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder. Check the path",
  EISDIR: "is a folder. Name a file",
  ENOTDIR: "is a file. Name a folder",
  EACCES: "may not be opened. Check its permissions",
  EPERM: "may not be opened. Check its permissions",
  ENOSPC: "could not be written: the disk is full",
  EROFS: "could not be written: the disk is read-only",
};

/** Does something with a path, and says in words why it cannot be done. */
export function tell<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    const message = WHY[code] ?? wordsOfError(error);
    throw new UnusableFile({ file: path, message });
  }
}

/** A file's bytes. @throws UnusableFile where it cannot be read */
export function readBytes(path: string): Uint8Array {
  return tell(path, () => readFileSync(path));
}

/** A file's bytes; `undefined` where there is no such file. */
export function readBytesIfThere(path: string): Uint8Array | undefined {
  return existsSync(path) ? readBytes(path) : undefined;
}

/** Bytes of a file that are read where they are wanted; what is no plain file (a pipe) is read whole. */
export interface OpenFile extends ByteSource {
  close(): void;
}

/** Opens a file. Reading throws where somebody writes to it meanwhile. @throws UnusableFile where it cannot be read */
export function openFile(path: string): OpenFile {
  const handle = tell(path, () => openSync(path, "r"));
  const opened = tell(path, () => fstatSync(handle));
  if (!opened.isFile()) {
    closeSync(handle);
    const bytes = readBytes(path);
    return { size: bytes.length, read: (from, to) => bytes.subarray(from, to), close: () => undefined };
  }
  let buffer = new Uint8Array(0);
  return {
    size: opened.size,
    read(from, to) {
      const length = to - from;
      if (buffer.length < length) buffer = new Uint8Array(Math.max(length, CHUNK_BYTES));
      const into = buffer.subarray(0, length);
      const now = tell(path, () => {
        for (let done = 0; done < length;) {
          const read = readSync(handle, into, done, length - done, from + done);
          if (read === 0) break;
          done += read;
        }
        return fstatSync(handle);
      });
      if (now.size !== opened.size || now.mtimeMs !== opened.mtimeMs)
        throw new UnusableFile({
          file: path,
          message: "was changed while it was read. Check it again when it is written whole",
        });
      return into;
    },
    close: () => closeSync(handle),
  };
}

/** Whether a path is a folder. @throws UnusableFile where there is nothing of that name */
export function isFolder(path: string): boolean {
  return tell(path, () => statSync(path).isDirectory());
}

/** Whether there is a file or folder of that name. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** The files of a folder, not of the folders in it. @throws UnusableFile where it is no folder */
export function filesIn(folder: string): CmsFile[] {
  const entries = tell(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => fileAt(join(folder, entry.name)));
}

/** What stands in a folder, by name, folders apart. @throws UnusableFile where it is no folder */
export function namesIn(folder: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
  const names = tell(folder, () => readdirSync(folder)).sort();
  const isInner = (name: string): boolean =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true;
  return { files: names.filter((name) => !isInner(name)), folders: names.filter(isInner) };
}

function fileAt(path: string): CmsFile {
  return {
    name: basename(path),
    size: tell(path, () => statSync(path)).size,
    head() {
      for (const chunk of chunksOf(path, HEAD_BYTES)) return chunk;
      return new Uint8Array(0);
    },
    bytes: () => readBytes(path),
    chunks: () => chunksOf(path, CHUNK_BYTES),
  };
}

/** A file's bytes in pieces of this size, each in the memory of the one before: new memory for 170 MB takes longer than reading them. */
function* chunksOf(path: string, size: number): Generator<Uint8Array, undefined> {
  const handle = tell(path, () => openSync(path, "r"));
  const chunk = new Uint8Array(size);
  try {
    for (;;) {
      const read = tell(path, () => readSync(handle, chunk, 0, size, null));
      if (read === 0) return undefined;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(handle);
  }
}
