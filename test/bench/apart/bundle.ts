// Compiles what is measured into single files, as a page or a command would have it. tsx would add a helper to every function, which costs
// a tenth and more of the time.
import { join } from "node:path";
import { peer } from "../peers/packages";

interface Esbuild {
  build(options: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** The compiled files. */
export interface Bundles {
  readonly child: string;
  /** The terminal command. */
  readonly command: string;
  /** What runs beside Office.js in a window. */
  readonly workbook: string;
  /** What plays Excel for the published pane. */
  readonly paneHost: string;
}

/** Packages that are loaded from where they are installed. */
const APART = ["jsdom", "playwright-core", "fsevents"];

export async function bundle(root: string, folder: string, peers: string): Promise<Bundles> {
  const { build } = peer<Esbuild>(peers, "esbuild");
  const bundles = {
    child: join(folder, "child.cjs"),
    command: join(folder, "check.cjs"),
    workbook: join(folder, "workbook.js"),
    paneHost: join(folder, "pane-host.js"),
  };
  const shared = { bundle: true, absWorkingDir: root, logLevel: "warning", target: "es2022" };
  const node = { ...shared, platform: "node", format: "cjs", external: APART };
  await build({ ...node, entryPoints: ["test/bench/apart/child.ts"], outfile: bundles.child });
  await build({ ...node, entryPoints: ["src/cli/check.ts"], outfile: bundles.command });
  const window = { ...shared, platform: "browser", format: "iife" };
  await build({ ...window, entryPoints: ["test/bench/windows/workbook-entry.ts"], outfile: bundles.workbook });
  await build({ ...window, entryPoints: ["test/bench/windows/pane-host-entry.ts"], outfile: bundles.paneHost });
  return bundles;
}
