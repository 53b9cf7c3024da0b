import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { tell } from "./disk";
import type { Terminal } from "./terminal";

/** Where a report goes, piece by piece. */
export interface Output {
  write(piece: string | Uint8Array): void;
  /** Waits until a slow reader has taken what was written. */
  taken(): Promise<void>;
  /** All of it is written: only now does the file have its name. */
  close(): void;
  /** Leaves nothing behind. */
  discard(): void;
}

/** Small pieces are written together. */
const TOGETHER_CHARS = 1 << 16;

/** Files that are being written, by their names for the time being. */
const unfinished = new Set<string>();

/** Takes away what is half written: the process ends before its time. */
export function discardUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
  unfinished.clear();
}

/** Puts small pieces together. */
function gathered(write: (piece: string | Uint8Array) => void): Pick<Output, "write"> & { flush(): void } {
  let held: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (length > 0) write(held.join(""));
    held = [];
    length = 0;
  };
  return {
    write(piece) {
      if (typeof piece !== "string") {
        flush();
        write(piece);
        return;
      }
      held.push(piece);
      length += piece.length;
      if (length >= TOGETHER_CHARS) flush();
    },
    flush,
  };
}

/** The terminal's standard output. */
export function terminalOutput(terminal: Pick<Terminal, "out" | "drained">): Output {
  const { write, flush } = gathered((piece) => terminal.out(typeof piece === "string" ? piece : String(piece)));
  return {
    write,
    taken: async () => terminal.drained?.(),
    close: flush,
    discard: () => undefined,
  };
}

/**
 * A file, in a folder that is made where it is missing. It is written under another name beside its place and gets its own when it is whole, so that
 * nobody takes half a report for a report. What is no plain file, such as a pipe, is written to at once.
 * @throws UnusableFile where it cannot be written
 */
export function fileOutput(path: string): Output {
  return tell(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    const known = statSync(path, { throwIfNoEntry: false });
    const isPlain = !known || known.isFile();
    // A link stays a link: what it leads to is written.
    const place = known ? realpathSync(path) : path;
    const part = isPlain ? join(dirname(place), `.${basename(place)}.${process.pid}.part`) : path;
    if (isPlain) unfinished.add(part);
    const handle = openSync(part, isPlain ? "w" : "a");
    const { write, flush } = gathered((piece) => tell(path, () => writeFileSync(handle, piece)));
    let isOpen = true;
    const end = (): void => {
      if (isOpen) closeSync(handle);
      isOpen = false;
    };
    return {
      write,
      taken: () => Promise.resolve(),
      close() {
        flush();
        tell(path, () => {
          end();
          if (known && isPlain) chmodSync(part, known.mode);
          if (isPlain) renameSync(part, place);
        });
        unfinished.delete(part);
      },
      discard() {
        end();
        if (isPlain) rmSync(part, { force: true });
        unfinished.delete(part);
      },
    };
  });
}

/** Writes a file at once. @throws UnusableFile where it cannot be written */
export function writeOut(path: string, content: string | Uint8Array): void {
  const output = fileOutput(path);
  try {
    output.write(content);
    output.close();
  } catch (error) {
    output.discard();
    throw error;
  }
}
