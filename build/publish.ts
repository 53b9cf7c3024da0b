// `npm run build`: the add-in as a web server publishes it, in dist.
//
//   npm run build -- --url https://tools.practice.org/payer-policy-matrix/
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { baseUrl, DEFAULT_PRODUCTION_URL } from "./urls";

const ROOT = resolve(__dirname, "..");
const USAGE = `npm run build -- --url https://host/folder/   (without --url: for ${DEFAULT_PRODUCTION_URL}, which is nobody's)`;

/**
 * The address that the command's words name.
 * @throws where there are other words, or the address is none that Excel loads from
 */
export function urlOf(args: readonly string[]): string {
  const { url } = parseArgs({ args: [...args], options: { url: { type: "string" } } }).values;
  return baseUrl(url, true);
}

function main(): void {
  let url: string;
  try {
    url = urlOf(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const cli = createRequire(join(ROOT, "package.json")).resolve("webpack-cli/bin/cli.js");
  const args = [cli, "--mode", "production", "--env", `url=${url}`];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    return;
  }
  console.log(
    `dist is ready for ${url}: copy all of it there, the old files may stay, and give out dist/manifest.xml.`,
  );
}

if (require.main === module) main();
