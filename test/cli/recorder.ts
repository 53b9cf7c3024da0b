import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, type Exit, type Terminal } from "../../src/cli/terminal";
import { day } from "../day";

/** What a command did: its exit status, what it printed and what it noted. */
export interface Done {
  readonly status: Exit;
  readonly out: string;
  readonly notes: string;
}

/** Runs a command in this process. Today is 23 November 2026. */
export async function done(
  command: (args: readonly string[], terminal: Terminal) => Promise<Exit>,
  args: readonly string[],
): Promise<Done> {
  let out = "";
  let notes = "";
  const terminal: Terminal = {
    out: (text) => void (out += text),
    note: (text) => void (notes += `${text}\n`),
    today: () => day("2026-11-23"),
  };
  const status = await run(() => command(args, terminal), terminal);
  return { status, out, notes };
}

/** A folder for the files of a test, and its removal. */
export function scratch(): {
  at(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), "terminal-"));
  const at = (name: string): string => join(folder, name);
  return {
    at,
    write(name, content) {
      writeFileSync(at(name), content);
      return at(name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
