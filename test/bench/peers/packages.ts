// Peers are loaded from where the command installed them: nothing else of the project knows that they exist.
import { createRequire } from "node:module";
import { join } from "node:path";

/** Loads a peer's package. @param folder where the peers' package.json stands */
export function peer<T>(folder: string, name: string): T {
  const loaded: T = createRequire(join(folder, "package.json"))(name);
  return loaded;
}

/** Where a file of a peer's package is. */
export const peerFile = (folder: string, name: string): string =>
  createRequire(join(folder, "package.json")).resolve(name);
