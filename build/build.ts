// `npm run build -- --url https://host/path/`: the complete folder for a static host, and the manifest for that address.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { webpackOptions } from "./build-options";

const ROOT = resolve(__dirname, "..");

try {
  const options = webpackOptions(process.argv.slice(2));
  const webpack = join(ROOT, "node_modules", "webpack", "bin", "webpack.js");
  process.exitCode = spawnSync(process.execPath, [webpack, ...options], { cwd: ROOT, stdio: "inherit" }).status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
