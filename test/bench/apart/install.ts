// Installs the peers into test/bench/node_modules, which git does not know. The project itself never needs them.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface PackageJson {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Versions of the peers that are installed, by name. */
export type Versions = Readonly<Record<string, string>>;

const readPackage = (path: string): PackageJson => JSON.parse(readFileSync(path, "utf8")) as PackageJson;

/** Peers and their versions, as package.json pins them. */
export function pinned(peers: string): Versions {
  return readPackage(join(peers, "package.json")).dependencies ?? {};
}

/** @throws where npm cannot install them */
export function installPeers(peers: string, say: (text: string) => void): Versions {
  const wanted = pinned(peers);
  const isThere = Object.entries(wanted).every(([name, version]) => {
    const file = join(peers, "node_modules", name, "package.json");
    return existsSync(file) && readPackage(file).version === version;
  });
  if (isThere && existsSync(join(peers, "node_modules", STAMP))) return wanted;
  say("installing the peers (once; a minute or some)");
  // By the lock, but not by "npm ci": that refuses where a registry lacks what the peers need on other machines.
  const run = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund"], {
    cwd: peers,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (run.status !== 0)
    throw new Error(`npm could not install the peers in ${peers}. Run "npm install" there and see what it says`);
  return wanted;
}

/** npm writes it last. */
const STAMP = ".package-lock.json";
