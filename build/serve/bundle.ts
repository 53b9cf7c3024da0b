import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import webpack, { type Configuration, type Stats } from "webpack";
import { buildId } from "../build-id";
import { BUILD_ID_FILE } from "../build-id-plugin";

/** The folder that holds package.json. */
export const ROOT = resolve(__dirname, "../..");

type ConfigFunction = (env: Readonly<Record<string, unknown>>, argv: { readonly mode: string }) => Configuration;

/** Whether a folder holds a build of the sources as they are now. */
export function isFresh(folder: string): boolean {
  const file = join(ROOT, folder, BUILD_ID_FILE);
  return existsSync(file) && readFileSync(file, "utf8").trim() === buildId(ROOT);
}

/**
 * Builds once, in development mode.
 *
 * @param env what the command line gives behind `--env`
 * @throws with webpack's messages when the build fails
 */
export function buildOnce(env: Readonly<Record<string, unknown>>): Promise<void> {
  const compiler = compilerFor(env);
  return new Promise((done, fail) => {
    compiler.run((error, stats) => {
      const problem = problemOf(error, stats);
      compiler.close(() => (problem === undefined ? done() : fail(problem)));
    });
  });
}

/**
 * Builds, and again at every change; resolves when the first build is there. A later build that fails is printed and does
 * not end the watching.
 */
export function buildAndWatch(env: Readonly<Record<string, unknown>>): Promise<void> {
  return new Promise((done, fail) => {
    let first = true;
    compilerFor(env).watch({}, (error, stats) => {
      const problem = problemOf(error, stats);
      if (first && problem !== undefined) fail(problem);
      else if (problem !== undefined) console.error(problem.message);
      else if (first) done();
      else console.log(`Built again: ${new Date().toLocaleTimeString()}`);
      first = false;
    });
  });
}

function compilerFor(env: Readonly<Record<string, unknown>>) {
  const config = require(join(ROOT, "webpack.config.js")) as ConfigFunction;
  return webpack(config(env, { mode: "development" }));
}

function problemOf(error: Error | null, stats: Stats | undefined): Error | undefined {
  if (error !== null) return error;
  if (stats?.hasErrors() !== true) return undefined;
  return new Error(stats.toString({ preset: "errors-only", colors: false }));
}
