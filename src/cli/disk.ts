import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CmsFile } from "../files/cms/cms-file";
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
function tell<T>(path: string, act: () => T): T {
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

/** Writes a file, making its folder. @throws UnusableFile where it cannot be written */
export function writeOut(path: string, content: string | Uint8Array): void {
  tell(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  });
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

function fileAt(path: string): CmsFile {
  return {
    name: basename(path),
    size: tell(path, () => statSync(path)).size,
    head: () => tell(path, () => chunksOf(path, HEAD_BYTES).next().value ?? new Uint8Array(0)),
    bytes: () => readBytes(path),
    chunks: () => chunksOf(path, CHUNK_BYTES),
  };
}

function* chunksOf(path: string, size: number): Generator<Uint8Array, undefined> {
  const handle = tell(path, () => openSync(path, "r"));
  try {
    for (;;) {
      const chunk = new Uint8Array(size);
      const read = tell(path, () => readSync(handle, chunk, 0, size, null));
      if (read === 0) return undefined;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(handle);
  }
}
