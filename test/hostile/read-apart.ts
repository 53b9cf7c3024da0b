// Reads one export in a process of its own and prints what came of it, how long that took and how much memory the process had at most.
import { existsSync, readFileSync } from "node:fs";
import { readExport } from "../../src/files/export-file";
import { UnusableFile } from "../../src/files/problem";

/** What came of a file. */
export interface ReadApart {
  /** The words of the refusal; "" where it was read. */
  readonly refused: string;
  readonly milliseconds: number;
  /** Bytes above what the process has before it reads. */
  readonly bytes: number;
}

/** The most memory that this process has had so far, in bytes. */
function mostBytes(): number {
  // What `resourceUsage` says is the parent's at first, on Linux.
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) * 1024;
}

async function main(path: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const before = mostBytes();
  const started = performance.now();
  let refused = "";
  try {
    await readExport(bytes, path.replace(/^.*[\\/]/, ""));
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    refused = error.message;
  }
  const milliseconds = Math.round(performance.now() - started);
  const told: ReadApart = { refused, milliseconds, bytes: mostBytes() - before };
  process.stdout.write(JSON.stringify(told));
}

const [path] = process.argv.slice(2);
if (path !== undefined) void main(path);
