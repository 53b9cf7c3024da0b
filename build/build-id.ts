import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Everything that decides what a build contains. */
const INPUTS = [
  "assets",
  "build",
  "manifest.xml",
  "package.json",
  "package-lock.json",
  "src",
  "tsconfig.json",
  "webpack.config.js",
];

/** Binary inputs are taken byte by byte; in the others a line ending does not make another build. */
const BINARY = /\.(png|bin|gz)$/;

/**
 * Names a build by what it is made of: the version and a hash of the sources, the same on every machine.
 * Shown in the pane and by PAYER.VERSION(), since Excel may keep an old functions.json for a day.
 *
 * @param root the folder that holds package.json
 * @example buildId("/checkout") //=> "0.1.0+3f9c2a71"
 */
export function buildId(root: string): string {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap((input) => filesIn(root, input))) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\n`);
    hash.update(BINARY.test(file) ? bytes : bytes.toString("utf8").replaceAll("\r\n", "\n"));
  }
  return `${packageVersion(root)}+${hash.digest("hex").slice(0, 8)}`;
}

/** The version of package.json. */
export function packageVersion(root: string): string {
  const parsed = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
  return parsed.version;
}

/** Files at or below a path, in an order that no file system changes; with forward slashes. */
function filesIn(root: string, path: string): readonly string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}
