// What tests read of a build that is already there.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { buildId } from "../../build/build-id";
import { BUILD_ID_FILE } from "../../build/build-id-plugin";

export const ROOT = resolve(__dirname, "../..");

/**
 * The folder of a production build of the sources as they are.
 *
 * @throws when there is none, or one of other sources: a test of yesterday's build proves nothing
 */
export function productionBuild(): string {
  const folder = join(ROOT, "dist");
  const file = join(folder, BUILD_ID_FILE);
  const built = existsSync(file) ? readFileSync(file, "utf8").trim() : "nothing";
  const sources = buildId(ROOT);
  if (built !== sources)
    throw new Error(`dist holds ${built}, the sources are ${sources}: run \`npm run build\` first.`);
  return folder;
}

/** Files at or below a folder, with forward slashes, relative to it. */
export function filesBelow(folder: string, path = ""): readonly string[] {
  return readdirSync(join(folder, path)).flatMap((name) => {
    const file = path === "" ? name : `${path}/${name}`;
    return statSync(join(folder, file)).isDirectory() ? filesBelow(folder, file) : [file];
  });
}

/** Bytes after gzip at its strongest, as a web server sends them. */
export function gzippedBytes(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

/** The scripts that a page loads, in order: addresses as written. */
export function scriptsOf(html: string): readonly string[] {
  return [...html.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)/g)].map(([, source]) => source ?? "");
}

/** Width and height of a PNG, from its header. */
export function pngSize(file: string): { readonly width: number; readonly height: number } {
  const bytes = readFileSync(file);
  if (bytes.toString("latin1", 1, 4) !== "PNG") throw new Error(`${file} is no PNG`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
